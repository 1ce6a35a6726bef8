"""The log line: a verb with a note, a person, a time, a next action."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from cockpit.app.errands.errand import Errand
from cockpit.app.errands.planning import promise_of, promise_parts
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core import logline
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.verbs import Verb
from cockpit.core.words import _, ngettext
from cockpit.core.workdays import NO_HOLIDAYS
from cockpit.store.touches import Promise

Log = Callable[[str, Moment | None, tuple[int, ...], Promise | None], None]
"""Takes note, moment, persons and next action."""


class Logging(Errand):
    """An upper-case verb: the line that adds to it what one key cannot say."""

    def __init__(
        self,
        verb: Verb,
        names: str,
        people: Sequence[tuple[int, str]],
        now: Moment,
        count: int | None,
        do: Log,
        holidays: Container[str] = NO_HOLIDAYS,
    ) -> None:
        """Log a verb.

        Args:
            verb: which.
            names: how the clients in hand are called.
            people: (id, name) of the people at the client; none for several clients.
            now: the instant that "<14:30" counts from.
            count: the number typed before the verb.
            do: what logs it once Enter is pressed.
            holidays: ISO days that are no working days.
        """
        super().__init__()
        self._holidays = holidays
        self.label = f"{_(verb.label)} · {names}"
        self.placeholder = _("note  @person  <time  >next action")
        self._people, self._now, self._count, self._do = people, now, count, do

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The parts of the line as understood."""
        line = logline.read(text, self._now)
        first: list[Part] = [(_(" note "), palette.quiet), (line.note or "–", palette.strong)]
        second: list[Part] = [(" ", palette.plain)]
        person, problem = logline.person_named(line.person, self._people)
        problem = problem or line.problem
        if person is not None:
            name = next(name for identity, name in self._people if identity == person)
            first += [(_("  with "), palette.quiet), (name, palette.strong)]
        if line.at is not None:
            when = f"{fmt.near_day(line.at.date, self._now.date)} {line.at.clock}"
            first += [(_("  at "), palette.quiet), (when, palette.strong)]
        if problem:
            return [first, [(" ✗ ", palette.ink("alarm")), (problem, palette.plain)]]
        if line.promise:
            second += [
                (_("next "), palette.quiet),
                *promise_parts(line.promise, self._now.date, palette, self._holidays),
            ]
        elif self._count is not None:
            second.append(
                (
                    ngettext("follow-up in {n} day", "follow-up in {n} days", self._count).format(n=self._count),
                    palette.quiet,
                )
            )
        else:
            names = ", ".join(name for _identity, name in self._people[:4])
            hint = _("@person ({names})  <14:30  >offer fri").format(names=names) if names else self.placeholder
            second.append((hint, palette.quiet))
        return [first, second]

    def enter(self, text: str) -> bool:
        """Log it.

        Raises:
            BadInput: where a part is not understood; nothing is logged.
        """
        line = logline.read(text, self._now)
        person, problem = logline.person_named(line.person, self._people)
        if problem or line.problem:
            raise BadInput(problem or line.problem)
        promise = promise_of(line.promise, self._now.date, self._holidays)
        self._do(line.note, line.at, (person,) if person is not None else (), promise)
        return True
