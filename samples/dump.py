"""What a book holds, apart from how SQLite laid it down: two books with equal dumps are the same book."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path


def dump(path: Path) -> Iterator[str]:
    """The statements of the schema and then every row of every table, in an order that depends on the content only.

    Left out are SQLite's own tables and the shadow tables of the search index, whose bytes differ between versions,
    and the words with which sqlite-utils made the table of applied migrations.
    """
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        for pragma in ("application_id", "user_version"):
            yield f"{pragma} {connection.execute(f'PRAGMA {pragma}').fetchone()[0]}"
        yield from _schema(connection)
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            " AND name NOT LIKE 'note\\_index%' ESCAPE '\\' ORDER BY name"
        ).fetchall():
            yield from (f"{table} {row!r}" for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1'))
        yield from (f"note {row!r}" for row in connection.execute("SELECT rowid, fold FROM note_index ORDER BY rowid"))
    finally:
        connection.close()


def _schema(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'note\\_index\\_%' ESCAPE '\\' ORDER BY type, name"
    )
    return [sql for (sql,) in found]
