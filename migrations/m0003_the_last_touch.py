"""Indexes that answer "when was the client last reached" from one page a client.

The look at the whole book asks it of every client before the first frame. An index that holds all that is asked is
read backwards from the newest touch to the first contact, and the touches themselves are not read at all. It stands in
for the two indexes that it begins like, so that a new touch writes one page less.
"""

STATEMENTS = (
    "DROP INDEX touch_client",
    "DROP INDEX touch_reach",
    "DROP INDEX touch_visit",
    "CREATE INDEX touch_last ON touch (client, at_ms, id, reach, day, channel, direction, outcome, retry_day)",
    "CREATE INDEX touch_visit ON touch (client, at_ms, id, day) WHERE channel = 'visit'",
)


def apply(db):
    """Replace the indexes."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")
