"""One row into one STRICT table, durable: the least that keeping a touch can cost with the book's file settings."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from cockpit.store.connection import SAFE


class RawTable:
    """A file with a table of a touch's columns, without an index, a trigger or a second table."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        for name, wanted in SAFE.items():
            self.connection.execute(f"PRAGMA {name} = {wanted}")
        self.connection.execute(
            "CREATE TABLE touch (id INTEGER PRIMARY KEY, client INTEGER NOT NULL, at_ms INTEGER NOT NULL, zone TEXT NOT"
            " NULL, offset_min INTEGER NOT NULL, day TEXT NOT NULL, channel TEXT NOT NULL, direction TEXT NOT NULL,"
            " outcome TEXT NOT NULL, reach TEXT NOT NULL, minutes INTEGER NOT NULL, note TEXT, retry_day TEXT, source"
            " TEXT NOT NULL) STRICT"
        )
        self._last = 0

    def insert(self) -> None:
        """One more row, on the disk when this returns."""
        self._last += 1
        execute = self.connection.execute
        execute("BEGIN IMMEDIATE")
        execute(
            "INSERT INTO touch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._last, 774, 1789380000000 + self._last, "Europe/Warsaw", 120, "2026-09-14", "call", "out", "reached",
             "contact", 0, None, None, "keyed"),
        )  # fmt: skip
        execute("COMMIT")

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()
