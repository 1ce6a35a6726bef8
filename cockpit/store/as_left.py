"""The facts of all clients as they were read when the screen was left, for the next start.

The query that gathers them goes through every touch's index; what it gave is the same as long as the book is, and the
book says by its revision whether it is, in which another program's write counts as well. A column of
the query is a text: its values one after the other, or, where many clients have the same, each value once and a
character a client that says which; numbers that differ are eight bytes each, in hexadecimal digits. It is a fifth of
the work to read of what JSON would be. Whatever cannot be read as
written here counts as not kept: the query is always there.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import repeat
from operator import itemgetter
from typing import Any

from cockpit.store.book import Book
from cockpit.store.connection import failures
from cockpit.store.operation import REVISION

Column = Sequence[str | int | None]
NUMBERS = frozenset({
    "id", "cadence_days", "visit_days", "own_order", "contact_ms", "attempt_ms", "attempts", "action_id", "wallet",
})  # fmt: skip
"""The columns of `ClientFacts` that hold numbers."""
FEWEST = 500
"""Clients from which it is worth a write: of fewer the query takes as long as a key."""
_APART = "\x1e"
_NONE = "\x1d"
"""What stands for nothing at all; the empty text is itself."""
_LISTED, _ALONE, _NUMBERED = "=", ":", "#"
_NO_NUMBER = -(2**63)
_FIRST = 0x21
_SORTS = 0xD000
"""Different values up to which a character tells them apart."""
_BYTES = 0xFF - _FIRST
"""Different values up to which a byte does; a byte that stands for none stands for one past them."""
_PLACES = bytes(max(byte - _FIRST, -1) % 256 for byte in range(256))


def stamp(book: Book) -> int:
    """What tells whether the book is as it was when they were read; taken before that."""
    return int(book.value(f"SELECT {REVISION}"))


def keep(book: Book, columns: dict[str, Column], read: int) -> bool:
    """Keep them for the book as it is now; whether they were: not where it has changed since, or for odd values.

    Args:
        book: the book.
        columns: by name, one value a client in each.
        read: the stamp of the book from which they were read.

    Raises:
        BookUnusable: where nothing can be written to it.
    """
    texts = [_packed(column, name in NUMBERS) for name, column in columns.items()]
    if None in texts:
        return False
    book.allow_writing()
    with failures(book.path):
        execute = book.connection.execute
        execute("BEGIN IMMEDIATE")
        try:
            if execute(f"SELECT {REVISION}, book_id FROM meta").fetchone() == (read, book.book_id):
                execute("DELETE FROM kept_column")
                book.connection.executemany(
                    "INSERT INTO kept_column (id, rev, text) VALUES (?, ?, ?)",
                    ((place, read, text) for place, text in enumerate(texts)),
                )
                execute("COMMIT")
                return True
        finally:
            if book.connection.in_transaction:
                execute("ROLLBACK")
    return False


def kept(book: Book) -> list[str] | None:
    """The texts of the columns, where they are those of this revision."""
    found = book.rows(f"SELECT text FROM kept_column WHERE rev = {REVISION} ORDER BY id")
    return [text for (text,) in found] or None


def is_kept(book: Book) -> bool:
    """Whether they are kept of the book as it is now."""
    return bool(book.value(f"SELECT EXISTS (SELECT 1 FROM kept_column WHERE rev = {REVISION})"))


def columns(texts: Sequence[str], names: Sequence[str]) -> list[Iterable[Any]] | None:
    """One value a client of each column; None where the texts are not such as `keep` writes.

    Args:
        texts: what `kept` gave.
        names: of the columns, in their order.
    """
    if len(texts) != len(names):
        return None
    with suppress(ValueError, LookupError, struct.error):
        found = [_unpacked(text, name in NUMBERS) for text, name in zip(texts, names, strict=True)]
        many = {count for count, _values in found if count >= 0}
        if len(many) == 1:
            return [values if count >= 0 else _all(values, *many) for count, values in found]
    return None


def forget(connection: sqlite3.Connection) -> None:
    """Keep nothing; part of the caller's transaction. A copy of an older schema has kept none."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'kept_column'").fetchone():
        connection.execute("DELETE FROM kept_column")


def _packed(column: Column, numbers: bool) -> str | None:
    """A column as text; None where one of its values cannot be told from a sign of ours."""
    texts = [_NONE if value is None else str(value) for value in column]
    sorts = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    if any(_APART in text for text in sorts) or _NONE in column:
        return None
    if numbers and not all(type(value) is int for value in column if value is not None):
        return None
    if len(sorts) > min(_SORTS, len(texts) // 4):
        return _numbered(column) if numbers else _ALONE + _APART.join(texts)
    told = "" if len(sorts) == 1 else "".join(map(chr, [_FIRST + sorts[text] for text in texts]))
    return _LISTED + _APART.join([told, *sorts])


def _numbered(column: Column) -> str | None:
    """A column of numbers; None where one of them takes more than eight bytes."""
    with suppress(struct.error):
        packed = struct.pack(f"<{len(column)}q", *(_NO_NUMBER if value is None else value for value in column))
        return None if _NO_NUMBER in column else _NUMBERED + packed.hex()
    return None


def _unpacked(text: str, numbers: bool) -> tuple[int, Any]:
    """How many values, -1 where all are the same, and the values."""
    kind, text = text[:1], text[1:]
    if kind == _NUMBERED:
        many = len(text) // 16
        packed = struct.unpack(f"<{many}q", bytes.fromhex(text))
        return many, [None if value == _NO_NUMBER else value for value in packed] if _NO_NUMBER in packed else packed
    values: list[Any] = text.split(_APART)
    told = values.pop(0) if kind == _LISTED else None
    if numbers or _NONE in values:
        read = int if numbers else str
        values = [None if value == _NONE else read(value) for value in values]
    if kind == _ALONE:
        return len(values), values
    if kind != _LISTED or told is None:
        raise ValueError(kind)
    if not told:
        (value,) = values
        return -1, value
    if len(told) < 2:
        raise ValueError(told)
    # all in one call: one for each client and column would be most of the work
    if len(values) <= _BYTES:
        return len(told), itemgetter(*told.encode("latin-1").translate(_PLACES))(values)
    return len(told), itemgetter(*map(ord, told))(dict(enumerate(values, _FIRST)))


def _all(value: Any, count: int) -> Iterable[Any]:
    return repeat(value, count)
