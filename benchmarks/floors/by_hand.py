"""What a logged call leaves in a book, written by plain statements: what the rows alone cost, whoever writes them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from cockpit.store.connection import SAFE

_OPERATION = (
    "INSERT INTO ledger (seq, operation, at_ms, label, source, last_seq) VALUES (?, ?, ?, 'call, reached', 'keyed', ?)"
)
_TOUCH = (
    "INSERT INTO touch (id, client, at_ms, zone, offset_min, day, channel, direction, outcome, reach, minutes, source)"
    " VALUES (?, ?, ?, 'Europe/Warsaw', 120, '2026-09-14', 'call', 'out', 'reached', 'contact', 0, 'keyed')"
)
_ACTION = (
    "INSERT INTO action (id, client, text, due, origin, made_ms, made_day)"
    " VALUES (?, ?, 'call back', '2026-09-21', 'follow-up', ?, '2026-09-14')"
)
_JOURNAL = (
    'INSERT INTO ledger (seq, operation, "table", key, kind)'
    " VALUES (?, ?, 'touch', ?, 'insert'), (?, ?, 'action', ?, 'insert')"
)


class ByHand:
    """A copy of a book into which calls go without a trigger, a question before, or a look whether it is still ours."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        for name, wanted in SAFE.items():
            self.connection.execute(f"PRAGMA {name} = {wanted}")
        triggers = self.connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            self.connection.execute(f'DROP TRIGGER "{name}"')
        self._last, self._at_ms = self.connection.execute(
            "SELECT max(coalesce(max(id), 0), (SELECT max(seq) FROM ledger)), coalesce(max(at_ms), 0) FROM touch"
        ).fetchone()

    def call(self, client: int) -> None:
        """One call with its follow-up, on the disk when this returns."""
        act, touch, action = range(self._last + 1, self._last + 4)
        self._last, self._at_ms = action, self._at_ms + 1
        execute = self.connection.execute
        execute("BEGIN IMMEDIATE")
        execute(_OPERATION, (act, act, self._at_ms, action))
        execute(_TOUCH, (touch, client, self._at_ms))
        execute(_ACTION, (action, client, self._at_ms))
        execute(_JOURNAL, (touch, act, touch, action, act, action))
        execute("COMMIT")

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()
