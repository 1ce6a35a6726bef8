"""The books: those that were opened of late, the present one among them, and the demo."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from cockpit import paths, recent
from cockpit.app.commands.books import BOOKS
from cockpit.app.page import Page
from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.shelf import tail, tilde
from cockpit.app.widgets.line import Part, cut
from cockpit.core import formatter as fmt
from cockpit.core.words import _, ngettext

NAME, COUNT, WHEN = 26, 14, 12
"""Cells of the columns."""


class BooksScreen(Page):
    """A list of books."""

    ASIDE_FROM = 0

    @property
    def place(self) -> str:
        """The books."""
        return BOOKS

    def head(self, width: int) -> list[list[Part]]:
        """How many there are, and what the columns are."""
        palette = self.palette
        count = len(recent.recent())
        words = ngettext("{n} book opened of late", "{n} books opened of late", count).format(n=count)
        opened = _("opened")
        columns = f"   {_('name'):<{NAME}}{_('clients'):<{COUNT}}{opened:<{WHEN}}{_('file')}"
        return [[(_("Books"), palette.strong), (f"   {words}", palette.quiet)], [], [(columns, palette.quiet)]]

    def listing(self, width: int) -> Listing:
        """The books, newest first, then the demo."""
        listing, here = Listing(), str(self.desk.book.path.absolute())
        for number, one in enumerate(recent.recent()):
            self._book(listing, one, one.path == here, width, number)
        palette = self.palette
        demo = here == str(paths.demo_book().absolute())
        if listing.rows:
            listing.gap(palette)
        sign = ("● ", palette.key) if demo else ("  ", palette.plain)
        listing.add(
            [sign, (_pad(_("the demo"), NAME), palette.strong if demo else palette.plain),
             (_("a full book to try things in"), palette.quiet)],
            Subject("demo"),
        )  # fmt: skip
        return listing

    def _book(self, listing: Listing, one: recent.Recent, here: bool, width: int, number: int) -> None:
        palette, there = self.palette, one.there
        look = palette.strong if here else palette.plain if there else palette.dimmed
        quiet = palette.quiet if there else palette.dimmed
        sign = ("● ", palette.key) if here else ("  ", look)
        room = max(10, width - 2 - NAME - COUNT - WHEN)
        count = fmt.clients(len(self.desk.portfolio) if here else one.clients) if there else _("not there")
        listing.add(
            [sign, (_pad(one.title, NAME), look), (_pad(count, COUNT), quiet),
             (_pad(self._when(one.day), WHEN), quiet), (tail(tilde(one.path), room), quiet)],
            Subject("book", number, text=one.path),
        )  # fmt: skip

    def _when(self, day: str) -> str:
        try:
            return fmt.near_day(date.fromisoformat(day), self.desk.today)
        except ValueError:
            return ""

    def reasons(self) -> list[list[Part]]:
        """The whole path of the book under the cursor."""
        subject = self.here()
        if subject is None or subject.kind != "book":
            return []
        return [[(f" {subject.text}", self.palette.quiet)]]


def _pad(text: str, cells: int) -> str:
    short = cut(text, cells - 1)
    return short + " " * (cells - cell_len(short))
