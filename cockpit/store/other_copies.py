"""Copies of the open book that a sync service left beside it when two devices had written: what they hold beyond it.

A copy counts where its name is one that such a service gives, and it is the same book inside.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from cockpit.core.errors import CockpitError
from cockpit.store.book import Book
from cockpit.store.connection import connect, failures

MOST = 20
"""Copies that are looked into."""
_AFTER = re.compile(
    r" ?\([^)]*conflict[^)]*\)"  # Dropbox, Nextcloud, ownCloud: "book (Anna's conflicted copy 2026-09-14)"
    r"|_conflict-[0-9-]+"  # older ownCloud: "book_conflict-20260914-101500"
    r"|\.sync-conflict-[0-9]+-[0-9]+(-[A-Z0-9]+)?"  # Syncthing
    r"|-[^/]+"  # OneDrive puts the machine's name behind it
    r"| ?\([0-9]+\)| [0-9]+",  # Google Drive, iCloud: "book (1)", "book 2"
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OtherCopy:
    """One of them."""

    path: Path
    beyond: int
    """Acts that it holds and the open book does not."""
    newest_ms: int
    """Instant of the newest of those; 0 where there is none."""


def found(book: Book) -> list[OtherCopy]:
    """Those that lie beside the book and hold acts that it does not, in the order of their names."""
    copies = []
    for path in candidates(book.path)[:MOST]:
        try:
            copy = _looked_into(book, path)
        except CockpitError:
            # another book, no book at all, or one that is still being brought here
            continue
        if copy is not None and copy.beyond:
            copies.append(copy)
    return copies


def candidates(book: Path) -> list[Path]:
    """Files beside the book whose names a sync service could have made of its own."""
    try:
        beside = sorted(book.parent.iterdir())
    except OSError:
        return []
    return [
        path
        for path in beside
        if path.suffix == book.suffix
        and path.name != book.name
        and path.name.startswith(book.stem)
        and _AFTER.fullmatch(path.stem[len(book.stem) :])
        and path.is_file()
    ]


def _looked_into(book: Book, path: Path) -> OtherCopy | None:
    with closing(connect(path, busy_ms=200, read_only=True)) as copy, failures(path):
        row = copy.execute("SELECT book_id FROM meta").fetchone()
        if row is None or row[0] != book.book_id:
            return None
        acts = dict(
            copy.execute("SELECT id, at_ms FROM operation WHERE source NOT IN ('view', 'system', 'outside')").fetchall()
        )
    missing = _not_here(book, list(acts))
    return OtherCopy(path, len(missing), max((acts[id] for id in missing), default=0))


def _not_here(book: Book, ids: list[int]) -> list[int]:
    with failures(book.path):
        known: set[int] = set()
        most = min(30_000, book.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))
        for start in range(0, len(ids), most):
            some = ids[start : start + most]
            marks = ",".join("?" * len(some))
            known.update(
                id for (id,) in book.connection.execute(f"SELECT id FROM operation WHERE id IN ({marks})", some)
            )
    return [id for id in ids if id not in known]
