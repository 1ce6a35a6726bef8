"""A touch with its follow-up, journaled and on the disk, without a screen around it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date
from pathlib import Path

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import TODAY, copied
from benchmarks.floors.by_hand import ByHand
from benchmarks.floors.raw import RawTable
from benchmarks.ratios import Pair, Sample, median
from benchmarks.report import Figure, Target, figure
from cockpit.clock import Clock
from cockpit.core.verbs import BY_ID
from cockpit.store import touches
from cockpit.store.book import open_book

TOUCH = Target("touch durable", "a raw insert, same file settings, same loop", 1.3, 1.1)
TOGETHER = 10
"""Writes of a pair."""


def timed(do: Callable[[], object]) -> Sample:
    """Seconds that it takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    do()
    return Sample(time.perf_counter() - wall, time.process_time() - cpu)


def measure(bench: Bench) -> Iterator[Figure]:
    """One touch against one raw row; beside it the touch's rows written by hand, against raw rows of their own."""
    clock, call = Clock(date.fromisoformat(TODAY)), BY_ID["call"]

    @contextmanager
    def touching(path: Path) -> Iterator[Callable[[int], Sample]]:
        with closing(open_book(path)) as book:

            def write(client: int) -> Sample:
                now = clock.now()
                return timed(lambda: touches.log(book, [client], call, now, follow_up=7))

            yield write

    @contextmanager
    def by_hand(path: Path) -> Iterator[Callable[[int], Sample]]:
        with closing(ByHand(path)) as hand:
            yield lambda client: timed(lambda: hand.call(client))

    found, same_rows = _by_turns(bench, touching), _by_turns(bench, by_hand)
    yield figure(
        TOUCH, ratios.wall(found), cpu=ratios.cpu(found).value, **{"its rows by hand": ratios.wall(same_rows).value}
    )


def _by_turns(bench: Bench, writing: Callable[[Path], AbstractContextManager[Callable[[int], Sample]]]) -> list[Pair]:
    """Each write to a client by turns with a raw row, each a commit of its own on the same disk; medians of some."""
    with copied(bench.size) as path, closing(RawTable(path.with_name("raw.db"))) as raw:
        with closing(sqlite3.connect(path)) as reading:
            everyone = [client for (client,) in reading.execute("SELECT id FROM client ORDER BY code")]
        pairs = []
        with writing(path) as write:
            for at in range(-TOGETHER, bench.writes):
                pair = Pair(write(everyone[at * 37 % len(everyone)]), timed(raw.insert))
                if at >= 0:
                    pairs.append(pair)
    some = (pairs[at : at + TOGETHER] for at in range(0, len(pairs), TOGETHER))
    return [Pair(median([pair.ours for pair in each]), median([pair.floor for pair in each])) for each in some]
