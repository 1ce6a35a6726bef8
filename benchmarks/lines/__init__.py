"""The lines of the table, a file each; `ALL` is their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.bench import Bench
from benchmarks.lines import (
    cursor,
    idle,
    imports,
    instructions,
    lens,
    log,
    memory,
    panel,
    peers,
    saved,
    scale,
    search,
    start,
    touch,
    verbs,
)
from benchmarks.report import Figure

THOROUGH = ("peers", "instructions")
"""What the quick bench leaves out: the one installs programs, the other takes minutes."""
ALL: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "start": start.measure,
    "cursor": cursor.measure,
    "scale": scale.measure,
    "panel": panel.measure,
    "lens": lens.measure,
    "search": search.measure,
    "touch": touch.measure,
    "saved": saved.measure,
    "import": imports.measure,
    "idle": idle.measure,
    "memory": memory.measure,
    "log": log.measure,
    "verbs": verbs.measure,
    "peers": peers.measure,
    "instructions": instructions.measure,
}
