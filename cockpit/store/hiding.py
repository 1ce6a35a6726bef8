"""A book with its words hidden: what nobody who looks over a shoulder may read is never read from the file.

A second connection, which can only read, has a view before every table that holds texts of the user's. All queries of
the program go through these views without knowing of them, so a text that were forgotten on some screen is dots there
as well. Days, states, counts and amounts stay as they are: colours and shapes follow from them. Amounts are hidden
where they are written (`core/formatter.py`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from cockpit.core.errors import CockpitError
from cockpit.core.formatter import HIDDEN
from cockpit.core.moment import Moment
from cockpit.core.plain import plain
from cockpit.core.words import _
from cockpit.store import connection as connecting
from cockpit.store.book import SCREEN_BUSY_MS, Book
from cockpit.store.operation import Operation

_APART = {
    "client": ("city", "region", "country", "segment"),
    "tag": ("name", "fold"),
    "family": ("name", "fold"),
    "competitor": ("name", "fold"),
    "view": ("name",),
    "text_template": ("purpose",),
    "phone_record": ("party", "digits"),
}
"""Texts by which rows are grouped or known: each is a number of its own, in the order in which they stood."""
_DOTS = {
    "client": ("code", "name", "tax_id", "address", "postcode", "website", "note"),
    "person": ("name", "fold", "role", "note"),
    "contact_point": ("label", "value", "digits"),
    "touch": ("note",),
    "action": ("text",),
    "wallet": ("source",),
    "supply": ("note",),
    "sales_line": ("document",),
    "text_template": ("text",),
    "routine_template": ("text",),
    "routine_item": ("text",),
    "operation": ("label",),
    "ledger": ("label",),
    "phone_record": ("name", "note"),
    "origin": ("key", "payload"),
}
_CONSTANT = {
    ("sweep_card", "why"): f"'[\"{HIDDEN}\"]'",
    ("operation", "info"): "'{}'",
    ("journal", "before"): "NULL",
    ("ledger", "info"): "NULL",
    ("ledger", "before"): "NULL",
    ("kept_column", "text"): "''",
}
_PLACE = "(SELECT place FROM temp.hidden_place p WHERE p.client = t.id)"


class HiddenBook(Book):
    """A book that can be looked at, and of which nothing can be read or written."""

    hidden = True

    def operation(
        self, label: str, at: Moment, source: str = "keyed", undoes: int | None = None, *, id: int | None = None
    ) -> Operation:
        """Refused: what would be kept are the dots.

        Raises:
            CockpitError: always.
        """
        raise CockpitError(refusal())


def refusal() -> str:
    """What is said of a key that would write, or show what is hidden."""
    return _("names and amounts are hidden: F4 shows them again, then this can be done")


def hide(book: Book) -> HiddenBook:
    """The same book once more, its words hidden.

    Raises:
        BookUnusable: where it cannot be read now.
    """
    connection = connecting.connect(book.path, busy_ms=SCREEN_BUSY_MS, read_only=True)
    try:
        with connecting.failures(book.path):
            _remember_places(connection)
            for statement in _views(connection):
                connection.execute(statement)
        return HiddenBook(book.path, connection)
    except BaseException:
        connection.close()
        raise


def _remember_places(connection: sqlite3.Connection) -> None:
    """Who stands where: by their hidden names nobody could be put in order, or into groups."""
    execute = connection.execute
    execute("CREATE TEMP TABLE hidden_place (client INTEGER PRIMARY KEY, place TEXT)")
    execute(
        "INSERT INTO temp.hidden_place"
        " SELECT id, printf('%09d', row_number() OVER (ORDER BY fold, id)) FROM main.client"
    )
    execute("CREATE TEMP TABLE hidden_word (word TEXT PRIMARY KEY, shown TEXT)")
    words = {
        word
        for table, columns in _APART.items()
        for column in columns
        for (word,) in execute(f'SELECT DISTINCT "{column}" FROM main."{table}" WHERE "{column}" <> \'\'')
    }
    in_order = sorted(words, key=lambda word: (plain(word), word))
    connection.executemany(
        "INSERT INTO temp.hidden_word VALUES (?, ?)",
        [(word, f"{HIDDEN}{place:03}") for place, word in enumerate(in_order, 1)],
    )


def _views(connection: sqlite3.Connection) -> Iterator[str]:
    for table in sorted({*_APART, *_DOTS, "meta", *(table for table, _column in _CONSTANT)}):
        columns = [row[1] for row in connection.execute(f'PRAGMA main.table_info("{table}")')]
        told = ", ".join(f'{_shown(table, column)} AS "{column}"' for column in columns)
        yield f'CREATE TEMP VIEW "{table}" AS SELECT {told} FROM main."{table}" t'


def _shown(table: str, column: str) -> str:
    """What a query is given in a column's stead."""
    quoted = f't."{column}"'
    if (table, column) == ("client", "fold"):
        return f"coalesce({_PLACE}, '~')"
    if (table, column) == ("meta", "name"):
        return "'" + _("hidden · F4").replace("'", "''") + "'"
    if column in _APART.get(table, ()):
        word = f"(SELECT shown FROM temp.hidden_word w WHERE w.word = {quoted})"
        return f"CASE WHEN {quoted} = '' THEN '' ELSE coalesce({word}, '{HIDDEN}') END"
    if column in _DOTS.get(table, ()):
        return f"CASE WHEN {quoted} IS NULL OR {quoted} = '' THEN {quoted} ELSE '{HIDDEN}' END"
    return _CONSTANT.get((table, column), quoted)
