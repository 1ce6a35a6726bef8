"""Which backups are kept: all of two days, then one a day, one a week, one a month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta

DAYS_WHOLE = 2
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def kept(made: Iterable[datetime], today: date) -> set[datetime]:
    """Those of the backups that stay.

    All of today and of the day before; the newest of each of the last 12 days, 10 ISO weeks and 9 months that have
    one. A period without a backup takes nobody's place, so a program that rests for a year loses none by it.

    Args:
        made: local instants of the backups, in any order.
        today: the local day.
    """
    newest_first = sorted(set(made), reverse=True)
    stays = {one for one in newest_first if one.date() > today - timedelta(days=DAYS_WHOLE)}
    stays |= _newest_of_each(newest_first, DAILY, lambda one: one.date())
    stays |= _newest_of_each(newest_first, WEEKLY, lambda one: one.isocalendar()[:2])
    stays |= _newest_of_each(newest_first, MONTHLY, lambda one: (one.year, one.month))
    return stays


def _newest_of_each(newest_first: list[datetime], count: int, period: Callable[[datetime], Hashable]) -> set[datetime]:
    seen: dict[Hashable, datetime] = {}
    for one in newest_first:
        seen.setdefault(period(one), one)
    return set(list(seen.values())[:count])
