"""Thousands of damaged books are opened: an answer or one sentence each, and not a byte written into a bad one.

`python -m tests.reliability.bad_books [--books 4000] [--seed 1] [--verbs 2]`; one of them alone: `--only SEED`.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import functools
import io
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

from cockpit.store import connection as connecting
from tests.reliability import damage, power_cut, shim
from tests.reliability.damage import Sound

HANGS = 60
"""Seconds after which what is done to some books counts as endless; the stack is printed then."""
WATCHED = 10
"""Books after which the watch over that is wound up anew: it is a thread of its own each time."""
MEMORY = 3 << 30
"""Bytes of room for addresses."""
FILE = 64 << 20
"""Bytes of the largest file."""
TODAY = "2026-11-28"
READING = (
    ("grid",), ("show", "Hurt"), ("journal",), ("check",), ("agenda",), ("find", "entry"), ("sweep",), ("routine",),
    ("export", "csv", "-", "--list", "history"), ("export", "json", "-"), ("export", "ics", "-"),
    ("grid", "--lens", "money"),
    ("unmatched",), ("templates",), ("views",), ("export", "json", "-", "--list", "journal"), ("settings",),
)  # fmt: skip
WRITING = (
    ("log", "Hurt", "call", "--note", "said"), ("undo",), ("redo",), ("import", "new.csv"),
    ("next", "Hurt", "ring fri"), ("backup",), ("import", "calls.xml"),
)  # fmt: skip
CSV = "name;city\nHurt Łódź;Gdańsk\nNowy;Kraków\n"
CALLS = (
    "<?xml version='1.0' encoding='UTF-8'?>\n<calls count=\"1\">"
    '<call number="601 100 200" duration="65" date="1795777200000" type="1" contact_name="X" /></calls>\n'
)


class Walk:
    """Book after book, all in this process."""

    def __init__(self, folder: Path, verbs: int) -> None:
        """Books are laid out in the folder; of each that many verbs are tried that read, and as many that write."""
        self.folder, self.verbs = folder, verbs
        self.path = folder / "bad" / "book.cockpit"
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []
        self.where = ""
        self._raised: list[str] = []
        os.chdir(folder)
        (folder / "new.csv").write_text(CSV, encoding="utf-8")
        (folder / "calls.xml").write_text(CALLS, encoding="utf-8")
        self._watch_for_crashes()

    def _watch_for_crashes(self) -> None:
        from cockpit.cli import crash
        from cockpit.store import schema

        # what a schema is to be is the same for every book that differs from it
        schema._as_made = functools.cache(schema._as_made)

        def record(fault: BaseException) -> str:
            import traceback

            last = traceback.extract_tb(fault.__traceback__)[-1]
            self._raised.append(f"{type(fault).__name__}: {fault} ({Path(last.filename).name}:{last.lineno})"[:300])
            return "a fault of the program"

        crash.record = record

    def through(self, of: Sound, seeds: Iterator[int]) -> None:
        """All of them."""
        for seed in seeds:
            kind, files = damage.damaged(of, seed)
            chance = Random(seed)
            bad, rolled = self._judged(files)
            self.counts["books"] += 1
            self.counts["bad"] += bad
            self.counts[f"{kind}: bad"] += bad
            self._begin(f"seed {seed} ({kind})", files)
            if self.counts["books"] % WATCHED == 1:
                faulthandler.dump_traceback_later(HANGS, exit=True, file=sys.__stderr__)
            self._screen(files, rolled, bad)
            for words in chance.sample(READING, min(self.verbs, len(READING))):
                self._verb(words, files, rolled, bad)
            for words in chance.sample(WRITING, min(self.verbs, len(WRITING))):
                self._verb(words, files, rolled, bad)
        faulthandler.cancel_dump_traceback_later()

    def _begin(self, where: str, files: damage.Files) -> None:
        self.where = where
        # as a program that begins: what lies beside the book is looked at then
        connecting._MET.clear()
        shutil.rmtree(self.path.parent, ignore_errors=True)
        self.path.parent.mkdir()
        for ending, content in files.items():
            target = self.path.with_name(self.path.name + ending)
            target.write_bytes(content)
            target.chmod(0o600)

    def _judged(self, files: damage.Files) -> tuple[bool, bytes]:
        """Whether SQLite finds anything wrong with it, and what it makes of the book when it plays a journal back."""
        self._begin("", files)
        if self.path.with_name(self.path.name + "-wal").exists():
            return True, files[""]
        bad = True
        with (
            suppress(sqlite3.Error, UnicodeError),
            closing(sqlite3.connect(f"file:{self.path}?mode=rw", uri=True)) as opened,
        ):
            opened.execute("PRAGMA cell_size_check = ON")
            bad = opened.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]
        return bad, self.path.read_bytes()

    def _kept(self, what: str, files: damage.Files, rolled: bytes) -> None:
        after = self.path.read_bytes()
        if after not in (files[""], rolled):
            self.faults.append(f"{self.where}: {what}: wrote into a bad book")

    def _verb(self, words: tuple[str, ...], files: damage.Files, rolled: bytes, bad: bool) -> None:
        from cockpit.cli import main

        what = " ".join(words)
        before = self.path.read_bytes() if self.path.exists() else b""
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = main(["--book", str(self.path), "--today", TODAY, *words])
            except BaseException as fault:  # noqa: BLE001 - whatever gets out is a finding
                status = -1
                self._raised.append(f"{type(fault).__name__}: {fault}"[:300])
        said, told = _text(err), _text(out)
        self.counts["answers" if status == 0 else "refusals"] += 1
        if self._raised:
            self.faults.append(f"{self.where}: {what}: {self._raised.pop()}")
            self._raised.clear()
        elif status and not (said or told).strip():
            self.faults.append(f"{self.where}: {what}: {status} without a word")
        elif status and len(said.rstrip("\n").splitlines()) > 1:
            self.faults.append(f"{self.where}: {what}: no one sentence: {said!r}"[:400])
        if bad:
            self._kept(what, files, rolled)
        # what a verb that reads has put by for itself (the holidays of a year) stays, whatever comes after it
        elif status and words in WRITING and self.path.read_bytes() not in (before, files[""], rolled):
            self.faults.append(f"{self.where}: {what}: {status}, and wrote all the same")

    def _screen(self, files: damage.Files, rolled: bytes, bad: bool) -> None:
        """The way to the screen: opened, looked over, read, looked at, and one key that logs."""
        from cockpit.core.errors import CockpitError

        try:
            self._opened()
            self.counts["opened"] += 1
        except CockpitError as refused:
            if not str(refused).strip() or "\n" in str(refused):
                self.faults.append(f"{self.where}: opening: no sentence: {refused!r}"[:400])
        except Exception as fault:  # noqa: BLE001 - whatever gets out is a finding
            import traceback

            last = traceback.extract_tb(fault.__traceback__)[-1]
            place = f"{Path(last.filename).name}:{last.lineno}"
            self.faults.append(f"{self.where}: opening: {type(fault).__name__}: {fault} ({place})"[:400])
        if bad:
            self._kept("opening", files, rolled)

    def _opened(self) -> None:
        from datetime import date

        from cockpit.app.desk import Desk
        from cockpit.app.opening import Opening
        from cockpit.clock import Clock
        from cockpit.core.lens import lenses
        from cockpit.core.verbs import BY_ID
        from cockpit.store.soundness import Soundness

        book, shown, view = Opening(self.path, Clock(date.fromisoformat(TODAY)), demo=False).wait()
        try:
            look = Soundness(book)
            look.begin()
            desk = Desk(book, Clock(date.fromisoformat(TODAY)), shown, view)
            for lens in lenses().values():
                desk.use_lens(lens)
            look.over.wait()
            if desk.portfolio.clients:
                desk.log([desk.portfolio.clients[0].id], BY_ID["call"])
        finally:
            book.close()


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue().decode("utf-8", "replace")


def prove(count: int, seed: int, verbs: int) -> dict[str, Any]:
    """Damage and open that many books, in a child that may be ended; `faults` is empty where all went well."""
    start = time.perf_counter()
    with power_cut.quick_folder() as room:
        words = ["--walk", str(room), "--books", str(count), "--seed", str(seed), "--verbs", str(verbs)]
        done = subprocess.run(
            [sys.executable, "-X", "faulthandler", "-m", "tests.reliability.bad_books", *words],
            cwd=shim.ROOT, capture_output=True, text=True,
            env={**os.environ, "COCKPIT_HOME": str(room / "home"), "COCKPIT_LANG": "en", "PYTHONPATH": str(shim.ROOT)},
        )  # fmt: skip
    if done.returncode:
        return {"faults": [f"ended with {done.returncode}: {done.stderr[-3000:]}"]}
    return {**json.loads(done.stdout.splitlines()[-1]), "seconds": round(time.perf_counter() - start, 1)}


def _walk(asked: argparse.Namespace) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # a damaged journal may say that the book was of terabytes
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
    with tempfile.TemporaryDirectory(dir=asked.walk) as made:
        of = damage.sound(Path(made))
    walk = Walk(asked.walk, asked.verbs)
    first = asked.seed * 1_000_000
    walk.through(of, iter([asked.only] if asked.only is not None else range(first, first + asked.books)))
    print(json.dumps({**walk.counts, "faults": walk.faults}))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--books", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbs", type=int, default=2)
    parser.add_argument("--only", type=int)
    parser.add_argument("--walk", type=Path)
    asked = parser.parse_args()
    if asked.walk:
        _walk(asked)
        sys.exit()
    told = prove(asked.books, asked.seed, asked.verbs)
    found = told.pop("faults")
    print(told)
    print(len(found), *found[:200], sep="\n")
