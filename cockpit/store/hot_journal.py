"""A journal beside a book that was not written for it: SQLite would play it back into the book as soon as it looks.

SQLite counts in a file's first page every change of it, and puts that page as it was into the journal of each. So a
journal that was left in the middle of a write holds the count that the file has still, or the one before it. Another
count is another book's, or of this book at another time: one that was copied back, or brought by a sync service.

What is marked in its first page as another program's is not this book's either, however often it was changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
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
            return _of_another_program(book, earlier)
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
