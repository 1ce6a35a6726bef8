"""The full look over a book: its pages, its references, its triggers, and every column that follows from another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from cockpit.core import ids
from cockpit.core.errors import BookDamaged
from cockpit.core.words import _
from cockpit.store import backups, connection, schema, strange, triggers
from cockpit.store.book import COMMAND_BUSY_MS, Book
from cockpit.store.clients import search_fold
from cockpit.store.folding import digits, fold

LISTED = 20
"""Findings of one kind that are named; the rest are counted."""


def examine(path: Path) -> list[str]:
    """Everything that is not as it should be, a sentence each; nothing where the book is sound.

    It reads through a connection of its own that cannot write, and sees one state of the book throughout.

    Raises:
        BookUnusable: where the book cannot even be read.
    """
    try:
        return _examined(path)
    except BookDamaged as fault:
        raise BookDamaged(backups.advice(path, str(fault))) from fault


def _examined(path: Path) -> list[str]:
    opened = connection.connect_to_look(path, busy_ms=COMMAND_BUSY_MS)
    try:
        with connection.failures(path):
            opened.execute("BEGIN")
            damaged = [str(row[0]) for row in opened.execute("PRAGMA integrity_check") if row[0] != "ok"]
            if damaged:
                found = [_("the file is damaged: {what}").format(what=what) for what in damaged[:LISTED]]
                return [*found[:-1], backups.advice(path, found[-1])]
            if schema.version(opened) != schema.LATEST:
                schema.check(opened, path)
                return [_("the book is of an older schema: opening it brings it up to date")]
            book = Book(path, opened)
            return [finding for look in _LOOKS for finding in _some(look(book))]
    finally:
        opened.close()


def _some(findings: Iterator[str]) -> Iterator[str]:
    more = 0
    for place, finding in enumerate(findings):
        if place < LISTED:
            yield finding
        else:
            more += 1
    if more:
        yield _("and {n} more of this kind").format(n=more)


def _references(book: Book) -> Iterator[str]:
    for table, row, parent, _number in book.rows("PRAGMA foreign_key_check"):
        yield _("row {row} of {table} points to a row of {parent} that is not there").format(
            row=row, table=table, parent=parent
        )


def _triggers(book: Book) -> Iterator[str]:
    made = dict(book.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    for table in triggers.tables(book.connection):
        for kind in ("insert", "update", "delete"):
            sql = made.get(f"journal_{table}_{kind}")
            if sql is None:
                yield _("the journal misses what {kind} does to {table}").format(kind=kind, table=table)
            elif kind != "insert" and any(
                f'old."{column}"' not in sql for column in triggers.columns(book.connection, table)
            ):
                yield _("the journal does not keep every column of {table}").format(table=table)


def _operation(book: Book) -> Iterator[str]:
    if book.value("SELECT 1 FROM operation WHERE open_operation IS NOT NULL"):
        yield _("an operation was left open: it was written past the program")
    if book.value("SELECT 1 FROM operation WHERE id = 0") is None:
        yield _("{path} has lost its first row: restore it from a backup").format(path=book.path)
    for (row,) in book.rows("SELECT seq FROM journal WHERE operation NOT IN (SELECT id FROM operation) ORDER BY seq"):
        yield _("row {row} of {table} points to a row of {parent} that is not there").format(
            row=row, table="journal", parent="operation"
        )
    # undo would find no row of such an act; after such a number there would be none for the next
    for (row,) in book.rows("SELECT id FROM operation WHERE last_seq IS NULL OR id > ? ORDER BY id", (ids.LAST,)):
        yield strange.sentence("operation", row, "last_seq")


def _folded(book: Book) -> Iterator[str]:
    columns: tuple[tuple[str, str, Callable[..., str]], ...] = (
        ("client", "name, city, code, tax_id", search_fold),
        ("person", "name", fold),
        ("tag", "name", fold),
        ("family", "name", fold),
        ("competitor", "name", fold),
    )
    for table, sources, folded in columns:
        for identity, stored, *values in book.rows(f'SELECT id, fold, {sources} FROM "{table}"'):
            if stored != folded(*values):
                yield _("row {row} of {table} is found by an old name").format(row=identity, table=table)
    for identity, stored, value in book.rows("SELECT id, digits, value FROM contact_point WHERE kind = 'phone'"):
        if stored != digits(value):
            yield _("row {row} of {table} is found by an old name").format(row=identity, table="contact_point")


def _notes(book: Book) -> Iterator[str]:
    """The search table against the notes; what the journal has and the table is still to take in is no fault."""
    waiting = {
        key
        for (key,) in book.rows(
            "SELECT DISTINCT key FROM journal WHERE operation = 0 AND \"table\" = 'touch'"
            " AND seq > (SELECT indexed_seq FROM meta)"
        )
    }
    for (row,) in book.rows(
        "SELECT rowid FROM note_index WHERE rowid NOT IN (SELECT id FROM touch WHERE note IS NOT NULL)"
    ):
        if row not in waiting:
            yield _("the search table knows a note that is gone (row {row})").format(row=row)
    for row, note, stored in book.rows(
        "SELECT t.id, t.note, i.fold FROM touch t LEFT JOIN note_index i ON i.rowid = t.id WHERE t.note IS NOT NULL"
    ):
        if stored != fold(note) and row not in waiting:
            yield _("the note of touch {row} is not found as it stands").format(row=row)


def _values(book: Book) -> Iterator[str]:
    return (strange.sentence(*found) for found in strange.strange(book))


_LOOKS = (_references, _triggers, _operation, _values, _folded, _notes)
