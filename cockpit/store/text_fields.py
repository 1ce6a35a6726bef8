"""What a text template's fields stand for at one client, read from the book."""

from __future__ import annotations

from datetime import date
from typing import Any

from cockpit.core import mother_tongue, texting
from cockpit.store import clients, settings
from cockpit.store.book import Book
from cockpit.store.people import Person

MY_NAME = "my_name"
"""The setting that holds how the rep signs."""


def language(book: Book, record: dict[str, Any], person: Person | None) -> str:
    """The language to write in: the person's, the client's, that of the client's country, of the book's."""
    stated = [person.language if person is not None else "", record["language"]]
    return mother_tongue.spoken(stated, [record["country"], book.country])


def my_name(book: Book) -> str:
    """How the rep signs; "" where it was never asked."""
    return str(settings.load(book).get(MY_NAME, ""))


def values(book: Book, client: int, person: Person | None, language: str, today: date) -> dict[str, str]:
    """The value of each field, empty where the book knows none; "offer" is never known.

    Args:
        book: where.
        client: whom about.
        person: whom to; None for the firm itself.
        language: in which days are named.
        today: the day of writing.
    """
    record = clients.record(book, client)
    name = person.name if person is not None else ""
    order = book.value(
        "SELECT max(day) FROM sales_line WHERE client = ? AND net > 0 AND day <= ?", (client, today.isoformat())
    )
    contact = book.value("SELECT max(day) FROM touch WHERE client = ? AND reach = 'contact'", (client,))
    action = book.value(
        "SELECT text FROM action WHERE client = ? AND done_ms IS NULL ORDER BY due, at, id LIMIT 1", (client,)
    )

    def in_words(day: str | None) -> str:
        return mother_tongue.day(date.fromisoformat(day), language, today) if day else ""

    return {
        "first_name": texting.first_name(name),
        "name": name,
        "client": str(record["name"]),
        "city": str(record["city"]),
        "last_order": in_words(order),
        "last_contact": in_words(contact),
        "next_action": action or "",
        "offer": "",
        "my_name": my_name(book),
        "today": mother_tongue.day(today, language, today),
        "weekday": mother_tongue.weekday(today, language),
    }
