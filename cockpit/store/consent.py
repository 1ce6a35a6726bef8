"""What a client and its people allow: who refuses calls or texts, who is to be left alone, whom one turns to first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cockpit.core import formatter as fmt
from cockpit.core.words import _
from cockpit.store import clients
from cockpit.store.book import Book
from cockpit.store.people import Person

CALL, TEXT = "call", "text"
MODES = (CALL, TEXT)


def given(person: Person, mode: str) -> str:
    """What the person said to being called or texted: "given", "refused", or "" where nobody asked."""
    return person.consent_call if mode == CALL else person.consent_text


def refusal(person: Person | None, mode: str) -> str:
    """The sentence for one who refuses; empty where they do not, or where it is the firm's own number."""
    if person is None or given(person, mode) != "refused":
        return ""
    words = _("{name} refused calls (People tab)") if mode == CALL else _("{name} refused texts (People tab)")
    return words.format(name=person.name)


def resting(book: Book, client: int, today: date) -> str:
    """The sentence for a client that is not to be contacted before a day; empty where it may be."""
    record = clients.record(book, client)
    until = record["resting_until"]
    if record["resting_why"] != "do-not-contact" or until is None or until <= today.isoformat():
        return ""
    day = fmt.full_day(date.fromisoformat(until))
    return _("{name}: do not contact before {day}").format(name=record["name"], day=day)


def in_order(found: Sequence[Person]) -> list[Person]:
    """People in the order in which one turns to them.

    Those who decide first, then those who like to be called or texted, else as entered; who refuses both, last.
    """
    return sorted(found, key=_rank)


def _rank(person: Person) -> tuple[bool, bool, bool]:
    refuses = all(given(person, mode) == "refused" for mode in MODES)
    return refuses, person.rank != "decision-maker", person.channel not in MODES


def first_for(found: Sequence[Person], mode: str) -> Person | None:
    """The first of them who has a number and does not refuse."""
    ready = (person for person in in_order(found) if person.phones and given(person, mode) != "refused")
    return next(ready, None)
