"""kill -9: a writer is killed at any moment, again and again, and every entry that it had acknowledged is in the book.

`python -m tests.reliability.kills --rounds 200 [--seed 1]`
"""

from __future__ import annotations

import argparse
import json
import os
import select
import signal
import struct
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from cockpit.core.verbs import BY_ID
from cockpit.store import touches
from cockpit.store.book import open_book
from tests.reliability import acts, power_cut, shim

_ENTRY = struct.Struct("<q")
MOST = 12
"""Entries of a round before the kill, at most."""
DELAY = 0.004
"""Seconds: the kill falls up to so long after an acknowledgement, somewhere in the next entries."""


@dataclass
class Rounds:
    """What the rounds came to."""

    rounds: int = 0
    acknowledged: int = 0
    unasked: int = 0
    """Entries that were durable when the kill came and not yet acknowledged: one a round at most."""
    rolled_back: int = 0
    """Rounds that left a half-written entry, which was taken back when the book was opened."""
    lost: int = 0
    twice: int = 0
    not_whole: int = 0


def _write(path: Path, pipe: int, start: int) -> None:
    """Log entries without end, and tell the id of each once it is durable."""
    book = open_book(path)
    client = book.value("SELECT min(id) FROM client")
    number = start
    while True:
        number += 1
        made = touches.log(book, [client], BY_ID["call"], acts.START.moved(minutes=number), note=f"entry {number}")
        os.write(pipe, _ENTRY.pack(made.touches[0]))


def _round(path: Path, start: int, wanted: int, delay: float) -> list[int]:
    """A writer is started and killed; gives the entries that it acknowledged."""
    incoming, outgoing = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            os.close(incoming)
            _write(path, outgoing, start)
        finally:
            # it ends here whatever happens, never in the code of its parent
            os._exit(1)
    os.close(outgoing)
    told = b""
    while len(told) < wanted * _ENTRY.size:
        more = os.read(incoming, _ENTRY.size)
        if not more:
            break
        told += more
    # nothing is waited for: this is the moment at which the kill falls
    select.select([], [], [], delay)
    os.kill(writer, signal.SIGKILL)
    while more := os.read(incoming, 4096):
        told += more
    os.close(incoming)
    _pid, status = os.waitpid(writer, 0)
    assert os.WIFSIGNALED(status), "the writer ended by itself"
    return [entry for (entry,) in _ENTRY.iter_unpack(told[: len(told) // _ENTRY.size * _ENTRY.size])]


def rounds(path: Path, count: int, seed: int) -> Rounds:
    """Kill that many writers of one book, looking into it after each."""
    chance = Random(seed)
    tally = Rounds()
    acknowledged: set[int] = set()
    there: set[int] = set()
    for number in range(count):
        told = _round(path, number * 1000, chance.randrange(MOST), chance.random() * DELAY)
        acknowledged.update(told)
        tally.rolled_back += path.with_name(path.name + "-journal").exists()
        book = open_book(path)
        tally.not_whole += len(power_cut.found(book.connection)) != 40
        listed = [entry for (entry,) in book.rows("SELECT id FROM touch")]
        notes = book.value("SELECT count(*) - count(DISTINCT note) FROM touch")
        book.close()
        tally.twice += notes
        tally.lost += len(acknowledged - set(listed))
        fresh = set(listed) - there - set(told)
        tally.unasked += len(fresh)
        assert len(fresh) <= 1, "more came into the book than was being written"
        there = set(listed)
        tally.rounds += 1
    tally.acknowledged = len(acknowledged)
    return tally


def prove(count: int, seed: int) -> Rounds:
    """The rounds, in a process of their own: it forks, and nothing else runs in it."""
    words = ["-m", "tests.reliability.kills", "--rounds", str(count), "--seed", str(seed)]
    done = subprocess.run([sys.executable, *words], cwd=shim.ROOT, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(done.stdout + done.stderr)
    return Rounds(**json.loads(done.stdout))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with power_cut.quick_folder() as room:
        acts.founded(room / power_cut.NAME)
        print(json.dumps(asdict(rounds(room / power_cut.NAME, asked.rounds, asked.seed))))
