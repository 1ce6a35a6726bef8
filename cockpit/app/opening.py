"""The book is opened and read in a thread, beside the import of the screen's libraries."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from cockpit.clock import Clock
from cockpit.core.errors import STRANGE
from cockpit.core.portfolio import Portfolio
from cockpit.store import portfolio, views
from cockpit.store.book import SCREEN_BUSY_MS, Book, open_book
from cockpit.store.views import View


class Opening:
    """A book on its way to the screen."""

    def __init__(self, path: Path, clock: Clock, *, demo: bool) -> None:
        """Begin to open the book at `path`, or the demo."""
        self._path, self._clock, self._demo = path, clock, demo
        self._found: tuple[Book, Any, View] | None = None
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._open)
        self._thread.start()

    def wait(self) -> tuple[Book, Portfolio, View]:
        """The open book, all its clients, and how it was looked at last.

        Raises:
            CockpitError: where it cannot be opened; the terminal was not touched yet.
        """
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        assert self._found is not None
        (book, ahead, view), self._found = self._found, None
        try:
            return book, portfolio.load(book, self._clock.today(), ahead), view
        except STRANGE as fault:
            # only now: values that are none of ours are looked for once something could not be understood
            from cockpit.store.strange import instead_of

            book.close()
            raise instead_of(book.path, fault) from fault

    def _open(self) -> None:
        try:
            book = _demo(self._clock) if self._demo else open_book(self._path, busy_ms=SCREEN_BUSY_MS)
            self._found = (book, portfolio.read_ahead(book), views.load(book))
        # whatever went wrong goes on in the main thread, which alone can show it
        except BaseException as fault:  # noqa: BLE001
            self._fault = fault


def _demo(clock: Clock) -> Book:
    from cockpit import paths
    from cockpit.store.demo import open_demo

    return open_demo(paths.sample(), paths.demo_book(), clock.now())
