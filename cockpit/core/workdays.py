"""Working days: Monday to Friday, holidays out."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

NO_HOLIDAYS: frozenset[str] = frozenset()
SATURDAY = 5
LONGEST_REST = 366
"""Days after which a day counts as working whatever the calendar says, so that no calendar can hold a loop."""


def is_working_day(day: date, holidays: Container[str] = NO_HOLIDAYS) -> bool:
    """Whether work is done on that day.

    Args:
        day: the day.
        holidays: ISO days on which none is done beside Saturday and Sunday.
    """
    return day.weekday() < SATURDAY and day.isoformat() not in holidays


def next_working_day(day: date, holidays: Container[str] = NO_HOLIDAYS) -> date:
    """The first working day after `day`."""
    return plus_working_days(day, 1, holidays)


def plus_working_days(day: date, count: int, holidays: Container[str] = NO_HOLIDAYS) -> date:
    """The day that is `count` working days after `day` (before it where `count` is below nought)."""
    step = timedelta(days=1 if count > 0 else -1)
    for _each in range(abs(count)):
        day += step
        for _rest in range(LONGEST_REST):
            if is_working_day(day, holidays):
                break
            day += step
    return day
