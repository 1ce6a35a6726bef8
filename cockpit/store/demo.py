"""The demo: a copy of the sample in which every day is moved, so that the sample's today is today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

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
    "routine_period": ("starts",),
    "routine_item": ("due",),
    "sweep": ("day",),
    "phone_record": ("day",),
}
INSTANTS = {"client": ("made_ms",), "touch": ("at_ms",), "action": ("made_ms", "done_ms"), "phone_record": ("at_ms",)}


def open_demo(sample: Path, target: Path, now: Moment, *, fresh: bool = False) -> Book:
    """Open today's demo, made from the sample where there is none of today; what was tried in it today is kept.

    Raises:
        BookUnusable: where the sample is missing or the copy cannot be made.
    """
    if not sample.is_file():
        raise BookUnusable(_("the sample book is missing ({path}): `make sample` builds it").format(path=sample))
    if not fresh and target.exists() and _anchored(target) == now.day:
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


def _anchored(path: Path) -> str | None:
    try:
        book = open_book(path)
    except BookUnusable:
        return None
    book.close()
    return book.anchor_day if isinstance(book.anchor_day, str) else None


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
    months = 12 * (today.year - int(anchor[:4])) + today.month - int(anchor[5:7])
    # by way of a far year: moved one by one, a month would meet the one that still stands there
    for years in (5000, -5000):
        shift = months if years > 0 else 0
        connection.execute(
            "UPDATE plan SET month = strftime('%Y-%m', month || '-01', ?, ?)", (f"{years} years", f"{shift} months")
        )
    connection.execute("UPDATE meta SET anchor_day = ?", (today.isoformat(),))
    triggers.install(connection)
    connection.execute("COMMIT")
