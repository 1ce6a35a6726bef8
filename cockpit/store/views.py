"""How the grid is looked at, kept from one run to the next."""

from __future__ import annotations

from typing import NamedTuple

from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store.book import Book


class View(NamedTuple):
    """A lens, a grouping, an order and a tile size."""

    lens: str = "breath"
    grouping: str = "none"
    ordering: str = "name"
    tile: str = "auto"


def load(book: Book, name: str = "") -> View:
    """The view of that name; the unnamed one is where the user left the grid."""
    row = book.row('SELECT lens, grouping, ordering, tile FROM "view" WHERE name = ?', (name,))
    return View(*row) if row else View()


def keep(book: Book, view: View, now: Moment, name: str = "") -> None:
    """Keep the view; undo passes over it."""
    with book.operation(_("view"), now, "view"):
        book.connection.execute(
            'INSERT INTO "view" (id, name, lens, grouping, ordering, tile) VALUES (?, ?, ?, ?, ?, ?)'
            " ON CONFLICT (name) DO UPDATE SET lens = excluded.lens, grouping = excluded.grouping,"
            " ordering = excluded.ordering, tile = excluded.tile",
            (book.ids.new(now.ms), name, *view),
        )
