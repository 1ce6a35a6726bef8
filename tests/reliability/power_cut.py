"""Power cuts: the program's own writes are recorded, then everything that a cut could leave of them is opened.

`python -m tests.reliability.power_cut --states 10000 [--settings delete-full] [--seed 1]`
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from cockpit.core.errors import CockpitError
from cockpit.store import connection as connecting
from cockpit.store.book import open_book
from tests.reliability import acts, shim
from tests.reliability.disk import Disk
from tests.reliability.shim import Call

ACTS = 36
PASSES = 12
"""Over one recording, at most."""
NAME = "book.cockpit"


@dataclass
class Tally:
    """What became of the states that were opened."""

    seen: dict[int, str] = field(default_factory=dict)
    """What was found in each state; no two of them hold the same bytes after the same acknowledgement."""
    old: int = 0
    """States that hold what was acknowledged last, and no more."""
    new: int = 0
    """States that hold the act under way as well."""
    lost: int = 0
    """States in which something acknowledged is gone."""
    corrupt: int = 0
    """States that cannot be opened, are not whole, or hold what the book never held."""
    seconds: float = 0.0
    first: str = ""
    """The first bad one, so that it can be looked at."""

    @property
    def figures(self) -> dict[str, int | float]:
        return {
            "states": self.states, "old": self.old, "new": self.new, "lost": self.lost, "corrupt": self.corrupt,
            "seconds": round(self.seconds, 1),
        }  # fmt: skip

    @property
    def states(self) -> int:
        """How many there were, no two alike."""
        return len(self.seen)


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is such a thing: thousands of small books are written and opened in it."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="cockpit-proof-", dir=memory if memory.is_dir() else None) as made:
        yield Path(made)


def recorded(folder: Path, words: Callable[[Path], list[str]]) -> tuple[Disk, list[Call]]:
    """Run a writer over the folder; gives the disk as it was before and everything that was done to it."""
    log = folder.parent / f"{folder.name}.log"
    disk = Disk(folder)
    shim.run(words(folder.resolve()), folder, log)
    return disk, list(shim.calls(log))


def states(
    disk: Disk, done: list[Call], count: int, chance: Random
) -> Iterator[tuple[int, list[str], dict[str, bytes]]]:
    """What cuts could leave: (place in the recording, marks passed by then, files).

    The places lie between any two calls after the first mark. The recording is gone through again and again, as many
    places as states are wanted each time: some of what a cut leaves is the same as before.
    """
    begin = next(place for place, call in enumerate(done) if call.what == shim.MARKED)
    for _pass in range(PASSES):
        places = sorted(chance.randrange(begin, len(done)) for _each in range(count))
        spinning = copy.deepcopy(disk)
        marks: list[str] = []
        wanted = 0
        for place, call in enumerate(done):
            if call.what == shim.MARKED:
                marks.append(call.first.decode())
            else:
                spinning.play(call)
            while wanted < count and places[wanted] == place:
                wanted += 1
                yield place, marks, spinning.left(chance)


def laid_out(folder: Path, files: dict[str, bytes]) -> None:
    """Put the files into the folder, in the place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


def found_safe(path: Path) -> str:
    """What the program finds in the book when it opens it: the digest, or why it is not whole."""
    # as a program that begins: what lies beside the book is looked at then
    connecting._MET.clear()
    try:
        book = open_book(path)
    except CockpitError as fault:
        return f"refused: {fault}"
    try:
        return found(book.connection)
    finally:
        book.close()


def found_anyhow(path: Path) -> str:
    """The same through a plain connection, for settings that the program refuses and schemas that it would change."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True)) as opened:
            return found(opened)
    except sqlite3.Error as fault:
        return f"refused: {fault}"


def found(opened: sqlite3.Connection) -> str:
    """The digest of the book, or why it is not whole.

    What SQLite finds in a file is decided by its bytes, once no journal lies beside it any more: the same bytes are
    looked through once. That they are the same is known only after the book was opened, and its journal played back.
    """
    content = _alone(opened)
    if content not in _known:
        looked = _looked(opened)
        if not content:
            return looked
        _known[content] = looked
    return _known[content]


_known: dict[bytes, str] = {}
"""What was found, by the digest of the file's bytes."""


def _alone(opened: sqlite3.Connection) -> bytes:
    """A digest of the file's bytes; empty where another file has a share in what the book holds."""
    try:
        # the first reading plays a journal back
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
        path = opened.execute("PRAGMA database_list").fetchone()[2]
    except sqlite3.Error:
        return b""
    if opened.in_transaction or any(os.path.exists(f"{path}{ending}") for ending in ("-journal", "-wal")):
        return b""
    return hashlib.sha1(Path(path).read_bytes()).digest()


def _looked(opened: sqlite3.Connection) -> str:
    try:
        for check in ("PRAGMA integrity_check(1)", "PRAGMA foreign_key_check"):
            for row in opened.execute(check):
                if row != ("ok",):
                    return f"not whole: {row}"
        return acts.digest(opened)
    except sqlite3.Error as fault:
        return f"not whole: {fault}"


def prove(count: int, seed: int, settings: str = "safe", *, entries: int = ACTS) -> Tally:
    """Cut the power `count` times while acts are acknowledged under these settings."""
    chance = Random(f"{settings} {seed}")
    tally = Tally()
    start = time.perf_counter()
    look = found_anyhow if settings == "wal-normal" else found_safe
    with quick_folder() as room:
        work = room / "work"
        work.mkdir()
        acts.founded(work / NAME)
        disk, done = recorded(
            work, lambda folder: ["tests.reliability.acts", str(folder / NAME), str(entries), settings]
        )
        digests = dict(json.loads(call.first) for call in done if call.what == shim.MARKED)
        for place, marks, files in states(disk, done, count, chance):
            acknowledged = json.loads(marks[-1])[0]
            # rebuilt by SQLite from the log of changes, and never synced
            files.pop(f"{NAME}-shm", None)
            key = hash((acknowledged, *sorted(files.items())))
            if key in tally.seen:
                continue
            laid_out(room / "cut", files)
            tally.seen[key] = look(room / "cut" / NAME)
            judge(tally, tally.seen[key], digests, acknowledged, f"seed {seed}, call {place}")
            if tally.states == count:
                break
    tally.seconds = time.perf_counter() - start
    return tally


def judge(tally: Tally, content: str, digests: dict[int, str], acknowledged: int, where: str) -> None:
    """Put what was found to what was acknowledged: it or one act more is right."""
    if content == digests[acknowledged]:
        tally.old += 1
    elif content == digests.get(acknowledged + 1):
        tally.new += 1
    else:
        earlier = content in [digests[number] for number in digests if number < acknowledged]
        tally.lost += earlier
        tally.corrupt += not earlier
        tally.first = tally.first or f"{where}, {acknowledged} acknowledged: {content}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--states", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--settings", default="safe", choices=sorted(acts.WEAKER))
    asked = parser.parse_args()
    result = prove(asked.states, asked.seed, asked.settings)
    print(result.figures, result.first)
