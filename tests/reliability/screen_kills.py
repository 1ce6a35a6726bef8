"""kill -9 of the real screen in a real terminal: whatever its line had said was logged is in the book.

`python -m tests.reliability.screen_kills --rounds 40 [--seed 1]`
"""

from __future__ import annotations

import argparse
import os
import re
import signal
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cockpit.store import clients
from cockpit.store.book import make_book, open_book
from tests.app.test_real_terminal import terminal
from tests.reliability import acts, power_cut

SIZE = (80, 24)
VERBS = {
    "c": ("call, reached", "call", "reached"),
    "s": ("text sent", "text", "sent"),
    "e": ("e-mail sent", "email", "sent"),
    "n": ("no answer", "call", "no-answer"),
}
"""By key: what the line says, and the channel and outcome that the book must have."""
DELAY = 0.06
"""Seconds: the kill falls up to so long after the last key, before, within or after its commit."""
_SAID = re.compile(r"(call, reached|text sent|e-mail sent|no answer): (\w+)")


@dataclass
class Rounds:
    """What the rounds came to."""

    rounds: int = 0
    acknowledged: int = 0
    unasked: int = 0
    """Entries in the book whose line had not come yet: the last key of a round."""
    lost: int = 0
    not_whole: int = 0


def founded(path: Path) -> None:
    """A book of two dozen clients, each of one word."""
    book = make_book(path, acts.START, currency="PLN", name="Screen", country="PL")
    for number in range(24):
        clients.add(book, f"Kunde{chr(97 + number)}", acts.START)
    book.close()


def _kept(path: Path) -> tuple[Counter[tuple[str, str, str]], bool]:
    book = open_book(path)
    whole = len(power_cut.found(book.connection)) == 40
    rows = book.rows("SELECT c.name, t.channel, t.outcome FROM touch t JOIN client c ON c.id = t.client")
    book.close()
    return Counter(rows), whole


def _round(path: Path, chance: Random) -> Counter[tuple[str, str, str]]:
    """A screen is opened, worked on and killed; gives what it had said was logged."""
    told: Counter[tuple[str, str, str]] = Counter()

    def said() -> re.Match[str] | None:
        return _SAID.search(shown.text)

    def take() -> None:
        found = said()
        assert found is not None
        told[(found[2], *next(verb[1:] for verb in VERBS.values() if verb[0] == found[1]))] += 1

    with terminal(SIZE, ["--today", "2026-11-30", str(path)], path.parent / "home") as shown:
        shown.until("c call")
        for _each in range(chance.randrange(4)):
            key = chance.choice(sorted(VERBS))
            shown.child.send(key)
            shown.until(f"{VERBS[key][0]}: ")
            take()
            # the line goes with the next key, so that the next one that comes is a new one
            shown.child.send("l")
            shown.until(lambda: not said())
        shown.child.send(chance.choice(sorted(VERBS)))
        shown.read(chance.random() * DELAY)
        os.kill(shown.child.pid, signal.SIGKILL)
        while shown.read():
            pass
        if said():
            take()
        shown.child.wait()
    return told


def prove(path: Path, count: int, seed: int) -> Rounds:
    """Kill that many screens of one book, looking into it after each."""
    founded(path)
    chance = Random(seed)
    tally = Rounds()
    before: Counter[tuple[str, str, str]] = Counter()
    for _each in range(count):
        told = _round(path, chance)
        kept, whole = _kept(path)
        fresh = kept - before
        tally.rounds += 1
        tally.acknowledged += told.total()
        tally.lost += (told - fresh).total() + (before - kept).total()
        tally.not_whole += not whole
        tally.unasked += (fresh - told).total()
        assert (fresh - told).total() <= 1, "more is in the book than was keyed"
        before = kept
    return tally


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with power_cut.quick_folder() as room:
        print(prove(room / power_cut.NAME, asked.rounds, asked.seed))
