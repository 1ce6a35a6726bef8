"""An open book: one connection, and the operations through which everything is written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

from cockpit.core import ids
from cockpit.core.errors import AlreadyDone, BadInput, BookDamaged, BookMoved, BookUnusable
from cockpit.core.ids import Ids
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import connection as connecting
from cockpit.store import schema
from cockpit.store.operation import KNOWN, REVISION, Operation

_STANDING = "SELECT operation, seq FROM ledger ORDER BY seq DESC LIMIT 1"
"""Which operation wrote last, and the book's revision."""
SCREEN_BUSY_MS = 400
COMMAND_BUSY_MS = 5000


class Book:
    """The file at `path`, connected and of the right schema."""

    hidden = False
    """Whether its words are dots, and it can only be looked at (`store/hiding.py`)."""
    act: int | None = None
    """The act that was done here last and stands, by whomever another one was done since; None where it is unknown."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Use `open_book` or `make_book`."""
        self.path = path
        self._connection = connection
        self._shaken = False
        """Whether a write broke off, and the lock that it held may be held still."""
        self.refusal = "" if connecting.writable(path) else connecting.read_only(path)
        """Why nothing can be written, a sentence; empty where it can. The book can be looked at all the same."""
        self.damaged = False
        """Whether that is because the file is damaged; a backup that takes its place can be written to."""
        self.before_write: Callable[[], None] | None = None
        """Called before each operation; the first may have to wait until the file was looked over."""
        self.was_open_to_all = False
        """Whether everybody on this machine could read the file until it was opened now."""
        self._sight = connecting.sight(path)
        self.ids = Ids(_chance())
        row = self.row(f"SELECT book_id, {REVISION}, currency, name, country, anchor_day FROM meta")
        # both are numbers in every book; a damaged one may hold anything
        if row is None or not all(isinstance(part, int) for part in row[:2]):
            raise BookDamaged(_("{path} has lost its first row: restore it from a backup").format(path=path))
        self.book_id, self.rev, self.currency, self.name, self.country, self.anchor_day = row
        self.newest: int = self.value("SELECT coalesce(max(id), 0) FROM operation")
        """What was done here last."""
        self.indexed = -1
        """The revision up to which the search table is known to hold the notes."""
        self._promised = 0
        """The last id of `new_id`."""
        self._place = str(path)
        self._left: connecting.Sight | None = None
        """How the file looked when this book had written to it; None where that does not speak for its pages."""
        self._data_version = self._seen_version()

    @property
    def connection(self) -> sqlite3.Connection:
        """To the file.

        Where a disk refuses everything in the middle of a commit, unlocking among it, SQLite takes its own lock for
        another program's that is still writing, and the first look at the file is one at a half-written one. That look
        gives the lock back, so nobody uses what it sees; the next finds the journal, and plays it back.
        """
        if self._shaken:
            try:
                self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except sqlite3.Error as fault:
                # as long as the disk refuses, there is more to let go
                self._shaken = isinstance(fault, sqlite3.OperationalError)
            else:
                self._shaken = False
        return self._connection

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """All rows of a query.

        Raises:
            BookUnusable: where the book cannot be read.
        """
        with connecting.failures(self.path):
            return self.connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Any]:
        """The rows of a query one after the other, where there may be too many to hold.

        Raises:
            BookUnusable: where the book cannot be read.
        """
        with connecting.failures(self.path):
            yield from self.connection.execute(sql, values)

    def row(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first row of a query, or None."""
        with connecting.failures(self.path):
            return self.connection.execute(sql, values).fetchone()

    def value(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def let_pages_go(self) -> None:
        """Keep no page of the file in memory; each write reads those that it needs anew anyway."""
        with connecting.failures(self.path):
            self.connection.execute("PRAGMA shrink_memory")

    def changed_outside(self) -> bool:
        """Whether another connection has written since this was last asked."""
        seen = self._seen_version()
        changed, self._data_version = seen != self._data_version, seen
        return changed

    def _seen_version(self) -> int:
        return int(self.value("PRAGMA data_version"))

    def astray(self) -> BookMoved | None:
        """What became of the file while it was open, where it is no longer this book at this path; None else."""
        seen = connecting.sight(self.path)
        if seen is None or self._sight is None or seen[:2] != self._sight[:2]:
            return connecting.replaced(self.path)
        if seen != self._sight:
            try:
                self.hold_to_it()
            except BookMoved as fault:
                return fault
            self._sight = seen
        return None

    def allow_writing(self) -> None:
        """Make sure that the file may be written to, before another connection does it in this one's stead.

        Raises:
            BookMoved: the file at the path is not this book any more.
            BookUnusable: nothing can be written to it.
        """
        if self.before_write is not None:
            self.before_write()
        if self.refusal:
            raise BookUnusable(self.refusal)
        fault = self.astray()
        if fault is not None:
            raise fault

    def hold_to_it(self) -> None:
        """Make sure that what the connection reads is the book that was opened, wherever its file is now.

        Raises:
            BookMoved: another file was written over it.
            BookUnusable: it cannot be read now.
        """
        with connecting.failures(self.path):
            self.connection.execute("PRAGMA shrink_memory")
            self.still_this_book()

    def new_id(self, at: Moment) -> int:
        """The id of an operation that is about to be tried: the same for each try, so that none writes it twice."""
        # with chance in its last bits also where the clock is behind the book: two programs that both took the next
        # number would come to the same, and the second would believe that its entry was there already. Each has a
        # millisecond of its own: the rows of an operation take the numbers after its id
        self._promised = self.ids.new(max(at.ms, ids.instant(max(self.newest, self._promised, self.rev)) + 1))
        return self._promised

    def operation(
        self, label: str, at: Moment, source: str = "keyed", undoes: int | None = None, *, id: int | None = None
    ) -> Operation:
        """A transaction whose rows are journaled together; committed, and durable, when its block is left.

        An operation that changed no row is not recorded. An exception in the block undoes all of it. A commit may
        report a fault and be durable all the same: who tries again takes an id of `new_id`, the same for each try.

        Args:
            label: what the journal calls it.
            at: now.
            source: who does it.
            undoes: the act that it takes back or does again.
            id: of the operation, made before its first try.

        Raises:
            AlreadyDone: an earlier try with this id is in the book, and durable now.
            BookUnusable: where the file cannot be written, or is no longer the book that was opened.
        """
        return Operation(self, label, at.ms, source, undoes, id)

    def take_the_lock(self) -> None:
        """Begin a transaction that nobody else can write in, on pages that are those of the file as it is now.

        SQLite keeps pages of a file that was overwritten in place where the new one happens to count as many changes,
        and would write into the foreign book. So they are read anew, unless the file is as this book left it.
        """
        try:
            execute = self.connection.execute
            if self._left is None:
                execute("PRAGMA shrink_memory")
            execute("BEGIN IMMEDIATE")
            if self._left is None or self._left == connecting.sight(self._place):
                return
            self._left = None
            execute("ROLLBACK")
        except sqlite3.Error as fault:
            raise connecting.in_words(fault, self.path) from fault
        except BaseException:
            # Ctrl-C while another program was waited for is raised once the lock is ours
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        self.take_the_lock()

    def break_off(self, fault: BaseException) -> None:
        """Leave nothing of what was begun when something was raised.

        Raises:
            CockpitError: in its stead, where SQLite raised it.
        """
        self._shaken = isinstance(fault, sqlite3.Error)
        with connecting.failures(self.path):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        said = connecting.in_words(fault, self.path)
        if said is not fault:
            raise said from fault

    def has_kept(self, operation: int, last: int) -> None:
        """Take note of what is durable now: an operation, and the ledger up to its last row."""
        self.rev = self.indexed = last
        self.newest = operation
        seen, self._left = connecting.sight(self._place), None
        if seen is not None and self._sight is not None and seen[:2] == self._sight[:2]:
            # what was just written is no news to `astray`
            self._sight = self._left = seen

    def found_done(self, id: int) -> NoReturn:
        """Bring an earlier try of an operation to the disk, and say that there is one."""
        execute = self.connection.execute
        # the try that reported a fault may not have reached the disk whole; this commit brings it there. It needs a
        # page that is written, though nothing is to change
        execute("UPDATE meta SET indexed_seq = indexed_seq + 1")
        execute("UPDATE meta SET indexed_seq = indexed_seq - 1")
        execute("COMMIT")
        self.newest = self.act = id
        raise AlreadyDone(id)

    def still_this_book(self) -> int:
        """Which operation wrote last to the book, which must be this one; its revision is taken over."""
        execute = self.connection.execute
        try:
            standing = execute(_STANDING).fetchone()
            if standing is None:
                # the operation of other programs stands there from the start
                raise BookDamaged(_("{path} has lost its first row: restore it from a backup").format(path=self.path))
            tip, rev = standing
            if tip != self.newest or not tip:
                found = execute("SELECT book_id FROM meta").fetchone()
                if found is None or found[0] != self.book_id:
                    raise connecting.replaced(self.path)
                # another device's copy has the same book_id, and may have a higher rev, but not what was done here last
                if execute(KNOWN, (self.newest,)).fetchone() is None:
                    raise connecting.replaced(self.path)
            if rev < self.rev:
                raise connecting.replaced(self.path)
        except sqlite3.DatabaseError as fault:
            if getattr(fault, "sqlite_errorcode", 0) in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_NOTADB):
                # no table of that name, or no database at all: written over in place
                raise connecting.replaced(self.path) from fault
            raise
        self.rev = rev
        return int(tip)


def _chance() -> int:
    """63 random bits; `secrets` would import 8 ms of hashing for them."""
    return int.from_bytes(os.urandom(8), "big") >> 1


def open_book(path: Path, *, busy_ms: int = COMMAND_BUSY_MS) -> Book:
    """Open an existing book, migrated if need be; one that cannot be written to can be looked at (`Book.refusal`).

    Raises:
        BookDamaged: where it is not whole; the sentence names the newest good backup.
        BookUnusable: where it is missing, newer, foreign, locked, or read-only and of an older schema.
    """
    try:
        return _opened(path, busy_ms)
    except BookDamaged as fault:
        # imported here: backups open books
        from cockpit.store import backups

        raise BookDamaged(backups.advice(path, str(fault))) from fault


def _opened(path: Path, busy_ms: int) -> Book:
    connection = connecting.connect(path, busy_ms=busy_ms)
    try:
        with connecting.failures(path):
            if schema.check(connection, path):
                schema.migrate(connection, path)
        book = Book(path, connection)
        book.was_open_to_all = connecting.close_to_others(path)
        return book
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
            with closing(connecting.bare(path)) as connection:
                schema.migrate(connection, path)
                connection.execute(
                    "INSERT INTO meta (id, book_id, name, currency, country, made_ms) VALUES (1, ?, ?, ?, ?, ?)",
                    (_chance() | 1, name, currency, country, at.ms),
                )
        return open_book(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
