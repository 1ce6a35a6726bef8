"""Slips: small texts kept beside the book, one a file, for the owner's eyes only; each is there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import ModuleType

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:
    # a system without it: two programs then do not see that the other one holds a slip
    fcntl = None

MOST = 200_000
"""Bytes of a slip that are read; none of ours is a tenth as long."""


class Held:
    """A slip that this program holds: others see that it is in use, until the program ends, however it ends."""

    def __init__(self, path: Path) -> None:
        """Hold nothing yet; `write` makes the file."""
        self.path = path
        self._number: int | None = None

    def write(self, text: str) -> None:
        """Put a text in the place of the one before.

        Raises:
            OSError: it cannot be kept; the one before is there still.
        """
        number = _placed(self.path, text, durable=False)
        self.let_go()
        self._number = number

    def let_go(self) -> None:
        """Hold it no longer; the file stays."""
        number, self._number = self._number, None
        if number is not None:
            os.close(number)

    def drop(self) -> None:
        """Away with it."""
        if self._number is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
            self.let_go()


def keep(path: Path, text: str) -> None:
    """Write a slip that is durable once this returns.

    Raises:
        OSError: it cannot be kept.
    """
    os.close(_placed(path, text, durable=True))
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def listed(folder: Path, begins: str, ends: str) -> list[Path]:
    """The slips whose names begin and end so, in the order of their names; none where there is no such folder."""
    found: list[Path] = []
    with suppress(OSError):
        # a pattern of file names would be compiled at each start
        found = [path for path in folder.iterdir() if path.name.startswith(begins) and path.name.endswith(ends)]
    return sorted(found)


def read(path: Path) -> str | None:
    """The text of a slip that nobody holds; None where it is gone, held, or none of ours."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        if fcntl is not None:
            # shared: two programs that look at the same instant do not keep each other from it
            fcntl.flock(number, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return os.read(number, MOST).decode("utf-8", "replace")
    except OSError:
        return None
    finally:
        os.close(number)


def _placed(path: Path, text: str, *, durable: bool) -> int:
    """Write a file beside and put it in its place; gives the number under which it is open, and locked.

    What a kill leaves beside keeps the ending, by which erasing finds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f".{os.getpid()}.{path.name}")
    half.unlink(missing_ok=True)
    number = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    try:
        content = memoryview(text.encode("utf-8", "replace"))
        while content:
            content = content[os.write(number, content) :]
        if fcntl is not None:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if durable:
            os.fsync(number)
        half.replace(path)
    except BaseException:
        os.close(number)
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise
    return number
