"""A journal beside a book that was not written for it: SQLite would play it back into the book as soon as it looks.

SQLite counts in a file's first page every change of it, and puts that page as it was into the journal of each. So a
journal that was left in the middle of a write holds the count that the file has still, or the one before it. Another
count is another book's, or of this book at another time: one that was copied back, or brought by a sync service.

Two books may have counted as far by chance. Each write of ours begins with the revision in the one row of `meta`, so
the page of that row stands in the journal as well, and the row holds the book's own id, which nothing ever changes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from cockpit.store.connection import APPLICATION_ID

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_BOOK = b"SQLite format 3\0"
_HEAD = 28
"""Bytes of a journal's head: magic, records, nonce, pages of the file, bytes of a sector, bytes of a page."""
_FIRST = 100
"""Bytes of a file's head, at the beginning of its first page."""
_COUNT, _COUNT_AGAIN = slice(24, 28), slice(92, 96)
_PROGRAM, _OURS = slice(68, 72), APPLICATION_ID.to_bytes(4, "big")
_TRIES = 3
_LOOKED_AT = 100
"""Pages of a journal among which the row of `meta` is looked for: a write begins with it."""
_SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
_LEAF = 13
_INTEGERS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of a value by its type; of later types, texts among them, half of what they are above twelve."""
_ID, _CURRENCY, _MADE, _COLUMNS = 1, 4, 6, 7
"""Columns of `meta`, and how many are looked at."""


def of_another(book: Path, journal: Path) -> bool:
    """Whether the journal is certainly not this file's; what cannot be told is left to SQLite.

    Only before this process has connected to the book: closing a file drops the locks that the process holds on it.

    Raises:
        OSError: where one of them cannot be read.
    """
    for _try in range(_TRIES):
        before, earlier, after = _count_of(book), _head_in(journal), _count_of(book)
        if before is None or earlier is None or after is None:
            return False
        # another program that writes just now changes it between two looks
        if before == after and earlier == _head_in(journal):
            if before - int.from_bytes(earlier[_COUNT], "big") not in (0, 1):
                return True
            return _of_another_program(book, earlier) or _of_another_id(book, journal)
    return False


def _count_of(book: Path) -> int | None:
    """Changes that a file's first page counts; None where that page may not be whole."""
    with book.open("rb", buffering=0) as file:
        head = file.read(_FIRST)
    if not head.startswith(_BOOK) or head[_COUNT] != head[_COUNT_AGAIN]:
        return None
    return int.from_bytes(head[_COUNT], "big")


def _head_in(journal: Path) -> bytes | None:
    """The head of the file as it stands in a journal; None where no first page does."""
    return next((page[:_FIRST] for number, page in _pages(journal) if number == 1), None)


def _of_another_program(book: Path, earlier: bytes) -> bool:
    """Whether the book is a book, and what stands in the journal is marked as something else."""
    with book.open("rb", buffering=0) as file:
        now = file.read(_FIRST)[_PROGRAM]
    # unmarked: of a file that was about to become a book
    return now == _OURS and earlier[_PROGRAM] not in (_OURS, bytes(4))


def _of_another_id(book: Path, journal: Path) -> bool:
    """Whether a row of `meta` stands in the journal, another one than in the same page of the book."""
    for number, page in islice(_pages(journal), _LOOKED_AT):
        theirs = _book_id(page)
        if theirs is not None:
            with book.open("rb", buffering=0) as file:
                file.seek((number - 1) * len(page))
                ours = _book_id(file.read(len(page)))
            return ours is not None and ours != theirs
    return False


def _pages(journal: Path) -> Iterator[tuple[int, bytes]]:
    """Number and content of each page in a journal that SQLite would play back."""
    with suppress(FileNotFoundError), journal.open("rb", buffering=0) as file:
        head = file.read(_HEAD)
        if len(head) < _HEAD or not head.startswith(_MAGIC):
            return
        records, nonce, _size, sector, page = (int.from_bytes(head[at : at + 4], "big") for at in range(8, _HEAD, 4))
        if not 32 <= sector <= 65536 or not 512 <= page <= 65536:
            return
        # as many as SQLite has brought to the disk: before that none of them was changed in the file
        there = max(0, file.seek(0, os.SEEK_END) - sector) // (page + 8)
        for at in range(min(records, there)):
            file.seek(sector + at * (page + 8))
            record = file.read(page + 8)
            content = record[4:-4]
            # every 200th byte from the end is counted, the first page's first left out
            total = nonce + sum(content[page - 200 : 0 : -200])
            if len(record) < page + 8 or total & 0xFFFFFFFF != int.from_bytes(record[-4:], "big"):
                return
            yield int.from_bytes(record[:4], "big"), content


def _book_id(page: bytes) -> int | None:
    """The book's id where a page holds the one row of `meta` and nothing else; None for any other page.

    By the file format of SQLite: a leaf of a table with one cell, its length, row id 1, the types of the columns, the
    columns. A cut may leave a page of which some sectors were written: all up to the id must stand in one of them, each
    part vouching for the next.
    """
    if len(page) < _SECTOR or page[0] != _LEAF or page[3:5] != b"\0\1":
        return None
    at = int.from_bytes(page[8:10], "big")
    cell, left = page[at:], _SECTOR - at % _SECTOR
    with suppress(IndexError):
        length, at = _varint(cell, 0)
        row, at = _varint(cell, at)
        body, left = cell[at : at + length], left - at
        width, at = _varint(body, 0)
        types = []
        while at < width:
            kind, at = _varint(body, at)
            types.append(kind)
        sizes = [_INTEGERS[kind] if kind < len(_INTEGERS) else max(0, kind - 12) // 2 for kind in types]
        if row != 1 or at != width or len(types) < _COLUMNS or width + sum(sizes) != length or len(body) < length:
            return None
        if width + sum(sizes[: _ID + 1]) > left:
            return None
        values = [body[width + sum(sizes[:each]) :][: sizes[each]] for each in range(_COLUMNS)]
        currency, made = values[_CURRENCY], int.from_bytes(values[_MADE], "big")
        if types[0] == 0 and len(currency) == 3 and currency.isalpha() and made >> 40 in range(8) and sizes[_MADE] == 6:
            return int.from_bytes(values[_ID], "big") if sizes[_ID] else types[_ID] - 8
    return None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of up to three bytes of seven bits, as SQLite writes it, and where the next begins."""
    value = 0
    for place in range(at, at + 3):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    raise IndexError
