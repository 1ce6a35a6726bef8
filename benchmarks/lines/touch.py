"""A touch with its follow-up, journaled and on the disk, without a screen around it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import TODAY, copied
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
    """By turns, one touch and one raw row, each a commit of its own on the same disk."""
    with copied(bench.size) as path:
        book, raw = open_book(path), RawTable(path.with_name("raw.db"))
        everyone = [client for (client,) in book.rows("SELECT id FROM client ORDER BY code")]
        clock, call = Clock(date.fromisoformat(TODAY)), BY_ID["call"]

        def ours(at: int) -> Sample:
            client, now = everyone[at * 37 % len(everyone)], clock.now()
            return timed(lambda: touches.log(book, [client], call, now, follow_up=7))

        pairs = []
        for at in range(-TOGETHER, bench.writes):
            pair = Pair(ours(at), timed(raw.insert))
            if at >= 0:
                pairs.append(pair)
        book.close()
        raw.close()
    together = [pairs[at : at + TOGETHER] for at in range(0, len(pairs), TOGETHER)]
    found = [Pair(median([pair.ours for pair in each]), median([pair.floor for pair in each])) for each in together]
    yield figure(TOUCH, ratios.wall(found), cpu=ratios.cpu(found).value)
