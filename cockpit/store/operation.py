"""An operation: one transaction of an open book, numbered, and journaled as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cockpit.core.errors import BookUnusable

if TYPE_CHECKING:
    from cockpit.store.book import Book

REVISION = "(SELECT coalesce(max(seq), 0) FROM journal)"
"""The book's revision: nothing is kept that leaves no row in the journal."""
_WRITTEN = f"""
SELECT {REVISION}, EXISTS (
  SELECT 1 FROM journal LEFT JOIN touch ON touch.id = key
  WHERE seq >= ? AND +"table" = 'touch' AND (kind <> 'insert' OR note IS NOT NULL)
)
"""
"""The last row of the journal, and whether the search table has to look at one from a row on."""
KNOWN = "SELECT 1 FROM operation WHERE id = ?"


class Operation:
    """One user's act, however many rows it writes: a transaction, undone as a whole; use `Book.operation`."""

    __slots__ = ("_at_ms", "_book", "_first", "_newest", "_source", "_undoes", "id", "info", "kept", "label")

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
        latest = book.take_the_lock()
        try:
            self._begin(book.still_this_book() if latest is None else latest)
        except BaseException as fault:
            said = book.broken_off(fault)
            if said is fault:
                raise
            raise said from fault
        return self

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        """Keep what the block wrote; where it was left by an exception, nothing of it."""
        book = self._book
        if fault is not None:
            said = book.broken_off(fault)
            if said is not fault:
                raise said from fault
            return
        try:
            self._end()
        except BaseException as broken:
            said = book.broken_off(broken)
            if said is broken:
                raise
            raise said from broken

    def _begin(self, newest: int) -> None:
        book, execute = self._book, self._book.connection.execute
        self._newest = newest
        if not self.id:
            # ids of operations stand in the order of the commits, also where the clock was set back since: undo goes
            # by it
            self.id = max(book.ids.new(self._at_ms), newest + 1)
        elif self.id <= newest and execute(KNOWN, (self.id,)).fetchone() is not None:
            book.found_done(self.id)
        first = self._first = book.rev + 1
        # two programs that write by turns may have made their ids the other way round
        latest = self.id > newest
        execute(
            "INSERT INTO operation (id, at_ms, label, source, undoes, first_seq, open_operation)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self.id, self._at_ms, self.label, self._source, self._undoes, first, self.id if latest else None),
        )
        if not latest:
            execute("UPDATE operation SET open_operation = ? WHERE id = ?", (self.id, newest))

    def _end(self) -> None:
        book, execute, first = self._book, self._book.connection.execute, self._first
        last, noted = execute(_WRITTEN, (first,)).fetchone()
        if last < first:
            self.kept = False
            execute("ROLLBACK")
            return
        if noted or book.indexed != first - 1:
            from cockpit.store import notes

            notes.take_in(book.connection, first - 1 if noted else None, others_wrote=book.indexed != first - 1)
        execute(
            "UPDATE operation SET last_seq = ?, info = ?, open_operation = NULL WHERE id = ?",
            (last, json.dumps(self.info) if self.info else "{}", self.id),
        )
        if self._newest > self.id:
            execute("UPDATE operation SET open_operation = NULL WHERE id = ?", (self._newest,))
        execute("COMMIT")
        book.has_kept(self.id, max(self.id, self._newest), last)
        source = self._source
        if source not in ("view", "system", "erase"):
            book.act = self.id if self._undoes is None else self._undoes if source == "redo" else None
