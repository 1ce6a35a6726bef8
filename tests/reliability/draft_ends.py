"""The ends that a program can come to while something is typed, and what of it the next start offers back.

`python -m tests.reliability.draft_ends`
"""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path

from tests.app.test_real_terminal import terminal
from tests.reliability import power_cut, screen_kills

SIZE = (100, 30)
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGSEGV, signal.SIGABRT)
WORDS = "they want a quote soon"
SITUATIONS = {
    "note": ("C", "call, reached"),
    "action": ("a", "next action"),
    "tags": ("t", "tags"),
    "client": ("\x0e", "add client"),
    "task": ("gaT", "task"),
    "field": ("\x1bOQ", "2"),
}
"""By name: the keys that open the line, and what stands before it once it is open."""
TOLD = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
"""What a program is told of: what was typed in the last half second is kept as well."""


@dataclass
class Ends:
    """What the ends came to."""

    runs: int = 0
    kept: int = 0
    missing: list[str] = field(default_factory=list)


def kept_text(home: Path) -> str:
    """What the slips hold, as bytes: nobody asks the program, which may take one away between the list and the look."""
    texts: list[str] = []
    for path in (home / "drafts").glob("*.draft"):
        with contextlib.suppress(FileNotFoundError):
            texts.append(path.read_text(encoding="utf-8"))
    return "\n".join(texts)


def run(book: Path, home: Path, situation: str, number: signal.Signals) -> bool:
    """Type, end the program so, start it again; whether it offers what was typed."""
    keys, opens = SITUATIONS[situation]
    words = ["--today", "2026-11-30", str(book)]
    with terminal(SIZE, words, home) as shown:
        shown.until("c call")
        shown.child.send(keys)
        shown.until(opens)
        # words that came before the line is open would be many letters at once into the grid: a paste, and not taken
        shown.rest()
        shown.child.send(WORDS)
        if number in TOLD:
            shown.until(WORDS)
        else:
            # nothing is told to a program that is killed: half a second after the last key it is kept
            shown.until(lambda: WORDS in kept_text(home))
        os.kill(shown.child.pid, number)
        while shown.read(0.2):
            pass
        shown.child.wait()
    with terminal(SIZE, words, home) as shown:
        shown.until("not finished: ")
        offered = WORDS in " ".join(shown.text.split())
        shown.child.send("\r")
        shown.until(lambda: "not finished: " not in shown.text and WORDS in shown.text)
        shown.child.send("\x1b")
        shown.until(lambda: not kept_text(home))
    return offered


def prove(room: Path, situations: tuple[str, ...] = tuple(SITUATIONS)) -> Ends:
    """Every signal in every situation."""
    told = Ends()
    book, home = room / power_cut.NAME, room / "home"
    screen_kills.founded(book)
    for situation in situations:
        for number in SIGNALS:
            told.runs += 1
            if run(book, home, situation, number):
                told.kept += 1
            else:
                told.missing.append(f"{situation}: {number.name}")
    return told


if __name__ == "__main__":
    with power_cut.quick_folder() as room:
        print(prove(room))
