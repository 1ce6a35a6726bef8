"""The people at a client: rank, numbers, addresses, consent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cockpit.core import options
from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _
from cockpit.store.book import Book
from cockpit.store.folding import digits, fold

RANKS = ("", "user", "buyer", "decision-maker")
RANK_LABELS = {"": N_("rank unknown"), "user": N_("user"), "buyer": N_("buyer"), "decision-maker": N_("decides")}
CONSENTS = ("", "given", "refused")


class Point(NamedTuple):
    """A number or an address."""

    id: int
    person: int | None
    kind: str
    label: str
    value: str


class Person(NamedTuple):
    """Somebody at the client."""

    id: int
    name: str
    role: str
    rank: str
    language: str
    channel: str
    consent_call: str
    consent_text: str
    consent_email: str
    note: str
    points: tuple[Point, ...]

    @property
    def phones(self) -> tuple[str, ...]:
        """Phone numbers as written, the first is the one to call."""
        return tuple(point.value for point in self.points if point.kind == "phone")

    @property
    def emails(self) -> tuple[str, ...]:
        """E-mail addresses."""
        return tuple(point.value for point in self.points if point.kind == "email")


class Field(NamedTuple):
    """A field of a person that can be edited in place."""

    column: str
    label: str
    choices: tuple[str, ...] = ()


FIELDS: tuple[Field, ...] = (
    Field("name", N_("name")),
    Field("role", N_("role")),
    Field("rank", N_("rank"), RANKS),
    Field("phones", N_("phones")),
    Field("emails", N_("e-mails")),
    Field("language", N_("language")),
    Field("consent_call", N_("calls"), CONSENTS),
    Field("consent_text", N_("texts"), CONSENTS),
    Field("consent_email", N_("e-mail consent"), CONSENTS),
    Field("note", N_("note")),
)
BY_COLUMN = {field.column: field for field in FIELDS}


def of_client(book: Book, client: int) -> list[Person]:
    """The client's people in their order, each with numbers and addresses."""
    points: dict[int | None, list[Point]] = {}
    for row in book.rows(
        "SELECT id, person, kind, label, value FROM contact_point WHERE client = ? ORDER BY place, id", (client,)
    ):
        points.setdefault(row[1], []).append(Point(*row))
    found = book.rows(
        "SELECT id, name, role, rank, language, channel, consent_call, consent_text, consent_email, note FROM person"
        " WHERE client = ? ORDER BY place, id",
        (client,),
    )
    return [Person._make((*row, tuple(points.get(row[0], ())))) for row in found]


def firm_points(book: Book, client: int) -> list[Point]:
    """Numbers and addresses of the client itself, with nobody's name on them."""
    found = book.rows(
        "SELECT id, person, kind, label, value FROM contact_point WHERE client = ? AND person IS NULL"
        " ORDER BY place, id",
        (client,),
    )
    return [Point(*row) for row in found]


def add(book: Book, client: int, name: str, now: Moment, phones: Sequence[str] = ()) -> tuple[int, int]:
    """Add a person; returns (operation, person).

    Raises:
        BadInput: where the name is empty.
    """
    name = clean_line(name)
    if not name:
        raise BadInput(_("a person needs a name"))
    identity = book.ids.new(now.ms)
    with book.operation(_("person added: {name}").format(name=name), now) as operation:
        place = book.connection.execute(
            "SELECT coalesce(max(place), 0) + 1 FROM person WHERE client = ?", (client,)
        ).fetchone()[0]
        book.connection.execute(
            "INSERT INTO person (id, client, name, fold, place) VALUES (?, ?, ?, ?, ?)",
            (identity, client, name, fold(name), place),
        )
        _set_points(book, client, identity, "phone", phones, now)
    return operation.id, identity


def edit(book: Book, person: int, column: str, typed: str, now: Moment) -> int:
    """Set a field of a person from what was typed; returns the operation.

    Raises:
        BadInput: where the field cannot hold that, or the person is gone.
    """
    field = BY_COLUMN[column]
    row = book.row("SELECT client, name FROM person WHERE id = ?", (person,))
    if row is None:
        raise BadInput(_("that person is gone: it was removed meanwhile"))
    client, name = row
    text = clean_line(typed)
    if column == "name" and not text:
        raise BadInput(_("a person needs a name"))
    value: Any = _choice(field, text) if field.choices else text
    label = _("{field} of {name}").format(field=_(field.label), name=name)
    with book.operation(label, now) as operation:
        if column in ("phones", "emails"):
            kind = "phone" if column == "phones" else "email"
            parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
            _set_points(book, client, person, kind, parts, now)
        elif column == "name":
            book.connection.execute(
                "UPDATE person SET name = ?, fold = ? WHERE id = ? AND name <> ?", (text, fold(text), person, text)
            )
        else:
            book.connection.execute(
                f'UPDATE person SET "{column}" = ? WHERE id = ? AND "{column}" <> ?', (value, person, value)
            )
    return operation.id


def _choice(field: Field, text: str) -> str:
    choice = options.chosen(text, field.choices)
    if choice is None:
        words = _("{field}: one of {choices} is expected")
        raise BadInput(words.format(field=_(field.label), choices=options.listed(field.choices)))
    return choice


def _set_points(book: Book, client: int, person: int, kind: str, values: Sequence[str], now: Moment) -> None:
    """Keep the points whose values stay (their labels and ids with them), add the new, drop the rest."""
    execute = book.connection.execute
    held = dict(execute("SELECT value, id FROM contact_point WHERE person = ? AND kind = ?", (person, kind)).fetchall())
    for value, identity in held.items():
        if value not in values:
            execute("DELETE FROM contact_point WHERE id = ?", (identity,))
    for place, value in enumerate(values):
        if value in held:
            execute("UPDATE contact_point SET place = ? WHERE id = ? AND place <> ?", (place, held[value], place))
        else:
            execute(
                "INSERT INTO contact_point (id, client, person, kind, value, digits, place)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (book.ids.new(now.ms), client, person, kind, value, digits(value) if kind == "phone" else "", place),
            )


def delete(book: Book, person: int, now: Moment) -> int:
    """Remove a person with its numbers; undo brings all back."""
    name = book.value("SELECT name FROM person WHERE id = ?", (person,)) or ""
    with book.operation(_("person removed: {name}").format(name=name), now) as operation:
        book.connection.execute("DELETE FROM person WHERE id = ?", (person,))
    return operation.id
