"""A sales file taken in: read, checked, journaled, indexed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import ratios
from benchmarks.bench import Bench
from benchmarks.books import Size, book, copied, sales_file
from benchmarks.programs import environment, run, verb
from benchmarks.ratios import Sample
from benchmarks.report import Figure, Target, figure

ROWS = 100_000


def measure(bench: Bench) -> Iterator[Figure]:
    """Each run into a fresh copy of a book with the clients that the file names, and no touches."""
    program = shutil.which("sqlite3")
    floor = "`sqlite3 .import` into an untyped table" if program else "Python's csv and sqlite3, no `sqlite3` here"
    target = Target(f"import of {ROWS:,} rows", floor, 5, 3.5)
    size = Size(bench.size.clients, 0)
    source = sales_file(ROWS, bench.size.clients)
    with copied(size) as path:
        around = environment(path.parent)

        def ours() -> Sample:
            shutil.copyfile(book(size), path)
            return run(verb(path, "import", str(source)), around)

        def theirs() -> Sample:
            file = path.with_name("raw.db")
            file.unlink(missing_ok=True)
            return run(_floor(program, source, file), around)

        pairs = ratios.by_turns(ours, theirs, max(2, bench.rounds // 3))
    yield figure(target, ratios.cpu(pairs), "cpu", wall=ratios.wall(pairs).value)


def _floor(program: str | None, source: Path, file: Path) -> list[str]:
    if program:
        return [program, str(file), ".mode csv", f".import {source} t"]
    return [sys.executable, "-m", "benchmarks.floors.rows", str(source), str(file)]
