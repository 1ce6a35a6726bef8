"""Values in a book that its tables let pass and that the program never writes: days that are none, broken JSON.

Who wrote into the file by hand may have left them. Nothing is read with them in mind; where something could not be
understood they are looked for, and named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.core.errors import BookDamaged, CockpitError
from cockpit.core.words import _
from cockpit.store import triggers
from cockpit.store.book import SCREEN_BUSY_MS, Book
from cockpit.store.connection import connect_to_look, failures, refuse_damaged

_JSON: dict[tuple[str, str], type] = {
    ("ledger", "info"): dict, ("origin", "payload"): dict, ("sweep_card", "why"): list,
}  # fmt: skip
_DAY = re.compile(r"(\w+) TEXT[^,]*GLOB '\[0-9\]\[0-9\]\[0-9\]\[0-9\]-\[0-9\]\[0-9\]-\[0-9\]\[0-9\]'")
_FIRST_MS, _LAST_MS = 0, 2**42
"""An id holds an instant in 42 bits."""


def strange(book: Book) -> Iterator[tuple[str, int, str]]:
    """(table, row, column) of each value that the program cannot have written."""
    for table, sql in book.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND rootpage > 0"):
        columns = triggers.columns(book.connection, table)
        checks = {column: check for column in columns if (check := _check(table, column, sql)) is not None}
        number = next((column for column in ("id", "seq") if column in columns), None)
        if not checks or number is None:
            continue
        listed = ", ".join(f'"{column}"' for column in checks)
        for row, *values in book.rows(f'SELECT {number}, {listed} FROM "{table}"'):
            for (column, check), value in zip(checks.items(), values, strict=True):
                if value is not None and not _passes(check, value):
                    yield table, row, column


def sentence(table: str, row: int, column: str) -> str:
    """What is wrong with a value, in words."""
    return _("row {row} of {table} holds what the program never writes ({column})").format(
        row=row, table=table, column=column
    )


def instead_of(path: Path, fault: Exception) -> Exception:
    """What to raise where a fault may have come of the book's values: a sentence; the fault where the book is sound.

    Args:
        path: the book that was open; there may be none.
        fault: what was raised.
    """
    from cockpit.store import backups

    try:
        with closing(connect_to_look(path, busy_ms=SCREEN_BUSY_MS)) as opened, failures(path):
            # a value of another type than its column's comes from a file that is not whole
            refuse_damaged(opened, path)
            found = next(strange(Book(path, opened)), None)
    except BookDamaged as damage:
        return BookDamaged(backups.advice(path, str(damage)))
    except CockpitError:
        return fault
    if found is None:
        return fault
    words = _("{path} is damaged ({what}): nothing is written to it, it is kept as it is")
    return BookDamaged(backups.advice(path, words.format(path=path, what=sentence(*found))))


def _check(table: str, column: str, sql: str) -> Callable[..., object] | None:
    if (table, column) in _JSON:
        return lambda text: isinstance(json.loads(text), _JSON[table, column])
    if (table, column) == ("setting", "value"):
        return json.loads
    if column in _DAY.findall(sql):
        return date.fromisoformat
    if table == "plan" and column == "month":
        return lambda text: date.fromisoformat(f"{text}-01")
    if table == "action" and column == "at":
        return time.fromisoformat
    if column.endswith("_ms"):
        return lambda ms: _FIRST_MS <= ms < _LAST_MS
    if column == "zone":
        return lambda name: not name or ZoneInfo(name)
    return None


def _passes(check: Callable[..., object], value: object) -> bool:
    try:
        found = check(value)
    except (ValueError, TypeError, LookupError, OSError, RecursionError):
        return False
    return found is not False
