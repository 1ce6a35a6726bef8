"""How the grid is looked at: as it was left, kept from one run to the next, and under names."""

from __future__ import annotations

from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import _
from cockpit.store.book import Book

LONGEST = 40
"""Characters of a view's name."""


class View(NamedTuple):
    """A lens, a grouping, an order, a tile size, and the states that are kept bright."""

    lens: str = "breath"
    grouping: str = "none"
    ordering: str = "name"
    tile: str = "auto"
    bright: str = ""
    """Ids of states of the lens, a space between them; empty for all. Where the grid was left, all are bright."""


_COLUMNS = "lens, grouping, ordering, tile, bright"


def load(book: Book, name: str = "") -> View:
    """The view of that name; the unnamed one is where the user left the grid."""
    row = book.row(f'SELECT {_COLUMNS} FROM "view" WHERE name = ?', (name,))
    return View(*row) if row else View()


def named(book: Book) -> dict[str, View]:
    """The views that have names, in the order in which they were made."""
    return {
        name: View(*row)
        for name, *row in book.rows(f"SELECT name, {_COLUMNS} FROM \"view\" WHERE name <> '' ORDER BY id")
    }


def keep(book: Book, view: View, now: Moment, name: str = "") -> None:
    """Keep the view; undo passes over where the grid was left, and takes back what was named."""
    if book.refusal and not name:
        # a book that can only be looked at is looked at in any way; only what somebody wants kept is refused
        return
    label = _("view kept: {name}").format(name=name) if name else _("view")
    with book.operation(label, now, "keyed" if name else "view"):
        book.connection.execute(
            'INSERT INTO "view" (id, name, lens, grouping, ordering, tile, bright) VALUES (?, ?, ?, ?, ?, ?, ?)'
            " ON CONFLICT (name) DO UPDATE SET lens = excluded.lens, grouping = excluded.grouping,"
            " ordering = excluded.ordering, tile = excluded.tile, bright = excluded.bright",
            (book.ids.new(now.ms), name, *view),
        )


def rename(book: Book, name: str, typed: str, now: Moment) -> str:
    """Give a view another name; returns it.

    Raises:
        BadInput: where the view is gone, or the name will not do.
    """
    fresh = name_of(typed)
    _known(book, name)
    if fresh != name and fresh in named(book):
        raise BadInput(_("there is a view “{name}” already").format(name=fresh))
    with book.operation(_("view renamed: {name}").format(name=fresh), now):
        book.connection.execute('UPDATE "view" SET name = ? WHERE name = ? AND name <> ?', (fresh, name, fresh))
    return fresh


def forget(book: Book, name: str, now: Moment) -> None:
    """Forget a view; undo brings it back.

    Raises:
        BadInput: where it is gone.
    """
    _known(book, name)
    with book.operation(_("view forgotten: {name}").format(name=name), now):
        book.connection.execute('DELETE FROM "view" WHERE name = ?', (name,))


def name_of(typed: str) -> str:
    """A name as it is kept.

    Raises:
        BadInput: where it is empty or too long.
    """
    name = clean_line(typed)
    if not name:
        raise BadInput(_("a view needs a name"))
    if len(name) > LONGEST:
        raise BadInput(_("a view's name has room for {most} letters").format(most=LONGEST))
    return name


def _known(book: Book, name: str) -> None:
    if not name or name not in named(book):
        raise BadInput(_("there is no view “{name}”").format(name=name))
