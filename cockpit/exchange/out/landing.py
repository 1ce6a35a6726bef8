"""Where a file lands: whole under its name, or not at all, readable by its owner only."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from cockpit.core.errors import BadInput
from cockpit.core.words import _
from cockpit.exchange.out import Options, OutFormat, silent

SQLITE = b"SQLite format 3\0"


def save(
    path: Path,
    form: OutFormat,
    content: Any,
    options: Options | None = None,
    *,
    replace: bool = False,
    book: Path | None = None,
    step: Callable[[int], None] = silent,
) -> int:
    """Write a file beside its place and put it there once it is whole; returns the rows written.

    Args:
        path: where to.
        form: the format.
        content: what the format wants.
        options: how.
        replace: whether a file that is there may be replaced; a book never is.
        book: the open book.
        step: told how many rows are written; what it raises ends the writing, and nothing is left of it.

    Raises:
        BadInput: where there is a file already, no such folder, or no room.
    """
    check(path, replace=replace, book=book)
    half = path.with_name(f".{path.name}.{os.getpid()}.half")
    try:
        with suppress(FileNotFoundError):
            half.unlink()
        number = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        with os.fdopen(number, "wb") as handle:
            rows = form.write(handle, content, options or Options(), step)
            handle.flush()
            os.fsync(handle.fileno())
        _name(half, path, replace)
        _keep_name(path.parent)
    except FileExistsError:
        _drop(half)
        raise BadInput(taken(path)) from None
    except OSError as fault:
        _drop(half)
        raise BadInput(_("{path} cannot be written: {fault}").format(path=path, fault=fault.strerror)) from fault
    except BaseException:
        _drop(half)
        raise
    return rows


def check(path: Path, *, replace: bool, book: Path | None = None) -> None:
    """Whether a file may be written there.

    Args:
        path: where to.
        replace: whether a file that is there may be replaced.
        book: the open book, which never is.

    Raises:
        BadInput: where not, with the reason.
    """
    try:
        if path.is_dir():
            raise BadInput(_("{path} is a folder: name a file in it").format(path=path))
        if not path.parent.is_dir():
            raise BadInput(_("there is no folder {path}: make it, or name another").format(path=path.parent))
        if not replace and (path.exists() or path.is_symlink()):
            raise BadInput(taken(path))
        if path.exists():
            _spare(path, book)
    except OSError as fault:
        raise BadInput(_("{path} cannot be written: {fault}").format(path=path, fault=fault.strerror)) from fault


def _spare(path: Path, book: Path | None) -> None:
    """Refuse what no list may take the place of: a book, its backups, and what is no file.

    The open book is known by what it is, never by reading it: that would drop its locks.
    """
    if not path.is_file():
        raise BadInput(_("{path} is no file that could be replaced: name another").format(path=path))
    if book is not None and book.exists() and path.samefile(book):
        raise BadInput(_("{path} is the open book itself: name another file").format(path=path))
    with path.open("rb") as handle:
        if handle.read(len(SQLITE)) == SQLITE:
            raise BadInput(_("{path} is a book or another database: name another file").format(path=path))


def taken(path: Path) -> str:
    """What is said of a file that is there already."""
    return _("{path} is there already: name another file, or replace it with --force").format(path=path)


def _name(half: Path, path: Path, replace: bool) -> None:
    if not replace:
        try:
            # unlike a rename this fails where somebody has made the file meanwhile
            os.link(half, path)
        except OSError as fault:
            # the file systems of USB sticks have no links
            if fault.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):
                raise
            check(path, replace=False)
        else:
            half.unlink()
            return
    half.replace(path)


def _drop(half: Path) -> None:
    with suppress(OSError):
        half.unlink()


def _keep_name(folder: Path) -> None:
    """Make the new name in the folder durable, where the system lets a folder be flushed."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
