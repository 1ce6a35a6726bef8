"""A terminal of one's own: its settings can be looked at before and after, and it answers what is asked of it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyte

PATIENCE = 15.0
"""Seconds after which what is waited for has not come."""
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
"""What a terminal of today says when it is asked what it can do."""
AT_REST = {7: b"h", 25: b"h"}
"""Modes that are on in a terminal at rest; all others that the program touches are off."""


class Modern(pyte.Screen):
    """A terminal that knows the sequences which pyte takes for text or for others."""

    def report_device_status(self, mode: int, **more: bool) -> None:
        pass


class OwnTerminal:
    """The program in a pseudo-terminal that is held open on both sides."""

    def __init__(
        self,
        book: Path,
        words: tuple[str, ...] = (),
        size: tuple[int, int] = (120, 40),
        answers: bool = True,
        program: Sequence[str] = ("-m", "cockpit"),
        **environment: str,
    ):
        self.master, self.slave = pty.openpty()
        self.answers = answers
        self.sent = bytearray()
        self.resize(*size)
        self.before = termios.tcgetattr(self.slave)
        self.screen = Modern(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._answered = 0
        self.child = subprocess.Popen(
            [sys.executable, *program, *words, str(book)],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            cwd=book.parent,
            env={
                # what runs the tests in parallel says how large its own terminal were
                **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
                "TERM": "xterm-256color",
                "LANG": "C.UTF-8",
                "COCKPIT_HOME": str(book.parent / "home"),
                **environment,
            },
        )

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        if b"\x1b[?2048h" in self.sent:
            # such a terminal tells its size itself
            os.write(self.master, b"\x1b[48;%d;%d;%d;%dt" % (lines, columns, lines * 16, columns * 8))

    def type(self, data: bytes) -> None:
        """Type, reading meanwhile: neither side may wait for the other."""
        left = memoryview(data)
        while left:
            _reads, writes, _none = select.select([], [self.master], [], 0.05)
            if writes:
                left = left[os.write(self.master, left[:1024]) :]
            self.read(0)

    def read(self, wait: float = 0.05) -> bytes:
        """What comes within a moment; questions are answered."""
        ready, _writes, _none = select.select([self.master], [], [], wait)
        if not ready:
            return b""
        data = os.read(self.master, 65_536)
        self.sent += data
        # what pyte would print: the key protocol, and the questions
        clean = re.sub(rb"\x1b\[[<>=][\d;]*u|\x1b\[\?\d+\$p", b"", data)
        self._stream.feed(clean)
        for question, answer in _ANSWERS.items():
            if self.answers and self.sent.find(question, max(0, self._answered - 12)) >= self._answered:
                os.write(self.master, answer)
        self._answered = len(self.sent)
        return data

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def until(self, wanted: str | Callable[[], bool]) -> None:
        """Read until it is there. What was sent before is no silence: the emulator may need its time for that."""
        started = heard = time.monotonic()
        while not (wanted in self.text if isinstance(wanted, str) else wanted()):
            now = time.monotonic()
            patient = now < heard + PATIENCE and now < started + 4 * PATIENCE
            assert patient, f"{wanted!r} did not come:\n{self.text}"
            assert self.child.poll() is None or not isinstance(wanted, str), f"it ended:\n{self.text}"
            if self.read():
                heard = time.monotonic()

    def rest(self) -> None:
        """Read until nothing comes any more."""
        quiet = 0
        while quiet < 4:
            quiet = 0 if self.read(0.1) else quiet + 1

    def signal(self, number: int) -> None:
        os.kill(self.child.pid, number)

    def stopped(self) -> bool:
        """Whether it was stopped, as by Ctrl+Z."""
        return Path(f"/proc/{self.child.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

    def ended(self) -> int:
        """Wait for its end; returns the exit status."""
        self.until(lambda: self.child.poll() is not None)
        while self.read():
            pass
        return self.child.wait()

    def restored(self) -> list[str]:
        """What is not as it was before; empty where all is."""
        found = []
        if termios.tcgetattr(self.slave) != self.before:
            found.append("the settings of the line")
        last: dict[int, bytes] = {}
        for modes, way in _MODE.findall(bytes(self.sent)):
            for mode in modes.split(b";"):
                last[int(mode)] = way
        found += [f"mode {mode}" for mode, way in last.items() if way != AT_REST.get(mode, b"l")]
        if len(re.findall(rb"\x1b\[>\d+u", self.sent)) != len(re.findall(rb"\x1b\[<\d*u", self.sent)):
            found.append("the key protocol")
        if 1049 not in last:
            found.append("it never was on the screen")
        return found

    def close(self) -> None:
        if self.child.poll() is None:
            os.kill(self.child.pid, signal.SIGCONT)
            self.child.kill()
            self.child.wait()
        os.close(self.master)
        os.close(self.slave)
