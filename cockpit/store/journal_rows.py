"""The rows of an operation: what each was before it and after it, with names where the book holds ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from cockpit.core.named import NamedTuple
from cockpit.store import triggers
from cockpit.store.book import Book

_NAME_OF = {
    "client": "name",
    "person": "name",
    "tag": "name",
    "family": "name",
    "competitor": "name",
    "action": "text",
    "touch": "day",
    "sweep": "day",
    "routine_period": "starts",
    "routine_template": "text",
    "routine_item": "text",
}
"""The column of a table by which a row of it is called."""


class Change(NamedTuple):
    """What an operation did to one row."""

    table: str
    kind: str
    """"insert", "update" or "delete"."""
    key: int
    before: dict[str, Any]
    """The row before, by column; empty for an insert."""
    after: dict[str, Any]
    """The row after; empty for a deletion."""
    client: str
    """Name of the client whose row it is, "" where it is nobody's."""


def changes(book: Book, operation: int, limit: int, offset: int = 0) -> list[Change]:
    """The rows of an operation in the order in which they were written."""
    found = list(islice(_each(book, operation), offset, offset + limit))
    known = set(triggers.tables(book.connection))
    reader = _Reader(book)
    return [
        reader.change(seq, table, key, kind, before) if table in known else Change(table, kind, key, {}, {}, "")
        for seq, table, key, kind, before in found
    ]


def _each(book: Book, operation: int) -> Iterator[tuple[int, str, int, str, str | None]]:
    """(seq, table, key, kind, before) of each row; those of a run one after the other."""
    for seq, table, key, kind, before, run in book.each(
        f'SELECT seq, "table", key, kind, before, run FROM {triggers.ROWS} WHERE o.id = ? ORDER BY seq', (operation,)
    ):
        for one in range(key, key + run):
            yield seq, table, one, kind, before


class _Reader:
    """Reads rows of the journal; what it has looked up once it keeps."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._columns: dict[str, list[str]] = {}
        self._owners: dict[str, dict[str, str]] = {}
        self._names: dict[tuple[str, int], str] = {}

    def change(self, seq: int, table: str, key: int, kind: str, before: str | None) -> Change:
        """One row of the journal with what followed it."""
        old = self._read(table, before) if before is not None else {}
        new = {} if kind == "delete" else self._after(seq, table, key)
        client = self._client(table, key, new or old)
        return Change(table, kind, key, self._named(table, old), self._named(table, new), client)

    def _after(self, seq: int, table: str, key: int) -> dict[str, Any]:
        """The row as this left it: what the next change of it found, else what stands there now."""
        following = self._book.row(
            # a row that stands there is not made before it has gone
            "SELECT before FROM journal WHERE \"table\" = ? AND key = ? AND seq > ? AND kind <> 'insert'"
            " ORDER BY seq LIMIT 1",
            (table, key, seq),
        )
        if following is not None:
            return self._read(table, following[0]) if following[0] is not None else {}
        row = self._book.row(f'SELECT * FROM "{table}" WHERE id = ?', (key,))
        return dict(zip(self._columns_of(table), row, strict=True)) if row is not None else {}

    def _columns_of(self, table: str) -> list[str]:
        if table not in self._columns:
            self._columns[table] = triggers.columns(self._book.connection, table)
        return self._columns[table]

    def _read(self, table: str, literals: str) -> dict[str, Any]:
        # a row written before a migration added columns has fewer of them
        return dict(zip(self._columns_of(table), triggers.values_of(literals), strict=False))

    def _owners_of(self, table: str) -> dict[str, str]:
        """The columns of a table that hold ids of another, and of which."""
        if table not in self._owners:
            keys = self._book.rows('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,))
            self._owners[table] = dict(keys)
        return self._owners[table]

    def _named(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """The row with a name in place of each id of another row."""
        owners = self._owners_of(table)
        return {
            column: self._name(owners[column], value) if column in owners and isinstance(value, int) else value
            for column, value in row.items()
        }

    def _client(self, table: str, key: int, row: dict[str, Any]) -> str:
        if table == "client":
            return str(row.get("name") or self._name("client", key))
        owner = row.get("client")
        if isinstance(owner, int) and "client" in self._owners_of(table):
            return self._name("client", owner)
        touch = row.get("touch")
        if isinstance(touch, int):
            of_touch = self._book.value("SELECT client FROM touch WHERE id = ?", (touch,))
            return self._name("client", of_touch) if of_touch is not None else ""
        return ""

    def _name(self, table: str, key: int) -> str:
        """How a row is called, also one that is gone: as it was called last."""
        if (table, key) not in self._names:
            self._names[(table, key)] = self._look_up(table, key)
        return self._names[(table, key)]

    def _look_up(self, table: str, key: int) -> str:
        column = _NAME_OF.get(table)
        if column is None:
            return ""
        name = self._book.value(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (key,))
        if name is not None:
            return str(name)
        last = self._book.value(
            "SELECT before FROM journal WHERE \"table\" = ? AND key = ? AND kind <> 'insert' AND before IS NOT NULL"
            " ORDER BY seq DESC LIMIT 1",
            (table, key),
        )
        return str(self._read(table, last).get(column, "")) if last is not None else ""
