"""Memory, a while after the first frame."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.meters import memory
from benchmarks.programs import LEGEND, floor, screen, settled
from benchmarks.report import Figure, Target, figure

MEMORY = Target("memory", "a Textual app with one Static", 1.6, 1.3)


def measure(bench: Bench) -> Iterator[Figure]:
    """Resident pages; those that others share are counted by their part beside."""
    mine, theirs = [], []
    with copied(bench.size) as book:
        for _round in range(max(2, bench.rounds // 3)):
            with screen(book) as ours, floor("bare", book.parent) as bare:
                settled(ours, LEGEND).settle(1.0)
                settled(bare, b"legend")
                mine.append(memory(ours.pid))
                theirs.append(memory(bare.pid))
    resident, shared = (ratios.ratio([each[at] for each in mine], [each[at] for each in theirs]) for at in (0, 1))
    yield figure(MEMORY, resident, "memory", shared_by_part=shared.value, MB=max(each[0] for each in mine) / 1024)
