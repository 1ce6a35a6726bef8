"""`python -m benchmarks.slow_line`: what each key sends, and how long that takes over a line of 64 KB a second.

The program runs in a pseudo-terminal that answers as one that can show a frame at once (mode 2026). Bytes are counted,
not guessed; seconds are bytes by the line's speed, for the line and not the machine is what is waited for.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pexpect

BYTES_A_SECOND = 64 * 1024
QUIET = 0.15
"""Seconds without a byte after which a key has been answered."""
PATIENCE = 30.0
"""Seconds within which the first frame must come."""
ANSWERED = 2.0
"""Seconds within which a key must have been answered."""
ASKED, ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
"""Whether frames can be shown at once, and that they can."""
BEGIN, END = b"\x1b[?2026h", b"\x1b[?2026l"
LEFT, RIGHT, DOWN, UP = "\x1b[D", "\x1b[C", "\x1b[B", "\x1b[A"
ALL_DAY = (RIGHT, RIGHT, DOWN, RIGHT, DOWN, LEFT, UP, RIGHT, RIGHT, DOWN, RIGHT)
"""Cursor keys, as many each way as a day has."""
SIZES = ((200, 50), (80, 24))


class Sent(NamedTuple):
    """What a key made the program send."""

    name: str
    bytes: int
    frames: int


class Line:
    """The program at the other end of a line."""

    def __init__(
        self, words: Sequence[str], size: tuple[int, int], folder: Path, environment: dict[str, str] | None = None
    ) -> None:
        columns, lines = size
        plain = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.child = pexpect.spawn(
            sys.executable, ["-m", "cockpit", "--today", "2026-09-14", *words], dimensions=(lines, columns),
            timeout=PATIENCE, env={**plain, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8",
                                   "COCKPIT_LANG": "en", "COCKPIT_HOME": str(folder), **(environment or {})},
        )  # fmt: skip
        # pexpect sleeps before each key, for programs that ask for a password
        self.child.delaybeforesend = None
        self.sent = bytearray()
        self._answered = False

    def read(self, wait: float) -> bytes:
        """What comes within so many seconds; nothing where nothing does."""
        try:
            data: bytes = self.child.read_nonblocking(1 << 20, timeout=wait)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return b""
        self.sent += data
        if not self._answered and ASKED in self.sent:
            self._answered = True
            self.child.send(ANSWER)
        return data

    def rest(self) -> bytes:
        """All that comes until nothing does."""
        gathered = self.read(PATIENCE if not self.sent else ANSWERED)
        while data := self.read(QUIET):
            gathered += data
        return gathered

    def press(self, name: str, *keys: str) -> Sent:
        """Press keys one by one; returns the median of what each sent."""
        each = []
        for key in keys:
            self.child.send(key)
            data = self.rest()
            each.append((len(data), data.count(BEGIN)))
        return Sent(name, int(statistics.median(size for size, _ in each)), max(frames for _, frames in each))

    def close(self) -> None:
        """Leave."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()
        self.child.close()


def run(
    words: Sequence[str], size: tuple[int, int], folder: Path, environment: dict[str, str] | None = None
) -> list[Sent]:
    """What a start and each kind of key send, in the order in which they were pressed."""
    line = Line(words, size, folder, environment)
    try:
        first = line.rest()
        while b"help" not in first:
            first += line.rest()
        found = [Sent("start", len(first), first.count(BEGIN))]
        found += [
            line.press("cursor key", *ALL_DAY),
            line.press("lens change", "\t", "\t", "\t"),
            line.press("filter dims all but one", "f", "l")._replace(name="filter"),
            line.press("filter off", "f", "f"),
            line.press("prompt opens", "/"),
            line.press("letter in it", "m", "a"),
            line.press("prompt closes", "\x1b"),
            line.press("call logged", "c"),
            line.press("undo", "u"),
            line.press("help opens", "?"),
            line.press("help closes", "q"),
            line.press("client opens", "\r"),
            line.press("client closes", "\x1b"),
            line.press("sweep opens", "g", "s"),
            line.press("sweep step", " ", " ", " "),
            line.press("sweep logs and goes on", "c"),
        ]
        return found
    finally:
        line.close()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--touches", type=int, default=200_000)
    parser.add_argument("--book", type=Path, help="a book there is, instead of one made by seed")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "large.cockpit"
        if asked.book is not None:
            book.write_bytes(asked.book.read_bytes())
            book.chmod(0o600)
        else:
            subprocess.run(
                [sys.executable, "-m", "samples.large", str(book), "--clients", str(asked.clients),
                 "--touches", str(asked.touches)], check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        for title, words in (("demo", ["demo"]), (f"{asked.clients:,} clients", [str(book)])):
            columns = [run(words, size, Path(folder) / f"home{size[0]}") for size in SIZES]
            heads = "".join(f"{f'{width} x {height}':>24}" for width, height in SIZES)
            print(f"{title:<26}{heads}\n{'':<26}{'bytes  frames   seconds' * 1:>24}{'bytes  frames   seconds':>24}")
            for row in zip(*columns, strict=True):
                cells = "".join(f"{each.bytes:>9,}{each.frames:>6}{each.bytes / BYTES_A_SECOND:>9.3f}" for each in row)
                print(f"{row[0].name:<26}{cells}")
            print()


if __name__ == "__main__":
    main()
