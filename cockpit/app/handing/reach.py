"""Whom one can reach at a client: each number with the person it belongs to and what that person allows."""

from __future__ import annotations

from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _
from cockpit.exchange import dialling
from cockpit.exchange.dialling import Number
from cockpit.store import clients, consent, people
from cockpit.store.book import Book
from cockpit.store.consent import CALL, TEXT
from cockpit.store.people import Person

MODE_LABELS = {CALL: N_("call"), TEXT: N_("text")}


class Reach(NamedTuple):
    """One number."""

    number: Number
    label: str
    """"mobile", "desk": as entered."""
    person: Person | None
    """None for a number of the firm itself."""

    @property
    def name(self) -> str:
        """Who answers there."""
        return self.person.name if self.person is not None else _("office")

    def refuses(self, mode: str) -> bool:
        """Whether the person does not want to be reached in that way."""
        return bool(self.refusal(mode))

    def refusal(self, mode: str) -> str:
        """The sentence that says so; empty where they do not refuse."""
        return consent.refusal(self.person, mode)

    def agreed(self, mode: str) -> bool:
        """Whether the person has said yes to it."""
        return self.person is not None and consent.given(self.person, mode) == "given"


def reaches(book: Book, client: int) -> list[Reach]:
    """All numbers: the people's in the order in which one turns to them, then the firm's own."""
    record = clients.record(book, client)
    countries = (str(record["country"]), book.country)
    points = [(point, person) for person in consent.in_order(people.of_client(book, client)) for point in person.points]
    firm = [(point, None) for point in people.firm_points(book, client)]
    return [
        Reach(dialling.number(point.value, *countries), point.label, person)
        for point, person in (*points, *firm)
        if point.kind == "phone"
    ]
