"""Text templates in the book: listed, added, edited, ordered, retired; a book that has none starts with the usual."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.core import mother_tongue, text_defaults
from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.texting import Template, checked
from cockpit.core.words import _
from cockpit.store.book import Book

_COLUMNS = "id, purpose, language, text"


def starting() -> list[Template]:
    """The texts that a book starts with, as a book holds them; ids are 0."""
    return [
        Template(0, _(purpose), language, texts[place])
        for place, purpose in enumerate(text_defaults.PURPOSES)
        for language, texts in text_defaults.TEXTS.items()
    ]


def listed(book: Book) -> list[Template]:
    """The texts in use, in their order; the starting ones where the book never had any. Writes nothing."""
    found = book.rows(f"SELECT {_COLUMNS} FROM text_template WHERE retired = 0 ORDER BY place, id")
    if not found and book.value("SELECT 1 FROM text_template LIMIT 1") is None:
        return starting()
    return [Template(*row) for row in found]


def open_list(book: Book, now: Moment) -> list[Template]:
    """The texts in use, put into the book where it has none yet."""
    if book.value("SELECT 1 FROM text_template LIMIT 1") is None:
        with book.operation(_("starting texts"), now, "system"):
            book.connection.executemany(
                "INSERT INTO text_template (id, purpose, language, text, place) VALUES (?, ?, ?, ?, ?)",
                [
                    (book.ids.new(now.ms), one.purpose, one.language, one.text, place)
                    for place, one in enumerate(starting())
                ],
            )
    return listed(book)


def one(book: Book, template: int) -> Template:
    """The text.

    Raises:
        BadInput: where it is gone.
    """
    row = book.row(f"SELECT {_COLUMNS} FROM text_template WHERE id = ? AND retired = 0", (template,))
    if row is None:
        raise BadInput(_("that text is gone: it was taken out meanwhile"))
    return Template(*row)


def purpose_of(typed: str) -> str:
    """A purpose as it is kept.

    Raises:
        BadInput: where it is empty.
    """
    purpose = clean_line(typed)[:60].rstrip()
    if not purpose:
        raise BadInput(_("say what the text is for: “follow-up”, “offer”"))
    return purpose


def language_of(typed: str) -> str:
    """A language as it is kept: two letters, or none for a text that suits any.

    Raises:
        BadInput: where it is neither.
    """
    language = mother_tongue.code(typed)
    if typed.strip() and not language:
        raise BadInput(_("“{text}” is no language: two letters, as en, pl, fr, de, ru").format(text=typed.strip()))
    return language


def add(book: Book, purpose: str, language: str, text: str, now: Moment) -> tuple[int, int]:
    """Add a text at the end of its purpose; returns (operation, template).

    Raises:
        BadInput: where a part of it will not do.
    """
    purpose, language, text = purpose_of(purpose), language_of(language), checked(text)
    identity = book.ids.new(now.ms)
    with book.operation(_("text added: {purpose}").format(purpose=purpose), now) as operation:
        (place,) = book.connection.execute(
            "SELECT coalesce(max(CASE WHEN purpose = ? THEN place END), max(place) + 1, 0) FROM text_template"
            " WHERE retired = 0",
            (purpose,),
        ).fetchone()
        book.connection.execute(
            "INSERT INTO text_template (id, purpose, language, text, place) VALUES (?, ?, ?, ?, ?)",
            (identity, purpose, language, text, place),
        )
    return operation.id, identity


def edit(book: Book, template: int, column: str, typed: str, now: Moment) -> int:
    """Set the "purpose", "language" or "text" of one; returns the operation.

    Raises:
        BadInput: where it will not do, or the text is gone.
    """
    before = one(book, template)
    value = {"purpose": purpose_of, "language": language_of, "text": checked}[column](typed)
    with book.operation(_("text edited: {purpose}").format(purpose=before.purpose), now) as operation:
        book.connection.execute(
            f"UPDATE text_template SET {column} = ? WHERE id = ? AND {column} <> ?", (value, template, value)
        )
    return operation.id


def retire(book: Book, template: int, now: Moment) -> int:
    """Take one out of use; undo brings it back. Returns the operation."""
    gone = one(book, template)
    with book.operation(_("text taken out: {purpose}").format(purpose=gone.purpose), now) as operation:
        book.connection.execute("UPDATE text_template SET retired = 1 WHERE id = ?", (template,))
    return operation.id


def reorder(book: Book, purposes: Sequence[str], now: Moment) -> int:
    """Let the purposes, and with them their numbers, stand in this order; returns the operation."""
    rank = {purpose: place for place, purpose in enumerate(purposes)}
    rows = listed(book)
    standing = sorted(rows, key=lambda template: rank.get(template.purpose, len(rank)))
    with book.operation(_("order of the texts"), now) as operation:
        book.connection.executemany(
            "UPDATE text_template SET place = ? WHERE id = ? AND place <> ?",
            [(place, template.id, place) for place, template in enumerate(standing)],
        )
    return operation.id
