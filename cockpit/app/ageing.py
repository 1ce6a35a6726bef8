"""Talks that are older than the book keeps them: told of, never erased unasked."""

from __future__ import annotations

from datetime import date

from cockpit.app.desk import Desk
from cockpit.clock import local_time
from cockpit.core import formatter as fmt
from cockpit.core.words import _
from cockpit.store import journal


def over_age(desk: Desk) -> str:
    """How many there are, a sentence; empty where none are, or the book keeps them for good."""
    # imported here: most starts need none of it
    from cockpit.store.erasing import retention

    years = retention.years_of(desk.book)
    if not years:
        return ""
    before = retention.first_day(desk.today, years)
    count = sum(retention.by_year(desk.book, before).values())
    if not count:
        return ""
    return _("longer than this book keeps them: {touches} before {day}").format(
        touches=fmt.touches(count), day=fmt.full_day(date.fromisoformat(before))
    )


def reminder(desk: Desk) -> str:
    """The same, until something is done in the book this month: once a month is often enough."""
    newest = journal.entries(desk.book, 1)
    if newest and local_time(newest[0].at_ms).date() >= desk.today.replace(day=1):
        return ""
    return over_age(desk)
