"""`cockpit log`, the verb that is used most, without a screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied
from benchmarks.programs import environment, run, verb
from benchmarks.report import Figure, Target, figure

LOG = Target("cockpit log, without a screen", 'python -c "import sqlite3, click"', 2, 1.5)
IMPORTS = [sys.executable, "-c", "import sqlite3, click"]


def measure(bench: Bench) -> Iterator[Figure]:
    """A touch logged, from the shell's prompt to the shell's prompt."""
    with copied(bench.size) as book:
        around = environment(book.parent)
        pairs = ratios.by_turns(
            lambda: run(verb(book, "log", "00042", "text"), around), lambda: run(IMPORTS, around), bench.rounds
        )
    yield figure(LOG, ratios.wall(pairs), cpu=ratios.cpu(pairs).value)
