"""How a book's file is connected: the settings that keep an acknowledged entry, read back and compared."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from cockpit.core.errors import BookDamaged, BookMoved, BookUnusable, CockpitError
from cockpit.core.words import _

APPLICATION_ID = 0x436B5074
SAFE = {
    # DELETE with EXTRA lost no acknowledged row in simulated power cuts; WAL also breaks when the file is replaced
    "journal_mode": "delete",
    "synchronous": 3,
    "fullfsync": 1,
    "locking_mode": "normal",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "secure_delete": 1,
    "temp_store": 2,
    "recursive_triggers": 1,
    # 4 MB of pages: the portfolio query reads each page once, in the order of the clients
    "cache_size": -4096,
}

READ = (
    "meta",
    "ledger",
    "operation",
    "journal",
    "client",
    "person",
    "contact_point",
    "touch",
    "phone_record",
    "origin",
)
"""Tables that are read in copies."""

_MET: set[tuple[int, int]] = set()
"""Device and inode of each file that this process was connected to: it may hold locks on it, and must not open it."""
_MEETING = threading.Lock()


def connect(path: Path, *, busy_ms: int, read_only: bool = False) -> sqlite3.Connection:
    """A connection to an existing book with the safe settings, none of its bytes touched yet.

    Raises:
        BookUnusable: where the file is missing, empty, foreign, damaged, locked or cannot be made safe.
    """
    try:
        _refuse_at_sight(path)
    except OSError as fault:
        raise BookUnusable(_("{path} cannot be opened: {fault}").format(path=path, fault=fault.strerror)) from fault
    mode = "ro" if read_only else "rw"
    with failures(path):
        connection = sqlite3.connect(
            f"file:{quote(str(path.resolve()))}?mode={mode}",
            uri=True,
            timeout=busy_ms / 1000,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _identify(connection, path)
            if read_only:
                _refuse_views(connection, path)
            _settle(connection, path, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_look(path: Path, *, busy_ms: int) -> sqlite3.Connection:
    """A connection for SQLite's full check, which cannot write.

    Not `read_only`: on a connection that was opened so, SQLite's check passes over what the tables themselves refuse.

    Raises:
        BookUnusable: as `connect`.
    """
    connection = connect(path, busy_ms=busy_ms)
    connection.execute("PRAGMA query_only = ON")
    return connection


def bare(path: Path) -> sqlite3.Connection:
    """A connection to a file that was just made, before it is a book; never one that makes the file itself."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)


def _refuse_at_sight(path: Path) -> None:
    if path.is_dir():
        raise BookUnusable(_("{path} is a folder, not a book: name the file in it").format(path=path))
    if not path.exists():
        # imported here: they are connected to as well, and looked for where the book is gone only
        from cockpit.store import backups

        raise BookUnusable(backups.missing(path))
    size = path.stat().st_size
    if 0 < size < LEAST:
        # SQLite takes the head of one for a file in which nothing is yet
        raise damaged(path, f"{size} B")
    if size == 0:
        raise BookUnusable(_("{path} is an empty file, not a book: restore it from a backup").format(path=path))
    # SQLite looks for them beside the file itself, not beside a link to it
    real = path.resolve()
    wal, journal = real.with_name(real.name + "-wal"), real.with_name(real.name + "-journal")
    beside = wal if wal.exists() else journal if _not_its_own(real, journal) else None
    if beside is not None:
        raise BookUnusable(
            _("{wal} lies beside the book and could overwrite it: move it away, then open again").format(wal=beside)
        )


def _not_its_own(real: Path, journal: Path) -> bool:
    """Whether a file's journal is another one's; looked at once, before this process is connected to the file."""
    seen = real.stat()
    with _MEETING:
        if (seen.st_dev, seen.st_ino) in _MET:
            return False
        if journal.is_file():
            # imported here: there is one where a program was ended in the middle of a write, or writes just now
            from cockpit.store import hot_journal

            if hot_journal.of_another(real, journal):
                return True
        _MET.add((seen.st_dev, seen.st_ino))
    return False


def _identify(connection: sqlite3.Connection, path: Path) -> None:
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    if identity != APPLICATION_ID:
        raise BookUnusable(
            _("{path} is a SQLite file of another program, not a book: nothing was touched").format(path=path)
        )


def _refuse_views(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a copy in which a query stands where rows should: it may have no end.

    The book itself is compared with its schema (`schema.check`); a copy beside it, of any version, is only looked into.
    """
    names = ", ".join(f"'{table}'" for table in READ)
    found = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'view' AND name COLLATE NOCASE IN ({names})"
    )
    for name, sql in found.fetchall():
        # imported here: of a copy of this very schema alone
        from cockpit.store import ledger

        if sql != ledger.VIEWS.get(name):
            raise damaged(path, _("{object} was changed").format(object=f"table {name}"))


def _settle(connection: sqlite3.Connection, path: Path, read_only: bool) -> None:
    for name, wanted in SAFE.items():
        if name == "journal_mode":
            if read_only:
                continue
            if connection.execute("PRAGMA journal_mode").fetchone() != (wanted,):
                # changed in the file itself
                refuse_damaged(connection, path)
        connection.execute(f"PRAGMA {name} = {wanted}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and row[0] != wanted and name != "mmap_size":
            raise BookUnusable(
                _("{path} cannot be kept safely here ({name} is {value}): copy it to a local disk").format(
                    path=path, name=name, value=row[0]
                )
            )


Sight = tuple[int, int, int, int, int]
"""What a file looks like from outside: device, inode, size, and in nanoseconds its last write and last change."""


def sight(path: Path | str) -> Sight | None:
    """What tells, from outside, whether a file is the same (device, inode), and whether it was written to; None: gone.

    Never by opening it: closing it again would drop the locks that this process holds on it.
    """
    try:
        seen = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    # the last change as well: a program that copies sets the last write to what it was elsewhere
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns


LEAST = 512
"""Bytes of the smallest file of SQLite in which anything is."""
LONGEST = 160
"""Characters of SQLite's own words that are shown."""
HEADING = "*** in database main ***"
"""What SQLite puts on a line of its own before what is wrong with the file as a whole."""
LARGE = 50_000_000
"""Bytes from which on SQLite's full check takes seconds; nobody is made to wait for it."""


def whole(path: Path) -> None:
    """Look a copy over that nobody else has open; one that is not whole does not stay.

    Of a large one every page is read, but no index compared with its table: the copy has the pages of the book, whose
    full check goes on beside the screen (`soundness`), and a backup is looked over whole before it is taken back.

    Raises:
        BookUnusable: it is not.
    """
    try:
        with failures(path), closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as copy:
            check = "integrity_check" if path.stat().st_size < LARGE else "quick_check"
            found = copy.execute(f"PRAGMA {check}(1)").fetchone()[0].replace("\n", " ")
            if found != "ok":
                raise BookUnusable(_("the copy {path} is not whole ({found})").format(path=path, found=found))
    except BookUnusable:
        path.unlink(missing_ok=True)
        raise


def refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    """Look a book over that is about to be changed before anybody has asked for anything.

    Raises:
        BookDamaged: it is not whole.
    """
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if found != "ok":
        raise damaged(path, found.removeprefix(HEADING).strip())


def durable(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def writable(path: Path) -> bool:
    """Whether the file and (for its journal) its folder can be written to."""
    real = path.resolve()
    effective = os.access in os.supports_effective_ids
    return all(os.access(each, os.W_OK, effective_ids=effective) for each in (real, real.parent))


def close_to_others(path: Path) -> bool:
    """Take a book that everybody on this machine could read from all but its owner; returns whether it was so.

    One that its owner lets a group read, and nobody else, is left as it is: that was meant.
    """
    try:
        seen = path.stat()
        if not seen.st_mode & stat.S_IRWXO or seen.st_uid != os.geteuid():
            return False
        path.chmod(0o600)
        return not path.stat().st_mode & stat.S_IRWXO
    except OSError:
        # a disk that knows no rights, or one that is read-only
        return False


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a sentence a user can act on.

    Raises:
        BookUnusable: the book cannot be read or written now.
        CockpitError: a value does not fit into the book.
    """
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeError, OverflowError) as fault:
        raise in_words(fault, path) from fault


def in_words(fault: BaseException, path: Path) -> BaseException:
    """What says of a fault of SQLite what a user can do; any other as it is."""
    if isinstance(fault, sqlite3.OperationalError):
        # raised by SQLite's Python side, which knows no code, for a text that is no UTF-8
        return damaged(path, fault) if "decode" in str(fault) else _operational(fault, path)
    if isinstance(fault, sqlite3.IntegrityError):
        return CockpitError(_("the book refused a value ({fault}): nothing was changed").format(fault=fault))
    if isinstance(fault, sqlite3.DatabaseError):
        return damaged(path, fault)
    if isinstance(fault, UnicodeError | OverflowError):
        return CockpitError(_("a value does not fit into the book ({fault})").format(fault=fault))
    return fault


def replaced(path: Path) -> BookMoved:
    """What is raised where the open book's file is no longer the one at its path."""
    # unlike a Path's own, it does not fail where the folder may no longer be looked into
    if not os.path.exists(path):  # noqa: PTH110
        return BookMoved(
            _("{path} is gone: it was moved or deleted while it was open; save what is open to another file").format(
                path=path
            )
        )
    return BookMoved(
        _("{path} was replaced by another file while it was open: close and open it again").format(path=path)
    )


def damaged(path: Path, fault: Exception | str) -> BookDamaged:
    """What is raised where a file is not whole."""
    if getattr(fault, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB and not _has_backups(path):
        return BookDamaged(_("{path} is no book: nothing was touched").format(path=path))
    return BookDamaged(
        _("{path} is damaged or no book ({fault}): restore it from a backup").format(path=path, fault=_in_a_line(fault))
    )


def _has_backups(path: Path) -> bool:
    # imported here: they are connected to as well
    from cockpit.store import backups

    return bool(backups.listed(path))


def _in_a_line(fault: Exception | str) -> str:
    """What SQLite says, which may quote a whole table of a damaged file."""
    words = " ".join(str(fault).split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _operational(fault: sqlite3.OperationalError, path: Path) -> BookUnusable:
    code, words = getattr(fault, "sqlite_errorcode", 0), str(fault)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return replaced(path)
    if code in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_CANTLOCK):
        return BookUnusable(
            _(
                "{path} was left in the middle of a write and is read-only: make file and folder writable and open it"
                " again"
            ).format(path=path)
        )
    if "locked" in words:
        text = _("the book is being written by another program: try again in a moment ({path})").format(path=path)
    elif "readonly" in words or "read-only" in words:
        text = read_only(path)
    elif "full" in words:
        text = _("the disk of {path} is full: make room; nothing was changed").format(path=path)
    elif "unable to open" in words:
        text = _("{path} cannot be opened: check the rights of file and folder").format(path=path)
    else:
        text = _("{path} cannot be used ({fault})").format(path=path, fault=_in_a_line(fault))
    return BookUnusable(text)


def read_only(path: Path) -> str:
    """What is said where nothing can be written."""
    return _("{path} is read-only: make it writable, or copy it elsewhere").format(path=path)
