"""How the cockpit and the floors are started: the same interpreter, environment, terminal and pace."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.books import ROOT, TODAY
from benchmarks.ratios import Sample
from benchmarks.terminal import SIZE, Terminal

LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "COCKPIT_BOOK", "COCKPIT_HOME", "NO_COLOR", "TEXTUAL_FPS", "TEXTUAL", "LANGUAGE",
            "LC_ALL", "LC_MESSAGES", "PYTHONPATH", "COLUMNS", "LINES")  # fmt: skip
"""What would make a run of one person's machine differ from another's; bytecode is kept for both sides."""


def environment(home: Path) -> dict[str, str]:
    """What every child gets, ours and the floors alike."""
    return {
        **{name: value for name, value in os.environ.items() if name not in LEFT_OUT},
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TEXTUAL_FPS": "240",
        "COCKPIT_HOME": str(home),
    }  # fmt: skip


def screen_command(book: Path) -> list[str]:
    """The cockpit on a book."""
    return [sys.executable, "-m", "cockpit", "--today", TODAY, str(book)]


def floor_command(name: str) -> list[str]:
    """A program of `benchmarks/floors`."""
    return [sys.executable, "-m", f"benchmarks.floors.{name}"]


def screen(book: Path, size: tuple[int, int] = SIZE) -> Terminal:
    """The cockpit on a book, in a terminal."""
    return Terminal(screen_command(book), environment(book.parent), size=size, folder=ROOT)


def floor(name: str, home: Path, size: tuple[int, int] = SIZE) -> Terminal:
    """A floor in a terminal."""
    return Terminal(floor_command(name), environment(home), size=size, folder=ROOT)


def settled(terminal: Terminal, seen: bytes) -> Terminal:
    """Wait until a program has shown its first frame and all that it loads after it."""
    terminal.until(seen)
    terminal.settle(0.7)
    return terminal


LEGEND = b"help"
"""The last word that the cockpit's first frame shows."""


def verb(book: Path, *words: str) -> list[str]:
    """A verb of the command line on a book."""
    return [sys.executable, "-m", "cockpit", "--today", TODAY, "--book", str(book), *words]


def run(command: Sequence[str], around: Mapping[str, str], stdin: str | None = None) -> Sample:
    """Run a program without a terminal to its end.

    Raises:
        RuntimeError: where it ends otherwise than well.
    """
    began = time.perf_counter()
    child = subprocess.Popen(
        list(command), env=dict(around), cwd=ROOT, text=True, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    if stdin:
        assert child.stdin is not None
        child.stdin.write(stdin)
        child.stdin.close()
    assert child.stderr is not None
    said = child.stderr.read()
    _pid, status, used = os.wait4(child.pid, 0)
    took = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(command[:6])} ended with {child.returncode}: {said[-400:]}")
    return Sample(took, used.ru_utime + used.ru_stime)
