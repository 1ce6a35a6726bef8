"""People and firms of the book as cards for an address book, and what is planned as entries for a calendar."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cockpit.core.moment import Moment
from cockpit.core.outgoing import Calendar, ContactCard, Entry
from cockpit.core.words import _
from cockpit.store.book import Book

DONE_DAYS = 30
"""Days for which a calendar is told of what was done."""

_CHANGED = (
    "SELECT j.key, max(o.at_ms), sum(j.kind = 'update') FROM journal j JOIN operation o ON o.id = j.operation"
    ' WHERE j."table" = ? GROUP BY j.key'
)


def cards(book: Book, wanted: Sequence[int] | None = None, *, notes: bool = False) -> list[ContactCard]:
    """The people of the clients that are wanted (None: of all), and the firms with numbers on nobody's name.

    Args:
        book: where.
        wanted: ids of clients.
        notes: whether what was noted on a person goes out as well.
    """
    kept = None if wanted is None else set(wanted)
    phones: dict[tuple[int, int | None], dict[str, list[tuple[str, str]]]] = {}
    for client, person, kind, label, value in book.rows(
        "SELECT client, person, kind, label, value FROM contact_point ORDER BY place, id"
    ):
        if kept is None or client in kept:
            phones.setdefault((client, person), {}).setdefault(kind, []).append((label, value))
    tags: dict[int, list[str]] = {}
    for client, tag in book.rows(
        "SELECT k.client, g.name FROM client_tag k JOIN tag g ON g.id = k.tag ORDER BY g.fold"
    ):
        tags.setdefault(client, []).append(tag)
    changed = {key: at for key, at, _count in book.rows(_CHANGED, ("person",))}
    people: dict[int, list[tuple[int, str, str, str]]] = {}
    for id, client, name, role, note in book.rows(
        "SELECT id, client, name, role, note FROM person ORDER BY client, place, id"
    ):
        people.setdefault(client, []).append((id, name, role, note))
    made: list[ContactCard] = []
    for client, firm, address, postcode, city, region, country, website, segment in book.rows(
        "SELECT id, name, address, postcode, city, region, country, website, segment FROM client ORDER BY fold, id"
    ):
        if kept is not None and client not in kept:
            continue
        where = {"address": address, "postcode": postcode, "city": city, "region": region, "country": country}
        categories = tuple(part for part in (segment, *tags.get(client, ())) if part)
        of_firm = phones.get((client, None))
        if of_firm:
            made.append(
                ContactCard(
                    client, firm, firm, person=False, phones=tuple(of_firm.get("phone", ())),
                    emails=tuple(of_firm.get("email", ())), website=website, categories=categories,
                    changed_ms=client >> 21, **where,
                )
            )  # fmt: skip
        for id, name, role, note in people.get(client, ()):
            numbers = phones.get((client, id), {})
            made.append(
                ContactCard(
                    id, name, firm, role=role, phones=tuple(numbers.get("phone", ())),
                    emails=tuple(numbers.get("email", ())), website=website, categories=categories,
                    note=note if notes else "", changed_ms=changed.get(id, id >> 21), **where,
                )
            )  # fmt: skip
    return made


def calendar(book: Book, now: Moment, wanted: Sequence[int] | None = None, *, routine: bool = True) -> Calendar:
    """Open actions, those done of late, and the routine's items that recur.

    Args:
        book: where.
        now: when, and in which zone times are meant.
        wanted: ids of clients whose actions are meant; None for all, and the tasks.
        routine: whether the routine goes out as well.
    """
    condition = "1" if wanted is None else "a.client IN (SELECT value FROM json_each(?))"
    values = () if wanted is None else (json.dumps(list(wanted)),)
    changed = {key: (at, count) for key, at, count in book.rows(_CHANGED, ("action",))}
    since = (now.date - timedelta(days=DONE_DAYS)).isoformat()
    found: list[Entry] = []
    for id, text, due, at, minutes, name, city, done in book.rows(
        "SELECT a.id, a.text, a.due, a.at, a.minutes, c.name, c.city, a.done_ms FROM action a"
        f" LEFT JOIN client c ON c.id = a.client WHERE {condition} AND (a.done_ms IS NULL OR a.done_day >= ?)"
        " ORDER BY a.due, a.at, a.id",
        (*values, since),
    ):
        about = ", ".join(part for part in (name, city) if part)
        last, count = changed.get(id, (id >> 21, 0))
        found.append(
            Entry(id, text, due, at, minutes, about, done_ms=done, changed_ms=max(last, done or 0), changes=count)
        )
    if routine:
        found += _recurring(book)
    name = book.name or _("Cockpit")
    return Calendar(name, found, now.zone, now.ms)


def _recurring(book: Book) -> list[Entry]:
    changed = {key: (at, count) for key, at, count in book.rows(_CHANGED, ("routine_template",))}
    found = []
    for id, period, text, minutes, rule in book.rows(
        "SELECT id, period, text, minutes, rule FROM routine_template WHERE retired = 0 ORDER BY period, place, id"
    ):
        last, count = changed.get(id, (id >> 21, 0))
        # the day on which it was made is in its id: so a later export begins where this one does
        made = datetime.fromtimestamp((id >> 21) / 1000, UTC).date().isoformat()
        found.append(Entry(id, text, made, None, minutes, changed_ms=last, changes=count, period=period, rule=rule))
    return found
