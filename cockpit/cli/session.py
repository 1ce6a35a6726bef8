"""One run of the command line: its book, its day, and how it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit.cli.printing import say, say_json
from cockpit.cli.sound import Sound
from cockpit.clock import Clock
from cockpit.core.named import NamedTuple

if TYPE_CHECKING:
    from cockpit.store.book import Book


class Session(NamedTuple):
    """What every verb is handed."""

    path: Path
    """The book that is asked for; it may not be there."""
    clock: Clock
    as_json: bool = False
    quiet: bool = False

    @contextmanager
    def book(self) -> Iterator[Book]:
        """The book, open for as long as the block lasts.

        Raises:
            BookUnusable: where it is missing, damaged, newer, foreign, locked or read-only.
        """
        from cockpit.core.errors import BookUnusable
        from cockpit.store.book import open_book

        try:
            book = open_book(self.path)
        except BookUnusable as fault:
            if self.path.exists():
                raise
            from cockpit.cli.gone import moved

            raise BookUnusable(moved(self.path, str(fault))) from fault
        try:
            sound = Sound(book, self.clock.today().isoformat())
            yield book
            sound.keep()
        finally:
            book.close()

    def answer(self, value: Any, lines: Iterable[str]) -> None:
        """Print what was asked for: the value as JSON, or the lines; they are not made where JSON is wanted."""
        if self.as_json:
            say_json(value)
        else:
            say(lines)

    def acted(self, value: Any, lines: Iterable[str]) -> None:
        """Print what was done; `--quiet` says nothing where all went well."""
        if self.as_json or not self.quiet:
            self.answer(value, lines)
