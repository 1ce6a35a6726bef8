"""An open book: one connection, and the operations through which everything is written."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.ids import Ids
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import connection as connecting
from cockpit.store import schema

SCREEN_BUSY_MS = 400
COMMAND_BUSY_MS = 5000


@dataclass(eq=False, repr=False)
class Operation:
    """One user's act, however many rows it writes; undone as a whole."""

    id: int
    label: str
    info: dict[str, Any] = field(default_factory=dict)
    """What the journal should show beside the label; may be filled while the operation is open."""
    kept: bool = True
    """False once it turned out that nothing was changed, and so nothing was recorded."""


class Book:
    """The file at `path`, connected and of the right schema."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Use `open_book` or `make_book`."""
        self.path = path
        self.connection = connection
        self.ids = Ids(_chance())
        row = self.row("SELECT book_id, rev, currency, name, country, anchor_day FROM meta")
        if row is None:
            raise BookUnusable(_("{path} has lost its first row: restore it from a backup").format(path=path))
        self.book_id, self.rev, self.currency, self.name, self.country, self.anchor_day = row
        self._newest: int = self.value("SELECT coalesce(max(id), 0) FROM operation")
        self._data_version = self._seen_version()

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """All rows of a query.

        Raises:
            BookUnusable: where the book cannot be read.
        """
        with connecting.failures(self.path):
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first row of a query, or None."""
        with connecting.failures(self.path):
            return self.connection.execute(sql, values).fetchone()

    def value(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def changed_outside(self) -> bool:
        """Whether another connection has written since this was last asked."""
        seen = self._seen_version()
        changed, self._data_version = seen != self._data_version, seen
        return changed

    def _seen_version(self) -> int:
        return int(self.value("PRAGMA data_version"))

    @contextmanager
    def operation(
        self, label: str, at: Moment, source: str = "keyed", undoes: int | None = None
    ) -> Iterator[Operation]:
        """A transaction whose rows are journaled together; committed, and durable, when the block is left.

        An operation that changed no row is not recorded. An exception in the block undoes all of it.

        Raises:
            BookUnusable: where the file cannot be written, or is no longer the book that was opened.
        """
        with connecting.failures(self.path):
            # pages are read anew: SQLite keeps those of a file that was overwritten in place where the new one happens
            # to count as many changes, and would write into the foreign book
            self.connection.execute("PRAGMA shrink_memory")
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self._still_this_book()
                # ids of operations stand in the order of the commits, also where the clock was set back since:
                # undo goes by it
                (newest,) = self.connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
                operation = Operation(max(self.ids.new(at.ms), newest + 1), label)
                self.connection.execute(
                    "INSERT INTO operation (id, at_ms, label, source, undoes) VALUES (?, ?, ?, ?, ?)",
                    (operation.id, at.ms, label, source, undoes),
                )
                self.connection.execute("UPDATE meta SET open_operation = ?", (operation.id,))
                yield operation
                self._end(operation)
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _still_this_book(self) -> None:
        book_id, rev = self.connection.execute("SELECT book_id, rev FROM meta").fetchone()
        if book_id != self.book_id or rev < self.rev:
            raise BookUnusable(connecting.replaced(self.path))
        # another device's copy has the same book_id, and may have a higher rev, but not what was done here last
        execute = self.connection.execute
        if execute("SELECT 1 FROM operation WHERE id = ?", (self._newest,)).fetchone() is None:
            raise BookUnusable(connecting.replaced(self.path))
        self.rev = rev

    def _end(self, operation: Operation) -> None:
        from cockpit.store import notes

        execute = self.connection.execute
        if execute("SELECT 1 FROM journal WHERE operation = ? LIMIT 1", (operation.id,)).fetchone() is None:
            operation.kept = False
            execute("ROLLBACK")
            return
        notes.index_new(self.connection)
        if operation.info:
            execute("UPDATE operation SET info = ? WHERE id = ?", (json.dumps(operation.info), operation.id))
        execute("UPDATE meta SET open_operation = NULL, rev = rev + 1")
        execute("COMMIT")
        self.rev += 1
        self._newest = operation.id


def _chance() -> int:
    """63 random bits; `secrets` would import 8 ms of hashing for them."""
    return int.from_bytes(os.urandom(8), "big") >> 1


def open_book(path: Path, *, busy_ms: int = COMMAND_BUSY_MS) -> Book:
    """Open an existing book, migrated if need be.

    Raises:
        BookUnusable: where it is missing, damaged, newer, foreign, locked or read-only.
    """
    connection = connecting.connect(path, busy_ms=busy_ms)
    try:
        with connecting.failures(path):
            if schema.check(connection, path):
                schema.migrate(connection, path)
        return Book(path, connection)
    except BaseException:
        connection.close()
        raise


def make_book(path: Path, at: Moment, *, currency: str = "EUR", name: str = "", country: str = "") -> Book:
    """Make a new, empty book, readable by its owner only.

    Raises:
        BadInput: where there is a file already, or no folder can be made for it.
    """
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, mode=0o700)
    except OSError as fault:
        raise BadInput(_("{path} cannot be made: {fault}").format(path=path, fault=fault.strerror)) from fault
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW, 0o600))
    except FileExistsError:
        raise BadInput(_("{path} is there already: open it, or name another file").format(path=path)) from None
    except OSError as fault:
        raise BadInput(_("{path} cannot be made: {fault}").format(path=path, fault=fault.strerror)) from fault
    try:
        with connecting.failures(path):
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                schema.migrate(connection, path)
                connection.execute(
                    "INSERT INTO meta (id, book_id, name, currency, country, made_ms) VALUES (1, ?, ?, ?, ?, ?)",
                    (_chance() | 1, name, currency, country, at.ms),
                )
        return open_book(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
