"""Verbs that read the whole book, or begin to import, against the same floor as `log`; no limit is set for them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import copied, sales_file
from benchmarks.lines.log import IMPORTS, LOG
from benchmarks.programs import environment, run, verb
from benchmarks.report import Figure, Target, figure


def measure(bench: Bench) -> Iterator[Figure]:
    """The sweep's list, the whole grid, and a file of one row of which only is said what would come of it."""
    with copied(bench.size) as book:
        around = environment(book.parent)
        one = str(sales_file(1, bench.size.clients))
        for words in (("sweep", "--json"), ("grid", "--json"), ("import", one, "--dry-run")):
            name = " ".join(word if word != one else "one-row.csv" for word in words)
            command = verb(book, *words)
            pairs = ratios.by_turns(
                partial(run, command, around), partial(run, IMPORTS, around), max(2, bench.rounds // 2)
            )
            yield figure(Target(f"cockpit {name}", LOG.floor), ratios.wall(pairs), cpu=ratios.cpu(pairs).value)
