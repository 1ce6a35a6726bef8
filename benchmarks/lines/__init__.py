"""The lines of the table, a file each; `ALL` is their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.bench import Bench
from benchmarks.lines import cursor, lens, log, scale, start
from benchmarks.report import Figure

ALL: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "start": start.measure,
    "cursor": cursor.measure,
    "scale": scale.measure,
    "lens": lens.measure,
    "log": log.measure,
}
