"""Fewer pages for each change, and the facts of all clients kept as they were read when the screen was left.

The rows of an operation stand together in the journal: the operation says from where to where, which an index said
before. Which changes a row has seen is asked of changes alone, never of the row's making, so that a row made (the most
of all, in an import) is in no index of the journal. Open and done actions of a client are one index.
"""

STATEMENTS = (
    "ALTER TABLE operation ADD COLUMN first_seq INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE operation ADD COLUMN last_seq INTEGER NOT NULL DEFAULT 0",
    "UPDATE operation SET (first_seq, last_seq) ="
    " (SELECT coalesce(min(seq), 0), coalesce(max(seq), 0) FROM journal j WHERE j.operation = operation.id)"
    " WHERE id <> 0",
    # rows that other programs leave stand anywhere
    "UPDATE operation SET last_seq = 9223372036854775807 WHERE id = 0",
    "DROP INDEX journal_operation",
    "DROP INDEX journal_row",
    "CREATE INDEX journal_outside ON journal (seq) WHERE operation = 0",
    "CREATE INDEX journal_change ON journal (\"table\", key, seq) WHERE kind <> 'insert'",
    "DROP INDEX action_of_client",
    "DROP INDEX action_client",
    "CREATE INDEX action_client ON action (client, done_ms, due, at, id)",
    "CREATE TABLE kept_column (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, text TEXT NOT NULL) STRICT",
)


def apply(db):
    """Replace the indexes, and note where each operation's rows stand."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")
