"""Nobody touches a key: what the program costs while it stands there all day."""

from __future__ import annotations

import time
from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.meters import wake_ups
from benchmarks.programs import LEGEND, floor, screen, settled
from benchmarks.report import Figure, Target, figure
from benchmarks.terminal import Terminal

IDLE = Target("idle, processor", "a Textual app with one Static", 1.2, 1.0)
WAKES = Target("idle, wake-ups", "a Textual app with one Static")
WINDOWS = 4


def measure(bench: Bench) -> Iterator[Figure]:
    """Both stand side by side for the same seconds."""
    with copied(bench.size) as book, screen(book) as ours, floor("bare", book.parent) as bare:
        settled(ours, LEGEND)
        settled(bare, b"legend")
        for each in (ours, bare):
            each.settle(bench.settling)
        mine, theirs = [], []
        for _window in range(WINDOWS):
            before = (_meters(ours), _meters(bare))
            time.sleep(bench.idle / WINDOWS)
            after = (_meters(ours), _meters(bare))
            mine.append([late - early for early, late in zip(before[0], after[0], strict=True)])
            theirs.append([late - early for early, late in zip(before[1], after[1], strict=True)])
    used = [ratios.ratio([each[at] for each in mine], [each[at] for each in theirs]) for at in (0, 1)]
    yield figure(IDLE, used[0], "cpu", ms_a_second=sum(each[0] for each in mine) / bench.idle * 1000)
    yield figure(WAKES, used[1], "wake-ups", a_second=sum(each[1] for each in mine) / bench.idle)


def _meters(terminal: Terminal) -> tuple[float, float]:
    return terminal.cpu(), max(1, wake_ups(terminal.pid))
