"""Whether the open book's file is sound, looked at beside the screen: before the first write, and then to the end.

SQLite's quick check takes 30 ms for an ordinary book and half a second for a million touches; its full check 150 ms and
seven seconds. A reader keeps every writer waiting. So a book of ordinary size is looked over whole before its first
write; of a large one the quick check comes before it, and the full check goes on behind, table by table: it makes way
for each write, and begins again when nothing was written for a while.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cockpit.core.errors import BookDamaged, BookMoved, CockpitError
from cockpit.core.words import _
from cockpit.store import backups
from cockpit.store.book import SCREEN_BUSY_MS, Book
from cockpit.store.connection import HEADING, LARGE, connect_to_look, failures

AWAY_S = 2.0
"""Seconds that a write waits for the full check to make way."""
AWAY_TRIES = 200
"""Times that it is asked to, meanwhile."""
_PASSING = (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN)


class Soundness:
    """The look over a book, in a thread and on a connection of its own."""

    def __init__(self, book: Book, said: Callable[[Path, str], str] | None = None) -> None:
        """Of an open book; nothing is looked at yet.

        Args:
            book: which.
            said: what becomes of the book's refusal, from its path and what SQLite found; a sentence for the command
                line where left out.
        """
        self._book = book
        self._said = said or advised
        self._first = threading.Event()
        """Set once the first write may pass."""
        self._away = threading.Event()
        """Set while nothing is being looked at."""
        self._away.set()
        self._connection: sqlite3.Connection | None = None
        self.over = threading.Event()
        """Set when a look has ended, in whatever way."""
        self.complete = False
        """Whether all of it was looked over."""
        self._quick = False

    @property
    def lets_through(self) -> bool:
        """Whether a write need not wait."""
        return self._first.is_set()

    def begin(self) -> None:
        """Look, from now on; each operation of the book waits as long as it has to."""
        self.over.clear()
        self._away.clear()
        self._book.before_write = self.make_way
        threading.Thread(target=self._look, daemon=True).start()

    def make_way(self) -> None:
        """Wait for what must be known before a write; a look that goes on behind it is broken off."""
        self._first.wait()
        for _try in range(AWAY_TRIES):
            if self._away.is_set():
                return
            # between two statements there is nothing to interrupt: asked again until it has gone
            self.stop()
            self._away.wait(AWAY_S / AWAY_TRIES)

    def stop(self) -> None:
        """Break the look off."""
        connection = self._connection
        if connection is not None:
            connection.interrupt()

    def _look(self) -> None:
        try:
            self._judge()
        finally:
            self._first.set()
            self._away.set()
            self.over.set()

    def before_a_write(self) -> None:
        """Look now; who asked waits. Of a large book the quick check has to do: a command would take seconds else."""
        self._quick = True
        self._judge()

    def _judge(self) -> None:
        """Look, and let nothing be written where something was found."""
        try:
            found = self._found()
        except CockpitError as fault:
            # else the next look begins anew
            found = "" if _broken_off(fault) else str(fault.__cause__ or fault)
        if found:
            self._book.damaged = True
            self._book.refusal = self._said(self._book.path, " ".join(found.removeprefix(HEADING).split()))

    def _found(self) -> str:
        """What is wrong with the file, as SQLite says it; empty where it is sound."""
        path = self._book.path
        large = not self._first.is_set() and path.stat().st_size >= LARGE
        connection = connect_to_look(path, busy_ms=SCREEN_BUSY_MS)
        with closing(connection), failures(path):
            self._connection = connection
            try:
                if large:
                    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                    self._first.set()
                    if said != "ok":
                        return str(said)
                    if self._quick:
                        return ""
                tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
                for (table,) in tables.fetchall():
                    if _virtual(connection, table):
                        continue
                    (said,) = connection.execute(f'PRAGMA integrity_check("{table}")').fetchone()
                    if said != "ok":
                        return str(said)
                if not large:
                    # of the file as a whole: its free pages, and that no page has two owners; what the tables
                    # themselves refuse was asked of each
                    connection.execute("PRAGMA ignore_check_constraints = ON")
                    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                    if said != "ok":
                        return str(said)
            finally:
                self._connection = None
        self.complete = True
        return ""


def damaged(name: Path | str, what: str) -> str:
    """What is said of a book that is not sound."""
    return _("{path} is damaged ({what}): nothing is written to it, it is kept as it is").format(path=name, what=what)


def advised(path: Path, what: str) -> str:
    """The same with the command that puts the newest good backup in its place."""
    return backups.advice(path, damaged(path, what))


def _broken_off(fault: CockpitError) -> bool:
    """Whether the look was called off, or another program held the file: nothing is known of it then."""
    if isinstance(fault, BookDamaged) or isinstance(fault.__cause__, UnicodeError | OverflowError):
        return False
    code = getattr(fault.__cause__, "sqlite_errorcode", sqlite3.SQLITE_INTERRUPT)
    return isinstance(fault, BookMoved) or code & 0xFF in _PASSING


def _virtual(connection: sqlite3.Connection, table: str) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ? AND rootpage = 0", (table,))
    return found.fetchone() is not None
