"""A cursor key in a large book against one in a small book."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import Size, copied
from benchmarks.keys import Player, pressed
from benchmarks.lines.cursor import ROUND
from benchmarks.programs import LEGEND, screen, settled
from benchmarks.report import Figure, Target, figure

KEY = Target("cursor key, 20,000 clients against 100", "the same key in a book of 100 clients", 1.2, 1.05)
LARGE, SMALL = Size(20_000, 200_000), Size(100, 1_000)


def measure(bench: Bench) -> Iterator[Figure]:
    """Two cockpits side by side."""
    with copied(LARGE) as many, copied(SMALL) as few, screen(many) as ours, screen(few) as small:
        settled(ours, LEGEND)
        settled(small, LEGEND)
        found = pressed(Player(ours, ROUND), Player(small, ROUND), bench.turns, len(ROUND))
    yield figure(KEY, ratios.wall(found.pairs), cpu=ratios.cpu(found.pairs).value)
