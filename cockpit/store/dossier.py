"""Everything that the book holds about a person, as they may ask to see it: rows, talks, mentions, the journal."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import Any

from cockpit.core.ids import uid
from cockpit.store import triggers
from cockpit.store.book import Book
from cockpit.store.connection import failures
from cockpit.store.erasing.rows import Cleaning
from cockpit.store.erasing.target import CLIENT, PERSON, Target, marks_of

_LEAST_ID = 1 << 40
"""Ids of the book's own rows are greater; a smaller number is a number."""
_FOLLOWS = frozenset({"fold", "digits", "own_order", "place"})
"""Columns that only repeat another for finding and ordering."""


def dossier(book: Book, person: Target) -> dict[str, Any]:
    """What there is of a person, ready for JSON.

    Returns:
        `person` and `client` (who and where), `rows` (by table: what is theirs), `mentions` (by table: what belongs to
        others and names them), `journal` (what the book keeps of earlier states), `acts` (labels that name them).
    """
    with failures(book.path):
        return _Reader(book, person).told()


class _Reader:
    def __init__(self, book: Book, person: Target) -> None:
        self._execute = book.connection.execute
        self._person = person
        self._marks = marks_of(book.connection, person)
        self._look = Cleaning(book.connection, person, self._marks, everywhere=True)
        self._talks = self._look.talks()

    def told(self) -> dict[str, Any]:
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        mentions: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for table, columns in self._look.columns.items():
            for values in self._execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall():
                row = dict(zip(columns, values, strict=True))
                if self._is_theirs(table, row):
                    rows[table].append(_plain(row))
                elif self._names(table, row):
                    mentions[table].append(_plain(row))
        client = self._execute("SELECT name, city FROM client WHERE id = ?", (self._person.client,)).fetchone()
        return {
            "person": {"uid": uid(self._person.id), "name": self._person.name},
            "client": {"uid": uid(self._person.client), "name": client[0], "city": client[1]} if client else None,
            "rows": dict(rows),
            "mentions": dict(mentions),
            "journal": self._journal(),
            "acts": self._acts(),
        }

    def _is_theirs(self, table: str, row: dict[str, Any]) -> bool:
        if table == PERSON:
            return bool(row["id"] == self._person.id)
        if table == "touch":
            return row["id"] in self._talks
        if table == "phone_record":
            return self._look.is_record_of(row["client"], row["party"], row["digits"], row["name"])
        return bool(row.get(PERSON) == self._person.id)

    def _names(self, table: str, row: dict[str, Any]) -> bool:
        owner = row["id"] if table == CLIENT else row.get(CLIENT)
        own = owner == self._person.client
        texts = [value for column, value in row.items() if isinstance(value, str) and column not in _FOLLOWS]
        return any(self._marks.redacted(text, own=own) != text for text in texts)

    def _journal(self) -> list[dict[str, Any]]:
        found = []
        for table, key, kind, before, at_ms, source in self._execute(
            'SELECT j."table", j.key, j.kind, j.before, o.at_ms, o.source FROM journal j'
            " JOIN operation o ON o.id = j.operation WHERE j.before IS NOT NULL ORDER BY j.seq"
        ).fetchall():
            columns = self._look.columns.get(table)
            if columns is None:
                continue
            values = triggers.values_of(before)
            row = dict(zip(columns, values, strict=False))
            if self._look.is_about(table, key, values) or (table == "touch" and key in self._talks) or (
                self._names(table, {"id": key, **row})
            ):  # fmt: skip
                found.append({"at": _instant(at_ms), "by": source, "kind": kind, "table": table, "before": _plain(row)})
        return found

    def _acts(self) -> list[dict[str, Any]]:
        return [
            {"at": _instant(at_ms), "by": source, "label": label}
            for at_ms, source, label in self._execute(
                "SELECT at_ms, source, label FROM operation ORDER BY id"
            ).fetchall()
            if self._marks.in_text(label)
        ]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row without what only repeats it, ids as uids; what is empty is left out."""
    told: dict[str, Any] = {}
    for column, value in row.items():
        if column in _FOLLOWS or value is None or value == "":
            continue
        if column.endswith("_ms") and isinstance(value, int):
            told[column.removesuffix("_ms")] = _instant(value)
        elif isinstance(value, int) and value > _LEAST_ID and column not in ("net", "year_net"):
            told[column] = uid(value)
        else:
            told[column] = value
    return told


def _instant(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")
