"""Clients from a file meet the clients of the book: found again, filled, changed only where the file changed.

What a file said of a client is remembered (`origin`). A later run changes only what the file has changed since, so a
correction made in the cockpit is not undone by importing the same list again; a client met for the first time is only
filled where it was empty.
"""

from __future__ import annotations

import json
from typing import Any

from cockpit.core.incoming import IncomingClient, IncomingPerson
from cockpit.core.moment import Moment
from cockpit.store.book import Book
from cockpit.store.clients import search_fold
from cockpit.store.folding import digits, fold

_PLAIN = (
    "name", "code", "tax_id", "address", "postcode", "city", "region", "country", "segment", "potential_class",
    "status", "website", "note",
)  # fmt: skip
NEW, CHANGED, SAME = "new", "changed", "same"


class _Others:
    """Tax ids and names of clients."""

    def __init__(self) -> None:
        self.by_tax: dict[str, int] = {}
        self.by_name: dict[str, list[tuple[int, str]]] = {}

    def add(self, identity: int, tax_id: str, name: str, city: str) -> None:
        """One client more; of two with one tax id the first is found."""
        if tax_id:
            self.by_tax.setdefault(_bare(tax_id), identity)
        self.by_name.setdefault(fold(name), []).append((identity, fold(city)))


class ClientIntake:
    """The clients of the book as an import sees them; lives as long as one operation."""

    def __init__(self, book: Book, at: Moment) -> None:
        """Read what clients are found by."""
        self._book = book
        self._at = at
        self._execute = book.connection.execute
        self._by_code: dict[str, int] = {}
        for identity, code in self._execute("SELECT id, code FROM client WHERE code <> '' ORDER BY id"):
            self._by_code.setdefault(code, identity)
        self._coded: set[int] = set(self._by_code.values())
        self._others: _Others | None = None
        self._tags: dict[str, int] = dict(self._execute("SELECT fold, id FROM tag").fetchall())
        self._seen: dict[tuple[str, str], list[int]] = {}
        """The clients that this run has taken in, line by line, by what their lines are known by."""

    def _known(self, identity: int, code: str, tax_id: str, name: str, city: str) -> None:
        if code:
            self._coded.add(self._by_code.setdefault(code, identity))
        if self._others is not None:
            self._others.add(identity, tax_id, name, city)

    def _without_code(self) -> _Others:
        """By what clients are found beside their codes; read once it is asked: many a sales file says codes only."""
        if self._others is None:
            self._others = _Others()
            for row in self._execute("SELECT id, tax_id, name, city FROM client ORDER BY id"):
                self._others.add(*row)
        return self._others

    def take(self, row: IncomingClient, kind: str) -> str:
        """Take one client in; returns "new", "changed" or "same"."""
        # before anything is changed: clients are found by what they were called when the run began
        self._without_code()
        key = row.code or _bare(row.tax_id) or f"{fold(row.name)}|{fold(row.city)}"
        seen = self._seen.setdefault((kind, key), [])
        if seen:
            # a further line on the same client is remembered by itself, or the two would change it in turns
            result, client = self._take(row, kind, f"{key}\n{len(seen) + 1}", seen[0])
        else:
            result, client = self._take(row, kind, key, None)
        seen.append(client)
        return result

    def _take(self, row: IncomingClient, kind: str, key: str, known: int | None) -> tuple[str, int]:
        payload = _payload(row)
        found = self._execute(
            "SELECT id, client, payload FROM origin WHERE kind = ? AND key = ?", (kind, key)
        ).fetchone()
        if found is not None:
            identity, client, told = found
            before = json.loads(told)
            if before == payload:
                return SAME, client
            changed = self._update(client, row, before)
            self._execute("UPDATE origin SET payload = ? WHERE id = ?", (_text(payload), identity))
            return CHANGED if changed else SAME, client
        met = self.find(row.code, row.tax_id, row.name, row.city) if known is None else known
        if met is None:
            client = self._insert(row)
            result = NEW
        else:
            client = met
            result = CHANGED if self._update(client, row, None) else SAME
        self._execute(
            "INSERT INTO origin (id, kind, key, client, payload) VALUES (?, ?, ?, ?, ?)",
            (self._new_id(), kind, key, client, _text(payload)),
        )
        return result, client

    def find(self, code: str, tax_id: str, name: str, city: str) -> int | None:
        """The client that a row is about: by own code, tax id, else by name (and city, where two share it)."""
        if code and code in self._by_code:
            return self._by_code[code]
        others = self._without_code()
        for number in (tax_id, code):
            # a sales file may name its clients by their tax ids
            if number and _bare(number) in others.by_tax:
                return others.by_tax[_bare(number)]
        namesakes = others.by_name.get(fold(name), []) if name else []
        if code:
            # another code is another client, whatever its name
            namesakes = [each for each in namesakes if each[0] not in self._coded]
        here = [each for each in namesakes if not city or not each[1] or each[1] == fold(city)]
        return here[0][0] if len(here) == 1 else None

    def remembered(self, name: str) -> int | None:
        """The client that a sales file has called by that name before, whatever it is called now."""
        row = self._execute("SELECT client FROM origin WHERE kind = 'sales' AND key = ?", (fold(name),)).fetchone()
        return None if row is None else int(row[0])

    def remember(self, name: str, client: int) -> None:
        """Keep in mind what a sales file calls a client that it names without a code."""
        self._execute(
            "INSERT INTO origin (id, kind, key, client, payload) VALUES (?, 'sales', ?, ?, '{}')",
            (self._new_id(), fold(name), client),
        )

    def make(self, name: str, code: str = "", country: str = "") -> int:
        """A client that a sales file names and the book does not have."""
        return self._insert(IncomingClient(line=0, name=name, code=code, country=country))

    def _insert(self, row: IncomingClient) -> int:
        client = self._new_id()
        self._execute(
            "INSERT INTO client (id, name, code, tax_id, address, postcode, city, region, country, segment,"
            " potential_class, status, website, note, fold, made_ms, made_day)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                client, row.name, row.code, row.tax_id, row.address, row.postcode, row.city, row.region, row.country,
                row.segment, row.potential_class, row.status or "active", row.website, row.note,
                search_fold(row.name, row.city, row.code, row.tax_id), self._at.ms, self._at.day,
            ),
        )  # fmt: skip
        self._known(client, row.code, row.tax_id, row.name, row.city)
        self._wallet(client, row.wallet_minor)
        self._tag(client, row.tags)
        for place, person in enumerate(row.people):
            self._insert_person(client, person, place)
        return client

    def _update(self, client: int, row: IncomingClient, before: dict[str, Any] | None) -> bool:
        """Fill what is empty, and change what the file has changed since; returns whether anything did."""
        cursor = self._execute(f"SELECT {', '.join(_PLAIN)} FROM client WHERE id = ?", (client,))
        held = dict(zip(_PLAIN, cursor.fetchone(), strict=True))
        sets = {}
        for column in _PLAIN:
            told = getattr(row, column)
            if not told or told == held[column]:
                continue
            if (before is None and not held[column]) or (before is not None and told != before.get(column, "")):
                sets[column] = told
        if sets:
            held.update(sets)
            sets["fold"] = search_fold(held["name"], held["city"], held["code"], held["tax_id"])
            names = ", ".join(f'"{column}" = ?' for column in sets)
            self._execute(f"UPDATE client SET {names} WHERE id = ?", (*sets.values(), client))
        told_before = before or {}
        changed = bool(sets)
        if row.wallet_minor is not None and row.wallet_minor != told_before.get("wallet_minor"):
            changed |= self._wallet(client, row.wallet_minor)
        changed |= self._tag(client, tuple(tag for tag in row.tags if tag not in told_before.get("tags", ())))
        return self._people(client, row.people, told_before.get("people", [])) or changed

    def _wallet(self, client: int, amount: int | None) -> bool:
        if amount is None:
            return False
        newest = self._execute(
            "SELECT year_net FROM wallet WHERE client = ? ORDER BY day DESC, id DESC LIMIT 1", (client,)
        ).fetchone()
        if newest is not None and newest[0] == amount:
            return False
        self._execute(
            "INSERT INTO wallet (id, client, year_net, day, source) VALUES (?, ?, ?, ?, 'import')",
            (self._new_id(), client, amount, self._at.day),
        )
        return True

    def _tag(self, client: int, names: tuple[str, ...]) -> bool:
        changed = False
        for name in names:
            folded = fold(name)
            if not folded:
                continue
            if folded not in self._tags:
                self._tags[folded] = self._new_id()
                self._execute("INSERT INTO tag (id, name, fold) VALUES (?, ?, ?)", (self._tags[folded], name, folded))
            tag = self._tags[folded]
            if not self._execute("SELECT 1 FROM client_tag WHERE client = ? AND tag = ?", (client, tag)).fetchone():
                self._execute(
                    "INSERT INTO client_tag (id, client, tag) VALUES (?, ?, ?)", (self._new_id(), client, tag)
                )
                changed = True
        return changed

    def _people(self, client: int, people: tuple[IncomingPerson, ...], before: list[dict[str, Any]]) -> bool:
        changed = False
        known_before = {fold(each["name"]): each for each in before}
        for place, person in enumerate(people):
            told = known_before.get(fold(person.name))
            held = self._person(client, person)
            if held is None:
                # somebody the file told of before and who is gone was removed by the rep
                if told is None:
                    self._insert_person(client, person, place)
                    changed = True
            else:
                changed |= self._update_person(client, held, person, told)
        return changed

    def _person(self, client: int, person: IncomingPerson) -> int | None:
        row = self._execute(
            "SELECT id FROM person WHERE client = ? AND fold = ?", (client, fold(person.name))
        ).fetchone()
        for _label, address in person.emails:
            row = (
                row
                or self._execute(
                    "SELECT person FROM contact_point WHERE client = ? AND kind = 'email' AND lower(value) = ?"
                    " AND person IS NOT NULL",
                    (client, address.lower()),
                ).fetchone()
            )
        return None if row is None else int(row[0])

    def _insert_person(self, client: int, person: IncomingPerson, place: int) -> None:
        identity = self._new_id()
        self._execute(
            "INSERT INTO person (id, client, name, fold, role, rank, language, note, place)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                identity, client, person.name, fold(person.name), person.role, person.rank, person.language,
                person.note, place,
            ),
        )  # fmt: skip
        self._points(client, identity, person, [])

    def _update_person(self, client: int, identity: int, person: IncomingPerson, told: dict[str, Any] | None) -> bool:
        changed = False
        columns = ("role", "rank", "language", "note")
        held = self._execute(f"SELECT {', '.join(columns)} FROM person WHERE id = ?", (identity,)).fetchone()
        for column, value in zip(columns, held, strict=True):
            new = getattr(person, column)
            moved = told is not None and new != told.get(column, "")
            if new and new != value and (not value or moved):
                self._execute(f'UPDATE person SET "{column}" = ? WHERE id = ?', (new, identity))
                changed = True
        gone = [value for kind in ("phones", "emails") for _label, value in (told or {}).get(kind, [])]
        return self._points(client, identity, person, gone) or changed

    def _points(self, client: int, identity: int, person: IncomingPerson, told: list[str]) -> bool:
        """Add the numbers and addresses that are not there and were not told of (and then removed) before."""
        held = {value for (value,) in self._execute("SELECT value FROM contact_point WHERE person = ?", (identity,))}
        changed = False
        for kind, points in (("phone", person.phones), ("email", person.emails)):
            for place, (label, value) in enumerate(points):
                if not value.strip() or value in held or value in told:
                    continue
                held.add(value)
                self._execute(
                    "INSERT INTO contact_point (id, client, person, kind, label, value, digits, place)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        self._new_id(), client, identity, kind, label, value,
                        digits(value) if kind == "phone" else "", place,
                    ),
                )  # fmt: skip
                changed = True
        return changed

    def _new_id(self) -> int:
        return self._book.ids.new(self._at.ms)


def _bare(tax_id: str) -> str:
    """A tax id without what people put between its digits."""
    return "".join(sign for sign in tax_id if sign.isalnum()).upper()


def _payload(row: IncomingClient) -> dict[str, Any]:
    told: dict[str, Any] = {column: getattr(row, column) for column in _PLAIN if getattr(row, column)}
    if row.wallet_minor is not None:
        told["wallet_minor"] = row.wallet_minor
    if row.tags:
        told["tags"] = list(row.tags)
    people = []
    for person in row.people:
        plain = {name: getattr(person, name) for name in ("name", "role", "rank", "language", "note")}
        known: dict[str, Any] = {name: value for name, value in plain.items() if value}
        known["phones"] = [list(point) for point in person.phones]
        known["emails"] = [list(point) for point in person.emails]
        people.append(known)
    if people:
        told["people"] = people
    return told


def _text(payload: dict[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False, sort_keys=True)
