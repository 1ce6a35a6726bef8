"""Whom one can reach at a client: each number with the person it belongs to and what that person allows."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from cockpit.core import formatter as fmt
from cockpit.core.words import N_, _
from cockpit.exchange import dialling
from cockpit.exchange.dialling import Number
from cockpit.store import clients, people
from cockpit.store.book import Book
from cockpit.store.people import Person

CALL, TEXT = "call", "text"
MODES = (CALL, TEXT)
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
        consent = {CALL: "consent_call", TEXT: "consent_text"}[mode]
        return self.person is not None and getattr(self.person, consent) == "refused"

    def refusal(self, mode: str) -> str:
        """The sentence that says so; empty where they do not refuse."""
        if not self.refuses(mode):
            return ""
        words = _("{name} refused calls (People tab)") if mode == CALL else _("{name} refused texts (People tab)")
        return words.format(name=self.name)


def reaches(book: Book, client: int) -> list[Reach]:
    """All numbers: of those who decide first, then of those who like to be called or texted; the firm's own last.

    Who refuses calls and texts alike comes after those who do not; the order within a person is as entered.
    """
    record = clients.record(book, client)
    countries = (str(record["country"]), book.country)
    found = []
    for person in sorted(people.of_client(book, client), key=_rank):
        for point in person.points:
            if point.kind == "phone":
                found.append(Reach(dialling.number(point.value, *countries), point.label, person))
    for point in people.firm_points(book, client):
        if point.kind == "phone":
            found.append(Reach(dialling.number(point.value, *countries), point.label, None))
    return found


def _rank(person: Person) -> tuple[bool, bool, bool]:
    refuses = person.consent_call == "refused" and person.consent_text == "refused"
    return refuses, person.rank != "decision-maker", person.channel not in MODES


def resting(book: Book, client: int, today: date) -> str:
    """The sentence for a client that is not to be contacted; empty where it may be."""
    record = clients.record(book, client)
    until = record["resting_until"]
    if record["resting_why"] != "do-not-contact" or until is None or until <= today.isoformat():
        return ""
    day = fmt.full_day(date.fromisoformat(until))
    return _("{name}: do not contact before {day}").format(name=record["name"], day=day)
