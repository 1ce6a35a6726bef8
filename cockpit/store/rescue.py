"""The open book saved to another file: where its own was moved, deleted or replaced, the connection still has it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.words import _
from cockpit.store import schema
from cockpit.store.book import Book
from cockpit.store.connection import failures, whole


def rescue(book: Book, target: Path) -> Path:
    """Save what is open to a file that is not there yet, checked, durable, readable by its owner only.

    Raises:
        BadInput: where there is a file already, or none can be made there.
        BookMoved: where another file was written over the open one: it holds nothing of the book any more.
        BookUnusable: where the copy is not whole.
    """
    target = target.expanduser()
    if os.path.lexists(target):
        raise BadInput(_("{path} is there already: name another file").format(path=target))
    journal = book.path.with_name(book.path.name + "-journal")
    if book.astray() is not None and journal.exists():
        # SQLite would take the journal of the file that stands there now for ours, and play it into our pages
        raise BookUnusable(
            _("another program is writing {path}: try again in a moment, nothing is lost meanwhile").format(
                path=book.path
            )
        )
    book.hold_to_it()
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with failures(target):
            schema.copy_to(book.connection, target)
        whole(target)
    except OSError as fault:
        raise BadInput(_("{path} cannot be made: {fault}").format(path=target, fault=fault.strerror)) from fault
    return target


def proposed(book: Book) -> Path:
    """A name beside the book that is free."""
    number, stem = 1, book.path.stem
    while True:
        number += 1
        path = book.path.with_name(f"{stem} {number}{book.path.suffix}")
        with suppress(OSError):
            if not os.path.lexists(path):
                return path
