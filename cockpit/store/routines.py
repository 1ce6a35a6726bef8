"""The routine's lists in the book: made when first opened, ticked, and asked once about what was left."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cockpit.core import routine
from cockpit.core.cleaning import clean_line
from cockpit.core.moment import Moment
from cockpit.core.routine import Item
from cockpit.core.words import _
from cockpit.store.book import Book


class Checklist(NamedTuple):
    """The list of one period."""

    id: int
    period: str
    starts: date
    items: list[Item]


_ITEMS = (
    "SELECT id, text, ground, minutes, due, link, figure, state, carried_from IS NOT NULL FROM routine_item"
    " WHERE routine_period = ? ORDER BY place, id"
)


def seed(book: Book, now: Moment) -> None:
    """Put the starting templates into a book that has none; part of the caller's operation."""
    book.connection.executemany(
        "INSERT INTO routine_template (id, period, text, ground, minutes, rule, link, figure, place)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                book.ids.new(now.ms), one.period, _(one.text), one.ground, one.minutes, one.rule, one.link,
                one.figure, place,
            )
            for place, one in enumerate(routine.DEFAULTS)
        ],
    )  # fmt: skip


def open_list(book: Book, period: str, now: Moment) -> Checklist:
    """The list of the period that now lies in, made from the templates where it is opened first."""
    starts = routine.start(period, now.date)
    row = book.row("SELECT id FROM routine_period WHERE period = ? AND starts = ?", (period, starts.isoformat()))
    if row is None:
        _make(book, period, starts, now)
        row = book.row("SELECT id FROM routine_period WHERE period = ? AND starts = ?", (period, starts.isoformat()))
    return Checklist(row[0], period, starts, [Item(*item) for item in book.rows(_ITEMS, (row[0],))])


def _make(book: Book, period: str, starts: date, now: Moment) -> None:
    identity = book.ids.new(now.ms)
    ends = routine.end(period, starts)
    with book.operation(_("list made: {title}").format(title=routine.title(period, starts)), now, "system"):
        execute = book.connection.execute
        if execute("SELECT 1 FROM routine_template LIMIT 1").fetchone() is None:
            seed(book, now)
        execute(
            "INSERT INTO routine_period (id, period, starts) VALUES (?, ?, ?)", (identity, period, starts.isoformat())
        )
        templates = execute(
            "SELECT id, text, ground, minutes, rule, link, figure, place FROM routine_template"
            " WHERE period = ? AND retired = 0 ORDER BY place, id",
            (period,),
        ).fetchall()
        for template, text, ground, minutes, rule, link, figure, place in templates:
            due = routine.due(rule, starts, ends)
            execute(
                "INSERT INTO routine_item"
                " (id, routine_period, template, text, ground, minutes, due, link, figure, place)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    book.ids.new(now.ms), identity, template, text, ground, minutes,
                    due.isoformat() if due else None, link, figure, place,
                ),
            )  # fmt: skip


def leftovers(book: Book, period: str, now: Moment) -> list[Item]:
    """What earlier periods left open and nobody has been asked about yet: on a Monday also what Friday left."""
    starts = routine.start(period, now.date).isoformat()
    before = book.rows(
        "SELECT id FROM routine_period WHERE period = ? AND starts < ? AND asked = 0 ORDER BY starts", (period, starts)
    )
    items = (Item(*found) for (one,) in before for found in book.rows(_ITEMS, (one,)))
    return [item for item in items if item.state == "open"]


def answer_leftovers(book: Book, period: str, now: Moment, *, carry: bool) -> int:
    """Carry what was left into this period, or close it; asked once. Returns the operation."""
    left = leftovers(book, period, now)
    current = open_list(book, period, now)
    label = _("left over, carried") if carry else _("left over, closed")
    with book.operation(label, now) as operation:
        execute = book.connection.execute
        for item in left:
            execute(
                "UPDATE routine_item SET state = ?, state_ms = ? WHERE id = ?",
                ("carried" if carry else "closed", now.ms, item.id),
            )
            if carry:
                execute(
                    "INSERT INTO routine_item"
                    " (id, routine_period, text, ground, minutes, link, figure, place, carried_from)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, -1, ?)",
                    (
                        book.ids.new(now.ms), current.id, item.text, item.ground, item.minutes, item.link, item.figure,
                        item.id,
                    ),
                )  # fmt: skip
        execute(
            "UPDATE routine_period SET asked = 1 WHERE period = ? AND starts < ? AND asked = 0",
            (period, current.starts.isoformat()),
        )
    return operation.id


def tick(book: Book, item: Item, now: Moment, *, source: str = "keyed") -> int:
    """Tick an open item, or open a ticked one again; returns the operation."""
    state = "open" if item.state == "done" else "done"
    label = _("done: {text}") if state == "done" else _("open again: {text}")
    with book.operation(label.format(text=item.text), now, source) as operation:
        book.connection.execute(
            "UPDATE routine_item SET state = ?, state_ms = ? WHERE id = ?", (state, now.ms, item.id)
        )
    return operation.id


def add(book: Book, period: str, text: str, now: Moment) -> int:
    """Add an item of one's own to the present list; returns the operation."""
    current = open_list(book, period, now)
    with book.operation(_("routine: {text}").format(text=text), now) as operation:
        book.connection.execute(
            "INSERT INTO routine_item (id, routine_period, text, place) VALUES (?, ?, ?, 999)",
            (book.ids.new(now.ms), current.id, clean_line(text)),
        )
    return operation.id
