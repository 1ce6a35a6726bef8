"""Other programs on the same clients: each set up once in an environment of its own, beside the bench."""

from __future__ import annotations

import csv
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.books import KEPT, ROOT, Size, book
from benchmarks.programs import environment
from benchmarks.ratios import Sample
from benchmarks.terminal import SIZE, NoFrame, Terminal
from benchmarks.whole import shown

SET_UP = ROOT / "benchmarks" / ".peers"
PATIENCE = 30.0
"""Seconds after which a peer is taken to show nothing."""
CLIENTS = 10_000


class Absent(Exception):
    """A peer that cannot be had; the sentence says why."""


@dataclass(frozen=True)
class Peer:
    """A program of somebody else's."""

    name: str
    what: str
    """What it is asked to show."""
    start: Callable[[Path, Path], list[str]]
    """Its command line, from its environment's folder of programs and a folder with the clients."""
    seen: Callable[[], str]
    """What stands on its screen as soon as it shows the clients, or that it has them: the earliest sign counts."""


def clients_file() -> Path:
    """The clients as a CSV file."""
    path = KEPT / f"clients-{CLIENTS}.csv"
    if not path.exists():
        with closing(sqlite3.connect(f"file:{book(Size(CLIENTS, 0))}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT code, name, city, region, segment, potential_class FROM client")
            with path.open("w", encoding="utf-8", newline="") as file:
                lines = csv.writer(file)
                lines.writerow([column[0] for column in found.description])
                lines.writerows(found)
    return path


def _database(folder: Path) -> Path:
    """The clients as a SQLite file with one table."""
    path = folder / "clients.sqlite"
    if not path.exists():
        with clients_file().open(encoding="utf-8", newline="") as file, closing(sqlite3.connect(path)) as connection:
            rows = csv.reader(file)
            head = next(rows)
            connection.execute(f"CREATE TABLE clients ({', '.join(head)})")
            connection.executemany(f"INSERT INTO clients VALUES ({', '.join('?' * len(head))})", rows)
            connection.commit()
    return path


_TODOS = """
import csv, sqlite3, sys
from dooit.api import Workspace
from dooit.api.manager import manager
source, target = sys.argv[1:]
manager.connect(target)
workspace = Workspace(description="clients", parent_workspace=Workspace._get_or_create_root())
workspace.save()
held = workspace.id
manager.session.close()
connection = sqlite3.connect(target)
with open(source, encoding="utf-8", newline="") as file:
    rows = list(csv.reader(file))[1:]
connection.executemany(
    "INSERT INTO todo (order_index, description, effort, urgency, pending, parent_workspace_id)"
    " VALUES (?, ?, 0, 1, 1, ?)", [(at, row[1], held) for at, row in enumerate(rows)])
connection.commit()
"""


def _dooit(programs: Path, folder: Path) -> list[str]:
    path = folder / "todos.db"
    if not path.exists():
        command = [str(programs / "python"), "-c", _TODOS, str(clients_file()), str(path)]
        made = subprocess.run(command, env=_home(folder), capture_output=True, text=True, check=False)
        if made.returncode:
            raise Absent(f"its list could not be made: {made.stderr.strip()[-200:]}")
    return [str(programs / "dooit"), "--db", str(path)]


def _visidata(programs: Path, _folder: Path) -> list[str]:
    return [str(programs / "vd"), str(clients_file())]


def _harlequin(programs: Path, folder: Path) -> list[str]:
    return [str(programs / "harlequin"), "-a", "sqlite", str(_database(folder))]


PEERS = (
    Peer("visidata", "10,000 clients from a CSV file", _visidata, lambda: f"{CLIENTS} rows"),
    Peer("dooit", "10,000 to-dos in one list", _dooit, lambda: "clients"),
    Peer("harlequin", "a SQLite file with 10,000 clients", _harlequin, lambda: "main db"),
)


def set_up(peer: Peer) -> Path:
    """The folder of a peer's programs, its environment made if need be.

    Raises:
        Absent: where it cannot be had here.
    """
    place = SET_UP / peer.name
    done = place / ".installed"
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    if not done.exists():
        print(f"setting up {peer.name} (once)", file=sys.stderr, flush=True)
        venv.create(place, with_pip=True, clear=True)
        command = [str(programs / "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", peer.name]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        if made.returncode:
            raise Absent(f"it could not be installed: {made.stderr.strip().splitlines()[-1][:200]}")
        done.touch()
    return programs


def _home(folder: Path) -> dict[str, str]:
    """The same environment as all others have, with a home of its own: nobody's settings, and none left behind."""
    spaces = {name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    for space in spaces.values():
        Path(space).mkdir(exist_ok=True)
    return {**environment(folder), "HOME": str(folder), **spaces}


def first_paint(command: list[str], folder: Path, seen: str) -> Sample:
    """From the start of a peer until what it was asked for is on the screen.

    Raises:
        NoFrame: where it does not come.
    """
    with Terminal(command, _home(folder), size=SIZE, folder=folder) as terminal:
        end = time.perf_counter() + PATIENCE
        found = None
        while found is None and time.perf_counter() < end:
            terminal.read(0.5)
            terminal.settle(0.15, 5.0)
            found = shown(terminal.recording, seen)
        if found is None:
            raise NoFrame(f"it did not show “{seen}” in {PATIENCE:.0f} s")
        return Sample(*found)
