"""Moving what is planned, in words: "+3d", "+2wd", "fri", "next week 10:00"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core.agenda_words import landed
from cockpit.core.errors import BadInput
from cockpit.core.rescheduling import Move, read_move
from cockpit.core.words import _


class Moving(Errand):
    """`w`: another day for what is under the cursor, or for all that is marked."""

    kept = False

    placeholder = "+3d · +1w · +2wd · fri · 15.12 10:00"

    def __init__(
        self,
        names: str,
        days: Sequence[date],
        today: date,
        holidays: Mapping[str, str],
        do: Callable[[Move], None],
    ) -> None:
        """Move some.

        Args:
            names: what they are called together.
            days: when they are due now.
            today: the day that "tomorrow" follows.
            holidays: names by ISO day.
            do: what moves them once Enter is pressed.
        """
        super().__init__()
        self.label = _("move · {names}").format(names=names)
        self._days, self._today, self._holidays, self._do = days, today, holidays, do

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """Where they come to lie."""
        if not text.strip():
            return [[(_(" how far or to which day: “+3d”, “+1w”, “+2wd” working days, “fri 10:00”"), palette.quiet)]]
        move = read_move(text, self._today)
        if move.problem:
            return [[(" ✗ ", palette.ink("alarm")), (move.problem, palette.plain)]]
        days = [move.lands(day, self._today, self._holidays) for day in self._days]
        parts: list[Part] = [(f" {landed(days, self._today, self._holidays)}", palette.key)]
        if move.at:
            parts.append((f" {move.at}", palette.key))
        return [parts]

    def enter(self, text: str) -> bool:
        """Move them; an empty text moves nothing.

        Raises:
            BadInput: where the words are not understood.
        """
        if not text.strip():
            return True
        move = read_move(text, self._today)
        if move.problem:
            raise BadInput(move.problem)
        self._do(move)
        return True
