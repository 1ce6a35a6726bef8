"""Backups: whole copies of the book beside it, checked before they count, rotated, and taken back in.

A copy is made through SQLite's own backup, never by reading the file: that would drop the locks of the open book.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cockpit.core import rotation
from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import schema
from cockpit.store.book import Book
from cockpit.store.connection import connect, failures

EVERY_MINUTES = 30
"""Between two backups that are made unasked."""
_STAMP = "%Y-%m-%d %H%M%S"
_ENDING = ".cockpit"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy."""

    path: Path
    made: datetime
    """Local instant at which it was made."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a copy, or the book, holds."""

    book_id: int
    name: str
    rev: int
    clients: int
    touches: int
    newest: int
    """Id of its newest operation."""


def folder_of(book: Path) -> Path:
    """Where the backups of a book lie: a folder beside it, named after it."""
    return book.with_name(f"{book.stem} backups")


def listed(book: Path) -> list[Backup]:
    """The backups of a book, newest first; what else lies in the folder is not one."""
    found = []
    for path in folder_of(book).glob(f"{_escaped(book.stem)} *{_ENDING}"):
        stamp = path.name.removeprefix(f"{book.stem} ").removesuffix(_ENDING)
        with suppress(ValueError, FileNotFoundError):
            # a local instant without a zone: it orders backups for a person, it measures nothing
            found.append(Backup(path, datetime.strptime(stamp, _STAMP), path.stat().st_size))  # noqa: DTZ007
    return sorted(found, key=lambda one: one.made, reverse=True)


def _escaped(stem: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in stem)


def make(book: Book, at: Moment) -> Backup:
    """Copy the book, check the copy, then let older ones go that are no longer needed.

    Raises:
        BookUnusable: where the copy cannot be made or is not whole; older backups stay.
    """
    folder = folder_of(book.path)
    target, made = _free(book.path, at)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        with failures(book.path):
            schema.copy_to(book.connection, target)
        _check(target)
        _sync(folder)
        size = target.stat().st_size
    except OSError as fault:
        raise BookUnusable(
            _("no backup could be made in {folder}: {fault}").format(folder=folder, fault=fault.strerror)
        ) from fault
    stays = rotation.kept([one.made for one in listed(book.path)], made.date())
    for one in listed(book.path):
        if one.made not in stays:
            one.path.unlink(missing_ok=True)
    return Backup(target, made, size)


def _free(book: Path, at: Moment) -> tuple[Path, datetime]:
    """A name that no backup has yet: two of one second must not overwrite each other."""
    made = at.local
    while True:
        path = folder_of(book) / f"{book.stem} {made.strftime(_STAMP)}{_ENDING}"
        if not path.exists():
            return path, made
        made += timedelta(seconds=1)


def _check(path: Path) -> None:
    """A copy that is not whole does not stay.

    Raises:
        BookUnusable: it is not.
    """
    try:
        with failures(path), closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise BookUnusable(
                    _("the copy {path} is not whole ({found})").format(path=path, found=" ".join(found.split()))
                )
    except BookUnusable:
        path.unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def due(book: Book, at: Moment) -> bool:
    """Whether a backup should be made unasked: the book has changed since the last, half an hour ago or more."""
    newest = next(iter(listed(book.path)), None)
    if newest is None:
        return bool(book.value("SELECT count(*) FROM operation WHERE id > 0"))
    if (at.local - newest.made).total_seconds() < EVERY_MINUTES * 60:
        return False
    try:
        seen = held(newest.path).rev
    except BookUnusable:
        return True
    return bool(seen != book.rev)


def held(path: Path) -> Held:
    """What a book or a copy holds, without changing a byte of it.

    Raises:
        BookUnusable: where it cannot be read.
    """
    connection = connect(path, busy_ms=1000, read_only=True)
    with closing(connection), failures(path):
        book_id, name, rev = connection.execute("SELECT book_id, name, rev FROM meta").fetchone()
        (clients,) = connection.execute("SELECT count(*) FROM client").fetchone()
        (touches,) = connection.execute("SELECT count(*) FROM touch").fetchone()
        (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
    return Held(book_id, name, rev, clients, touches, newest)


def lost_by(book: Path, backup: Held) -> int:
    """How many acts the book holds that a backup does not: what taking it back would lose.

    Raises:
        BookUnusable: where the book cannot be read.
    """
    connection = connect(book, busy_ms=1000, read_only=True)
    with closing(connection), failures(book):
        found = connection.execute(
            "SELECT count(*) FROM operation WHERE id > ? AND source NOT IN ('view', 'system', 'outside')",
            (backup.newest,),
        )
        return int(found.fetchone()[0])


def restore(book: Path, backup: Path, at: Moment) -> Path | None:
    """Put a backup in the place of the book; what was there becomes a backup itself and is returned.

    The book is locked, then both names change: an entry that another program makes meanwhile is in what was kept, or is
    refused to that program, never lost between the two. A damaged book is put aside under another name.

    Raises:
        BadInput: where the file is no backup of this book.
        BookUnusable: where it is not whole, or newer than this program, or the book cannot be written.
    """
    if book.exists() and backup.exists() and book.samefile(backup):
        raise BadInput(_("{backup} is the book itself: name one of its backups").format(backup=backup))
    _check_source(backup)
    source = held(backup)
    try:
        present: Held | None = held(book)
    except BookUnusable:
        present = None
    if present is not None and present.book_id != source.book_id:
        raise BadInput(
            _("{backup} is a copy of another book ({name}): nothing was changed").format(
                backup=backup, name=source.name or _("without a name")
            )
        )
    if present is None:
        return _put_aside(book, backup, at)
    new = book.with_name(book.name + ".restored")
    try:
        with failures(backup), closing(connect(backup, busy_ms=1000, read_only=True)) as copy:
            schema.copy_to(copy, new)
        with failures(book), closing(connect(book, busy_ms=5000)) as locked:
            locked.execute("BEGIN EXCLUSIVE")
            folder_of(book).mkdir(mode=0o700, exist_ok=True)
            kept, _made = _free(book, at)
            book.rename(kept)
            new.rename(book)
            _sync(book.parent)
    except OSError as fault:
        raise BookUnusable(
            _("{book} could not be restored: {fault}").format(book=book, fault=fault.strerror)
        ) from fault
    finally:
        new.unlink(missing_ok=True)
    return kept


def _check_source(path: Path) -> None:
    with failures(path), closing(connect(path, busy_ms=1000, read_only=True)) as connection:
        schema.check(connection, path)
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise BookUnusable(
            _("{path} is damaged itself ({found}): choose an older one").format(
                path=path, found=" ".join(found.split())
            )
        )


def _put_aside(book: Path, backup: Path, at: Moment) -> Path | None:
    aside = None
    if book.exists():
        aside = book.with_name(f"{book.name}.damaged {at.local.strftime(_STAMP)}")
        book.rename(aside)
        for ending in ("-journal", "-wal"):
            beside = book.with_name(book.name + ending)
            if beside.exists():
                # it belongs to the damaged file, and would be played into the new one
                beside.rename(aside.with_name(aside.name + ending))
    with failures(backup), closing(connect(backup, busy_ms=1000, read_only=True)) as connection:
        schema.copy_to(connection, book)
    return aside
