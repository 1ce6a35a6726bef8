"""Talks that are older than they may be kept: counted by year, erased like a person is.

Of each client the newest contact, the newest visit and the newest touch stay as bare facts, without note and persons:
the breath counts the days since, and a client must not look as if nobody had ever met it.
"""

from __future__ import annotations

import sqlite3
from datetime import date

from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import as_left, notes, settings, triggers
from cockpit.store.book import Book
from cockpit.store.erasing import erase as erasing
from cockpit.store.erasing.erase import SOURCE, Erased
from cockpit.store.erasing.rows import Gone, mark

SETTING = "retention_years"
"""In the book: whole years that talks are kept; not set, they are kept for good."""
MOST_YEARS = 30
_STAY = (
    "SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY client ORDER BY at_ms DESC, id DESC) AS n"
    " FROM touch {}) WHERE n = 1"
)
_STAYING = " UNION ".join(
    _STAY.format(each) for each in ("", "WHERE reach = 'contact'", "WHERE channel = 'visit' AND reach = 'contact'")
)
_OLD = f"day < :before AND id NOT IN ({_STAYING})"


def years_of(book: Book) -> int:
    """How many years talks are kept; 0 for good."""
    found = settings.load(book).get(SETTING, 0)
    return found if isinstance(found, int) and 0 <= found <= MOST_YEARS else 0


def keep(book: Book, years: int, at: Moment) -> int:
    """Set how many years talks are kept, 0 for good; returns the operation.

    Raises:
        BadInput: it is no number of years.
    """
    if not 0 <= years <= MOST_YEARS:
        raise BadInput(_("a number of years from 0 (for good) to {most} is expected").format(most=MOST_YEARS))
    return settings.put(book, at, SETTING, years)


def first_day(today: date, years: int) -> str:
    """The ISO day from which on talks are kept."""
    day = today.replace(day=28) if (today.month, today.day) == (2, 29) else today
    return day.replace(year=day.year - years).isoformat()


def by_year(book: Book, before: str) -> dict[str, int]:
    """How many touches are older and would go, by year."""
    sql = f"SELECT substr(day, 1, 4), count(*) FROM touch WHERE {_OLD} GROUP BY 1 ORDER BY 1"
    return dict(book.rows(sql, {"before": before}))


def erase(book: Book, before: str, at: Moment) -> Erased:
    """Erase what is older from the book, its journal and every copy.

    Raises:
        BookUnusable: the book cannot be written; nothing was erased.
    """
    with book.operation(_("old talks were erased"), at, SOURCE) as operation:
        ageing = Ageing(book.connection, before)
        done = Erased(ageing.erase(), operation.id)
        operation.info["rows"] = sum(done.gone.rows.values())
        ageing.empty_own_rows()
    if not operation.kept:
        done.operation = None
    erasing.finish(book, done, lambda connection: Ageing(connection, before))
    return done


class Ageing:
    """One book, or one copy of it, inside a transaction of the caller's."""

    def __init__(self, connection: sqlite3.Connection, before: str) -> None:
        """Erase what is older than an ISO day here."""
        self._execute, self._connection, self._before = connection.execute, connection, before
        self._first = int(self._execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])

    def erase(self) -> Gone:
        """Do it."""
        gone, known = Gone(), set(triggers.tables(self._connection))
        day = {"before": self._before}
        notes.index_outside(self._connection)
        as_left.forget(self._connection)
        if "phone_record" in known:
            self._execute("DELETE FROM phone_record WHERE day < :before", day)
        self._execute(f"DELETE FROM touch WHERE {_OLD}", day)
        self._execute("DELETE FROM touch_person WHERE touch IN (SELECT id FROM touch WHERE day < :before)", day)
        self._execute("UPDATE touch SET note = NULL WHERE day < :before AND note IS NOT NULL", day)
        for table, kind, count in self._execute(
            'SELECT "table", kind, count(*) FROM journal WHERE seq > ? GROUP BY 1, 2', (self._first,)
        ).fetchall():
            if kind == "delete":
                gone.rows[table] += count
            elif table == "touch":
                gone.texts += count
        gone.images, gone.acts = self._clean_journal()
        notes.index_now(self._connection, self._first)
        self._execute("INSERT INTO note_index (note_index) VALUES ('rebuild')")
        return gone

    def _clean_journal(self) -> tuple[int, int]:
        """Earlier states of what is older than that day, those of touches deleted long ago too; (rows, acts)."""
        empty: list[tuple[int]] = []
        lost: set[int] = set()
        columns = {table: triggers.columns(self._connection, table) for table in ("touch", "phone_record")}
        for seq, operation, table, before in self._execute(
            'SELECT seq, operation, "table", before FROM journal WHERE before IS NOT NULL'
            " AND \"table\" IN ('touch', 'phone_record')"
        ):
            row = dict(zip(columns[table], triggers.values_of(before), strict=False))
            if str(row["day"]) < self._before:
                empty.append((seq,))
                if seq <= self._first:
                    lost.add(operation)
        self._connection.executemany("UPDATE journal SET before = NULL WHERE seq = ?", empty)
        mark(self._connection, lost)
        return len(empty), len(lost - {0})

    def empty_own_rows(self) -> None:
        """What this wrote into the journal stays as a record without contents."""
        self._execute("UPDATE journal SET before = NULL WHERE seq > ?", (self._first,))

    def drop_own_rows(self) -> None:
        """What this wrote into the journal of a copy goes."""
        self._execute("DELETE FROM journal WHERE seq > ?", (self._first,))
        self._execute("UPDATE meta SET indexed_seq = ?", (self._first,))
