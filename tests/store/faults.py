"""What goes wrong under a book: a commit that reports a fault, a file that is not sound."""

from __future__ import annotations

import sqlite3
from contextlib import closing


class Faulty:
    """A connection whose next commit reports a fault: after it was durable, or in its stead."""

    def __init__(self, connection, durable):
        self.connection, self.durable, self.armed = connection, durable, True

    def __getattr__(self, name):
        return getattr(self.connection, name)

    def execute(self, sql, *values):
        if sql == "COMMIT" and self.armed:
            self.armed = False
            if self.durable:
                self.connection.execute(sql)
            raise sqlite3.OperationalError("disk I/O error")
        return self.connection.execute(sql, *values)


def damage_index(path) -> None:
    """Take a row out of an index behind SQLite's back: the pages stay well-formed, the quick check finds nothing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("CREATE TABLE hidden AS SELECT rootpage FROM sqlite_master WHERE name = 'touch_last'")
        connection.execute("UPDATE sqlite_master SET sql = sql || ' WHERE id > 0' WHERE name = 'touch_last'")
        connection.commit()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DROP TABLE hidden")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ' WHERE id > 0', ' WHERE id < 0') WHERE name = 'touch_last'"
        )
        connection.commit()
    with closing(sqlite3.connect(path)) as connection:
        # no row belongs to the index now: SQLite leaves the new one out of it
        connection.execute(
            "INSERT INTO touch SELECT max(id) + 1, client, at_ms, zone, offset_min, day, channel, direction, outcome,"
            " reach, minutes, note, retry_day, source FROM touch"
        )
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' WHERE id < 0', '') WHERE name = 'touch_last'")
        connection.commit()
