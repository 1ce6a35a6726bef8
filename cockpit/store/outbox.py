"""The outbox: entries that the book did not take, each a durable slip, written into the book by its id once it can be.

An entry has its id before its first try, and keeps it: one that was durable although its commit had reported a fault is
not written twice, however often and by whomever the outbox is replayed.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from cockpit.core import formatter as fmt
from cockpit.core.errors import BookUnusable, CockpitError
from cockpit.core.ids import from_uid, uid
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.verbs import BY_ID
from cockpit.core.words import _
from cockpit.store import actions, slips, touches
from cockpit.store.book import Book
from cockpit.store.touches import Logged, Promise

LOG, PLAN = "log", "plan"


class Entry(NamedTuple):
    """A verb logged or a next action planned: all that it takes to write it."""

    kind: str
    """LOG or PLAN."""
    clients: tuple[int, ...]
    names: str
    """How the label calls the clients."""
    now: Moment
    """When it was entered."""
    at: Moment
    """When it happened."""
    verb: str = ""
    follow_up: int | None = None
    note: str = ""
    people: tuple[int, ...] = ()
    promise: Promise | None = None
    source: str = "keyed"
    sweep_card: tuple[int, str] | None = None
    """(card, outcome) that a log settles; such an entry is not kept: its card waits for it."""


class Waiting(NamedTuple):
    """An entry in the outbox."""

    id: int
    """Of the operation that it will be."""
    entry: Entry
    path: Path


@dataclass
class Replayed:
    """What came of writing what waits."""

    written: list[Waiting] = field(default_factory=list)
    stuck: dict[int, str] = field(default_factory=dict)
    """By id, why an entry can no longer be written."""
    fault: BookUnusable | None = None
    """Why the book takes none now; the entries from there on wait."""

    @property
    def clients(self) -> tuple[int, ...]:
        """The clients concerned."""
        return tuple({client for one in self.written for client in one.entry.clients})


def write(book: Book, entry: Entry, id: int) -> Logged:
    """Write an entry as the operation of that id.

    Raises:
        BookUnusable: the book cannot be written now.
    """
    if entry.kind == PLAN and entry.promise is not None:
        made = entry.promise
        operation, ids = actions.plan(
            book, list(entry.clients), made.text, made.due, entry.now, at=made.at, names=entry.names,
            source=entry.source, id=id,
        )  # fmt: skip
        return Logged(operation, (), ids, entry.clients)
    return touches.log(
        book,
        entry.clients,
        BY_ID[entry.verb],
        entry.at,
        now=entry.now,
        note=entry.note,
        people=entry.people,
        follow_up=entry.follow_up,
        promise=entry.promise,
        source=entry.source,
        names=entry.names,
        sweep_card=entry.sweep_card,
        id=id,
    )


def keep(folder: Path, book_id: int, entry: Entry, id: int) -> Waiting:
    """Put an entry into the outbox; durable once this returns.

    Raises:
        OSError: it cannot be kept.
    """
    before = waiting(folder, book_id)
    for one in before:
        if one.id == id:
            return one
    # the order in which they came, also where the clock was set back between them
    place = 1 + max((int(one.path.name.split("-")[1]) for one in before), default=0)
    path = folder / f"{uid(book_id)}-{place:06}-{uid(id)}.json"
    slips.keep(path, json.dumps({"id": uid(id), **_told(entry)}, ensure_ascii=False))
    return Waiting(id, entry, path)


def waiting(folder: Path, book_id: int) -> list[Waiting]:
    """What waits for a book, in the order in which it came; a slip that is none of ours is passed over."""
    found = []
    for path in slips.listed(folder, f"{uid(book_id)}-", ".json"):
        text = slips.read(path)
        with suppress(ValueError, TypeError, KeyError, OverflowError, RecursionError, CockpitError):
            value = json.loads(text or "")
            found.append(Waiting(from_uid(str(value["id"])), _entry(value), path))
    return found


def book_id_of(path: Path) -> int | None:
    """The id of a book that another program holds locked; None where it cannot be known.

    An id never changes: it is read past the lock, from a file that this process has not open.
    """
    try:
        where = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(where, uri=True)) as connection:
            row = connection.execute("SELECT book_id FROM meta").fetchone()
    except sqlite3.Error:
        return None
    return int(row[0]) if row else None


def let_go(one: Waiting) -> None:
    """Take an entry out of the outbox."""
    with suppress(OSError):
        one.path.unlink(missing_ok=True)


def there(book: Book, one: Waiting) -> bool:
    """Whether an entry is in the book: its commit had reported a fault and was durable all the same."""
    return bool(book.value("SELECT EXISTS (SELECT 1 FROM operation WHERE id = ?)", (one.id,)))


def replay(book: Book, folder: Path, *, patience_ms: int | None = None) -> Replayed:
    """Write what waits, in order; each is taken out of the outbox once it is durable in the book.

    Args:
        book: which.
        folder: of the outbox.
        patience_ms: how long to wait for another program that is writing; as long as the book does where left out.
    """
    result = Replayed()
    usual = book.value("PRAGMA busy_timeout")
    try:
        if patience_ms is not None:
            book.rows(f"PRAGMA busy_timeout = {int(patience_ms)}")
        for one in waiting(folder, book.book_id):
            try:
                moved = book.astray()
                if moved is not None:
                    # who is not in a file that was written over the book may be in the book
                    raise moved
                why = _why_not(book, one.entry)
                if not why:
                    write(book, one.entry, one.id)
            except BookUnusable as fault:
                result.fault = fault
                break
            except CockpitError as fault:
                why = str(fault)
            if why:
                result.stuck[one.id] = why
            else:
                let_go(one)
                result.written.append(one)
    finally:
        with suppress(CockpitError):
            book.rows(f"PRAGMA busy_timeout = {int(usual)}")
    return result


def said(entry: Entry, today: date) -> str:
    """An entry in words."""
    if entry.kind == PLAN and entry.promise is not None:
        day = fmt.near_day(entry.promise.due, today)
        return _("{day}: {text} · {names}").format(day=day, text=entry.promise.text, names=entry.names)
    return " · ".join(part for part in (f"{_(BY_ID[entry.verb].label)}: {entry.names}", entry.note) if part)


def _why_not(book: Book, entry: Entry) -> str:
    """Why an entry cannot be written any more; empty where it can."""
    if not _all_there(book, "client", entry.clients) or not _all_there(book, "person", entry.people):
        return _("{names} is no longer in the book").format(names=entry.names)
    return ""


def _all_there(book: Book, table: str, ids: Sequence[int]) -> bool:
    marks = ", ".join("?" * len(ids))
    return bool(book.value(f"SELECT count(*) = ? FROM {table} WHERE id IN ({marks})", (len(set(ids)), *ids)))


def _told(entry: Entry) -> dict[str, Any]:
    """An entry as JSON."""
    value: dict[str, Any] = entry._asdict()
    value["clients"], value["people"] = list(map(uid, entry.clients)), list(map(uid, entry.people))
    if entry.promise is not None:
        value["promise"] = [entry.promise.text, entry.promise.due.isoformat(), entry.promise.at, entry.promise.origin]
    del value["sweep_card"]
    return value


def _entry(value: dict[str, Any]) -> Entry:
    """The entry that a JSON value tells of.

    Raises:
        ValueError, TypeError, KeyError, CockpitError: it tells of none.
    """
    promise = value["promise"]
    made = None
    if promise is not None:
        words, due, at, origin = promise
        made = Promise(str(words), date.fromisoformat(due), None if at is None else str(at), str(origin))
    follow_up, verb, kind = value["follow_up"], str(value["verb"]), value["kind"]
    if kind not in (LOG, PLAN) or (kind == PLAN and made is None) or (kind == LOG and verb not in BY_ID):
        raise ValueError(kind)
    return Entry(
        kind,
        _ids(value["clients"]),
        str(value["names"]),
        _moment(value["now"]),
        _moment(value["at"]),
        verb,
        None if follow_up is None else int(follow_up),
        str(value["note"]),
        _ids(value["people"]),
        made,
        str(value["source"]),
    )


def _ids(told: list[Any]) -> tuple[int, ...]:
    return tuple(from_uid(str(each)) for each in told)


def _moment(told: list[Any]) -> Moment:
    ms, zone, offset, day = told
    return Moment(int(ms), str(zone), int(offset), date.fromisoformat(day).isoformat())
