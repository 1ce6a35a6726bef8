"""A rep's day on a small book, acknowledged act by act: what the writer of the power cut does, run under the shim.

`python -m tests.reliability.acts BOOK ACTS SETTINGS`
"""

from __future__ import annotations

import functools
import hashlib
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

from cockpit.core.incoming import IncomingClient, Source
from cockpit.core.moment import Moment
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, clients, connection, intake, journal, touches
from cockpit.store import book as books
from cockpit.store.book import Book, make_book, open_book
from tests.reliability.shim import Shim

START = Moment(1_795_777_200_000, "Europe/Warsaw", 60, "2026-11-27")
WEAKER: dict[str, dict[str, Any]] = {
    "safe": {},
    "delete-full": {"synchronous": 2, "fullfsync": 0},
    "wal-normal": {"journal_mode": "wal", "synchronous": 1},
    "off": {"synchronous": 0},
    "early": {},
}
"""By name, what is set otherwise than the program does; "early" acknowledges before the commit."""


def digest(opened: sqlite3.Connection) -> str:
    """A number for everything that the book holds, tables and rows."""
    made = hashlib.sha1()
    listed = opened.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    made.update(repr(listed).encode())
    for name, sql in listed:
        # the search table's shadows are read as the table itself
        if (sql.startswith("CREATE TABLE") and not name.startswith("note_index")) or name == "note_index":
            # at which second a migration was applied is the one thing that chance has in it
            columns = "name" if name == "_sqlite_migrations" else "*"
            made.update(name.encode())
            made.update(repr(sorted(opened.execute(f'SELECT {columns} FROM "{name}"').fetchall(), key=repr)).encode())
    return made.hexdigest()


def without_chance() -> None:
    """Let ids be the same in each run, so that a bad state can be met again by its seed."""
    books._chance = lambda: 0x1D5EED


def founded(path: Path) -> None:
    """A small book, of a few clients."""
    without_chance()
    book = make_book(path, START, currency="PLN", name="Proof", country="PL")
    for name in ("Hurt Łódź", "Café Schön", "Дом книги"):
        clients.add(book, name, START, city="Łódź")
    book.close()


def do(book: Book, number: int) -> None:
    """The act of that number: mostly a touch, at times something else."""
    at = START.moved(minutes=number)
    ids = [row[0] for row in book.rows("SELECT id FROM client ORDER BY id LIMIT 3")]
    client = ids[number % len(ids)]
    kind = number % 12
    if kind == 3:
        actions.plan(book, ids, f"ring about {number}", at.date, at)
    elif kind == 5:
        journal.undo(book, at)
    elif kind == 7:
        last = book.value("SELECT max(id) FROM touch")
        touches.edit(book, last, at, note=f"what was really said {number} " * 40)
    elif kind == 9:
        rows = [IncomingClient(line, f"Imported {number} {line}", city="Gdańsk") for line in range(6)]
        intake.take(book, [_Portion(rows)], [Source("a.csv", "clients", "list", "utf-8", ",")], at, label="import")
    elif kind == 11:
        touches.delete(book, [book.value("SELECT max(id) FROM touch")], at)
    else:
        verb = BY_ID[("call", "no-answer", "text", "message")[number % 4]]
        touches.log(
            book, [client], verb, at, note=f"entry {number} " * (1 + number % 5 * 9), follow_up=number % 3 or None
        )


class _Portion:
    file_index = 0
    kind = "clients"

    def __init__(self, rows: list[IncomingClient]) -> None:
        self.rows = rows


class _Early:
    """A connection whose owner is told that all is kept before it is: what must never be done."""

    def __init__(self, opened: sqlite3.Connection, tell: Any) -> None:
        self._opened, self._tell = opened, tell

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opened, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql == "COMMIT":
            self._tell()
        return self._opened.execute(sql, *values)


def _tell(shim: Shim, opened: sqlite3.Connection, number: int) -> None:
    shim.mark(json.dumps([number, digest(opened)]))


def write(path: Path, count: int, settings: str) -> None:
    """Open the book and do the acts, a mark after each."""
    shim = Shim()
    without_chance()
    connection.SAFE.update(WEAKER[settings])
    book = open_book(path)
    _tell(shim, book.connection, 0)
    plain = book.connection
    for number in range(count):
        tell = functools.partial(_tell, shim, plain, number + 1)
        if settings == "early":
            book._connection = _Early(plain, tell)  # type: ignore[assignment]
            do(book, number)
        else:
            do(book, number)
            tell()
    book.close()


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
