"""The agenda in the book: what is open, by day; several actions ticked, moved, deleted as one change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from cockpit.core.agenda import Entry
from cockpit.core.breath import SHOWN_STATUSES
from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import _, ngettext
from cockpit.store import actions
from cockpit.store.book import Book

_OPEN = f"""
SELECT a.id, a.client, coalesce(c.name, ''), a.text, a.due, a.at, a.minutes, a.ground, a.horizon
FROM action a LEFT JOIN client c ON c.id = a.client
WHERE a.done_ms IS NULL AND a.due <= :until
AND (a.client IS NULL OR c.status IN ({", ".join(repr(status) for status in sorted(SHOWN_STATUSES))}))
"""


class Wording(NamedTuple):
    """What an action says, all of it."""

    text: str
    due: date
    at: str | None = None
    minutes: int = 0
    ground: str = "act"
    horizon: str = "month"


class Place(NamedTuple):
    """Where an action goes."""

    due: date
    at: str | None
    """HH:MM; None keeps the time that it has."""


def open_entries(book: Book, until: date | None = None) -> list[Entry]:
    """What is open for the clients that are shown, and every task, up to a day where one is named."""
    last = until.isoformat() if until else "9999-99-99"
    return [Entry(*row) for row in book.rows(_OPEN + " ORDER BY a.due, a.at IS NULL, a.at, c.fold, a.id",
                                             {"until": last})]  # fmt: skip


def clients_with_open(book: Book, clients: Sequence[int]) -> set[int]:
    """Those of the clients that have an open action."""
    found = book.rows(
        "SELECT DISTINCT client FROM action WHERE done_ms IS NULL AND client IN (SELECT value FROM json_each(?))",
        (json.dumps(list(clients)),),
    )
    return {client for (client,) in found}


def add(book: Book, clients: Sequence[int], made: Wording, now: Moment, *, names: str = "", source: str = "keyed"
        ) -> tuple[int, tuple[int, ...]]:  # fmt: skip
    """Add an action for each of the clients, or a task where there is none, as one change; (operation, ids)."""
    label = (_("next action: {names}") if clients else _("task: {names}")).format(names=names or made.text)
    with book.operation(label, now, source) as operation:
        ids = tuple(
            actions.insert(book, client, made.text, made.due, now, at=made.at, minutes=made.minutes,
                           ground=made.ground, horizon=made.horizon)
            for client in (clients or (None,))
        )  # fmt: skip
    return operation.id, ids


def worded(book: Book, action: int) -> Wording:
    """What an open action says now.

    Raises:
        BadInput: where it is gone, or done.
    """
    _all_open(book, [action])
    text, due, *rest = book.row("SELECT text, due, at, minutes, ground, horizon FROM action WHERE id = ?", (action,))
    return Wording(text, date.fromisoformat(due), *rest)


def change(book: Book, action: int, made: Wording, now: Moment) -> int:
    """Let an action say something else; returns the operation.

    Raises:
        BadInput: where it is gone.
    """
    actions.one(book, action)
    values = (clean_line(made.text), made.due.isoformat(), made.at, made.minutes, made.ground, made.horizon)
    with book.operation(_("action edited: {text}").format(text=values[0]), now) as operation:
        book.connection.execute(
            "UPDATE action SET (text, due, at, minutes, ground, horizon) = (?, ?, ?, ?, ?, ?)"
            " WHERE id = ? AND (text, due, at, minutes, ground, horizon) IS NOT (?, ?, ?, ?, ?, ?)",
            (*values, action, *values),
        )
    return operation.id


def move(book: Book, places: Mapping[int, Place], now: Moment, *, names: str) -> int:
    """Put actions on other days as one change; returns the operation.

    Raises:
        BadInput: where one is gone or done; none is moved then.
    """
    _all_open(book, list(places))
    with book.operation(_("moved: {names}").format(names=names), now) as operation:
        book.connection.executemany(
            "UPDATE action SET due = ?, at = coalesce(?, at) WHERE id = ? AND (due <> ? OR at IS NOT coalesce(?, at))",
            [(due.isoformat(), at, action, due.isoformat(), at) for action, (due, at) in places.items()],
        )
    return operation.id


def tick(book: Book, wanted: Sequence[int], now: Moment, *, names: str, source: str = "keyed") -> int:
    """Mark actions done as one change; returns the operation.

    Raises:
        BadInput: where one is gone or done already; none is ticked then.
    """
    _all_open(book, wanted)
    with book.operation(_("done: {text}").format(text=names), now, source) as operation:
        book.connection.executemany(
            "UPDATE action SET done_ms = ?, done_day = ? WHERE id = ?", [(now.ms, now.day, each) for each in wanted]
        )
    return operation.id


def delete(book: Book, wanted: Sequence[int], now: Moment, *, names: str) -> int:
    """Delete actions as one change; returns the operation.

    Raises:
        BadInput: where one is gone or done; none is deleted then.
    """
    _all_open(book, wanted)
    with book.operation(_("action deleted: {text}").format(text=names), now) as operation:
        book.connection.executemany("DELETE FROM action WHERE id = ?", [(each,) for each in wanted])
    return operation.id


def _all_open(book: Book, wanted: Sequence[int]) -> None:
    found = book.value(
        "SELECT count(*) FROM action WHERE done_ms IS NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    )
    if found != len(set(wanted)):
        raise BadInput(ngettext(
            "that action is gone or done: it was changed meanwhile",
            "one of those actions is gone or done: it was changed meanwhile", len(wanted),
        ))  # fmt: skip
