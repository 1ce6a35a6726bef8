"""An action in one line: the day, the time, the words, its minutes and its ground, each shown as it is understood."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import date

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core import task_words
from cockpit.core.agenda import GROUNDS, HORIZONS
from cockpit.core.errors import BadInput
from cockpit.core.when import understand
from cockpit.core.words import _
from cockpit.core.workdays import next_working_day
from cockpit.store.agenda import Wording


class Tasking(Errand):
    """An action or a task, new or changed."""

    placeholder = "offer fri 45m · +3d · 15.12 contract #invest"

    def __init__(
        self,
        label: str,
        today: date,
        do: Callable[[Wording], None],
        *,
        was: Wording | None = None,
        holidays: Container[str] = (),
    ) -> None:
        """Ask for one.

        Args:
            label: what is asked for.
            today: the day that "tomorrow" follows.
            do: what keeps it once Enter is pressed.
            was: what it says so far, where it is changed.
            holidays: ISO days on which nothing lands unasked.
        """
        super().__init__(as_words(was) if was is not None else "")
        self.label = label
        self._today, self._do, self._was, self._holidays = today, do, was, holidays

    def _read(self, text: str) -> tuple[Wording | None, bool]:
        """What the line says, and whether it names a day.

        Raises:
            BadInput: where a part of it is not understood.
        """
        words = task_words.read(text)
        if words.problem:
            raise BadInput(words.problem)
        if not words.text:
            return None, False
        was, since = self._was, self._today
        if was is not None and words.text.startswith(was.due.isoformat()):
            # a day that has passed may stay where it is
            since = min(since, was.due)
        found = understand(words.text, since)
        if found.problem:
            raise BadInput(found.problem)
        due = found.due or (was.due if was is not None else next_working_day(self._today, self._holidays))
        return Wording(
            found.text or (was.text if was is not None else _("get in touch")),
            due,
            found.at.strftime("%H:%M") if found.at else None,
            words.minutes or 0,
            words.ground or "act",
            words.horizon or "month",
        ), found.due is not None

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The parts of the line as understood."""
        hint = _(" a day and what: “offer fri”, “+10d ring Anna 45m”, “15.12 contract #invest”")
        try:
            made, named = self._read(text)
        except BadInput as fault:
            return [[(" ✗ ", palette.ink("alarm")), (str(fault), palette.plain)]]
        if made is None:
            return [[(hint, palette.quiet)]]
        parts: list[Part] = [(f" {fmt.near_day(made.due, self._today)}", palette.key)]
        if made.due.year != self._today.year or (made.due - self._today).days < 2:
            parts.append((f" ({fmt.full_day(made.due)})", palette.quiet))
        if made.at:
            parts.append((f" {made.at}", palette.key))
        parts.append((f"  {made.text}", palette.strong))
        if made.minutes:
            parts.append((f"  {fmt.minutes(made.minutes)}", palette.plain))
        if made.ground != "act":
            parts.append((f"  {_(GROUNDS[made.ground])}", palette.plain))
        if made.horizon != "month":
            parts.append((f"  {_(HORIZONS[made.horizon])}", palette.plain))
        if not named and self._was is None:
            parts.append((_("  no day named: the next working day"), palette.quiet))
        return [parts]

    def enter(self, text: str) -> bool:
        """Keep it; an empty line keeps nothing.

        Raises:
            BadInput: where a part is not understood, or nothing is left of one that was there.
        """
        made, _named = self._read(text)
        if made is not None:
            self._do(made)
        elif self._was is not None:
            raise BadInput(_("an action needs words; Del deletes it"))
        return True


def as_words(was: Wording) -> str:
    """An action as it can be typed."""
    parts = [was.due.isoformat(), was.at or "", was.text, task_words.spelled(was.minutes, was.ground, was.horizon)]
    return " ".join(part for part in parts if part)
