"""A client opened beside the grid: what must not grow with the book. No limit is set for it."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.keys import Player, pressed
from benchmarks.lines.cursor import ROUND
from benchmarks.lines.lens import COLOUR, PLANE
from benchmarks.programs import LEGEND, floor, screen, settled
from benchmarks.report import Figure, Target, figure

OPENED = Target("cursor key with a client's panel open", "an app that repaints the full screen in one other colour")


def measure(bench: Bench) -> Iterator[Figure]:
    """The panel follows the cursor from client to client."""
    with copied(bench.size) as book, screen(book) as ours, floor("repaint", book.parent) as plane:
        settled(ours, LEGEND)
        plane.until(PLANE)
        plane.settle(0.7)
        ours.key("\r", 0.3)
        found = pressed(Player(ours, ROUND), Player(plane, COLOUR), bench.turns, len(ROUND))
    yield figure(
        OPENED, ratios.wall(found.pairs), cpu=ratios.cpu(found.pairs).value, bytes=found.bytes_median,
        frames_a_key=found.frames_mean,
    )  # fmt: skip
