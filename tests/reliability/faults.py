"""Every call to the disk fails once, one after the other: what is said then, what is kept, and what a second try does.

`python -m tests.reliability.faults [--act log ...]` walks through them and prints the counts.
"""

from __future__ import annotations

import argparse
import errno
import functools
import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cockpit.core.errors import CockpitError
from cockpit.core.incoming import IncomingClient, Source
from cockpit.core.verbs import BY_ID
from cockpit.store import backups, intake, journal, touches
from cockpit.store.book import Book, open_book
from tests.reliability import acts, power_cut, shim
from tests.reliability.shim import Shim

NAME = power_cut.NAME
FAULTS: dict[str, tuple[int, int, bool]] = {
    "error once": (errno.EIO, shim.ALL, False),
    "error from then on": (errno.EIO, shim.ALL, True),
    "full once": (errno.ENOSPC, shim.WRITES | shim.SIZES | shim.NAMES | shim.SYNCS, False),
    "full from then on": (errno.ENOSPC, shim.WRITES | shim.SIZES | shim.NAMES | shim.SYNCS, True),
    "half": (shim.HALF, shim.WRITES | shim.READS, False),
}
SECOND_TRIES = 8
"""After so many faults of a backup one is tried again: a copy of the whole book takes its time."""
AT = acts.START.moved(days=1)
NOTE = "the entry that must be there once"


def _log(book: Book, **again: int) -> None:
    touches.log(book, [_client(book)], BY_ID["call"], AT, note=NOTE, follow_up=3, **again)


def _import(book: Book) -> None:
    rows = [IncomingClient(line, f"Imported {line}", city="Gdańsk") for line in range(30)]
    intake.take(book, [acts._Portion(rows)], [Source("a.csv", "clients", "list", "utf-8", ",")], AT, label="import")


def _undo(book: Book) -> None:
    journal.undo(book, AT)


def _backup(book: Book) -> None:
    backups.make(book, AT)


def _open(book: Book) -> None:
    open_book(book.path).close()


ACTS: dict[str, Callable[..., None]] = {
    "log": _log, "import": _import, "undo": _undo, "backup": _backup, "open": _open,
}  # fmt: skip


def _client(book: Book) -> int:
    return int(book.value("SELECT min(id) FROM client"))


class Walk:
    """One act, over and over, each time with the next call spoiled."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.act, self.folder = name, ACTS[name], folder
        self.shim = Shim()
        self.counts: Counter[str] = Counter()
        self.bad: list[str] = []
        self.path = folder / NAME
        self.base = folder.parent / "base.cockpit"
        self.old = power_cut.found_safe(self._anew())
        book = open_book(self._anew())
        self.act(book)
        book.close()
        self.new = power_cut.found_safe(self.path)

    def _anew(self) -> Path:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        shutil.copyfile(self.base, self.path)
        return self.path

    def through(self) -> None:
        """All kinds of faults at all calls."""
        for kind, (fault, kinds, onwards) in FAULTS.items():
            nth = 1
            while self._at(kind, nth, fault, kinds, onwards):
                nth += 1
            self.counts[f"{kind}: calls"] = nth - 1

    def _at(self, kind: str, nth: int, fault: int, kinds: int, onwards: bool) -> bool:
        """The act with one call spoiled; returns whether there was such a call."""
        book = open_book(self._anew())
        # a second try is known by the id that the first one was given
        again = {"id": book.new_id(AT)} if self.name == "log" else {}
        act = functools.partial(self.act, book, **again)
        said = None
        self.shim.arm(nth, fault, kinds, onwards=onwards)
        try:
            act()
        except CockpitError as refused:
            said = str(refused)
        except Exception as other:  # noqa: BLE001 - whatever else comes is a finding
            self.bad.append(f"{self.name}, {kind} at {nth}: {type(other).__name__}: {other}")
        finally:
            self.shim.disarm()
        fired = self.shim.fired > 0
        where = f"{self.name}, {kind} at {nth}"
        if fired:
            self.counts["points"] += 1
            self.counts["refused" if said is not None else "done all the same"] += 1
            if said is not None and (not said.strip() or "\n" in said):
                self.bad.append(f"{where}: no sentence: {said!r}")
            self._after(where, book, said, act if again else None)
        with suppress(CockpitError):
            book.close()
        return fired

    def _after(self, where: str, book: Book, said: str | None, again: Callable[[], object] | None) -> None:
        if again is not None:
            durable = book.value("SELECT count(*) FROM touch WHERE note = ?", (NOTE,))
            if said is None and durable != 1:
                self.bad.append(f"{where}: acknowledged, and there {durable} times")
            self.counts["refused and durable"] += said is not None and durable == 1
            try:
                again()
            except CockpitError as fault:
                self.bad.append(f"{where}: the second try failed: {fault}")
            if (entries := self._entries()) != 1:
                self.bad.append(f"{where}: there {entries} times after a second try")
            return
        book.close()
        content = power_cut.found_safe(self.path)
        if content not in ((self.new,) if said is None else (self.old, self.new)):
            self.bad.append(f"{where}: {content}")
        self.counts["refused and durable"] += said is not None and content == self.new != self.old
        if self.name == "backup":
            self._backups(where, said)

    def _entries(self) -> int:
        """How often the entry is in the book, seen by another that opens it; -1 where that is not whole."""
        other = open_book(self.path)
        try:
            if len(power_cut.found(other.connection)) != 40:
                return -1
            return int(other.value("SELECT count(*) FROM touch WHERE note = ?", (NOTE,)))
        finally:
            other.close()

    def _backups(self, where: str, said: str | None) -> None:
        """What is listed is the book, row for row; where one was acknowledged it is listed."""
        listed = backups.listed(self.path)
        for one in listed:
            if (held := power_cut.found_anyhow(one.path)) != self.old:
                self.bad.append(f"{where}: {one.path.name} is not the book: {held}")
        if said is None and not listed:
            self.bad.append(f"{where}: no backup is there")
        if self.counts["points"] % SECOND_TRIES:
            return
        book = open_book(self.path)
        made = backups.make(book, AT.moved(minutes=5))
        book.close()
        if made not in backups.listed(self.path):
            self.bad.append(f"{where}: a second try made none")


def prove(name: str) -> dict[str, object]:
    """Walk through all faults of an act, in a child under the shim."""
    with power_cut.quick_folder() as room:
        acts.founded(room / "base.cockpit")
        (room / "work").mkdir()
        return json.loads(
            shim.run(["tests.reliability.faults", "--walk", str(room / "work"), "--act", name], room / "work")
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--act", choices=sorted(ACTS), action="append")
    parser.add_argument("--walk", type=Path)
    asked = parser.parse_args()
    if asked.walk:
        acts.without_chance()
        walk = Walk(asked.act[0], asked.walk)
        walk.through()
        print(json.dumps({**walk.counts, "bad": walk.bad}))
        sys.exit()
    for each in asked.act or ACTS:
        print(each, prove(each))
