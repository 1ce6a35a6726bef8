"""A book's file written without its journal, as if it had always been so, and the same whenever it is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cockpit.store import schema, triggers
from cockpit.store.folding import fold
from samples import days
from samples.sheet import TABLES, Sheet

MADE_MS = days.moment(days.MADE, 9 * 3600).ms
_MIGRATED = "2024-09-02 07:00:00.000000+00:00"


@contextmanager
def making(path: Path, book_id: int, name: str, *, small: bool = True) -> Iterator[sqlite3.Connection]:
    """A new book to be filled, without triggers; finished and put at `path` when the block is left.

    An exception in the block leaves what was at `path` before.

    Args:
        path: where.
        book_id: of the book.
        name: of the book.
        small: whether it is packed at the end, every page full.
    """
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        # nothing of it is worth keeping until it is whole
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        schema.migrate(connection, part)
        connection.execute("PRAGMA foreign_keys = OFF")
        triggers.remove(connection)
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO meta (id, book_id, name, currency, country, made_ms, anchor_day)"
            " VALUES (1, ?, ?, 'PLN', 'PL', ?, ?)",
            (book_id, name, MADE_MS, days.ANCHOR.isoformat()),
        )
        yield connection
        connection.execute("UPDATE _sqlite_migrations SET applied_at = ?", (_MIGRATED,))
        triggers.install(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = DELETE")
        if small:
            connection.execute("VACUUM")
        connection.close()
        part.replace(path)
    except BaseException:
        connection.close()
        part.unlink(missing_ok=True)
        raise


def write(connection: sqlite3.Connection, sheet: Sheet) -> None:
    """Write all rows of a sheet and index its notes."""
    for table in TABLES:
        rows = sheet.rows[table]
        if rows:
            names = ", ".join(f'"{name}"' for name in rows[0])
            marks = ", ".join(f":{name}" for name in rows[0])
            connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
    index_notes(connection)


def index_notes(connection: sqlite3.Connection) -> None:
    """Fill the search table from the notes, as the store does from its journal."""
    noted = connection.execute("SELECT id, note FROM touch WHERE note IS NOT NULL ORDER BY id").fetchall()
    connection.executemany(
        "INSERT INTO note_index (rowid, fold) VALUES (?, ?)", ((touch, fold(note)) for touch, note in noted)
    )
    connection.execute("INSERT INTO note_index (note_index) VALUES ('optimize')")
