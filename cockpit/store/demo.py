"""The demo: a copy of the sample in which every day is moved, so that the sample's today is today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from cockpit.core import routine
from cockpit.core.errors import BookUnusable
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import schema, triggers
from cockpit.store.book import Book, open_book
from cockpit.store.connection import connect, failures

DAYS = {
    "client": ("resting_until", "window_from", "window_to", "made_day"),
    "touch": ("day", "retry_day"),
    "action": ("due", "made_day", "done_day"),
    "sales_line": ("day",),
    "wallet": ("day",),
    "supply": ("contract_end",),
    "sweep": ("day",),
    "phone_record": ("day",),
}
INSTANTS = {
    "client": ("made_ms",),
    "touch": ("at_ms",),
    "action": ("made_ms", "done_ms"),
    "routine_item": ("state_ms",),
    "phone_record": ("at_ms",),
}
BY_PERIODS = {"routine_period": ("starts",), "routine_item": ("due",)}
"""Days that are moved by whole periods: see `_move_lists`."""


def open_demo(sample: Path, target: Path, now: Moment, *, fresh: bool = False) -> Book:
    """Open the demo: as it was left where something was done in it, else made from the sample for today.

    Args:
        sample: the book that it is made from.
        target: where the demo is.
        now: this instant.
        fresh: whether to begin anew all the same.

    Raises:
        BookUnusable: where the sample is missing or the copy cannot be made.
    """
    if not sample.is_file():
        raise BookUnusable(_("the sample book is missing ({path}): `make sample` builds it").format(path=sample))
    if not fresh and target.exists() and _as_it_is(target, now):
        return open_book(target)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = target.with_name(target.name + ".half")
    with closing(connect(sample, busy_ms=1000, read_only=True)) as source, failures(target):
        schema.copy_to(source, half)
    with failures(target), closing(sqlite3.connect(half, isolation_level=None)) as copy:
        _move(copy, now.date)
    # the journal of a write that was cut short belongs to the old copy and must not be played into the new one
    target.with_name(target.name + "-journal").unlink(missing_ok=True)
    half.replace(target)
    return open_book(target)


def _as_it_is(path: Path, now: Moment) -> bool:
    """Whether the demo that is there is today's, or somebody's work of another day."""
    try:
        book = open_book(path)
    except BookUnusable:
        return False
    used = bool(book.value("SELECT count(*) FROM operation WHERE source NOT IN ('view', 'system', 'outside')"))
    book.close()
    return used or book.anchor_day == now.day


def _move(connection: sqlite3.Connection, today: date) -> None:
    (anchor,) = connection.execute("SELECT anchor_day FROM meta").fetchone()
    ahead = today - date.fromisoformat(anchor)
    connection.execute("BEGIN")
    # the moving itself is nobody's act: nothing of it belongs in the journal
    triggers.remove(connection)
    for table, columns in DAYS.items():
        for column in columns:
            connection.execute(
                f'UPDATE "{table}" SET "{column}" = date("{column}", ?) WHERE "{column}" IS NOT NULL',
                (f"{ahead.days} days",),
            )
    for table, columns in INSTANTS.items():
        for column in columns:
            connection.execute(
                f'UPDATE "{table}" SET "{column}" = "{column}" + ? WHERE "{column}" IS NOT NULL',
                (ahead // timedelta(milliseconds=1),),
            )
    _move_lists(connection, date.fromisoformat(anchor), today)
    months = 12 * (today.year - int(anchor[:4])) + today.month - int(anchor[5:7])
    # by way of a far year: moved one by one, a month would meet the one that still stands there
    for years in (5000, -5000):
        shift = months if years > 0 else 0
        connection.execute(
            "UPDATE plan SET month = strftime('%Y-%m', month || '-01', ?, ?)", (f"{years} years", f"{shift} months")
        )
    for one in routine.DEFAULTS:
        # the sample is written in English; what the program itself says in it is said in the user's language
        for table in ("routine_template", "routine_item"):
            connection.execute(f'UPDATE "{table}" SET text = ? WHERE text = ?', (_(one.text), one.text))
    connection.execute("UPDATE meta SET anchor_day = ?", (today.isoformat(),))
    triggers.install(connection)
    connection.execute("COMMIT")


def _move_lists(connection: sqlite3.Connection, anchor: date, today: date) -> None:
    """Move the routine's lists by whole periods, and ask their templates anew when their items are due.

    By days a Monday would become a Thursday, and two lists might meet in one month: the list of the week before the
    sample's today becomes that of the week before today, that of its last working day that of the last before today.
    """
    lists = connection.execute("SELECT id, period, starts FROM routine_period").fetchall()
    moved = {
        identity: (period, _periods_on(period, date.fromisoformat(starts), anchor, today))
        for identity, period, starts in lists
    }
    # by way of a far century: moved one by one, a list would meet the one that still stands there
    connection.execute("UPDATE routine_period SET starts = date(starts, '-1000 years')")
    connection.executemany(
        "UPDATE routine_period SET starts = ? WHERE id = ?",
        [(after.isoformat(), identity) for identity, (_period, after) in moved.items()],
    )
    due = connection.execute(
        "SELECT i.id, i.routine_period, t.rule FROM routine_item i JOIN routine_template t ON t.id = i.template"
        " WHERE i.due IS NOT NULL"
    ).fetchall()
    for identity, of, rule in due:
        period, starts = moved[of]
        day = routine.occasion(rule, starts, routine.end(period, starts))[1]
        connection.execute("UPDATE routine_item SET due = ? WHERE id = ?", (day.isoformat() if day else None, identity))


def _periods_on(period: str, starts: date, anchor: date, today: date) -> date:
    """The first day of the period that is as many periods before today's as `starts` is before the anchor's."""
    if period == "day":
        return _workdays_on(starts, anchor, today)
    here, there = routine.start(period, anchor), routine.start(period, today)
    while here > starts:
        here, there = routine.previous(period, here), routine.previous(period, there)
    while here < starts:
        here, there = routine.following(period, here), routine.following(period, there)
    return there


def _workdays_on(day: date, anchor: date, today: date) -> date:
    """The day that is as many working days before today as `day` is before the anchor."""
    back = sum(_works(anchor - timedelta(days=n)) for n in range(1, (anchor - day).days + 1))
    there = today
    while back:
        there -= timedelta(days=1)
        back -= _works(there)
    return there


def _works(day: date) -> bool:
    return day.weekday() < 5
