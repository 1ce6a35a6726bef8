"""Planning the next action in words."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from datetime import date

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.when import understand
from cockpit.core.words import _
from cockpit.core.workdays import NO_HOLIDAYS, next_working_day
from cockpit.store.touches import Promise


def promise_of(text: str, today: date, holidays: Container[str] = NO_HOLIDAYS) -> Promise | None:
    """The next action that a text means; on the next working day where it names none. None for an empty text.

    Args:
        text: the words.
        today: the day that "tomorrow" follows.
        holidays: ISO days that are no working days.

    Raises:
        BadInput: where a day or a time in it is not understood.
    """
    if not text.strip():
        return None
    found = understand(text, today)
    if found.problem:
        raise BadInput(found.problem)
    due = found.due or next_working_day(today, holidays)
    words = found.text or _("get in touch")
    return Promise(words, due, found.at.strftime("%H:%M") if found.at else None)


def promise_parts(text: str, today: date, palette: Palette, holidays: Container[str] = NO_HOLIDAYS) -> list[Part]:
    """What is understood of a next action: the day, the time, the words."""
    if not text.strip():
        return [(_("a day and what: “offer fri”, “+10d ring Anna”, “15.12 contract”"), palette.quiet)]
    found = understand(text, today)
    if found.problem:
        return [("✗ ", palette.ink("alarm")), (found.problem, palette.plain)]
    promise = promise_of(text, today, holidays)
    assert promise is not None
    parts: list[Part] = [(fmt.near_day(promise.due, today), palette.key)]
    if promise.due.year != today.year or (promise.due - today).days < 2:
        parts.append((f" ({fmt.full_day(promise.due)})", palette.quiet))
    if promise.at:
        parts.append((f" {promise.at}", palette.key))
    parts.append((f"  {promise.text}", palette.strong))
    if found.due is None:
        parts.append((_("  no day named: the next working day"), palette.quiet))
    return parts


class Planning(Errand):
    """`a`: the next action of the clients in hand."""

    def __init__(
        self,
        names: str,
        targets: Sequence[int],
        today: date,
        do: Callable[[Promise], None],
        value: str = "",
        holidays: Container[str] = NO_HOLIDAYS,
    ) -> None:
        """Plan for some clients.

        Args:
            names: how the clients are called.
            targets: their ids.
            today: the day that "tomorrow" follows.
            do: what keeps the promise once Enter is pressed.
            value: words to start from.
            holidays: ISO days that are no working days.
        """
        super().__init__(value)
        self.label = _("next action · {names}").format(names=names)
        self.placeholder = _("offer fri · +3d · 15.12 contract · demain · завтра")
        self.targets = tuple(targets)
        self._today = today
        self._do = do
        self._holidays = holidays

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The day and the words as understood."""
        return [[(" ", palette.plain), *promise_parts(text, self._today, palette, self._holidays)]]

    def enter(self, text: str) -> bool:
        """Keep it; an empty text keeps nothing."""
        promise = promise_of(text, self._today, self._holidays)
        if promise is not None:
            self._do(promise)
        return True
