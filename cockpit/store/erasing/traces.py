"""What is left of somebody: in the bytes of files, and in rows that belong to others."""

from __future__ import annotations

import mmap
import sqlite3
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cockpit.core.named import NamedTuple
from cockpit.store.erasing.marks import Marks
from cockpit.store.erasing.target import CLIENT

PACKED = 256 * 1024 * 1024
"""Bytes that the parts of an archive may come to."""

_BLOCK = 8 * 1024 * 1024
_NAMES = {("ledger", True): "operation", ("ledger", False): "journal"}
"""What a row of the ledger is, by whether it is of no kind: an act, or a row that it changed."""
_PACKED = b"PK\x03\x04"


class Place(NamedTuple):
    """Where a mark stands still."""

    table: str
    column: str
    client: str
    """Name of the client whose row it is, "" where it is nobody's."""
    rows: int


def in_bytes(content: bytes | mmap.mmap, marks: Marks) -> int:
    """How many times a mark stands in the bytes, however it is written."""
    patterns = list(marks.patterns())
    if not patterns:
        return 0
    overlap = max(map(len, patterns)) - 1
    seen: set[int] = set()
    for start in range(0, len(content), _BLOCK):
        block = bytes(content[start : start + _BLOCK + overlap]).lower()
        for pattern in patterns:
            at = block.find(pattern)
            while at >= 0:
                seen.add(start + at)
                at = block.find(pattern, at + 1)
    return len(seen)


def in_file(path: Path, marks: Marks) -> int:
    """How many times a mark stands in the bytes of a file that nobody here has open, or of what is packed in it.

    Raises:
        OSError: it cannot be read, or holds more than PACKED bytes unpacked.
    """
    with path.open("rb") as handle:
        if not path.stat().st_size:
            return 0
        with mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ) as content:
            count = in_bytes(content, marks)
            packed = content[:4] == _PACKED
    return count + (_in_archive(path, marks) if packed else 0)


def _in_archive(path: Path, marks: Marks) -> int:
    """How many times a mark stands in the parts of an archive, such as a workbook is."""
    count, room = 0, PACKED
    try:
        with zipfile.ZipFile(path) as packed:
            for member in packed.infolist():
                with packed.open(member) as part:
                    content = part.read(room + 1)
                room -= len(content)
                if room < 0:
                    raise OSError(path)
                count += in_bytes(content, marks)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as problem:
        # damaged, locked by a password, or packed in a way that is not known here
        raise OSError(path) from problem
    return count


def in_pages(connection: sqlite3.Connection, marks: Marks) -> int:
    """How many times a mark stands in a book's bytes and in none of its texts: what erasing should have taken.

    A text that stays may hold a mark in the middle of another word (“Joanna Nowak” of “Anna Nowak”); where it is the
    mark itself, `in_texts` names it. The pages are asked of SQLite: a book that is open is never opened as a file, for
    that would drop its locks.
    """
    count = in_bytes(connection.serialize(), marks)
    if not count:
        return 0
    return count - sum(in_bytes(text.encode(), marks) for _table, _row, text in _all_texts(connection))


def in_texts(connection: sqlite3.Connection, marks: Marks) -> list[Place]:
    """The texts in which a mark stands: somebody else of that name, a number that is shared, another client's note."""
    names = dict(connection.execute("SELECT id, name FROM client").fetchall())
    found: Counter[tuple[str, str, str]] = Counter()
    for table, row, _text in _all_texts(connection):
        if table.startswith("note_index"):
            # it holds the notes once more
            continue
        owner = row["id"] if table == CLIENT else row.get("client")
        for column, value in row.items():
            if isinstance(value, str) and column != "fold" and marks.in_text(value):
                found[table, column, str(names.get(owner, ""))] += 1
    return [Place(*where, count) for where, count in sorted(found.items())]


def _all_texts(connection: sqlite3.Connection) -> Iterator[tuple[str, dict[str, Any], str]]:
    """(table, row, all its texts) of every row of the file that has any, those of the journal and of search too."""
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    for (table,) in tables.fetchall():
        cursor = connection.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        for values in cursor:
            # the sign between them is in no mark
            text = "\0".join(value for value in values if isinstance(value, str))
            if text:
                row = dict(zip(columns, values, strict=True))
                yield _NAMES.get((table, row.get("kind") is None), table), row, text
