"""An operation: one transaction of an open book, numbered, and journaled as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cockpit.core.errors import BookDamaged, BookUnusable
from cockpit.core.words import _

if TYPE_CHECKING:
    from cockpit.store.book import Book

REVISION = "(SELECT coalesce(max(seq), 0) FROM journal)"
"""The book's revision: nothing is kept that leaves no row in the journal."""
_WRITTEN = """
SELECT (SELECT max(seq) FROM ledger), EXISTS (
  SELECT 1 FROM ledger LEFT JOIN touch ON touch.id = key
  WHERE seq > ? AND +"table" = 'touch' AND (kind <> 'insert' OR note IS NOT NULL)
)
"""
"""The last row of the ledger, and whether the search table has to look at one that comes after a row."""
_OPEN = "UPDATE ledger SET open_operation = ? WHERE seq = ?"
KNOWN = "SELECT 1 FROM operation WHERE id = ?"


class Operation:
    """One user's act, however many rows it writes: a transaction, undone as a whole; use `Book.operation`."""

    __slots__ = (
        "_after", "_at_ms", "_book", "_rev", "_source", "_tip", "_undoes", "id", "info", "kept", "label",
    )  # fmt: skip

    def __init__(self, book: Book, label: str, at_ms: int, source: str, undoes: int | None, id: int | None) -> None:
        """Of a book; it begins where its block is entered. An `id` of 0 is given then."""
        self._book, self._at_ms, self._source, self._undoes = book, at_ms, source, undoes
        self.id = id or 0
        self.label = label
        self.info: dict[str, Any] = {}
        """What the journal should show beside the label; may be filled while the operation is open."""
        self.kept = True
        """False once it turned out that nothing was changed, and so nothing was recorded."""

    def __enter__(self) -> Operation:
        """Begin it."""
        book = self._book
        if book.before_write is not None:
            book.before_write()
        if book.refusal:
            raise BookUnusable(book.refusal)
        book.take_the_lock()
        try:
            self._begin(book.still_this_book())
        except BaseException as fault:
            book.break_off(fault)
            raise
        return self

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        """Keep what the block wrote; where it was left by an exception, nothing of it."""
        book = self._book
        if fault is not None:
            book.break_off(fault)
            return
        try:
            self._end()
        except BaseException as broken:
            book.break_off(broken)
            raise

    def _begin(self, tip: int) -> None:
        """Put its row into the ledger; `tip` is the operation that wrote there last."""
        book, execute = self._book, self._book.connection.execute
        last = self._rev = book.rev
        if not self.id:
            # ids of operations stand in the order of the commits, also where the clock was set back since: undo goes
            # by it
            self.id = max(book.ids.new(self._at_ms), last + 1)
        elif self.id <= last and execute(KNOWN, (self.id,)).fetchone() is not None:
            book.found_done(self.id)
        # two programs that write by turns may have made their ids the other way round: its rows come at the end then,
        # its own stands further up
        self._tip = tip if self.id < last else None
        self._after = max(self.id, last)
        execute(
            "INSERT INTO ledger (seq, operation, at_ms, label, source, undoes, open_operation)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.id, self.id, self._at_ms, self.label, self._source, self._undoes, self.id),
        )
        if self._tip is not None and not execute(_OPEN, (self.id, self._tip)).rowcount:
            # its rows would be another program's
            raise BookDamaged(_("{path} has lost its first row: restore it from a backup").format(path=book.path))

    def _end(self) -> None:
        book, execute, after = self._book, self._book.connection.execute, self._after
        last, noted = execute(_WRITTEN, (after,)).fetchone()
        if last <= after:
            self.kept = False
            execute("ROLLBACK")
            return
        if noted or book.indexed != self._rev:
            from cockpit.store import notes

            notes.take_in(book.connection, after if noted else None, others_wrote=book.indexed != self._rev)
        execute(
            "UPDATE ledger SET last_seq = ?, info = ?, open_operation = NULL WHERE seq = ?",
            (last, json.dumps(self.info) if self.info else None, self.id),
        )
        if self._tip is not None:
            execute(_OPEN, (None, self._tip))
        execute("COMMIT")
        book.has_kept(self.id, last)
        source = self._source
        if source not in ("view", "system", "erase"):
            book.act = self.id if self._undoes is None else self._undoes if source == "redo" else None
