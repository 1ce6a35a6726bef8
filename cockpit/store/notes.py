"""The search table of the notes: brought up to date from the journal, whoever wrote the note."""

from __future__ import annotations

import sqlite3

from cockpit.store.folding import fold

PORTION = 500
"""Touches whose notes are held in memory at once."""


def take_in(connection: sqlite3.Connection, since: int | None, *, others_wrote: bool) -> None:
    """What the end of an operation has to index; part of its transaction.

    Args:
        connection: in the transaction.
        since: the row of the journal after which the operation has changed notes; None where it has not.
        others_wrote: whether another program may have left notes that nobody has indexed yet.
    """
    if others_wrote:
        index_outside(connection)
    if since is not None:
        (indexed,) = connection.execute("SELECT indexed_seq FROM meta").fetchone()
        index_after(connection, max(since, indexed))


def index_outside(connection: sqlite3.Connection) -> None:
    """Index the notes that other programs have written since the last time; part of the caller's transaction.

    What an operation writes is indexed before it is kept, so that its rows of the journal need not be gone through.
    """
    since, last = connection.execute(
        "SELECT indexed_seq, (SELECT coalesce(max(seq), 0) FROM journal WHERE operation = 0) FROM meta"
    ).fetchone()
    if last > since:
        _index(connection, "operation = 0 AND seq > ?", since)
        connection.execute("UPDATE meta SET indexed_seq = ?", (last,))


def index_now(connection: sqlite3.Connection, since: int) -> None:
    """Index what the caller's transaction has written after a row of the journal, before its end does it."""
    index_after(connection, since)
    connection.execute("UPDATE meta SET indexed_seq = (SELECT coalesce(max(seq), 0) FROM journal)")


def index_after(connection: sqlite3.Connection, since: int) -> None:
    """Index the notes of all touches that the journal names after its row `since`; the caller keeps account of it."""
    _index(connection, "seq > ?", since)


def _index(connection: sqlite3.Connection, which: str, since: int) -> None:
    changed = connection.execute(
        # the plus signs: through the index of the journal's rows it would go through all that was ever logged.
        # A touch that the program has put in without a note was never in the search table: looking for it there would
        # be the dearest part of indexing a call. Who writes from outside may have replaced one
        "SELECT key, note, note IS NOT NULL OR maybe FROM"
        " (SELECT key, max(kind <> 'insert' OR operation = 0) AS maybe FROM journal"
        f" WHERE {which} AND +\"table\" = 'touch' GROUP BY +key) LEFT JOIN touch ON touch.id = key",
        (since,),
    )
    # in portions: the notes of an import may be a million
    while portion := changed.fetchmany(PORTION):
        known = [(key,) for key, _note, maybe_there in portion if maybe_there]
        if known:
            connection.executemany("DELETE FROM note_index WHERE rowid = ?", known)
        noted = [(key, fold(note)) for key, note, _maybe_there in portion if note is not None]
        if noted:
            connection.executemany("INSERT INTO note_index (rowid, fold) VALUES (?, ?)", noted)
