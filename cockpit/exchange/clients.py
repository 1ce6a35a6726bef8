"""Rows of client lists and address books into `IncomingClient`: one client once, with all its people."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from cockpit.core.incoming import BadRow, IncomingClient, IncomingPerson
from cockpit.core.words import _
from cockpit.exchange import columns
from cockpit.exchange.cleaning import Codes, clean_line, clean_note
from cockpit.exchange.delimited import Pass, Table
from cockpit.exchange.fields import fold
from cockpit.exchange.guard import unguarded
from cockpit.exchange.mapping import Mapping
from cockpit.exchange.numbers import minor_digits, parse_minor
from cockpit.exchange.rows import Layout

Labelled = tuple[str, str]
"""(label, number or address)."""

_ALSO = " ::: "
_PAIRED = re.compile(r"^(.* - )Value$")
_NO_LABEL = re.compile(
    r"\b(?:phone|telephone|telefon|téléphone|телефон|tel|number|numer|nr|no|numbers|contact|e-?mails?|mail|email|address|person|"
    r"adres|adresse|value|primary|\d+)\b",
    re.IGNORECASE,
)
_EVERYBODY = {"mycontacts"}
_TEXTS = ("name", "tax_id", "city", "region", "country", "segment", "website")
_CLASS = re.compile(r"\b([A-D])\b")
_STATUSES = {
    "prospect": "prospect|lead|potential|potencjalny|perspektywa|interessent|потенциальный|лид",
    "active": "active|current|client|customer|aktywny|actif|aktiv|активный|действующий",
    "dormant": "dormant|inactive|sleeping|uśpiony|nieaktywny|inactif|inaktiv|ruhend|спящий|неактивный",
    "lost": "lost|former|utracony|stracony|perdu|verloren|потерян|потерянный",
    "handed over": "handed over|transferred|przekazany|transféré|übergeben|передан",
    "archived": "archived|closed|zarchiwizowany|archiwalny|archivé|archiviert|архивный|архив",
}
_RANKS = {
    "user": "user|użytkownik|utilisateur|nutzer|anwender|пользователь",
    "buyer": "buyer|purchaser|purchasing|kupiec|zakupy|acheteur|einkäufer|einkauf|закупщик|закупки",
    "decision-maker": "decision maker|decider|decydent|décideur|entscheider|лпр|лицо принимающее решения",
}


def _choices(table: dict[str, str]) -> dict[str, str]:
    return {fold(word): value for value, words in table.items() for word in (value, *words.split("|"))}


_STATUS_OF, _RANK_OF = _choices(_STATUSES), _choices(_RANKS)


@dataclass(slots=True)
class _Draft:
    """A client while rows still add to it."""

    line: int
    values: dict[str, str]
    wallet: int | None = None
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    people: dict[str, IncomingPerson] = field(default_factory=dict)

    def agrees(self, values: dict[str, str]) -> bool:
        """Whether nothing that tells clients of one name apart differs."""
        mine, code = self.values.get("code"), values.get("code")
        return (not mine or not code or mine == code) and all(
            not self.values.get(id) or not values.get(id) or self.values[id].casefold() == values[id].casefold()
            for id in ("tax_id", "city", "postcode")
        )

    def finished(self) -> IncomingClient:
        return IncomingClient(
            line=self.line,
            note=clean_note("\n".join(self.notes)),
            tags=tuple(self.tags),
            wallet_minor=self.wallet,
            people=tuple(self.people.values()),
            **self.values,
        )


class ClientReader:
    """Reads one file of clients; rows that tell of the same client are put together."""

    def __init__(self, table: Table, mapping: Mapping) -> None:
        self._mapping = mapping
        self._layout = layout = Layout(table, mapping)
        headers = [mapping.column("wallet")] if mapping.column("wallet") else []
        self._decimal = mapping.decimal or columns.settle_decimal([table], headers)
        self._codes = Codes(columns.whole_codes(columns.values(table, mapping.column("code"))))
        positions = {header: at for at, header in enumerate(table.headers)}
        self._labels: dict[int, tuple[int, str]] = {}
        for id in ("phone", "email"):
            for at in layout.all(id):
                self._labels[at] = _label_of(layout.header(at), positions, layout.nothing)
        self._drafts: list[_Draft] = []
        self._known: dict[str, list[_Draft]] = {}
        # One organisation has many addresses in an address book; in a list of firms, two towns are two firms.
        self._contacts = bool(layout.all("last_name") or layout.all("person"))
        self._names = "" if self._contacts or layout.all("first_name") else mapping.column("name")
        """The column in which every row of a list of firms has to have a name; "" in an address book."""

    def read(self, rows: Pass, report: Callable[[BadRow], None], size: int) -> Iterator[list[IncomingClient]]:
        """All clients of the file, at most `size` at a time, in the order in which the file first tells of them.

        Args:
            rows: A reading of the table; it is read to its end before the first client comes.
            report: Told of each row that cannot be understood.
            size: Clients of a chunk.
        """
        for line, row in rows:
            if self._layout.prepare(row):
                reason = self._take(line, row)
                if reason:
                    report(BadRow(line, reason))
        for start in range(0, len(self._drafts), size):
            yield [draft.finished() for draft in self._drafts[start : start + size]]

    def _take(self, line: int, row: list[str]) -> str:
        """Add a row to its client; what is wrong with it, or ""."""
        layout = self._layout
        values = {id: text for id in _TEXTS if (text := clean_line(row[layout.one(id)]))}
        wallet_text = row[layout.one("wallet")].strip()
        wallet = parse_minor(wallet_text, self._decimal, minor_digits(self._mapping.currency)) if wallet_text else None
        if wallet_text and (wallet is None or not 0 <= wallet < 10**16):
            return _("“{text}” in “{column}” is no amount").format(
                text=clean_line(wallet_text)[:40], column=self._mapping.column("wallet") or "wallet"
            )
        for id in ("code", "postcode"):
            if text := self._codes[row[layout.one(id)]]:
                values[id] = text
        if address := ", ".join(text for at in layout.all("address") if (text := _joined(row[at]))):
            values["address"] = address
        if status := _STATUS_OF.get(fold(row[layout.one("status")])):
            values["status"] = status
        if potential := _CLASS.search(row[layout.one("potential_class")].upper()):
            values["potential_class"] = potential.group(1)
        person = self._person(row)
        named = values.get("name") or person.name or self._called(person)
        if not named:
            if self._names:
                return _("the row has no name in “{column}”").format(column=self._names)
            return _("the row has no name, phone number or e-mail address")
        values["name"] = named
        draft = self._draft(line, values)
        for id, text in values.items():
            draft.values.setdefault(id, text)
        draft.wallet = wallet if draft.wallet is None else draft.wallet
        notes = self._notes(row, "note")
        draft.notes += [note for note in notes if note not in draft.notes]
        for at in layout.all("tags"):
            draft.tags += [tag for tag in _tags(row[at]) if tag not in draft.tags]
        if person.name or person.phones or person.emails or person.role:
            _join(draft.people, person if person.name else _renamed(person, named))
        return ""

    def _called(self, person: IncomingPerson) -> str:
        """What somebody without a name is called in an address book: the address, else the number."""
        if self._names:
            return ""
        mails = [value for _label, value in person.emails if "@" in value]
        numbers = [value for _label, value in person.phones if any(map(str.isdecimal, value))]
        return next(iter((*mails, *numbers)), "")

    def _draft(self, line: int, values: dict[str, str]) -> _Draft:
        # signs count in a name and letters' case in a code: C++ is not C#, and AB1 may be another client than ab1
        told = {"code": values.get("code"), "tax_id": fold(values.get("tax_id", "")), "name": values["name"].casefold()}
        keys = [f"{id}:{text}" for id, text in told.items() if text]
        if not self._contacts or values.get("code") or values.get("tax_id"):
            found = next((d for key in keys for d in self._known.get(key, ()) if d.agrees(values)), None)
        else:
            found = next(iter(self._known.get(keys[0], ())), None)
        if found is None:
            found = _Draft(line, {})
            self._drafts.append(found)
        for key in keys:
            known = self._known.setdefault(key, [])
            if not any(draft is found for draft in known):
                known.append(found)
        return found

    def _person(self, row: list[str]) -> IncomingPerson:
        layout = self._layout
        name = clean_line(row[layout.one("person")])
        if not name:
            parts = (*layout.all("first_name"), *layout.all("last_name"))
            name = clean_line(" ".join(row[at] for at in parts))
        return IncomingPerson(
            name=name,
            role=clean_line(row[layout.one("role")]),
            rank=_RANK_OF.get(fold(row[layout.one("rank")]), ""),
            phones=tuple(self._labelled(row, "phone", _phones)),
            emails=tuple(self._labelled(row, "email", _emails)),
            language=clean_line(row[layout.one("language")]),
            note=clean_note("\n".join(self._notes(row, "person_note"))),
        )

    def _notes(self, row: list[str], id: str) -> list[str]:
        """Notes of a row; where several columns feed them, each with its header."""
        several = len(self._layout.all(id)) > 1
        found = [(self._layout.header(at), text) for at in self._layout.all(id) if (text := clean_note(row[at]))]
        return [f"{header}: {text}" if several and header else text for header, text in found]

    def _labelled(self, row: list[str], id: str, split: Callable[[str], Iterable[str]]) -> Iterator[Labelled]:
        seen: set[str] = set()
        for at in self._layout.all(id):
            label_at, plain = self._labels.get(at, (self._layout.nothing, ""))
            label = clean_line(row[label_at].removeprefix("* ")) or plain
            for own, value in _unpacked(row[at], split):
                if value and value not in seen:
                    seen.add(value)
                    yield own or label, value


def _label_of(header: str, positions: dict[str, int], nothing: int) -> tuple[int, str]:
    """Where the label of a number stands, and the label where there is none: the header's own words."""
    paired = _PAIRED.match(header)
    if paired:
        for name in ("Label", "Type"):
            at = positions.get(paired.group(1) + name)
            if at is not None:
                return at, ""
    words = _NO_LABEL.sub(" ", header.replace("_", " ").replace("-", "" if "E-mail" in header else " "))
    return nothing, clean_line(words).casefold()


def _unpacked(cell: str, split: Callable[[str], Iterable[str]]) -> list[Labelled]:
    """Values of a cell: several with " ::: " between, or a list of labelled values as JSON, or as `split` says."""
    cell = unguarded(cell.strip())
    if cell.startswith("[{"):
        try:
            entries = json.loads(cell)
        except ValueError:
            entries = []
        return [
            (clean_line(str(entry.get("label") or "")), clean_line(str(entry.get("value") or "")))
            for entry in entries
            if isinstance(entry, dict)
        ]
    return [("", clean_line(value)) for part in cell.split(_ALSO) for value in split(part)]


def _phones(text: str) -> list[str]:
    parts = [part for part in re.split(r"[;,\n]| / ", text) if part.strip()]
    return parts if len(parts) > 1 and all(columns.is_phone(part.strip()) for part in parts) else [text]


def _emails(text: str) -> list[str]:
    parts = [part for part in re.split(r"[;,\s]+", text.replace("mailto:", "")) if "@" in part]
    # what is no address stays as it was written, for somebody to see and mend
    return parts or [text]


def _joined(address: str) -> str:
    return ", ".join(part for line in clean_note(address).split("\n") if (part := clean_line(line).rstrip(",")))


def _tags(cell: str) -> list[str]:
    parts = (clean_line(part.strip().removeprefix("*")) for part in re.split(r" ::: |[;,\n]", cell))
    return [part for part in parts if part and fold(part) not in _EVERYBODY]


def _renamed(person: IncomingPerson, name: str) -> IncomingPerson:
    return _united(IncomingPerson(name=name), person)


def _join(people: dict[str, IncomingPerson], person: IncomingPerson) -> None:
    key = fold(person.name)
    people[key] = _united(people[key], person) if key in people else person


def _united(first: IncomingPerson, second: IncomingPerson) -> IncomingPerson:
    """One person from two rows: what the first says goes, numbers and addresses of both are kept."""
    numbers, addresses = {number for _label, number in first.phones}, {address for _label, address in first.emails}
    return IncomingPerson(
        name=first.name or second.name,
        role=first.role or second.role,
        rank=first.rank or second.rank,
        phones=first.phones + tuple(pair for pair in second.phones if pair[1] not in numbers),
        emails=first.emails + tuple(pair for pair in second.emails if pair[1] not in addresses),
        language=first.language or second.language,
        note=first.note or second.note,
    )
