"""A follow-up writes one page less: what is due is found where each client's actions are.

A client's next action is known; where it is not due, nothing of that client is, and the rest is counted in the client's
part of the index by client. Who asks for the open actions of all by day reads them all, and needs no index for it.
"""

STATEMENTS = ("DROP INDEX action_due",)


def apply(db):
    """Drop the index of the open actions by day."""
    for statement in STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version = 7")
