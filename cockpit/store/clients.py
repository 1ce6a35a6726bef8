"""Clients: found by what was typed, read whole, added, edited field by field."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from cockpit.core import options
from cockpit.core.cleaning import clean_line, clean_note
from cockpit.core.errors import BadInput, NoSuchClient
from cockpit.core.ids import from_uid, uid
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _, ngettext
from cockpit.store.book import Book
from cockpit.store.connection import failures
from cockpit.store.folding import fold

STATUSES = ("prospect", "active", "dormant", "lost", "handed over", "archived")
LISTED = 8


class Field(NamedTuple):
    """A field of a client that can be edited in place."""

    column: str
    label: str
    kind: str = "text"
    """"text", "days", "day", "choice" or "tags"."""
    choices: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("name", N_("name")),
    Field("code", N_("own code")),
    Field("status", N_("status"), "choice", STATUSES),
    Field("potential_class", N_("class"), "choice", ("", "A", "B", "C", "D")),
    Field("segment", N_("segment")),
    Field("tags", N_("tags"), "tags"),
    Field("cadence_days", N_("cadence days"), "days"),
    Field("visit_days", N_("visit days"), "days"),
    Field("window_from", N_("spends from"), "day"),
    Field("window_to", N_("spends until"), "day"),
    Field("address", N_("address")),
    Field("postcode", N_("postcode")),
    Field("city", N_("city")),
    Field("region", N_("region")),
    Field("country", N_("country")),
    Field("tax_id", N_("tax id")),
    Field("website", N_("website")),
    Field("language", N_("language")),
    Field("note", N_("note")),
)
BY_COLUMN = {field.column: field for field in FIELDS}


class Money(NamedTuple):
    """A client's sales by month."""

    months: tuple[str, ...]
    """"YYYY-MM", oldest first."""
    nets: tuple[int, ...]
    """Minor units, one a month."""
    families: tuple[str, ...]
    """Families bought in those months."""


def search_fold(name: str, city: str = "", code: str = "", tax_id: str = "") -> str:
    """The folded column of a client: what `/` looks through, and what names sort by."""
    return fold(" ".join(part for part in (name, city, code, tax_id) if part))


def find_one(book: Book, typed: str) -> int:
    """The client that a uid, an own code, or words that match one only, name.

    Raises:
        NoSuchClient: none or several; the several are listed.
    """
    try:
        identity = from_uid(typed)
    except BadInput:
        identity = 0
    if identity and book.value("SELECT 1 FROM client WHERE id = ?", (identity,)):
        return identity
    by_code = book.rows("SELECT id FROM client WHERE code = ? COLLATE NOCASE AND code <> ''", (typed.strip(),))
    if len(by_code) == 1:
        return int(by_code[0][0])
    words = fold(typed).split()
    if not words:
        raise NoSuchClient(_("no client is named: type a name, an own code or a uid"))
    condition = " AND ".join("instr(fold, ?) > 0" for _word in words)
    found = book.rows(f"SELECT id, name, city, code FROM client WHERE {condition} ORDER BY fold LIMIT 101", words)
    exact = [row for row in found if fold(row[1]) == " ".join(words)]
    if len(exact) == 1:
        return int(exact[0][0])
    if len(found) == 1:
        return int(found[0][0])
    if not found:
        raise NoSuchClient(
            _("no client matches “{text}”: `cockpit find` searches notes and people too").format(text=typed)
        )
    listed = "; ".join(
        f"{name} ({', '.join(part for part in (city, code) if part) or uid(one)})"
        for one, name, city, code in found[:LISTED]
    )
    more = "; …" if len(found) > LISTED else ""
    raise NoSuchClient(
        ngettext("“{text}” matches {n} client: {list}", "“{text}” matches {n} clients: {list}", len(found)).format(
            text=typed, n=len(found) if len(found) < 101 else "100+", list=listed + more
        )
    )


def name_of(book: Book, client: int) -> str:
    """The client's name; empty where it is gone."""
    return book.value("SELECT name FROM client WHERE id = ?", (client,)) or ""


def names(book: Book, clients: Sequence[int]) -> dict[int, str]:
    """The names of some clients by id."""
    wanted = json.dumps(list(clients))
    return dict(book.rows("SELECT id, name FROM client WHERE id IN (SELECT value FROM json_each(?))", (wanted,)))


def record(book: Book, client: int) -> dict[str, Any]:
    """All columns of a client, and its tags as one text.

    Raises:
        NoSuchClient: where it is gone.
    """
    with_tags = (
        "SELECT c.*, coalesce((SELECT group_concat(name, ', ') FROM (SELECT g.name FROM client_tag k"
        " JOIN tag g ON g.id = k.tag WHERE k.client = c.id ORDER BY g.fold)), '') AS tags FROM client c WHERE c.id = ?"
    )
    with failures(book.path):
        cursor = book.connection.execute(with_tags, (client,))
        row = cursor.fetchone()
    if row is None:
        raise NoSuchClient(_("that client is gone: it was removed meanwhile"))
    return dict(zip((column[0] for column in cursor.description), row, strict=True))


def wallet(book: Book, client: int) -> tuple[int, str, str] | None:
    """The newest wallet estimate: (minor units a year, day, source)."""
    row = book.row(
        "SELECT year_net, day, source FROM wallet WHERE client = ? ORDER BY day DESC, id DESC LIMIT 1", (client,)
    )
    return None if row is None else (row[0], row[1], row[2])


def money(book: Book, client: int, today: date, months: int = 24) -> Money:
    """Net sales of the last months, the present one last."""
    first = today.year * 12 + today.month - months
    names = tuple(f"{(first + n) // 12:04}-{(first + n) % 12 + 1:02}" for n in range(months))
    sums = dict(
        book.rows(
            "SELECT substr(day, 1, 7), sum(net) FROM sales_line WHERE client = ? AND day >= ? AND day <= ? GROUP BY 1",
            (client, names[0] + "-01", today.isoformat()),
        )
    )
    families = book.rows(
        "SELECT DISTINCT f.name FROM sales_line s JOIN family f ON f.id = s.family"
        " WHERE s.client = ? AND s.day >= ? ORDER BY f.place, f.fold",
        (client, names[0] + "-01"),
    )
    return Money(names, tuple(sums.get(name, 0) for name in names), tuple(name for (name,) in families))


def families_total(book: Book) -> int:
    """How many product families the book has."""
    return int(book.value("SELECT count(*) FROM family"))


def add(book: Book, name: str, now: Moment, *, city: str = "", status: str = "active") -> tuple[int, int]:
    """Add a client by name; returns (operation, client).

    Raises:
        BadInput: where the name is empty.
    """
    name = clean_line(name)
    if not name:
        raise BadInput(_("a client needs a name"))
    identity = book.ids.new(now.ms)
    with book.operation(_("client added: {name}").format(name=name), now) as operation:
        book.connection.execute(
            "INSERT INTO client (id, name, fold, city, status, made_ms, made_day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (identity, name, search_fold(name, city), city, status, now.ms, now.day),
        )
    return operation.id, identity


def edit(book: Book, client: int, column: str, typed: str, now: Moment) -> int:
    """Set a field from what was typed, as one operation; returns the operation.

    Raises:
        BadInput: where the field cannot hold that; it says what it can.
        NoSuchClient: where the client is gone.
    """
    field = BY_COLUMN[column]
    name = name_of(book, client)
    if not name:
        raise NoSuchClient(_("that client is gone: it was removed meanwhile"))
    value = _value(field, typed, now.date)
    label = _("{field} of {name}").format(field=_(field.label), name=name)
    with book.operation(label, now) as operation:
        if field.kind == "tags":
            _retag(book, client, str(value), now)
        else:
            book.connection.execute(
                f'UPDATE client SET "{column}" = ? WHERE id = ? AND "{column}" IS NOT ?', (value, client, value)
            )
            book.connection.execute(
                "UPDATE client SET fold = ? WHERE id = ? AND fold <> ?",
                (folded := _refold(book, client), client, folded),
            )
    return operation.id


def _refold(book: Book, client: int) -> str:
    name, city, code, tax_id = book.connection.execute(
        "SELECT name, city, code, tax_id FROM client WHERE id = ?", (client,)
    ).fetchone()
    return search_fold(name, city, code, tax_id)


def _value(field: Field, typed: str, today: date) -> str | int | None:
    text = clean_note(typed) if field.column == "note" else clean_line(typed)
    if field.column == "name" and not text:
        raise BadInput(_("a client needs a name"))
    if field.kind == "days":
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 730:
            raise BadInput(_("{field}: a number of days from 1 to 730 is expected").format(field=_(field.label)))
        return int(text)
    if field.kind == "day":
        # imported here: 9 ms that logging a touch need not wait for
        from cockpit.core.when import parse_day

        return parse_day(text, today).isoformat() if text else None
    if field.kind == "choice":
        choice = options.chosen(text, field.choices)
        if choice is None:
            words = _("{field}: one of {choices} is expected")
            raise BadInput(words.format(field=_(field.label), choices=options.listed(field.choices)))
        return choice
    return text


def tag(book: Book, targets: Sequence[int], typed: str, now: Moment, *, names: str = "") -> int:
    """Set the tags of one client, or add tags to several, as one operation; returns the operation."""
    with book.operation(_("tags: {names}").format(names=names or typed), now) as operation:
        for client in targets:
            _retag(book, client, typed, now, keep=len(targets) > 1)
    return operation.id


def _retag(book: Book, client: int, typed: str, now: Moment, *, keep: bool = False) -> None:
    wanted = {fold(name): name for name in map(clean_line, typed.split(",")) if name}
    execute = book.connection.execute
    held = dict(
        execute(
            "SELECT g.fold, k.id FROM client_tag k JOIN tag g ON g.id = k.tag WHERE k.client = ?", (client,)
        ).fetchall()
    )
    for folded, name in wanted.items():
        if folded in held:
            continue
        row = execute("SELECT id FROM tag WHERE fold = ?", (folded,)).fetchone()
        tag = row[0] if row else book.ids.new(now.ms)
        if row is None:
            execute("INSERT INTO tag (id, name, fold) VALUES (?, ?, ?)", (tag, name, folded))
        execute("INSERT INTO client_tag (id, client, tag) VALUES (?, ?, ?)", (book.ids.new(now.ms), client, tag))
    for folded, link in held.items():
        if folded not in wanted and not keep:
            execute("DELETE FROM client_tag WHERE id = ?", (link,))


def reorder(book: Book, clients: list[int], now: Moment) -> int:
    """Keep the clients in this own order; returns the operation."""
    with book.operation(_("own order"), now) as operation:
        book.connection.executemany(
            "UPDATE client SET own_order = ? WHERE id = ? AND own_order <> ?",
            [(place, client, place) for place, client in enumerate(clients, 1)],
        )
    return operation.id
