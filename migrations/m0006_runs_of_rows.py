"""Rows that one statement made, with ids one after the other, are one row of the journal.

A hundred thousand lines of a sales file were as many rows of the journal, each saying no more than the next id. Of a
row that was made the journal keeps its id alone; what was in it is written down by the deletion that takes it back.
"""

STATEMENTS = (
    "ALTER TABLE journal ADD COLUMN run INTEGER NOT NULL DEFAULT 1 CHECK (run = 1 OR (run > 1 AND kind = 'insert'))",
)


def apply(db):
    """Say of each row of the journal how many rows it is about: those with the ids from its key on."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 6")
