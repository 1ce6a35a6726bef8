"""`make bench`: start, a verb without a screen, and the bytes of a cursor key, each beside its floor.

The book has 10,000 clients and 200,000 touches, made from a seed. Cockpit and floor run by turns in the same minute, in
a real pseudo-terminal of 200 x 50; the figure is the ratio of the medians, the spread that of the ratios pair by pair.
Absolute times are not printed: they say more of the machine than of the program.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pexpect

ROUNDS = 9
BARE = """
import os
os.environ.setdefault("TEXTUAL_FPS", "240")
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready legend")
Bare().run()
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "large.cockpit"
        subprocess.run(
            [sys.executable, "-m", "samples.large", str(book), "--clients", "10000", "--touches", "200000"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        screen = [sys.executable, "-m", "cockpit", "--today", "2026-09-14", str(book)]
        rows = [
            ("start to first frame", *_pairs(lambda: _start(screen, "help"), lambda: _start(_bare(), "legend"))),
            (
                "cockpit log, no screen",
                *_pairs(
                    lambda: _run([sys.executable, "-m", "cockpit", "--book", str(book), "log", "00774", "text"]),
                    lambda: _run([sys.executable, "-c", "import sqlite3, click"]),
                ),
            ),
        ]
        print(f"{'what (10,000 clients, 200,000 touches)':<44}{'ratio':>8}{'spread':>16}")
        for name, ratio, low, high in rows:
            print(f"{name:<44}{ratio:>8.2f}{f'{low:.2f} to {high:.2f}':>16}")
        print(f"{'bytes that a cursor key sends, median':<44}{_cursor_bytes(screen):>8}")


def _bare() -> list[str]:
    return [sys.executable, "-c", BARE]


def _pairs(ours: Callable[[], float], floor: Callable[[], float]) -> tuple[float, float, float]:
    """(ratio of the medians, lowest and highest ratio of a pair) of runs by turns, after one of each to warm up."""
    ours()
    floor()
    pairs = [(ours(), floor()) for _round in range(ROUNDS)]
    ratios = [mine / theirs for mine, theirs in pairs]
    medians = [statistics.median(column) for column in zip(*pairs, strict=True)]
    return medians[0] / medians[1], min(ratios), max(ratios)


def _run(command: list[str]) -> float:
    before = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_environment())
    return time.perf_counter() - before


def _environment() -> dict[str, str]:
    """The present one, with compiled modules kept: the floor's libraries have theirs, ours must have too."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _spawn(command: list[str]) -> pexpect.spawn[str]:
    environment = {**_environment(), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    return pexpect.spawn(command[0], command[1:], dimensions=(50, 200), env=environment, encoding="utf-8", timeout=60)


def _start(command: list[str], seen: str) -> float:
    """Seconds from the start to the word that stands at the end of the first frame."""
    before = time.perf_counter()
    child = _spawn(command)
    child.expect_exact(seen)
    took = time.perf_counter() - before
    child.close(force=True)
    return took


def _cursor_bytes(command: list[str]) -> int:
    child = _spawn(command)
    child.expect_exact("help")
    _drain(child)
    counts = []
    for key in ("\x1b[C", "\x1b[B") * 10:
        child.send(key)
        counts.append(_drain(child))
    child.close(force=True)
    return int(statistics.median(counts))


def _drain(child: pexpect.spawn[str]) -> int:
    """Read until the program has been quiet for a fifth of a second; returns the bytes."""
    count = 0
    while True:
        try:
            count += len(child.read_nonblocking(65536, timeout=0.2).encode())
        except pexpect.TIMEOUT:
            return count


if __name__ == "__main__":
    main()
