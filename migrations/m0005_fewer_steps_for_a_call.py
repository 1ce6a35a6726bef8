"""A logged call writes fewer pages, and a row's checks cost a tenth.

The revision was a number of its own, in a page that each commit wrote. The number of the journal's last row is one as
well: nothing is kept that leaves no row there, and it counts what other programs write. Which operation is open stands
in the newest operation's row, which is written anyway. Up to where the search table has taken in the journal is asked
of other programs' rows alone: an operation of ours is kept with its notes already taken in. The series of the breath
finds a client's contacts where the look at the whole book finds the last of them, so contacts by day need no index.

Of a check that a column is IN three values or more, SQLite makes a table for each row that is written; compared one
by one they are the same check. Only the text of the tables changes, no row of them: ALTER TABLE knows no way to do
that, and SQLite's documentation names this one.
"""

import re

STATEMENTS = (
    "DROP INDEX touch_contact_day",
    "ALTER TABLE operation ADD COLUMN open_operation INTEGER",
    "ALTER TABLE meta DROP COLUMN open_operation",
    "ALTER TABLE meta DROP COLUMN rev",
    # their stamp was made of the revision
    "DELETE FROM kept_column",
)
TABLES = ("client", "person", "touch", "action", "plan", "routine_template", "routine_period", "routine_item",
          "sweep_card", "journal", "phone_record")  # fmt: skip
LISTED = re.compile(r"CHECK \((\w+) IN \(('[^()]*')\)\)")


def apply(db):
    """Drop the index and the columns, and write the checks anew."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA writable_schema = ON")
    for name in TABLES:
        ((sql,),) = db.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchall()
        db.execute(
            "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (LISTED.sub(_one_by_one, sql), name)
        )
    # and read the schema again
    db.execute("PRAGMA writable_schema = RESET")
    db.execute("PRAGMA user_version = 5")


def _one_by_one(found):
    column, values = found.groups()
    return f"CHECK ({' OR '.join(f'{column} = {value}' for value in values.split(', '))})"
