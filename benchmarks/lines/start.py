"""Start to the first frame that shows all the book's tiles."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.programs import LEGEND, floor, screen, settled
from benchmarks.ratios import Sample
from benchmarks.report import Figure, Target, figure
from benchmarks.terminal import Terminal
from benchmarks.whole import whole

FLOOR = "a Textual app with one Static"
WALL = Target("start to first frame", FLOOR, 1.25, 1.08)
CPU = Target("start to first frame, processor", FLOOR, 1.25, 1.08)
BARE = b"legend"


def first_frame(terminal: Terminal, seen: bytes, heads: int = 1) -> Sample:
    """From the start of a program until its first frame is whole."""
    with terminal:
        terminal.until(seen)
        terminal.settle(0.4)
        return Sample(*whole(terminal.recording, heads=heads))


def measure(bench: Bench) -> Iterator[Figure]:
    """Wall clock and processor, of the same runs: a book that was left by its key, and one that was changed since."""
    with copied(bench.size) as book:

        def pairs(rounds: int) -> list[ratios.Pair]:
            return ratios.by_turns(
                lambda: first_frame(screen(book), LEGEND),
                lambda: first_frame(floor("bare", book.parent), BARE, 0),
                rounds,
            )

        changed = pairs(max(3, bench.rounds // 3))
        with screen(book) as terminal:
            settled(terminal, LEGEND).leave("q")
        # a start is long enough to be hit by whatever else the machine does: more of them
        left = pairs(3 * bench.rounds)
    yield figure(WALL, ratios.wall(left), changed_since=ratios.wall(changed).value)
    yield figure(CPU, ratios.cpu(left), "cpu", changed_since=ratios.cpu(changed).value)
