"""A cursor key to its frame, and the bytes that it sends."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.keys import Player, Step, pressed
from benchmarks.programs import LEGEND, floor, screen, settled
from benchmarks.ratios import Ratio
from benchmarks.report import Figure, Target, figure

LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
WALK = tuple(Step(key) for key in (RIGHT, DOWN, RIGHT, RIGHT, DOWN, LEFT, UP, RIGHT, DOWN, RIGHT, LEFT, UP))
BACK = {LEFT: RIGHT, RIGHT: LEFT, UP: DOWN, DOWN: UP}
ROUND = (*WALK, *(Step(BACK[step.key]) for step in reversed(WALK)))
"""There and back, for a book or a screen that a longer walk would come to the end of."""
KEY = Target("cursor key to frame", "an app with one 1x1 line-API widget", 1.2, 0.7)
BYTES = Target("bytes that a cursor key sends", "", 256, 110)


def measure(bench: Bench) -> Iterator[Figure]:
    """The key, then its bytes."""
    with copied(bench.size) as book, screen(book) as ours, floor("cell", book.parent) as cell:
        settled(ours, LEGEND)
        settled(cell, b"A")
        found = pressed(Player(ours, WALK), Player(cell, WALK), bench.turns, max(len(WALK), bench.keys))
    yield figure(KEY, ratios.wall(found.pairs), cpu=ratios.cpu(found.pairs).value, frames_a_key=found.frames_mean)
    sizes = Ratio(found.bytes_median, min(found.sizes), max(found.sizes), len(found.sizes))
    yield figure(BYTES, sizes, "bytes")
