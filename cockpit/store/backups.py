"""Backups: whole copies of the book beside it, checked before they count, rotated, and taken back in.

A copy is made through SQLite's own backup, never by reading the file: that would drop the locks of the open book.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from cockpit.core import rotation
from cockpit.core.errors import BadInput, BookDamaged, BookUnusable, CockpitError
from cockpit.core.ids import uid
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import schema
from cockpit.store.book import Book
from cockpit.store.connection import connect, connect_to_look, durable, failures, refuse_damaged, whole
from cockpit.store.operation import REVISION

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


def folder_in(other: Path, book: Book) -> Path:
    """Where the backups of a book lie in a folder that other books may share: two may have one name, not one id."""
    return other / f"{book.path.stem} backups {uid(book.book_id)[-4:]}"


def listed(book: Path, folder: Path | None = None) -> list[Backup]:
    """The backups of a book, newest first; what else lies in the folder is not one."""
    found = []
    for path in (folder or folder_of(book)).glob(f"{_escaped(book.stem)} *{_ENDING}"):
        stamp = path.name.removeprefix(f"{book.stem} ").removesuffix(_ENDING)
        with suppress(ValueError, FileNotFoundError):
            # a local instant without a zone: it orders backups for a person, it measures nothing
            found.append(Backup(path, datetime.strptime(stamp, _STAMP), path.stat().st_size))  # noqa: DTZ007
    return sorted(found, key=lambda one: one.made, reverse=True)


def _escaped(stem: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in stem)


def make(book: Book, at: Moment, folder: Path | None = None) -> Backup:
    """Copy the book, check the copy, then let older ones go that are no longer needed.

    Args:
        book: which.
        at: now.
        folder: where to; the book's own where left out. It is made where its parent is there.

    Raises:
        BookUnusable: where the copy cannot be made or is not whole; older backups stay.
    """
    folder = folder or folder_of(book.path)
    target, made = _free(book.path, at, folder)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        book.hold_to_it()
        with failures(book.path):
            schema.copy_to(book.connection, target)
        _whole(target, book)
        size = target.stat().st_size
    except OSError as fault:
        raise BookUnusable(
            _("no backup could be made in {folder}: {fault}").format(folder=folder, fault=fault.strerror)
        ) from fault
    for one in _to_let_go(book, listed(book.path, folder), made.date()):
        one.path.unlink(missing_ok=True)
    return Backup(target, made, size)


def _to_let_go(book: Book, there: list[Backup], today: date) -> list[Backup]:
    """Those of the book's backups that are no longer needed.

    One of another book is none of them and takes none's place: `clients.cockpit` and `clients.db` share a folder.
    """
    if {one.made for one in there} == rotation.kept([one.made for one in there], today):
        return []
    # looked into only now: each has to be opened for it
    own = [one for one in there if _is_of(one.path, book)]
    stays = rotation.kept([one.made for one in own], today)
    return [one for one in own if one.made not in stays]


def _is_of(path: Path, book: Book) -> bool:
    try:
        return bool(held(path).book_id == book.book_id)
    except BookUnusable:
        return False


def newest(book: Path, at: Moment) -> Backup | None:
    """The newest backup; none that a clock which was wrong then has put into the time to come."""
    return next((one for one in listed(book) if one.made <= at.local), None)


def _whole(copy: Path, book: Book) -> None:
    """Look a new copy over; where it is not whole because the book is not, say that of the book.

    Raises:
        BookDamaged: the book is not whole.
        BookUnusable: the copy alone is not.
    """
    try:
        whole(copy)
    except BookUnusable:
        try:
            with failures(book.path):
                refuse_damaged(book.connection, book.path)
        except BookDamaged as fault:
            raise BookDamaged(advice(book.path, str(fault))) from fault
        raise


def missing(book: Path) -> str:
    """What is said of a book that is not there."""
    found = newest_good(book)
    if found is None:
        return _("{path} is not there: `cockpit new {path}` makes an empty book").format(path=book)
    number, one = found
    return _("{path} is not there, but its backup of {made} is: `cockpit restore {number}` takes it back").format(
        path=book, made=f"{one.made:%Y-%m-%d %H:%M}", number=number
    )


def make_also(book: Book, at: Moment, other: Path) -> Backup | None:
    """A backup in a folder of the user's choice too, where that is there now (a disk that is plugged in); None else.

    Raises:
        BookUnusable: where it is there and the copy cannot be made.
    """
    return make(book, at, folder_in(other, book)) if os.path.isdir(other) else None  # noqa: PTH112 - it may be another user's


def _free(book: Path, at: Moment, folder: Path) -> tuple[Path, datetime]:
    """A name that no backup has yet: two of one second must not overwrite each other."""
    made = at.local
    while True:
        path = folder / f"{book.stem} {made.strftime(_STAMP)}{_ENDING}"
        if not path.exists():
            return path, made
        made += timedelta(seconds=1)


def before(book: Book, at: Moment) -> Backup | None:
    """A backup before many rows are changed at once, where the book has changed since the last; None else.

    Raises:
        BookUnusable: where none can be made: what it was to go before must not go on.
    """
    return make(book, at) if changed(book) else None


def changed(book: Book) -> bool:
    """Whether the newest backup is not the book as it is."""
    last = next(iter(listed(book.path)), None)
    if last is None:
        return bool(book.value("SELECT count(*) FROM operation WHERE id > 0"))
    try:
        seen = held(last.path)
    except BookUnusable:
        return True
    return (seen.book_id, seen.rev) != (book.book_id, book.value(f"SELECT {REVISION}"))


def due(book: Book, at: Moment) -> bool:
    """Whether a backup should be made unasked: the book has changed since the last, half an hour ago or more."""
    last = newest(book.path, at)
    if last is not None and (at.local - last.made).total_seconds() < EVERY_MINUTES * 60:
        return False
    return changed(book)


def held(path: Path) -> Held:
    """What a book or a copy holds, without changing a byte of it.

    Raises:
        BookUnusable: where it cannot be read.
    """
    connection = connect(path, busy_ms=1000, read_only=True)
    with closing(connection), failures(path):
        book_id, name, rev = connection.execute(f"SELECT book_id, name, {REVISION} FROM meta").fetchone()
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
    # unlike a Path's own, it takes a name that is too long for one that is not there
    if os.path.exists(backup) and os.path.exists(book) and book.samefile(backup):  # noqa: PTH110
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
    # a link is followed: the file that it names is the book, for other programs and devices as well
    real = book.resolve()
    if present is None or not _sound(book):
        return _put_aside(real, backup, at)
    new = real.with_name(real.name + ".restored")
    try:
        with failures(backup), closing(connect(backup, busy_ms=1000, read_only=True)) as copy:
            schema.copy_to(copy, new)
        with failures(book), closing(connect(book, busy_ms=5000)) as locked:
            locked.execute("BEGIN EXCLUSIVE")
            folder_of(book).mkdir(mode=0o700, exist_ok=True)
            kept, _made = _free(book, at, folder_of(book))
            _take_the_place(new, real, kept)
    except OSError as fault:
        raise BookUnusable(
            _("{book} could not be restored: {fault}").format(book=book, fault=fault.strerror)
        ) from fault
    finally:
        new.unlink(missing_ok=True)
    return kept


def newest_good(book: Path) -> tuple[int, Backup] | None:
    """The newest backup that is whole, and its number in the list, from 1; None where there is none."""
    for number, one in enumerate(listed(book), 1):
        with suppress(CockpitError):
            _check_source(one.path)
            return number, one
    return None


def advice(book: Path, fault: str) -> str:
    """A sentence about a damaged book, with the backup that can take its place."""
    found = newest_good(book)
    if found is None:
        return fault
    number, one = found
    return _("{fault}; the newest good one is of {made}: `cockpit restore {number}` puts it in its place").format(
        fault=fault, made=f"{one.made:%Y-%m-%d %H:%M}", number=number
    )


def _check_source(path: Path) -> None:
    with failures(path), closing(connect_to_look(path, busy_ms=1000)) as connection:
        schema.check(connection, path)
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0].replace("\n", " ")
    if found != "ok":
        raise BookUnusable(_("{path} is damaged itself ({found}): choose an older one").format(path=path, found=found))


def _sound(book: Path) -> bool:
    try:
        _check_source(book)
    except BookUnusable:
        return False
    return True


def _take_the_place(new: Path, book: Path, kept: Path | None) -> None:
    """Put a new file at the book's path; what stood there goes on under another name.

    It is given that name while it still has its own, and both are brought to the disk before the one rename that puts
    the new file over it: whenever the power goes, a book stands at the path, the old one or the new. Where a disk
    knows no second names (FAT), the old one is moved away first.
    """
    if kept is not None:
        try:
            os.link(book, kept)
        except OSError:
            book.rename(kept)
        durable(kept.parent)
        durable(kept.parent.parent)
    new.replace(book)
    durable(book.parent)


def _put_aside(book: Path, backup: Path, at: Moment) -> Path | None:
    """Give a damaged book another name; among the backups it could let a good one go."""
    aside, new = None, book.with_name(book.name + ".restored")
    try:
        with failures(backup), closing(connect(backup, busy_ms=1000, read_only=True)) as copy:
            schema.copy_to(copy, new)
        if book.exists():
            aside = book.with_name(f"{book.name}.damaged {at.local.strftime(_STAMP)}")
            for ending in ("-journal", "-wal"):
                beside = book.with_name(book.name + ending)
                if beside.exists():
                    # it belongs to the damaged file, and would be played into the new one
                    beside.rename(aside.with_name(aside.name + ending))
        _take_the_place(new, book, aside)
    except OSError as fault:
        raise BookUnusable(
            _("{book} could not be restored: {fault}").format(book=book, fault=fault.strerror)
        ) from fault
    finally:
        new.unlink(missing_ok=True)
    return aside
