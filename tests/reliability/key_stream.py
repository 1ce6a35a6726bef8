"""Keys at random into the running screen: whatever is pressed, it shows what the book holds, and undo leads back.

A run is its seed; where it fails, keys are left out as long as it still does (`shortest`).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from random import Random

from cockpit.app.commands.table import commands
from cockpit.clock import Clock
from cockpit.core.errors import CockpitError, UndoRefused
from cockpit.store import journal, portfolio
from cockpit.store.book import open_book
from tests.app.walk import TODAY, Walk

BURST = 20
"""Keys after which the screen is compared with the book."""
LEAVE = {"q", "ctrl+q", "ctrl+o", "ctrl+z"}
KEYS = sorted({key for command in commands().values() for key in command.keys} - LEAVE)
MOVES = ("up", "down", "left", "right", "enter", "escape", "tab", "space", "home", "end", "pageup", "pagedown")
JUNK = (
    "ctrl+a", "ctrl+k", "ctrl+w", "f1", "f12", "shift+tab", "shift+up", "backspace", "delete", "insert", "ctrl+home",
    "ł", "Ж", "é", "€", "\u202e", "0", "9", "@", "#", "'", '"', ";", "-", "+", "ctrl+underscore", "alt+x", "f20",
)  # fmt: skip
TYPED = (
    "+3d", "fri 14:00 offer", "29.2.", "w53", "31.12.9999", "Anna", "call Hurt: said", "1e9", "[/]",
    "[@click=app.quit]x[/]",
    "\u202eabc", "601 100 200", "a@b.c", "x" * 60, "last workday", "0", "-1", "12:99", "tomorrow", "щука", "''--",
)  # fmt: skip


def stream(seed: int, count: int) -> list[str]:
    """The keys of that seed."""
    chance = Random(seed)
    keys: list[str] = []
    while len(keys) < count:
        kind = chance.random()
        if kind < 0.08:
            keys += [*chance.choice(TYPED), chance.choice(("enter", "enter", "escape", "tab"))]
        elif kind < 0.16:
            keys += ["g", chance.choice([key for key in KEYS if len(key) == 1])]
        elif kind < 0.4:
            keys += [chance.choice(MOVES)] * chance.choice((1, 1, 3))
        elif kind < 0.47:
            keys.append(chance.choice(JUNK))
        else:
            keys.append(chance.choice(KEYS))
    return keys[:count]


async def played(walk: Walk, keys: list[str]) -> str:
    """Press them; gives what went wrong, and after how many; empty where nothing did."""
    for place in range(0, len(keys), BURST):
        for key in keys[place : place + BURST]:
            walk.send(" " if key == "space" else key)
            await walk.quiet()
            walk.draw()
            if walk.app._exception is not None:
                return f"{type(walk.app._exception).__name__}: {walk.app._exception} after {keys[: place + BURST]}"
            if not walk.app.is_running:
                # a key that leads to another book has let this one go
                return ""
        await walk.frame()
        await walk.settle()
        if walk.app._exception is not None:
            return f"{type(walk.app._exception).__name__}: {walk.app._exception} after {keys[: place + BURST]}"
        if not walk.app.is_running:
            return ""
        if wrong := compared(walk):
            return f"{wrong} after {keys[: place + BURST]}"
    return ""


def compared(walk: Walk) -> str:
    """What the screen believes of the book and is not so."""
    desk = walk.desk
    if desk.stale:
        return ""
    fresh = portfolio.load(desk.book, desk.portfolio.today)
    if fresh.by_id != desk.portfolio.by_id:
        other = [
            (one.name, field, getattr(desk.portfolio.by_id.get(client), field, None), value)
            for client, one in fresh.by_id.items()
            for field, value in one._asdict().items()
            if getattr(desk.portfolio.by_id.get(client), field, None) != value
        ]
        return f"the screen shows what is not in the book: {other[:3]}"
    if (fresh.owed, fresh.promises) != (desk.portfolio.owed, desk.portfolio.promises):
        return "the screen counts other tasks than the book"
    standing = {client for group in desk.groups for client in group.members}
    if standing != set(fresh.by_id):
        return "clients are missing on the grid, or stand there twice"
    if desk.book.value("SELECT count(open_operation) FROM operation") or desk.book.connection.in_transaction:
        return "an act was left open"
    return ""


def content(path: Path) -> str:
    """A number for all that undo brings back: the rows of the journaled tables, but how the book is looked at."""
    made = hashlib.sha1()
    with closing(sqlite3.connect(path)) as opened:
        tables = opened.execute(
            "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%' ORDER BY 1"
        )
        for (table,) in tables.fetchall():
            if table not in ("view", "setting", "sweep", "sweep_card", "routine_period", "routine_item"):
                made.update(table.encode())
                made.update(repr(opened.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()).encode())
    return made.hexdigest()


def there_and_back(path: Path, acts: int) -> str:
    """Undo the acts of a run, all of them, and do them again; gives what was other than before."""
    book = open_book(path)
    try:
        before, at, undone = content(path), Clock(TODAY).now(), 0
        try:
            while undone < acts:
                journal.undo(book, at)
                undone += 1
        except UndoRefused as refused:
            return f"undo stops after {undone}: {refused}"
        except CockpitError:
            # nothing is left to be undone
            pass
        for _each in range(undone):
            journal.redo(book, at)
        return "" if content(path) == before else f"undone {undone} and done again, the book is another"
    finally:
        book.close()


async def shortest(keys: list[str], fails: Callable[[list[str]], Awaitable[bool]]) -> list[str]:
    """The fewest keys of a run that still fail, found by leaving out ever smaller stretches."""
    size = len(keys) // 2
    while size:
        place = 0
        while place < len(keys):
            fewer = keys[:place] + keys[place + size :]
            if fewer and await fails(fewer):
                keys = fewer
            else:
                place += size
        size //= 2
    return keys
