"""Lists of the book as tables that can go out: clients, people, actions, history, journal, routine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from cockpit.core.facts import TAG_SEPARATOR
from cockpit.core.ids import uid
from cockpit.core.moment import Moment
from cockpit.core.outgoing import DAY, INT, LABELS, MONEY, NUMBER, TEXT, UID_HEADER, Column, Table, Value, as_columns
from cockpit.core.portfolio import Portfolio, Reading
from cockpit.core.routine import LABELS as PERIOD_LABELS
from cockpit.core.verbs import of_touch
from cockpit.core.words import _
from cockpit.store.book import Book

Wanted = Sequence[int] | None
"""Ids of clients; None for all."""

_UID = Column("uid", UID_HEADER)


def _field(id: str, kind: str = TEXT) -> Column:
    return Column(id, _(LABELS[id]), kind)


def _chosen(column: str, wanted: Wanted) -> tuple[str, tuple[str, ...]]:
    """A condition on a column that holds clients, and its value."""
    if wanted is None:
        return "1", ()
    return f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(list(wanted)),)


def clients(
    book: Book, portfolio: Portfolio, reading: Reading, members: Iterable[int], *, notes: bool = False
) -> Table:
    """Clients as they stand on the grid, each with its answer under the lens.

    Args:
        book: where.
        portfolio: the facts, with what the lens needs loaded.
        reading: the book through the lens.
        members: which, in order.
        notes: whether the clients' notes go out as well.
    """
    standing = [client for client in members if client in portfolio.by_id]
    rest = {row[0]: row[1:] for row in book.rows("SELECT id, address, postcode, tax_id, website, note FROM client")}
    lens, sales = reading.lens, portfolio.sales
    rows: list[tuple[Value, ...]] = []
    for client in standing:
        one = portfolio.by_id[client]
        address, postcode, tax_id, website, note = rest.get(client, ("", "", "", "", ""))
        state, figure = lens.read(one, portfolio)
        row: list[Value] = [
            uid(client), one.name, one.code, one.status, one.potential_class, one.segment,
            ", ".join(part for part in one.tags.split(TAG_SEPARATOR) if part), address, postcode, one.city, one.region,
            one.country, tax_id, website, one.wallet, _(lens.states[state].label),
            None if figure is None else round(figure, 4), lens.reason(one, portfolio), one.contact_day, one.visit_day,
            one.action_text, one.action_due,
        ]  # fmt: skip
        if sales is not None:
            bought = sales.get(client)
            row.append(bought.net_year if bought else 0)
        if notes:
            row.append(note)
        rows.append(tuple(row))
    ids = ("name", "code", "status", "potential_class", "segment", "tags", "address", "postcode", "city", "region",
           "country", "tax_id", "website")  # fmt: skip
    columns = [
        _UID,
        *(_field(id) for id in ids),
        _field("wallet", MONEY),
        *as_columns(
            (
                ("state", _("{lens}: answer").format(lens=_(lens.label)), TEXT),
                ("figure", _("{lens}: figure").format(lens=_(lens.label)), NUMBER),
                ("reason", _("{lens}: reason").format(lens=_(lens.label)), TEXT),
                ("contact_day", _("last contact"), DAY),
                ("visit_day", _("last visit"), DAY),
                ("action", _("next action"), TEXT),
                ("action_due", _("next action due"), DAY),
            )
        ),
    ]
    if sales is not None:
        columns.append(Column("net_year", _("sales of 12 months"), MONEY))
    if notes:
        columns.append(_field("note"))
    return Table(_("clients"), tuple(columns), rows, book.currency)


def people(book: Book, wanted: Wanted = None) -> Table:
    """People with their numbers, by client and in their order."""
    condition, values = _chosen("c.id", wanted)
    points: dict[int, dict[str, list[str]]] = {}
    for person, kind, value in book.rows(
        "SELECT person, kind, value FROM contact_point WHERE person IS NOT NULL ORDER BY place, id"
    ):
        points.setdefault(person, {}).setdefault(kind, []).append(value)
    rows = [
        (uid(id), client, code, city, name, role, rank, "; ".join(points.get(id, {}).get("phone", ())),
         "; ".join(points.get(id, {}).get("email", ())), language)
        for id, client, code, city, name, role, rank, language in book.rows(
            "SELECT p.id, c.name, c.code, c.city, p.name, p.role, p.rank, p.language"
            f" FROM person p JOIN client c ON c.id = p.client WHERE {condition} ORDER BY c.fold, c.id, p.place, p.id",
            values,
        )
    ]  # fmt: skip
    ids = ("name", "code", "city", "person", "role", "rank", "phone", "email", "language")
    return Table(_("people"), (_UID, *(_field(id) for id in ids)), rows)


def actions(book: Book, wanted: Wanted = None, *, done: bool = False) -> Table:
    """Open actions by due day, tasks among them; with `done` the ticked ones as well."""
    condition, values = _chosen("a.client", wanted)
    if not done:
        condition += " AND a.done_ms IS NULL"
    rows = [
        (uid(id), *rest)
        for id, *rest in book.rows(
            "SELECT a.id, c.name, a.text, a.due, a.at, a.minutes, a.ground, a.done_day"
            f" FROM action a LEFT JOIN client c ON c.id = a.client WHERE {condition} ORDER BY a.due, a.at, a.id",
            values,
        )
    ]
    columns = as_columns(
        (
            ("uid", _("uid"), TEXT), ("client", _("client"), TEXT), ("text", _("action"), TEXT),
            ("due", _("due"), DAY), ("at", _("time"), TEXT), ("minutes", _("minutes"), INT),
            ("ground", _("ground"), TEXT), ("done", _("done"), DAY),
        )
    )  # fmt: skip
    return Table(_("actions"), columns, rows)


def history(book: Book, wanted: Wanted = None) -> Table:
    """Touches, newest first."""
    condition, values = _chosen("t.client", wanted)
    rows: list[tuple[Value, ...]] = []
    for id, client, day, at_ms, offset, channel, direction, outcome, reach, minutes, note, names in book.rows(
        "SELECT t.id, c.name, t.day, t.at_ms, t.offset_min, t.channel, t.direction, t.outcome, t.reach, t.minutes,"
        " t.note, (SELECT group_concat(p.name, ', ') FROM touch_person k JOIN person p ON p.id = k.person"
        f" WHERE k.touch = t.id) FROM touch t JOIN client c ON c.id = t.client WHERE {condition}"
        " ORDER BY t.at_ms DESC, t.id DESC",
        values,
    ):
        clock = Moment(at_ms, "", offset, day).clock
        what = _(of_touch(channel, direction, outcome).label)
        rows.append((uid(id), client, day, clock, what, channel, direction, reach, minutes, names, note))
    columns = as_columns(
        (
            ("uid", _("uid"), TEXT), ("client", _("client"), TEXT), ("day", _("day"), DAY), ("at", _("time"), TEXT),
            ("what", _("what"), TEXT), ("channel", _("channel"), TEXT), ("direction", _("direction"), TEXT),
            ("reach", _("counts as"), TEXT), ("minutes", _("minutes"), INT), ("people", _("people"), TEXT),
            ("note", _("note"), TEXT),
        )
    )  # fmt: skip
    return Table(_("history"), columns, rows)


def journal(book: Book) -> Table:
    """What was done, newest first."""
    from cockpit.store.journal import entries

    rows: list[tuple[Value, ...]] = []
    for entry in entries(book, 1_000_000):
        at = datetime.fromtimestamp(entry.at_ms / 1000, UTC).astimezone()
        undone = uid(entry.undone_by) if entry.undone_by is not None else None
        rows.append(
            (uid(entry.id), at.date().isoformat(), f"{at:%H:%M}", entry.label, entry.source, entry.rows, undone)
        )
    columns = as_columns(
        (
            ("uid", _("uid"), TEXT), ("day", _("day"), DAY), ("at", _("time"), TEXT), ("what", _("what"), TEXT),
            ("source", _("source"), TEXT), ("rows", _("rows"), INT), ("undone_by", _("taken back by"), TEXT),
        )
    )  # fmt: skip
    return Table(_("journal"), columns, rows)


def routine(book: Book, period: str = "", starts: str = "") -> Table:
    """Items of the routine's lists, the newest list first; with a period, the one list that starts then."""
    condition, values = ("p.period = ? AND p.starts = ?", (period, starts)) if period else ("1", ())
    rows = [
        (uid(id), _(PERIOD_LABELS[kind]), *rest)
        for id, kind, *rest in book.rows(
            "SELECT i.id, p.period, p.starts, i.text, i.due, i.minutes, i.ground, i.state"
            f" FROM routine_item i JOIN routine_period p ON p.id = i.routine_period WHERE {condition}"
            " ORDER BY p.starts DESC, p.period, i.place, i.id",
            values,
        )
    ]
    columns = as_columns(
        (
            ("uid", _("uid"), TEXT), ("period", _("period"), TEXT), ("starts", _("begins"), DAY),
            ("text", _("item"), TEXT), ("due", _("due"), DAY), ("minutes", _("minutes"), INT),
            ("ground", _("ground"), TEXT), ("state", _("answer"), TEXT),
        )
    )  # fmt: skip
    return Table(_("routine"), columns, rows)


def strangers(book: Book) -> Table:
    """Numbers of a phone's backup that belong to nobody in the book."""
    from cockpit.store.strangers import waiting

    rows: list[tuple[Value, ...]] = [
        (one.party, one.name, one.calls, one.texts, one.first_day, one.last_day) for one in waiting(book)
    ]
    columns = as_columns(
        (
            ("number", _("number"), TEXT), ("name", _("name"), TEXT), ("calls", _("calls"), INT),
            ("texts", _("texts"), INT), ("first", _("first day"), DAY), ("last", _("last day"), DAY),
        )
    )  # fmt: skip
    return Table(_("incoming numbers"), columns, rows)


def texts(book: Book) -> Table:
    """The texts that are sent again and again."""
    from cockpit.store.text_templates import listed

    rows: list[tuple[Value, ...]] = [(uid(one.id), one.purpose, one.language, one.text) for one in listed(book)]
    columns = as_columns(
        (("uid", _("uid"), TEXT), ("purpose", _("purpose"), TEXT), ("language", _("language"), TEXT),
         ("text", _("text"), TEXT))
    )  # fmt: skip
    return Table(_("texts"), columns, rows)


def templates(book: Book) -> Table:
    """What the routine's lists are made from."""
    from cockpit.store.routine_templates import all_of

    rows: list[tuple[Value, ...]] = [
        (uid(one.id), _(label), one.text, one.rule, one.minutes, one.ground)
        for period, label in PERIOD_LABELS.items()
        for one in all_of(book, period)
    ]
    columns = as_columns(
        (
            ("uid", _("uid"), TEXT), ("period", _("period"), TEXT), ("text", _("item"), TEXT),
            ("rule", _("rule"), TEXT), ("minutes", _("minutes"), INT), ("ground", _("ground"), TEXT),
        )
    )  # fmt: skip
    return Table(_("templates"), columns, rows)
