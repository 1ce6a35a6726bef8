"""The journal's triggers, made from the schema itself, so that nobody can write past the journal.

Each row inserted, changed or deleted leaves what undoing it needs (an insert its key; a change or a deletion the row
before) under the operation that is open. A script with a connection of its own leaves its rows under operation 0.
A row is kept as SQL literals in the order of its columns: `quote` is the one way to write a row down that SQLite lets a
trigger use while `trusted_schema` is off. `values_of` reads them back; they are bound, never run as SQL. A column that
a later migration adds stands at the end, so an older row is read as its first columns.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from cockpit.core.errors import BookUnusable
from cockpit.core.words import _

_LITERAL = re.compile(r"NULL|'(?:[^']|'')*'|[-+]?(?:[0-9.]+(?:e[-+]?[0-9]+)?|Inf)")
MANY = 1_000
"""Rows from which a run is journaled as a whole: fewer are not worth a change of the schema."""
IN_RUN = "BETWEEN j.key AND j.key + j.run - 1"
"""What holds of the id of a row that a row of the journal `j` is about; there are several where it is of a run."""
OWN = frozenset({"meta", "ledger", "operation", "journal", "note_index", "kept_column"})
"""Tables that the journal is not kept of: its own, in any schema, and those that follow from the rest of the book."""
OPEN = (
    "coalesce((SELECT act.open_operation FROM ledger tip CROSS JOIN ledger act ON act.seq = tip.operation"
    " ORDER BY tip.seq DESC LIMIT 1), 0)"
)
"""The operation that is open: the one that wrote last says which it is, and none but while it is being written."""
OF_ITS_OWN = "j.operation = o.id AND j.seq BETWEEN o.id AND o.last_seq"
"""Which rows of the journal `j` are those of an operation `o`."""
ROWS = f"operation o CROSS JOIN journal j ON {OF_ITS_OWN}"
"""An operation and its rows, the operation first."""


def tables(connection: sqlite3.Connection) -> list[str]:
    """The tables that are journaled, in the order in which they were made."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' AND name NOT LIKE 'note\\_index%' ESCAPE '\\' ORDER BY rowid"
    )
    return [name for (name,) in rows if name not in OWN]


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table, in order."""
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def installed(connection: sqlite3.Connection) -> bool:
    """Whether the triggers are there (a book migrated by hand has none yet)."""
    row = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
    )
    return row.fetchone() is not None


def remove(connection: sqlite3.Connection) -> None:
    """Take the triggers away before the tables under them change."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal\\_%' ESCAPE '\\'"
    ).fetchall()
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')


def install(connection: sqlite3.Connection) -> None:
    """Make the three triggers of each table."""
    for table in tables(connection):
        row = " || ',' || ".join(f'quote(old."{name}")' for name in columns(connection, table))
        insert = f'INSERT INTO ledger (operation, "table", key, kind, before) VALUES ({OPEN}, '
        for kind, value in (
            ("insert", "new.id, 'insert', NULL"),
            ("update", f"old.id, 'update', {row}"),
            ("delete", f"old.id, 'delete', {row}"),
        ):
            connection.execute(
                f'CREATE TRIGGER "journal_{table}_{kind}" AFTER {kind.upper()} ON "{table}" BEGIN '
                f"{insert}'{table}', {value}); END"
            )


@contextmanager
def one_run(connection: sqlite3.Connection, table: str, first: int, count: int) -> Iterator[None]:
    """Within the block rows with the `count` ids from `first` on are put in a table; one row of the journal says so.

    Where some of the ids are left out, one statement journals each row by itself, in a third of the time of a trigger
    that runs for each; few rows are left to the trigger. Only within an operation: its lock keeps everybody else from
    writing meanwhile, and whatever breaks off takes the missing trigger back with the rest. Only of a table that no
    other refers to and no index of texts follows: both are asked of the journal row by row.

    Raises:
        RuntimeError: where other rows than those were put there, which is a fault of the caller.
    """
    if count < MANY:
        yield
        return
    name = f"journal_{table}_insert"
    (trigger,) = connection.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?", (name,)
    ).fetchone()
    before = connection.total_changes
    connection.execute(f'DROP TRIGGER "{name}"')
    yield
    made = connection.total_changes - before
    last = first + count - 1
    there = f'FROM "{table}" made WHERE made.id BETWEEN ? AND ?'
    (found,) = connection.execute(f"SELECT count(*) {there}", (first, last)).fetchone()
    if found != made:
        raise RuntimeError(f"{made} rows of {table} were made in the run, {found} of them stand in it")
    into = f'INSERT INTO ledger (operation, "table", key, kind, run) SELECT {OPEN}, ?,'
    if made == count:
        connection.execute(f"{into} ?, 'insert', ?", (table, first, count))
    else:
        connection.execute(f"{into} made.id, 'insert', 1 {there} ORDER BY made.id", (table, first, last))
    connection.execute(trigger)


def values_of(before: str) -> list[str | int | float | None]:
    """The values of a row that a trigger wrote down.

    Raises:
        BookUnusable: where the text is none that the triggers could have written.
    """
    values: list[str | int | float | None] = []
    position = 0
    while position < len(before):
        found = _LITERAL.match(before, position)
        if found is None:
            raise BookUnusable(_("a row of the journal cannot be read: restore the book from a backup"))
        text = found.group()
        if text == "NULL":
            values.append(None)
        elif text[0] == "'":
            values.append(text[1:-1].replace("''", "'"))
        else:
            values.append(int(text) if text.lstrip("+-").isdigit() else float(text))
        position = found.end() + 1
    return values
