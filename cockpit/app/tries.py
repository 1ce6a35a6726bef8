"""Entries that could not be saved, and the ids they keep: who tries again writes nothing twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from cockpit.core.moment import Moment
from cockpit.store.book import Book


class Tries:
    """The id of each entry that was tried and not acknowledged yet.

    A commit may report a fault and be durable all the same. The same entry given again, by the key or from a prompt
    whose text stayed, has the id of its first try until the book has acknowledged it.
    """

    def __init__(self) -> None:
        """None yet."""
        self._ids: dict[tuple[int, Hashable], int] = {}

    @contextmanager
    def of(self, book: Book, entry: Hashable, now: Moment) -> Iterator[int]:
        """The id for a try of an entry; forgotten once the block is left without a fault."""
        key = (book.book_id, entry)
        yield self._ids.setdefault(key, book.new_id(now))
        del self._ids[key]
