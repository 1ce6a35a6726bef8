"""A program in a pseudo-terminal of ours: its keys, its bytes, and the instant at which each frame was whole."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Self

from benchmarks.frames import SYNC_ASKED, SYNC_END, SYNC_HELD, Finder

SIZE = (200, 50)
PATIENCE = 60.0
"""Seconds after which what is waited for has not come."""
ANSWER = 20.0
"""Seconds after which a key is taken to lead to nothing."""
QUIET = 0.06
"""Seconds without a byte after which a key's output is taken to be over: a program that has a second frame waiting
sends it within a frame's time, which is 4 ms here and 17 ms at Textual's own pace."""
IDLE_SHARE = 0.1
"""The part of a quiet time that a program may be at work and still be waiting for a key."""
ANSWERS = {
    SYNC_ASKED: SYNC_HELD,
    # what programs on other frameworks wait for: the kind of terminal, the place of the cursor
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}


class NoFrame(Exception):
    """What was waited for did not come; the sentence says what came instead."""


class Chunk(NamedTuple):
    """What one read brought."""

    at: float
    cpu: float
    """Seconds of processor that the child had had by then."""
    data: bytes


@dataclass
class Recording:
    """What came out, in order, since it was begun."""

    began: float
    chunks: list[Chunk] = field(default_factory=list)
    ended: float = 0.0
    """When the last frame so far was whole, 0 where none was."""
    frames: int = 0

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(len(chunk.data) for chunk in self.chunks)

    @property
    def text(self) -> bytes:
        """All of it."""
        return b"".join(chunk.data for chunk in self.chunks)


class Terminal:
    """A child on a pseudo-terminal; use as a context, which ends the child.

    A child reads and writes what a terminal of `size` would; questions that a modern terminal answers are answered,
    so that frames come as synchronized updates and their ends are exact.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], *, size: tuple[int, int] = SIZE,
        folder: Path | None = None,
    ) -> None:  # fmt: skip
        columns, lines = size
        self.recording = Recording(time.perf_counter())
        self._finder = Finder(SYNC_END)
        self._asked = {question: Finder(question) for question in ANSWERS}
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
                if folder is not None:
                    os.chdir(folder)
                os.execve(command[0], list(command), dict(environment))
            finally:
                os._exit(127)
        # the size is set from both ends: whichever comes first, the child never sees another
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.end()

    def end(self) -> None:
        """Kill the child; what it had to keep is kept by then, or is none of ours."""
        if self._ended:
            return
        self._ended = True
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    def cpu(self) -> float:
        """Seconds of processor that all threads of the child have had so far, exact to the microsecond."""
        # the clock of another process, as clock_getcpuclockid(3) makes it
        return time.clock_gettime((~self.pid << 3) | 2)

    def read(self, wait: float) -> bytes:
        """What comes within `wait` seconds, as soon as it comes."""
        ready, _none, _none = select.select([self._fd], [], [], max(0.0, wait))
        if not ready:
            return b""
        try:
            data = os.read(self._fd, 1 << 20)
        except OSError:
            data = b""
        if not data:
            raise NoFrame("it ended: " + _tail(self.recording.text))
        at = time.perf_counter()
        recording = self.recording
        recording.chunks.append(Chunk(at, self.cpu(), data))
        found = self._finder.count(data)
        if found:
            recording.frames += found
            recording.ended = at
        for question, finder in self._asked.items():
            if finder.count(data):
                os.write(self._fd, ANSWERS[question])
        return data

    def send(self, keys: str) -> Recording:
        """Type; returns the recording of what it leads to, which goes on to be filled."""
        data = keys.encode()
        self.recording = Recording(time.perf_counter())
        os.write(self._fd, data)
        return self.recording

    def settle(self, quiet: float = QUIET, patience: float = PATIENCE) -> Recording:
        """Read until nothing has come for `quiet` seconds in which the child did not work either."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            worked = self.cpu()
            if not self.read(quiet) and self.cpu() - worked < quiet * IDLE_SHARE:
                break
        return self.recording

    def until(self, wanted: bytes, patience: float = PATIENCE) -> Recording:
        """Read until these bytes came.

        Raises:
            NoFrame: where they do not come.
        """
        finder, end = Finder(wanted), time.perf_counter() + patience
        while (left := end - time.perf_counter()) > 0:
            if finder.count(self.read(left)):
                return self.recording
        raise NoFrame(f"{wanted!r} did not come in {patience:.0f} s: " + _tail(self.recording.text))

    def key(self, keys: str, quiet: float = QUIET) -> Recording:
        """Type, and read all that it leads to.

        Raises:
            NoFrame: where it leads to nothing.
        """
        recording = self.send(keys)
        self.read(ANSWER)
        self.settle(quiet)
        if not recording.ended:
            raise NoFrame(f"{keys!r} led to no frame")
        return recording

    def leave(self, keys: str) -> None:
        """Type what ends the program, and wait until it has: it keeps things on its way out."""
        self.send(keys)
        with contextlib.suppress(NoFrame):
            while True:
                self.read(PATIENCE)
        self.end()


def _tail(data: bytes) -> str:
    return repr(data[-300:]) if data else "nothing came"
