"""The shim between a program and the C library (shim.c): built once, put before a child, spoken to from within it."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("shim.c")
OPENED, CLOSED, WRITTEN, CUT, SYNCED, UNLINKED, RENAMED, FOLDER_MADE, MARKED, LINKED = range(1, 11)
READS, WRITES, SYNCS, NAMES, LOCKS, SIZES = 1, 2, 4, 8, 16, 32
ALL = 63
HALF = -1
"""Instead of an error: only half of the bytes go through."""
TRUNCATED, CREATED = 1, 2
"""Bits of an OPENED record's number."""
_HEAD = struct.Struct("<iiqII")


class Call(NamedTuple):
    """One change of the disk, or a mark of the program's own."""

    what: int
    fd: int
    number: int
    """Offset of what was written, new size of what was cut, bits of what was opened."""
    first: bytes
    """A path, the bytes written, or the mark."""
    second: bytes
    """The path renamed to."""


def why_not() -> str:
    """Why nothing can stand before the C library here; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "the recorder of file operations needs Linux (LD_PRELOAD)"
    if shutil.which("cc") is None and shutil.which("gcc") is None:
        return "the recorder of file operations needs a C compiler (apt-get install gcc)"
    return ""


def built() -> Path:
    """The shim, compiled where it is not there yet."""
    source = SOURCE.read_bytes()
    folder = Path(tempfile.gettempdir()) / f"cockpit-shim-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{hashlib.sha256(source).hexdigest()[:16]}.so"
    if not target.exists():
        part = target.with_suffix(f".{os.getpid()}")
        compiler = shutil.which("cc") or shutil.which("gcc") or "cc"
        words = ["-O1", "-shared", "-fPIC", "-Wall", "-o", str(part), str(SOURCE), "-ldl", "-lpthread"]
        subprocess.run([compiler, *words], check=True)
        part.replace(target)
    return target


def environment(folder: Path, log: Path | None = None) -> dict[str, str]:
    """The environment of a child whose files in a folder are watched."""
    added = {"LD_PRELOAD": str(built()), "COCKPIT_SHIM_FOLDER": str(folder.resolve()), "COCKPIT_LANG": "en"}
    if log is not None:
        added["COCKPIT_SHIM_LOG"] = str(log)
    return {**os.environ, **added}


def run(words: list[str], folder: Path, log: Path | None = None) -> str:
    """Run a module of these proofs under the shim; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=environment(folder, log), capture_output=True, text=True
    )
    if done.returncode:
        raise AssertionError(f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Shim:
    """The shim as seen from within the child."""

    def __init__(self) -> None:
        self._loaded = ctypes.CDLL(None)
        assert hasattr(self._loaded, "shim_mark"), "started without the shim"

    def mark(self, text: str) -> None:
        """Write a mark between the changes."""
        data = text.encode()
        self._loaded.shim_mark(data, len(data))

    def arm(self, nth: int, fault: int, kinds: int = ALL, *, onwards: bool = False) -> None:
        """Let the nth call from now fail (none where it is 0), or all from the nth."""
        self._loaded.shim_arm(nth, fault, kinds, int(onwards))

    def disarm(self) -> int:
        """Let all calls pass again; gives how many there were since."""
        return int(self._loaded.shim_disarm())

    @property
    def fired(self) -> int:
        """How many calls were spoiled."""
        return int(self._loaded.shim_fired())


def calls(log: Path) -> Iterator[Call]:
    """What was recorded, in order."""
    data = log.read_bytes()
    position = 0
    while position < len(data):
        what, fd, number, first, second = _HEAD.unpack_from(data, position)
        position += _HEAD.size
        yield Call(
            what, fd, number, data[position : position + first], data[position + first : position + first + second]
        )
        position += first + second
