"""Next actions and tasks: planned, moved, ticked."""

from __future__ import annotations

from datetime import date

from cockpit.core.cleaning import clean_line
from cockpit.core.errors import AlreadyDone, BadInput
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import _
from cockpit.store import triggers
from cockpit.store.book import Book


class Action(NamedTuple):
    """What we do next, for a client or (a task) for none."""

    id: int
    client: int | None
    text: str
    due: str
    at: str | None
    minutes: int
    ground: str
    horizon: str
    origin: str
    done_day: str | None


_COLUMNS = "id, client, text, due, at, minutes, ground, horizon, origin, done_day"


def of_client(book: Book, client: int, *, done: bool = False) -> list[Action]:
    """The client's open actions by due day; with `done`, the ticked ones after them, newest first."""
    rows = book.rows(
        f"SELECT {_COLUMNS} FROM action WHERE client = ? AND done_ms IS NULL ORDER BY due, at, id", (client,)
    )
    if done:
        rows += book.rows(
            f"SELECT {_COLUMNS} FROM action WHERE client = ? AND done_ms IS NOT NULL ORDER BY done_ms DESC", (client,)
        )
    return [Action(*row) for row in rows]


def known(book: Book, action: int) -> bool:
    """Whether there is such an action."""
    return book.value("SELECT 1 FROM action WHERE id = ?", (action,)) is not None


def one(book: Book, action: int) -> Action:
    """The action.

    Raises:
        BadInput: where it is gone.
    """
    row = book.row(f"SELECT {_COLUMNS} FROM action WHERE id = ?", (action,))
    if row is None:
        raise BadInput(_("that action is gone: it was deleted meanwhile"))
    return Action(*row)


def insert(
    book: Book,
    client: int | None,
    text: str,
    due: date,
    now: Moment,
    *,
    at: str | None = None,
    origin: str = "typed",
    minutes: int = 0,
    ground: str = "act",
    horizon: str = "month",
) -> int:
    """Add one, a task where it is for no client, as part of the caller's operation; returns its id."""
    identity = book.ids.new(now.ms)
    book.connection.execute(
        "INSERT INTO action (id, client, text, due, at, minutes, ground, horizon, origin, made_ms, made_day)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            identity, client, clean_line(text), due.isoformat(), at, minutes, ground, horizon, origin, now.ms, now.day,
        ),
    )  # fmt: skip
    return identity


def plan(book: Book, clients: list[int], text: str, due: date, now: Moment, *, at: str | None = None, names: str = "",
         source: str = "keyed", id: int | None = None) -> tuple[int, tuple[int, ...]]:  # fmt: skip
    """Plan a next action for one client or all marked ones; returns (operation, ids).

    `id` is that of the operation (`Book.new_id`), the same for each try: what an earlier one has written is returned.
    """
    label = _("next action: {names}").format(names=names or text)
    try:
        with book.operation(label, now, source, id=id) as operation:
            made = tuple(insert(book, client, text, due, now, at=at) for client in clients)
    except AlreadyDone as done:
        rows = book.rows(
            f"SELECT key FROM {triggers.ROWS} WHERE o.id = ? AND kind = 'insert' ORDER BY seq", (done.operation,)
        )
        return done.operation, tuple(key for (key,) in rows)
    return operation.id, made


def tick(book: Book, action: int, now: Moment, *, source: str = "keyed") -> int:
    """Mark one done; returns the operation.

    Raises:
        BadInput: where it is gone or done already.
    """
    found = one(book, action)
    if found.done_day is not None:
        raise BadInput(_("“{text}” is done already").format(text=found.text))
    with book.operation(_("done: {text}").format(text=found.text), now, source) as operation:
        book.connection.execute("UPDATE action SET done_ms = ?, done_day = ? WHERE id = ?", (now.ms, now.day, action))
    return operation.id


def edit(book: Book, action: int, text: str, due: date, now: Moment, *, at: str | None = None) -> int:
    """Change an action's words and day; returns the operation.

    Raises:
        BadInput: where it is gone.
    """
    one(book, action)
    with book.operation(_("action edited: {text}").format(text=text), now) as operation:
        values = (clean_line(text), due.isoformat(), at)
        book.connection.execute(
            "UPDATE action SET text = ?, due = ?, at = ? WHERE id = ? AND (text, due, at) IS NOT (?, ?, ?)",
            (*values, action, *values),
        )
    return operation.id


def delete(book: Book, action: int, now: Moment) -> int:
    """Delete an action; returns the operation."""
    with book.operation(_("action deleted: {text}").format(text=one(book, action).text), now) as operation:
        book.connection.execute("DELETE FROM action WHERE id = ?", (action,))
    return operation.id
