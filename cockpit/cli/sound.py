"""A command writes into no damaged book: the file is looked over before its first write, once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.store.book import Book


class Sound:
    """Whether the book of a command is sound; asked by its first write, known from then on."""

    def __init__(self, book: Book, today: str) -> None:
        """Of an open book, on a day (ISO)."""
        self._book, self._today = book, today
        self._known = False
        book.before_write = self._look

    def _look(self) -> None:
        from cockpit import checked
        from cockpit.store.connection import sight

        book = self._book
        book.before_write = None
        seen = sight(book.path)
        if seen is None or checked.sound(book.path, seen, self._today):
            self._known = seen is not None
            return
        from cockpit.store.soundness import Soundness

        Soundness(book).before_a_write()
        self._known = not book.refusal

    def keep(self) -> None:
        """Remember the file as it is after what was written, so that the next command need not look."""
        if not self._known or self._book.astray() is not None:
            return
        from cockpit import checked
        from cockpit.store.connection import sight

        seen = sight(self._book.path)
        if seen is not None:
            checked.remember(self._book.path, seen, self._today)
