"""Numbers that called or wrote and belong to nobody in the book: listed, assigned to a client, or left out for good."""

from __future__ import annotations

from cockpit.core import phone_log
from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import _
from cockpit.store.book import Book
from cockpit.store.directory import Directory, Holder
from cockpit.store.folding import digits as bare_digits
from cockpit.store.folding import fold
from cockpit.store.touch_intake import take_waiting
from cockpit.store.touch_taking import COLUMNS, Record


class Stranger(NamedTuple):
    """A number or a name that waits to be assigned."""

    id: int
    """Of its newest record."""
    party: str
    """The number, address or name as written."""
    digits: str
    name: str
    """As the phone knew them; may be empty."""
    calls: int
    texts: int
    first_day: str
    last_day: str

    @property
    def whom(self) -> str:
        """What all its records have in common."""
        return phone_log.whom(self.digits, self.party)

    @property
    def shown(self) -> str:
        """How a sentence calls them."""
        return self.name or self.party


class Maybe(NamedTuple):
    """Who a stranger may be."""

    clients: tuple[int, ...]
    by_number: bool
    """Whether it is the number that says so, not the name alone."""


class Assigned(NamedTuple):
    """What assigning did."""

    operation: int
    client: int
    person: int
    """0 where the number became the client's own."""
    touches: int


def waiting(book: Book) -> list[Stranger]:
    """All that wait, the newest first."""
    found: dict[str, Stranger] = {}
    for row in book.rows(
        "SELECT max(id), party, digits, max(name), sum(channel = 'call'), sum(channel <> 'call'), min(day), max(day)"
        " FROM phone_record WHERE state = 'open' GROUP BY digits, party ORDER BY max(day) DESC, max(at_ms) DESC"
    ):
        one = Stranger._make(row)
        other = found.get(one.whom)
        if other is None:
            found[one.whom] = one
        else:
            found[one.whom] = other._replace(
                name=other.name or one.name,
                calls=other.calls + one.calls,
                texts=other.texts + one.texts,
                first_day=min(other.first_day, one.first_day),
            )
    return list(found.values())


def how_many(book: Book) -> int:
    """How many numbers wait."""
    return len(waiting(book))


def last_records(book: Book, stranger: Stranger, most: int) -> list[Record]:
    """The newest records of a number, the newest first."""
    found = book.rows(
        f"SELECT {COLUMNS} FROM phone_record WHERE state = 'open' AND ((digits <> '' AND digits LIKE ?)"
        " OR (digits = '' AND party = ?)) ORDER BY at_ms DESC LIMIT ?",
        (f"%{phone_log.tail(stranger.digits)}", stranger.party, most),
    )
    return [Record._make(row) for row in found]


def named(book: Book, typed: str) -> Stranger:
    """The one that a number or a name means.

    Raises:
        BadInput: there is none, or there are several.
    """
    digits, wanted = phone_log.number_digits(typed), fold(typed)
    everybody = waiting(book)
    found = [one for one in everybody if digits and phone_log.tail(one.digits) == phone_log.tail(digits)]
    found = found or [one for one in everybody if wanted and wanted in (fold(one.name), fold(one.party))]
    if len(found) != 1:
        words = _("“{typed}” waits for nobody: `cockpit unmatched` lists the numbers") if not found else _(
            "“{typed}” is several: give the number"
        )  # fmt: skip
        raise BadInput(words.format(typed=typed))
    return found[0]


def candidates(book: Book, strangers: list[Stranger]) -> dict[int, Maybe]:
    """Who each may be, by the stranger's id."""
    directory = Directory(book)
    found: dict[int, Maybe] = {}
    for one in strangers:
        by_number = {holder.client for holder in directory.holders(one.digits, one.party)}
        by_name = {holder.client for holder in directory.holders("", one.name)} if one.name and not by_number else set()
        found[one.id] = Maybe(tuple(sorted(by_number or by_name)), bool(by_number))
    return found


def assign(book: Book, stranger: Stranger, client: int, now: Moment, *, source: str = "keyed") -> Assigned:
    """Give a number to a client, as a person's where the phone knew a name, and make touches of its records.

    Raises:
        BadInput: the client is gone, or somebody assigned the number meanwhile.
    """
    name = book.value("SELECT name FROM client WHERE id = ?", (client,))
    if name is None:
        raise BadInput(_("that client is gone: it was removed meanwhile"))
    label = _("{who} assigned to {client}").format(who=stranger.shown, client=name)
    with book.operation(label, now, source) as operation:
        person, touches = _give(book, stranger, client, name, now)
    return Assigned(operation.id, client, person, touches)


def assign_to_new(book: Book, stranger: Stranger, name: str, now: Moment, *, source: str = "keyed") -> Assigned:
    """Make a client of a number, as one operation.

    Raises:
        BadInput: the client has no name.
    """
    from cockpit.store.client_intake import ClientIntake

    name = clean_line(name)
    if not name:
        raise BadInput(_("a client needs a name"))
    with book.operation(_("new client of a number: {name}").format(name=name), now, source) as operation:
        client = ClientIntake(book, now).make(name, "", "")
        person, touches = _give(book, stranger, client, name, now)
    return Assigned(operation.id, client, person, touches)


def leave_out(book: Book, stranger: Stranger, now: Moment, *, source: str = "keyed") -> int:
    """Leave a number out, now and in later backups; returns the operation."""
    label = _("number left out: {who}").format(who=stranger.shown)
    with book.operation(label, now, source) as operation:
        book.connection.executemany(
            "UPDATE phone_record SET state = 'left', note = NULL WHERE id = ?",
            [(identity,) for identity in _records(book, stranger)],
        )
    return operation.id


def _records(book: Book, stranger: Stranger) -> dict[int, Record]:
    """The records that wait for it, by id, in their order.

    Raises:
        BadInput: none does any more.
    """
    found: dict[int, Record] = {}
    for identity, *told in book.connection.execute(
        f"SELECT id, {COLUMNS} FROM phone_record WHERE state = 'open' ORDER BY at_ms, id"
    ):
        record = Record._make(told)
        if phone_log.whom(record.digits, record.party) == stranger.whom:
            found[identity] = record
    if not found:
        raise BadInput(_("{who} waits no more: it was assigned meanwhile").format(who=stranger.shown))
    return found


def _give(book: Book, stranger: Stranger, client: int, client_name: str, now: Moment) -> tuple[int, int]:
    """(person, touches made)."""
    records = _records(book, stranger)
    known_as = "" if fold(stranger.name) == fold(client_name) else stranger.name
    person = _person(book, client, known_as, now) if known_as else 0
    _add_number(book, stranger, client, person, now)
    return person, take_waiting(book, now, records, Holder(client, person))


def _person(book: Book, client: int, name: str, now: Moment) -> int:
    execute = book.connection.execute
    found = execute("SELECT id FROM person WHERE client = ? AND fold = ?", (client, fold(name))).fetchone()
    if found is not None:
        return int(found[0])
    identity = book.ids.new(now.ms)
    execute(
        "INSERT INTO person (id, client, name, fold, place)"
        " SELECT ?, ?, ?, ?, coalesce(max(place), 0) + 1 FROM person WHERE client = ?",
        (identity, client, name, fold(name), client),
    )
    return identity


def _add_number(book: Book, stranger: Stranger, client: int, person: int, now: Moment) -> None:
    kind = "phone" if stranger.digits else "email" if "@" in stranger.party else ""
    if not kind:
        return
    holders = Directory(book).holders(stranger.digits, stranger.party)
    if any(holder.client == client and holder.person == person for holder in holders):
        return
    book.connection.execute(
        "INSERT INTO contact_point (id, client, person, kind, value, digits, place)"
        " SELECT ?, ?, ?, ?, ?, ?, coalesce(max(place), 0) + 1 FROM contact_point WHERE client = ?",
        (
            book.ids.new(now.ms), client, person or None, kind, stranger.party,
            bare_digits(stranger.party) if kind == "phone" else "", client,
        ),
    )  # fmt: skip
