"""The sample's calendar: its fixed today, the days that the rep works, and instants on the clock of Warsaw."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache

from cockpit.core.moment import Moment

ANCHOR = date(2026, 9, 14)
"""A Monday; what is drawn on a real calendar is moved from here."""
LAST = date(2026, 9, 11)
"""The Friday before: nothing happened later, so that no client counts as touched a moment ago."""
FIRST = date(2024, 9, 16)
"""The first of two years of touches."""
SALES_FIRST = date(2025, 3, 14)
"""The first day of eighteen months of sales."""
MADE = date(2024, 9, 2)
"""The day on which the book was begun."""
ZONE = "Europe/Warsaw"

_HOLIDAYS = frozenset(
    {(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25), (12, 26), (12, 31)}
)
_ABSENCES = (
    (date(2024, 12, 23), date(2025, 1, 3)),
    (date(2025, 4, 18), date(2025, 4, 21)),
    (date(2025, 7, 21), date(2025, 8, 1)),
    (date(2025, 12, 22), date(2026, 1, 2)),
    (date(2026, 4, 3), date(2026, 4, 6)),
    (date(2026, 7, 13), date(2026, 7, 24)),
)


@cache
def works(day: date) -> bool:
    """Whether the rep works that day: no weekend, no holiday, no leave."""
    if day.weekday() >= 5 or (day.month, day.day) in _HOLIDAYS:
        return False
    return not any(first <= day <= last for first, last in _ABSENCES)


def at_or_before(day: date) -> date:
    """The day itself, else the last working day before it."""
    while not works(day):
        day -= timedelta(days=1)
    return day


def at_or_after(day: date) -> date:
    """The day itself, else the next working day."""
    while not works(day):
        day += timedelta(days=1)
    return day


def working_days_before(day: date, count: int) -> date:
    """The working day that many working days earlier."""
    for _step in range(count):
        day = at_or_before(day - timedelta(days=1))
    return day


@cache
def offset(day: date) -> int:
    """Minutes east of UTC in Warsaw at noon: summer time from the last Sunday of March to that of October.

    By the rule and not by the zone database, which differs from machine to machine.
    """
    return 120 if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else 60


def _last_sunday(year: int, month: int) -> date:
    end = date(year, month, 31)
    return end - timedelta(days=(end.weekday() + 1) % 7)


@cache
def midnight_ms(day: date) -> int:
    """UTC milliseconds of the local midnight."""
    utc = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return int(utc.timestamp()) * 1000 - offset(day) * 60_000


def moment(day: date, seconds: int) -> Moment:
    """The instant that many seconds after local midnight."""
    return Moment(midnight_ms(day) + seconds * 1000, ZONE, offset(day), day.isoformat())
