"""Power cuts while a book of an older schema is opened: it is of the old schema or of the new one, nothing between.

`python -m tests.reliability.migration_cuts --states 2000 [--apart] [--seed 1]`
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

from sqlite_utils import Database, Migrations

from cockpit.store import connection, schema, triggers
from cockpit.store.book import open_book
from tests.reliability import power_cut, shim
from tests.reliability.power_cut import NAME, Tally
from tests.store.rows import ROWS, insert

FINISHED = 40
"""Of so many states one is opened by the program as well, which brings it to the new schema."""


def steps() -> list[int]:
    """The schemas that a book may have and that are not the newest: each is opened."""
    return list(range(1, schema.LATEST))


def founded(path: Path, number: int) -> None:
    """A book of that schema with a row in every table."""
    applied = Migrations("cockpit")
    listed = list(schema._migrations().pending(Database(memory=True)))[:number]
    for one in listed:
        applied(name=one.name)(one.fn)
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        applied.apply(Database(opened))
        opened.execute("INSERT INTO meta (id, book_id, name, made_ms) VALUES (1, 77, 'Old', 0)")
        for table in ROWS:
            if opened.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                insert(opened, table)
        triggers.install(opened)
        opened.execute(f"PRAGMA user_version = {number}")


def write(path: Path, how: str) -> None:
    """Open the book as the program does; or the control, one migration after the other without a transaction."""
    marker = shim.Shim()
    marker.mark("begun")
    if how == "whole":
        open_book(path).close()
    else:
        with closing(connection.connect(path, busy_ms=0)) as opened:
            triggers.remove(opened)
            schema._migrations().apply(Database(opened, execute_plugins=False))
            triggers.install(opened)
            opened.execute(f"PRAGMA user_version = {schema.LATEST}")
    marker.mark("done")


def prove(number: int, count: int, seed: int, how: str = "whole") -> Tally:
    """Cut the power `count` times while a book of schema `number` is brought up to date."""
    tally = Tally()
    start = time.perf_counter()
    with power_cut.quick_folder() as room:
        work = room / "work"
        work.mkdir()
        founded(work / NAME, number)
        old = power_cut.found_anyhow(work / NAME)
        disk, done = power_cut.recorded(
            work, lambda folder: ["tests.reliability.migration_cuts", "--write", str(folder / NAME), "--how", how]
        )
        new = power_cut.found_anyhow(work / NAME)
        assert len(old) == len(new) == 40 and old != new, (old, new)
        for place, marks, files in power_cut.states(disk, done, count, Random(f"{number} {seed}")):
            key = hash((len(marks), *sorted(files.items())))
            if key in tally.seen:
                continue
            power_cut.laid_out(room / "cut", files)
            tally.seen[key] = _found(room / "cut", old, new, tally.states % FINISHED == 0 and how == "whole")
            power_cut.judge(tally, tally.seen[key], {0: old, 1: new}, len(marks) - 1, f"seed {seed}, call {place}")
            if tally.states == count:
                break
    tally.seconds = time.perf_counter() - start
    return tally


def _found(folder: Path, old: str, new: str, finish: bool) -> str:
    """The digest of the book; the copy made before, and what the program makes of the book, are looked at as well."""
    content = power_cut.found_anyhow(folder / NAME)
    for copy in folder.rglob("*.bak"):
        if (held := power_cut.found_anyhow(copy)) != old:
            return f"{copy.name} is not the book: {held}"
    if finish and len(content) == 40 and (brought := power_cut.found_safe(folder / NAME)) != new:
        return f"brought up to date: {brought}"
    return content


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--states", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--how", default="whole", choices=("whole", "apart"))
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    if asked.write:
        write(asked.write, asked.how)
        sys.exit()
    for step in steps():
        result = prove(step, asked.states, asked.seed, asked.how)
        print(step, result.figures, result.first)
