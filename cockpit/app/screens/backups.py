"""The backups: when each was made, how large it is, what it holds, what taking it back would lose.

Below them what else there is to know of the file: other devices' copies, talks older than they are kept.
"""

from __future__ import annotations

import os

from cockpit.app import ageing, backing_up
from cockpit.app.backing_up import Shelf
from cockpit.app.commands.backups import BACKUPS
from cockpit.app.desk import Desk
from cockpit.app.page import Page
from cockpit.app.panels.listing import Listing, Subject, in_column
from cockpit.app.shelf import tail, tilde
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.errors import CockpitError
from cockpit.core.words import _, ngettext
from cockpit.store import other_copies
from cockpit.store.backups import Backup, folder_of
from cockpit.store.other_copies import OtherCopy

MADE, AGE, SIZE = 22, 16, 11
"""Cells of the columns."""


class BackupsScreen(Page):
    """A list of backups."""

    ASIDE_FROM = 0

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__(desk)
        self.shelf = Shelf([])
        self.others: list[OtherCopy] = []
        self.worry = ""
        self._holds: dict[str, tuple[str, str]] = {}

    @property
    def place(self) -> str:
        """The backups."""
        return BACKUPS

    def head(self, width: int) -> list[list[Part]]:
        """How many, how much room they take, what there is to say about them, and what the columns are."""
        palette, found = self.palette, self.shelf.all
        words = ngettext("{n} backup, {size}", "{n} backups, {size}", len(found)).format(
            n=fmt.number(len(found)), size=backing_up.size(sum(one.size for one in found))
        )
        second: list[Part] = [(self.worry, palette.ink("warn"))]
        if not self.worry:
            second = [(_("made when you leave and before imports, each checked"), palette.quiet)]
        columns = " " + in_column(_("made"), MADE) + in_column(_("age"), AGE) + in_column(_("size"), SIZE) + _("where")
        told = f"   {words}" if found else ""
        return [[(_("Backups"), palette.strong), (told, palette.quiet)], second, [(columns, palette.quiet)]]

    def listing(self, width: int) -> Listing:
        """The backups, newest first; then what other devices left beside the book."""
        listing, palette = Listing(), self.palette
        self.shelf = backing_up.shelf_of(self.desk)
        self.worry, self.others, old = "", [], ""
        self._holds.clear()
        try:
            self.worry = backing_up.worry(self.desk, self.shelf)
            self.others = other_copies.found(self.desk.book)
            old = ageing.over_age(self.desk)
        except CockpitError as fault:
            # the book cannot be read now: its backups can
            self.worry = str(fault)
        for number, one in enumerate(self.shelf.all):
            self._backup(listing, one, number, width)
        if not self.shelf.all:
            listing.add([(_("no backup yet: Ins makes one"), palette.quiet)])
        if self.shelf.other is not None and not os.path.isdir(self.shelf.other):  # noqa: PTH112 - it may be another user's
            listing.gap(palette)
            text = _("{folder} is not there now").format(folder=tilde(self.shelf.other))
            listing.add([(text, palette.quiet)])
        if self.others:
            listing.gap(palette)
            listing.add([(_("copies that other devices left beside the book"), palette.strong)])
            for number, copy in enumerate(self.others):
                listing.add([(copied(copy), palette.ink("warn"))], Subject("other-copy", number, text=str(copy.path)))
        if old:
            listing.gap(palette)
            listing.add([(old, palette.plain)], Subject("over-age"))
        return listing

    def _backup(self, listing: Listing, one: Backup, number: int, width: int) -> None:
        palette = self.palette
        room, folder = max(8, width - MADE - AGE - SIZE), one.path.parent
        beside = folder == folder_of(self.desk.book.path)
        listing.add(
            [(in_column(backing_up.when(one, self.desk, self.shelf.all), MADE), palette.plain),
             (in_column(fmt.days_ago((self.desk.today - one.made.date()).days), AGE), palette.quiet),
             (in_column(backing_up.size(one.size), SIZE), palette.quiet),
             (_("beside the book") if beside else tail(tilde(folder), room), palette.quiet)],
            Subject("backup", number, text=str(one.path)),
        )  # fmt: skip

    def reasons(self) -> list[list[Part]]:
        """What the backup under the cursor holds, and what taking it back would lose."""
        subject, palette = self.here(), self.palette
        if subject is None:
            return []
        if subject.kind == "other-copy":
            words = _("nothing of it is taken in by itself; both files stay")
            return [[(f" {subject.text}", palette.plain)], [(f" {words}", palette.quiet)]]
        if subject.kind == "over-age":
            words = _("`cockpit retention` counts them by year, and erases them with --erase; it cannot be undone")
            return [[(f" {words}", palette.quiet)]]
        if subject.text not in self._holds:
            self._holds[subject.text] = backing_up.holds(self.shelf.all[subject.id], self.desk)
        what, loss = self._holds[subject.text]
        return [[(f" {what}", palette.strong)], [(f" {loss}", palette.quiet)]]


def copied(copy: OtherCopy) -> str:
    """What is said of a copy that another device left."""
    words = ngettext(
        "{n} act that is not here, in another device's copy: {file}",
        "{n} acts that are not here, in another device's copy: {file}",
        copy.beyond,
    )
    return words.format(file=copy.path.name, n=fmt.number(copy.beyond))
