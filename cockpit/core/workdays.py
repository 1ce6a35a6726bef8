"""Working days: Monday to Friday; holidays are the calendar's."""

from __future__ import annotations

from datetime import date, timedelta


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    return day + timedelta(days=max(1, 7 - day.weekday()) if day.weekday() >= 4 else 1)
