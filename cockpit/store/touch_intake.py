"""Calls and messages from a phone into the book: staged beside it, those it has told apart, the rest matched by number.

Every record is kept by its key, so that a later backup, which holds the earlier one, brings in only what is new. One
whose party nobody knows waits to be assigned.
"""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.core import phone_log
from cockpit.core.incoming import IncomingTouch
from cockpit.core.moment import Moment
from cockpit.store import triggers
from cockpit.store.book import Book
from cockpit.store.connection import failures
from cockpit.store.directory import Directory, Holder
from cockpit.store.outcome import Outcome
from cockpit.store.touch_taking import COLUMNS, Record, Taking, records_of, retell

_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS staged_touch (
  number INTEGER PRIMARY KEY, file INTEGER NOT NULL, key TEXT NOT NULL UNIQUE, party TEXT NOT NULL,
  digits TEXT NOT NULL, name TEXT NOT NULL, at_ms INTEGER NOT NULL, zone TEXT NOT NULL, offset_min INTEGER NOT NULL,
  day TEXT NOT NULL, channel TEXT NOT NULL, direction TEXT NOT NULL, outcome TEXT NOT NULL, reach TEXT NOT NULL,
  minutes INTEGER NOT NULL, note TEXT, known_only INTEGER NOT NULL
)
"""
_INSERT = (
    f"INSERT INTO phone_record (id, {COLUMNS}, client, touch, state)"
    f" VALUES (?, {', '.join('?' * len(Record._fields))}, ?, ?, ?)"
)


def prepare(book: Book) -> None:
    """Make an empty place for the records to come; it lies in memory, beside the book."""
    with failures(book.path):
        book.connection.execute(_STAGE)
        book.connection.execute("DELETE FROM temp.staged_touch")


def clear(book: Book) -> None:
    """Take the place away."""
    with failures(book.path):
        book.connection.execute("DROP TABLE IF EXISTS temp.staged_touch")


def stage(book: Book, file_index: int, rows: Sequence[IncomingTouch]) -> int:
    """Put records there; returns how many of them an earlier one had already told."""
    with failures(book.path):
        execute = book.connection.execute
        # a transaction that touches the temporary table only takes no lock on the book
        execute("BEGIN")
        try:
            before = execute("SELECT count(*) FROM temp.staged_touch").fetchone()[0]
            book.connection.executemany(
                f"INSERT OR IGNORE INTO temp.staged_touch (file, {COLUMNS}, known_only)"
                f" VALUES (?, {', '.join('?' * len(Record._fields))}, ?)",
                [
                    (
                        file_index, row.key, row.party, row.digits, row.name, row.at_ms, row.zone, row.offset_min,
                        row.day, row.channel, row.direction, row.outcome, row.reach, row.minutes, row.body or None,
                        row.known_only,
                    )
                    for row in rows
                ],
            )  # fmt: skip
            after = execute("SELECT count(*) FROM temp.staged_touch").fetchone()[0]
            execute("COMMIT")
        except BaseException:
            execute("ROLLBACK")
            raise
    return len(rows) - int(after - before)


def apply(book: Book, at: Moment, outcome: Outcome) -> None:
    """Take the staged records into the book, as part of the caller's operation, and count what became of them."""
    execute = book.connection.execute
    staged: dict[int, int] = dict(execute("SELECT file, count(*) FROM temp.staged_touch GROUP BY file").fetchall())
    if not staged:
        return
    filled = _fill(book)
    fresh = execute(
        f"SELECT file, known_only, {', '.join(f's.{name}' for name in Record._fields)} FROM temp.staged_touch s"
        " WHERE NOT EXISTS (SELECT 1 FROM phone_record r WHERE r.key = s.key) ORDER BY s.number"
    ).fetchall()
    for file, count in staged.items():
        counts = outcome.files[file]
        counts.changed += filled.get(file, 0)
        counts.same += count - filled.get(file, 0)
    known: list[tuple[Record, Holder]] = []
    nobodys: list[tuple[Record, str]] = []
    directory, files = _Asked(Directory(book)), {}
    refused = _refused(book)
    for file, known_only, *told in fresh:
        record, counts = Record._make(told), outcome.files[file]
        counts.same -= 1
        holder = directory.whose(record.digits, record.party)
        if holder is not None:
            files[record.key] = file
            known.append((record, holder))
        elif known_only:
            counts.left_out["strangers"] = counts.left_out.get("strangers", 0) + 1
        elif phone_log.whom(record.digits, record.party) in refused:
            counts.left_out["refused"] = counts.left_out.get("refused", 0) + 1
            nobodys.append((record, "left"))
        else:
            counts.unmatched += 1
            nobodys.append((record, "open"))
    waited = _waited(book, directory)
    taken = Taking(book, at).take([*known, *waited.values()])
    first = book.ids.block(at.ms, len(known) + len(nobodys) + 1)
    rows: list[tuple[object, ...]] = [(*record, *taken.by_key[record.key], "taken") for record, _holder in known]
    rows += [(*record, None, None, state) for record, state in nobodys]
    with triggers.one_run(book.connection, "phone_record", first, len(rows)):
        book.connection.executemany(_INSERT, [(first + place, *row) for place, row in enumerate(rows)])
    _settle(book, waited, taken.by_key)
    for record, _holder in known:
        counts = outcome.files[files[record.key]]
        if record.key in taken.linked:
            counts.linked += 1
        else:
            counts.new += 1
    outcome.touches += sum(1 for each in taken.touches if each.made)


class _Asked:
    """A directory that is asked once of each party."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[tuple[str, str], Holder | None] = {}

    def whose(self, digits: str, party: str) -> Holder | None:
        key = (digits, party)
        if key not in self._known:
            self._known[key] = self._directory.whose(digits, party)
        return self._known[key]


def _refused(book: Book) -> set[str]:
    """The parties that the user left out."""
    found = book.connection.execute("SELECT DISTINCT digits, party FROM phone_record WHERE state = 'left'")
    return {phone_log.whom(digits, party) for digits, party in found}


def _waited(book: Book, directory: _Asked) -> dict[int, tuple[Record, Holder]]:
    """Records that waited and whose number somebody in the book has by now, by id."""
    found: dict[int, tuple[Record, Holder]] = {}
    for identity, *told in book.connection.execute(f"SELECT id, {COLUMNS} FROM phone_record WHERE state = 'open'"):
        record = Record._make(told)
        holder = directory.whose(record.digits, record.party)
        if holder is not None:
            found[identity] = (record, holder)
    return found


def _settle(book: Book, waited: dict[int, tuple[Record, Holder]], by_key: dict[str, tuple[int, int]]) -> None:
    book.connection.executemany(
        "UPDATE phone_record SET client = ?, touch = ?, state = 'taken' WHERE id = ?",
        [(*by_key[record.key], identity) for identity, (record, _holder) in waited.items()],
    )


def take_waiting(book: Book, at: Moment, records: dict[int, Record], holder: Holder) -> int:
    """Make touches of records that waited, for whom the user says they are, as part of the caller's operation.

    Returns:
        How many touches were made.
    """
    waited = {identity: (record, holder) for identity, record in records.items()}
    taken = Taking(book, at).take(list(waited.values()))
    _settle(book, waited, taken.by_key)
    return sum(1 for each in taken.touches if each.made)


def _fill(book: Book) -> dict[int, int]:
    """What was said, for records that came in without; returns how many by file."""
    execute = book.connection.execute
    found = execute(
        "SELECT s.file, r.id, r.touch, s.note FROM temp.staged_touch s JOIN phone_record r ON r.key = s.key"
        " WHERE s.note IS NOT NULL AND r.note IS NULL AND r.state <> 'left'"
    ).fetchall()
    touches = dict.fromkeys(touch for _file, _id, touch, _note in found if touch is not None)
    before = {touch: records_of(book, touch) for touch in touches}
    book.connection.executemany(
        "UPDATE phone_record SET note = ? WHERE id = ?", [(note, identity) for _file, identity, _touch, note in found]
    )
    for touch, records in before.items():
        retell(book, touch, records, records_of(book, touch))
    filled: dict[int, int] = {}
    for file, _identity, _touch, _note in found:
        filled[file] = filled.get(file, 0) + 1
    return filled
