"""A copy of a book as an earlier version of the program would have written it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from cockpit.store import schema, triggers

OPEN_IN_META, BEFORE_RUNS, BEFORE_THE_LEDGER = 4, 5, 7
"""Schemas: the open operation stands in `meta`; each row of the journal by itself; acts and rows in two tables."""
_OPEN = "coalesce((SELECT open_operation FROM operation ORDER BY id DESC LIMIT 1), 0)"
_OPEN_BEFORE = "coalesce((SELECT open_operation FROM meta), 0)"


def as_of(path: Path, version: int) -> None:
    """Write a book anew in the schema of before the ledger, with all its rows."""
    made = path.with_name("older")
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        migrations, database = schema._migrations(), Database(connection, execute_plugins=False)
        later = [each.name for each in migrations.pending(database) if int(each.name[1:5]) > version]
        migrations.apply(database, stop_before=later)
        connection.execute("ATTACH ? AS now", (str(path),))
        connection.execute("PRAGMA foreign_keys = OFF")
        if version <= BEFORE_RUNS:
            connection.execute(
                'INSERT INTO now.journal (operation, "table", key, kind)'
                ' SELECT j.operation, j."table", made.id, j.kind FROM now.journal j CROSS JOIN now.sales_line made'
                f" WHERE j.run > 1 AND made.id <> j.key AND made.id {triggers.IN_RUN}"
            )
        for table in ("meta", "operation", "journal", *triggers.tables(connection)):
            known = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, 'now')", (table,))}
            columns = ", ".join(f'"{name}"' for name in triggers.columns(connection, table) if name in known)
            connection.execute(f'DELETE FROM main."{table}"')
            connection.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM now."{table}"')
        connection.execute("UPDATE main.operation SET first_seq = id")
        connection.execute("INSERT INTO note_index (rowid, fold) SELECT rowid, fold FROM now.note_index")
        triggers.install(connection)
        opened = _OPEN_BEFORE if version <= OPEN_IN_META else _OPEN
        for name, sql in connection.execute(
            "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
            connection.execute(sql.replace("INTO ledger", "INTO journal").replace(triggers.OPEN, opened))
    made.replace(path)
