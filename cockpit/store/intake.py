"""Rows from files into the book: staged beside it, compared with it, then taken in as one operation.

Nothing is written while files are read, so a file that turns out to be damaged, or a reading that is cancelled, leaves
the book as it was; a dry run does all the work and rolls it back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from cockpit.core.errors import Cancelled
from cockpit.core.incoming import IncomingClient, IncomingTouch, Source
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import backups
from cockpit.store.book import Book
from cockpit.store.client_intake import ClientIntake
from cockpit.store.connection import SAFE
from cockpit.store.outcome import Counts, Outcome
from cockpit.store.sales_intake import SalesIntake

CHECK_EVERY = 20_000
"""Steps of SQLite's machine between two looks at whether the user has cancelled."""


CACHE = -64 * 1024
"""SQLite's page cache while rows are taken in, as its `cache_size` has it: 64 MB."""


class Portion(Protocol):
    """Some rows of one file, as `exchange.intake.Chunk` has them."""

    @property
    def file_index(self) -> int:
        """Index of the file among the sources."""

    @property
    def kind(self) -> str:
        """One of "clients", "sales", "touches"."""

    @property
    def rows(self) -> Any:
        """IncomingClient, IncomingSale or IncomingTouch rows; sales lines rather as `IncomingSales`."""


class _Touches:
    """The records of phones, few as the files are that hold them: nothing is made ready, or imported, before one."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._met = False

    def stage(self, file_index: int, rows: Sequence[IncomingTouch]) -> int:
        from cockpit.store import touch_intake

        if not self._met:
            touch_intake.prepare(self._book)
            self._met = True
        return touch_intake.stage(self._book, file_index, rows)

    def apply(self, at: Moment, outcome: Outcome) -> None:
        if self._met:
            from cockpit.store import touch_intake

            touch_intake.apply(self._book, at, outcome)

    def clear(self) -> None:
        if self._met:
            from cockpit.store import touch_intake

            touch_intake.clear(self._book)


class _DryRunEnds(Exception):
    """Leaves the operation's block so that it is rolled back."""


def take(
    book: Book,
    portions: Iterable[Portion],
    sources: Sequence[Source],
    at: Moment,
    *,
    label: str,
    dry_run: bool = False,
    source: str = "keyed",
    progress: Callable[[str], None] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Take the rows of one reading in.

    Args:
        book: the book; a long import wants a connection of its own.
        portions: the rows, read as they are asked for.
        sources: what each file is, by `file_index`.
        at: now.
        label: what the journal calls it.
        dry_run: count only, keep nothing.
        source: "keyed" or "cli".
        progress: called with "read" after each portion and "write" before writing begins.
        cancelled: asked often; once true, nothing is kept.

    Raises:
        Cancelled: the user stopped it; the book is as it was.
        BadInput: a file turned out to be damaged; the book is as it was.
    """
    staged_clients: list[tuple[int, IncomingClient]] = []
    outcome = Outcome(None, [Counts() for _source in sources], None)
    sales = SalesIntake(book)
    touches = _Touches(book)
    try:
        for portion in portions:
            if cancelled():
                raise Cancelled(_("the import was stopped; nothing of it was kept"))
            if portion.kind == "sales":
                outcome.files[portion.file_index].twice += sales.stage(portion.file_index, portion.rows)
            elif portion.kind == "touches":
                outcome.files[portion.file_index].same += touches.stage(portion.file_index, portion.rows)
            else:
                staged_clients.extend((portion.file_index, row) for row in portion.rows)
            if progress is not None:
                progress("read")
        if progress is not None:
            progress("write")
        if not dry_run:
            backups.before(book, at)
        _apply(book, staged_clients, sales, touches, sources, at, outcome, label, dry_run, source, cancelled)
    finally:
        sales.clear()
        touches.clear()
    return outcome


def _apply(
    book: Book,
    staged: list[tuple[int, IncomingClient]],
    sales: SalesIntake,
    touches: _Touches,
    sources: Sequence[Source],
    at: Moment,
    outcome: Outcome,
    label: str,
    dry_run: bool,
    source: str,
    cancelled: Callable[[], bool],
) -> None:
    book.connection.set_progress_handler(lambda: 1 if cancelled() else 0, CHECK_EVERY)
    # spilled pages would lock the file long before the commit, and the screen could not even read
    book.connection.execute("PRAGMA cache_spill = OFF")
    # the pages to be written fill a small cache, and those that are only looked at would be read anew for each row
    book.connection.execute(f"PRAGMA cache_size = {CACHE}")
    try:
        with book.operation(label, at, source) as operation:
            intake = ClientIntake(book, at)
            for file_index, row in staged:
                result = intake.take(row, sources[file_index].preset)
                counts = outcome.files[file_index]
                setattr(counts, result, getattr(counts, result) + 1)
            sales.apply(at, intake, outcome)
            touches.apply(at, outcome)
            operation.info["files"] = [each.file for each in sources]
            if cancelled():
                # a short run ends before SQLite's machine is asked
                raise Cancelled(_("the import was stopped; nothing of it was kept"))
            if dry_run:
                raise _DryRunEnds
        outcome.operation = operation.id if operation.kept else None
    except _DryRunEnds:
        pass
    except Exception as fault:
        if cancelled() and isinstance(fault.__cause__, sqlite3.OperationalError):
            raise Cancelled(_("the import was stopped; nothing of it was kept")) from fault
        raise
    finally:
        book.connection.set_progress_handler(None, 0)
        book.connection.execute("PRAGMA cache_spill = ON")
        book.connection.execute(f"PRAGMA cache_size = {SAFE['cache_size']}")
