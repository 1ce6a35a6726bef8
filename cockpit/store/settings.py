"""The book's own settings, by name, as JSON values; what is not set has the default of its room."""

from __future__ import annotations

import json
from typing import Any

from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store.book import Book


def load(book: Book) -> dict[str, Any]:
    """All settings of the book."""
    return {name: json.loads(value) for name, value in book.rows("SELECT name, value FROM setting")}


def put(book: Book, at: Moment, name: str, value: Any, *, source: str = "keyed") -> int:
    """Set one, as one operation; returns the operation. Undo passes over those of source "view"."""
    with book.operation(_("setting {name}").format(name=name), at, source) as operation:
        book.connection.execute(
            "INSERT INTO setting (id, name, value) VALUES (?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (book.ids.new(at.ms), name, json.dumps(value)),
        )
    return operation.id
