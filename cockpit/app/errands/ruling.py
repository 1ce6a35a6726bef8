"""Typing a checklist's rule: its words and the next days are shown before Enter keeps it."""

from __future__ import annotations

from collections.abc import Callable, Set
from datetime import date

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core import recurrence, routine
from cockpit.core.errors import BadInput
from cockpit.core.rule_said import rule_words
from cockpit.core.rule_typed import rule_of
from cockpit.core.words import _

NEXT = 3


class Ruling(Errand):
    """`r`: on which days of its period an item is due."""

    placeholder = "monday · 3. · last workday · first monday · FREQ=…"

    def __init__(self, period: str, rule: str, today: date, holidays: Set[date], do: Callable[[str], None]) -> None:
        """Start from a rule; `do` gets the new one as RRULE text."""
        super().__init__(typable(rule, period))
        self.label = _("when in the {period}").format(period=_(routine.LABELS[period]))
        self._period, self._today, self._holidays = period, today, holidays
        self._do = do

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The rule in words, RRULE beside it; then the next days."""
        try:
            rule = rule_of(text, self._period)
        except BadInput as fault:
            return [[(" ✗ ", palette.ink("alarm")), (str(fault), palette.plain)]]
        first: list[Part] = [(f" {rule_words(rule)}", palette.strong), (f"  {rule}" if rule else "", palette.quiet)]
        if not rule:
            return [first, [(_(" without a rule the item has no day of its own"), palette.quiet)]]
        days = recurrence.upcoming(recurrence.parse(rule), self._today, NEXT, self._holidays)
        if not days:
            return [first, [(_(" no such day in the next years"), palette.ink("warn"))]]
        shown = " · ".join(f"{fmt.weekday(day)} {fmt.short_day(day, self._today)}" for day in days)
        return [first, [(_(" next: {days}").format(days=shown), palette.quiet)]]

    def enter(self, text: str) -> bool:
        """Keep it.

        Raises:
            BadInput: where it is not understood.
        """
        self._do(rule_of(text, self._period))
        return True


def typable(rule: str, period: str) -> str:
    """The rule in the words that can be typed for it, else itself."""
    if not rule:
        return ""
    words = rule_words(rule)
    try:
        return words if rule_of(words, period) == rule else rule
    except BadInput:
        return rule
