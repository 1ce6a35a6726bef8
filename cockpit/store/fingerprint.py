"""What a book's tables, indexes and triggers are, and whether they are those that the migrations make."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping

from cockpit.core.words import _

_OBJECTS = (
    "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
    # of SQLite's own making, of sqlite-utils' and of the search table's: their text follows those programs' versions
    " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    " AND name NOT LIKE 'note\\_index\\_%' ESCAPE '\\' ORDER BY type, name"
)
try:
    # without OpenSSL, which `hashlib` loads: 3 ms of a start
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b
_UNIQUE = r"(?i)CREATE\s+UNIQUE"


def of(connection: sqlite3.Connection) -> str:
    """A short text that is the same for the same schema."""
    told = "\n".join(f"{name}: {sql}" for name, sql in objects(connection).items())
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def objects(connection: sqlite3.Connection) -> dict[str, str]:
    """The SQL of each table, index, trigger and view by its kind and name."""
    return {
        # any run of blanks as one
        f"{kind} {name}": " ".join(sql.split())
        for kind, name, _table, sql in connection.execute(_OBJECTS).fetchall()
    }


def first_difference(connection: sqlite3.Connection, wanted: Mapping[str, str], *, journaled: bool) -> str | None:
    """What is not as wanted, in words; None where all is.

    A table, a view or a plain index that somebody put beside ours reaches into nothing and is no difference.

    Args:
        connection: to the book.
        wanted: `objects` of a book that the migrations made.
        journaled: whether the journal's triggers are looked at; a migration makes them anew.
    """
    found = objects(connection)
    for name, sql in sorted(wanted.items(), key=lambda item: not item[0].startswith("table ")):
        if name.startswith("trigger ") and not journaled:
            continue
        if name not in found:
            return _("{object} is missing").format(object=name)
        if found[name] != sql:
            return _("{object} was changed").format(object=name)
    for kind, name, table, sql in connection.execute(_OBJECTS).fetchall():
        if f"{kind} {name}" in wanted or f"table {table}" not in wanted:
            continue
        if kind == "trigger" and (journaled or not name.startswith("journal_")):
            return _("{object} is not ours").format(object=f"trigger {name}")
        if kind == "index" and re.match(_UNIQUE, sql):
            return _("{object} is not ours").format(object=f"index {name}")
    return None
