"""Power cuts while a backup takes the book's place: a book always stands at the path, and neither of the two is lost.

`python -m tests.reliability.restore_cuts --states 1000 [--damaged] [--seed 1]`
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random

from cockpit.store import backups
from cockpit.store.book import open_book
from tests.reliability import acts, power_cut, shim
from tests.reliability.power_cut import NAME, Tally

AT = acts.START.moved(days=2)


def founded(path: Path, *, damaged: bool) -> Path:
    """A book that went on after its backup was made; returns the backup."""
    acts.founded(path)
    book = open_book(path)
    for number in range(3):
        acts.do(book, number)
    made = backups.make(book, AT.moved(days=-1))
    for number in range(3, 6):
        acts.do(book, number)
    book.close()
    if damaged:
        content = bytearray(path.read_bytes())
        content[20_000:28_000] = b"\xff" * 8_000
        path.write_bytes(content)
    return made.path


def write(path: Path) -> None:
    """Take the backup back, as `cockpit restore` does."""
    marker = shim.Shim()
    (backup,) = backups.listed(path)
    marker.mark("begun")
    backups.restore(path, backup.path, AT)
    marker.mark("done")


def prove(count: int, seed: int, *, damaged: bool = False) -> Tally:
    """Cut the power `count` times, at most as often as there are different remains of it."""
    tally = Tally()
    start = time.perf_counter()
    with power_cut.quick_folder() as room:
        work = room / "work"
        work.mkdir()
        backup = founded(work / NAME, damaged=damaged)
        old, new = (work / NAME).read_bytes(), power_cut.found_anyhow(backup)
        disk, done = power_cut.recorded(
            work, lambda folder: ["tests.reliability.restore_cuts", "--write", str(folder / NAME)]
        )
        for place, marks, files in power_cut.states(disk, done, count, Random(f"{damaged} {seed}")):
            key = hash((len(marks), *sorted(files.items())))
            if key in tally.seen:
                continue
            power_cut.laid_out(room / "cut", files)
            tally.seen[key] = _found(room / "cut", files, old, new)
            power_cut.judge(tally, tally.seen[key], {0: "old", 1: "new"}, len(marks) - 1, f"seed {seed}, call {place}")
            if tally.states == count:
                break
    tally.seconds = time.perf_counter() - start
    return tally


def _found(folder: Path, files: dict[str, bytes], old: bytes, new: str) -> str:
    """Which of the two stands at the path: "old" or "new"; or what is wrong."""
    if NAME not in files:
        return "no book stands at the path"
    if files[NAME] == old:
        return "old"
    content = power_cut.found_safe(folder / NAME)
    if content != new:
        return content
    # what the book was before went on under another name
    return "new" if old in [each for name, each in files.items() if name != NAME] else "the old book is gone"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--states", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damaged", action="store_true")
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    if asked.write:
        write(asked.write)
        sys.exit()
    result = prove(asked.states, asked.seed, damaged=asked.damaged)
    print(result.figures, result.first)
