"""Another lens, and a filter that dims nearly all: every tile is drawn again."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.keys import Player, Step, pressed
from benchmarks.programs import LEGEND, floor, screen, settled
from benchmarks.report import Figure, Target, figure

FLOOR = "an app that repaints the full screen in one other colour"
LENS = Target("lens change", FLOOR, 1.5, 1.1)
FILTER = Target("filter dims all", FLOOR, 1.5, 1.1)
TURN = (Step("\t"),)
DIM = (Step("l", before=("f",)), Step("f", before=("f",)))
"""All but the late ones dimmed, then all bright again."""
COLOUR = (Step("x"),)
PLANE = b"48;2;32;64;96m"
"""What the floor begins with."""
LENSES = 5


def measure(bench: Bench) -> Iterator[Figure]:
    """Round all lenses once first: what a lens needs is loaded when it is first asked for."""
    with copied(bench.size) as book, screen(book) as ours, floor("repaint", book.parent) as plane:
        settled(ours, LEGEND)
        plane.until(PLANE)
        plane.settle(0.7)
        for _lens in range(LENSES):
            ours.key("\t", 0.3)
        turned = pressed(Player(ours, TURN), Player(plane, COLOUR), bench.turns, max(LENSES, bench.keys))
        yield figure(
            LENS, ratios.wall(turned.pairs), cpu=ratios.cpu(turned.pairs).value, bytes=turned.bytes_median,
            frames_a_key=turned.frames_mean,
        )  # fmt: skip
        # back at the first lens, whose letters are known
        for _lens in range(-_turns(bench) % LENSES):
            ours.key("\t")
        dimmed = pressed(Player(ours, DIM), Player(plane, COLOUR), bench.turns, bench.keys)
        yield figure(
            FILTER, ratios.wall(dimmed.pairs), cpu=ratios.cpu(dimmed.pairs).value, bytes=dimmed.bytes_median,
            frames_a_key=dimmed.frames_mean,
        )  # fmt: skip


def _turns(bench: Bench) -> int:
    """How often the lens was changed above: once to warm up, then a key each."""
    return 1 + bench.turns * max(LENSES, bench.keys)
