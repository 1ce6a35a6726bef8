"""The search table of the notes: brought up to date from the journal, whoever wrote the note."""

from __future__ import annotations

import sqlite3

from cockpit.store.folding import fold


def index_new(connection: sqlite3.Connection) -> None:
    """Index the notes of all touches that the journal names since the last time; part of the caller's transaction."""
    (since,) = connection.execute("SELECT indexed_seq FROM meta").fetchone()
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
    if last == since:
        return
    keys = connection.execute(
        "SELECT DISTINCT key FROM journal WHERE seq > ? AND \"table\" = 'touch'", (since,)
    ).fetchall()
    if keys:
        connection.executemany("DELETE FROM note_index WHERE rowid = ?", keys)
        # in portions: the names of the touched rows may be a million
        for start in range(0, len(keys), 500):
            portion = [key for (key,) in keys[start : start + 500]]
            marks = ",".join("?" * len(portion))
            noted = connection.execute(
                f"SELECT id, note FROM touch WHERE note IS NOT NULL AND id IN ({marks})", portion
            ).fetchall()
            connection.executemany(
                "INSERT INTO note_index (rowid, fold) VALUES (?, ?)", [(key, fold(note)) for key, note in noted]
            )
    connection.execute("UPDATE meta SET indexed_seq = ?", (last,))
