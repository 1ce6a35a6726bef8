"""Erasing: what would go is counted by doing it and taking it back; then the book, its copies, and the files beside it.

The order is the book first, then every copy: erased from the book they are sought in the copies next time, so an
erasing that was cut short is finished by asking for it once more.
"""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cockpit.core.errors import BookUnusable, CockpitError
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import backups, schema
from cockpit.store.book import Book
from cockpit.store.connection import connect, failures
from cockpit.store.erasing import traces
from cockpit.store.erasing.marks import Marks
from cockpit.store.erasing.rows import Cleaning, Gone
from cockpit.store.erasing.target import PERSON, Target, marks_of
from cockpit.store.erasing.traces import Place

SOURCE = "erase"
"""Of the operation that remains as the record: the day and how many rows, and no name."""
LOOKED_AT = 1 << 30
"""Bytes of files beside the book that are looked through; those that come to more are named."""


class Cleans(Protocol):
    """What takes rows out of a book or a copy, inside a transaction."""

    def erase(self) -> Gone:
        """Do it."""

    def drop_own_rows(self) -> None:
        """Leave nothing of it in the journal."""


Again = Callable[[sqlite3.Connection], Cleans]
"""Makes it for a copy."""


@dataclass
class Plan:
    """What an erasing would do; nothing is changed yet."""

    target: Target
    marks: Marks
    everywhere: bool
    gone: Gone
    places: list[Place]
    """Rows of others in which they would still be named."""
    copies: list[Path]
    """Backups that would be treated as well."""


@dataclass
class Erased:
    """What was done."""

    gone: Gone
    operation: int | None
    """None where the book had nothing of them any more."""
    copies: list[Path] = field(default_factory=list)
    """Backups that were treated."""
    untreated: dict[Path, str] = field(default_factory=dict)
    """Copies that could not be, each with the reason."""
    files: list[Path] = field(default_factory=list)
    """Files of the program (drafts, the log of crashes) from which they were blotted out."""
    left: dict[Path, int] = field(default_factory=dict)
    """Files in whose bytes a mark stands still, and how many times; empty where nothing is left."""
    places: list[Place] = field(default_factory=list)
    """Rows of others in which they are still named."""
    naming: int = 0
    """Backups with such rows."""
    unseen: list[Path] = field(default_factory=list)
    """Files beside the book that were not looked into: too large, or not to be read."""


class _Counted(Exception):
    """Ends the transaction in which was counted."""


def copies_of(book: Path) -> list[Path]:
    """Every copy of a book that this program made beside it: backups, and those made before a migration."""
    before = sorted(book.parent.glob(f"{glob.escape(book.name)}.before-*.bak"))
    return [*(one.path for one in backups.listed(book)), *before]


def plan(book: Book, target: Target, at: Moment, *, everywhere: bool = False) -> Plan:
    """Count what would go and what would stay.

    Raises:
        BookUnusable: the book cannot be written now.
    """
    marks = Marks()
    with failures(book.path):
        marks.add(marks_of(book.connection, target))
    copies = copies_of(book.path)
    for copy in copies:
        try:
            with failures(copy), closing(connect(copy, busy_ms=1000, read_only=True)) as opened:
                marks.add(marks_of(opened, target))
        except BookUnusable:
            # it is named when it cannot be treated
            continue
    try:
        with book.operation(SOURCE, at, SOURCE) as operation:
            cleaning = Cleaning(book.connection, target, marks, everywhere=everywhere)
            gone = cleaning.erase()
            cleaning.empty_own_rows(operation.id)
            places = traces.in_texts(book.connection, marks)
            raise _Counted
    except _Counted:
        return Plan(target, marks, everywhere, gone, places, copies)


def named_by_others(book: Book, name: str, at: Moment) -> Plan | None:
    """What erasing everywhere would do about somebody who is in no row of the book: erased before, named by others.

    None where nothing names them so; a name of one word could be anything, and is not looked for.

    Raises:
        BookUnusable: the book cannot be written now.
    """
    words = " ".join(name.split())
    if " " not in words:
        return None
    found = plan(book, Target(PERSON, 0, 0, words, ""), at, everywhere=True)
    named = found.gone.texts or found.gone.images
    return found if named or any(traces.in_file(copy, found.marks) for copy in found.copies) else None


def erase(book: Book, planned: Plan, at: Moment, files: list[Path] | None = None) -> Erased:
    """Erase somebody from the book, from every copy of it, and from the files given; then look at the bytes.

    Args:
        book: open, with nothing half typed.
        planned: what was shown.
        at: now.
        files: texts that the program keeps beside the book (drafts, the log of crashes).

    Raises:
        BookUnusable: the book cannot be written; nothing was erased.
    """
    target = planned.target
    label = _("a person was erased") if target.kind == PERSON else _("a client was erased")
    with book.operation(label, at, SOURCE) as operation:
        cleaning = Cleaning(book.connection, target, planned.marks, everywhere=planned.everywhere)
        done = Erased(cleaning.erase(), operation.id)
        operation.info["rows"] = sum(done.gone.rows.values())
        cleaning.empty_own_rows(operation.id)
        done.places = traces.in_texts(book.connection, planned.marks)
    if not operation.kept:
        done.operation = None

    def again(connection: sqlite3.Connection) -> Cleaning:
        return Cleaning(connection, target, planned.marks, everywhere=planned.everywhere)

    _finish(book, done, again, planned.marks, files or [])
    return done


def finish(book: Book, done: Erased, again: Again) -> None:
    """Write the book's file anew and do the same on every copy."""
    _finish(book, done, again, Marks(), [])


def _finish(book: Book, done: Erased, again: Again, marks: Marks, files: list[Path]) -> None:
    try:
        _tidy(book.connection, book.path)
    except CockpitError as fault:
        done.untreated[book.path] = str(fault)
    for copy in copies_of(book.path):
        if _is_of_another(copy, book):
            continue
        try:
            count, named = _treat(copy, again, marks)
        except (CockpitError, OSError) as fault:
            done.untreated[copy] = str(fault)
        else:
            done.copies.append(copy)
            done.naming += named
            _count(done, copy, count)
    for file in files:
        try:
            if _blot(file, marks):
                done.files.append(file)
        except OSError as fault:
            done.untreated[file] = str(fault)
    with failures(book.path):
        _count(done, book.path, traces.in_pages(book.connection, marks))
    room = LOOKED_AT
    for path in [*done.untreated, *files, *(_beside(book.path) if any(marks.patterns()) else [])]:
        if path != book.path:
            try:
                size = path.stat().st_size
                if size > room:
                    done.unseen.append(path)
                    continue
                room -= size
                _count(done, path, traces.in_file(path, marks))
            except OSError:
                done.unseen.append(path)


def _is_of_another(copy: Path, book: Book) -> bool:
    """Whether a backup is another book's: `clients.cockpit` and `clients.db` share a folder. No unreadable one is."""
    try:
        return bool(backups.held(copy).book_id != book.book_id)
    except BookUnusable:
        return False


def _count(done: Erased, path: Path, count: int) -> None:
    if count:
        done.left[path] = count


def _tidy(connection: sqlite3.Connection, path: Path) -> None:
    """Write the file anew, so that no page keeps what stood on it."""
    with failures(path):
        connection.execute("VACUUM")


def _treat(copy: Path, again: Again, marks: Marks) -> tuple[int, bool]:
    """Erase somebody from a copy: beside it, checked, then in its place, or it stays as it is.

    Returns what is left in its bytes, and whether rows of others still name them.
    """
    new = copy.with_name(copy.name + ".erasing")
    try:
        with failures(copy), closing(connect(copy, busy_ms=1000, read_only=True)) as source:
            schema.check(source, copy)
            schema.copy_to(source, new)
        with failures(copy), closing(connect(new, busy_ms=1000)) as opened:
            opened.execute("BEGIN IMMEDIATE")
            cleaning = again(opened)
            cleaning.erase()
            cleaning.drop_own_rows()
            opened.execute("COMMIT")
            opened.execute("VACUUM")
            found = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
            left = traces.in_pages(opened, marks)
            named = any(marks.patterns()) and bool(traces.in_texts(opened, marks))
        if found != "ok":
            raise BookUnusable(_("the copy {path} is not whole ({found})").format(path=copy, found=found))
        _sync(new)
        new.replace(copy)
        _sync(copy.parent)
        return left, named
    finally:
        for ending in ("", "-journal", ".part"):
            new.with_name(new.name + ending).unlink(missing_ok=True)


def _blot(file: Path, marks: Marks) -> bool:
    """Blot somebody out of a text that the program keeps; whether there was anything to blot out."""
    if not file.is_file() or file.is_symlink():
        return False
    text = file.read_text(encoding="utf-8", errors="surrogateescape")
    cleaned = marks.redacted(text)
    if cleaned == text:
        return False
    new = file.with_name(f".{file.name}.erasing")
    new.unlink(missing_ok=True)
    number = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    with os.fdopen(number, "w", encoding="utf-8", errors="surrogateescape") as handle:
        handle.write(cleaned)
        handle.flush()
        os.fsync(handle.fileno())
    new.replace(file)
    return True


def _beside(book: Path) -> list[Path]:
    """What else lies beside the book: exports, what was put aside damaged or copied by hand or a program that syncs."""
    known = {book, *copies_of(book)}
    folders = [book.parent, backups.folder_of(book)]
    found = [path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]
    return [
        path
        for path in found
        if path not in known and path.is_file() and not path.is_symlink() and not path.samefile(book)
    ]


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
