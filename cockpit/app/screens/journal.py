"""The journal: every act, newest first, what it did, and each of them to be taken back."""

from __future__ import annotations

from textual.geometry import Size

from cockpit.app.commands.journal import JOURNAL
from cockpit.app.desk import Desk
from cockpit.app.journal.listing import UNFOLDED, Journal
from cockpit.app.page import Page, tabs
from cockpit.app.place import AT_ONCE
from cockpit.app.widgets.line import Part
from cockpit.app.widgets.rows import Rows
from cockpit.clock import local_time
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.journal_words import SOURCES
from cockpit.core.words import _, ngettext
from cockpit.store import journal
from cockpit.store.journal import Entry
from cockpit.store.outbox import Waiting, said

MORE = 200
"""Rows that Enter adds to those an unfolded act shows."""


class JournalScreen(Page):
    """What was done."""

    ASIDE_FROM = 0

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__(desk)
        self.every = False
        """Whether what undo passes over is shown as well."""
        self.unfolded: dict[int, int] = {}
        """How many rows each unfolded act shows."""

    @property
    def place(self) -> str:
        """The journal."""
        return JOURNAL

    # showing

    def listing(self, width: int) -> Journal:
        """The acts."""
        return Journal(self.desk, self.palette, every=self.every, unfolded=self.unfolded)

    @property
    def model(self) -> Journal | None:
        """The list as it is shown."""
        model = self.rows.model
        return model if isinstance(model, Journal) else None

    @property
    def entry(self) -> Entry | None:
        """The act under the cursor."""
        return self.model.entry(self.rows.cursor) if self.model is not None else None

    @property
    def _waiting(self) -> Waiting | None:
        return self.model.waiting(self.rows.cursor) if self.model is not None else None

    def head(self, width: int) -> list[list[Part]]:
        """How many acts, and which are shown."""
        palette, acts = self.palette, ""
        # none is known where the book cannot be read now
        if self.model is not None:
            acts = ngettext("{n} act", "{n} acts", self.model.count).format(n=fmt.number(self.model.count))
        shown = tabs([_("what was done"), _("everything, the program's own too")], int(self.every), self)
        return [[(_("Journal"), palette.strong), (f"   {acts}", palette.quiet)], shown, []]

    def reasons(self) -> list[list[Part]]:
        """The act under the cursor in full."""
        entry, palette = self.entry, self.palette
        if (one := self._waiting) is not None:
            why = self.desk.outbox.stuck.get(one.id, "")
            words = _("kept outside the book, written by itself once it can be; x lets it go")
            if why:
                words = _("{why}: it cannot be written any more; x lets it go").format(why=why)
            what = said(one.entry, self.desk.today)
            return [[(f" {what}", palette.strong)], [(f" {words}", palette.quiet)]]
        if entry is None:
            return []
        who = _(SOURCES[entry.source]) if entry.source in SOURCES else entry.source
        when = ""
        if entry.id:
            at = local_time(entry.at_ms)
            when = f"{fmt.full_day(at.date())} {at:%H:%M:%S} · "
        rows = ngettext("{n} row", "{n} rows", entry.rows).format(n=fmt.number(entry.rows))
        state = _(" · taken back") if entry.undone_by is not None else ""
        return [[(f" {entry.label}", palette.strong)], [(f" {when}{who} · {rows}{state}", palette.quiet)]]

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The days that were met on the way down make the list longer."""
        rows = self.rows
        if self.model is not None and rows.virtual_size.height != len(self.model):
            rows.virtual_size = Size(rows.virtual_size.width, len(self.model))
        super().on_rows_moved(event)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A double click unfolds."""
        self.unfold()

    # commands

    def unfold(self) -> None:
        """Show what the act under the cursor did, or no longer; on the line after the rows shown, more of them."""
        entry, model = self.entry, self.model
        if entry is None or model is None:
            return
        if model.is_more(self.rows.cursor):
            self.unfolded[entry.id] += MORE
            self.refill(self.rows.cursor)
        elif entry.id in self.unfolded:
            start = self.rows.cursor
            while start and model.entry(start - 1) == entry:
                start -= 1
            del self.unfolded[entry.id]
            self.refill(start)
        else:
            self.unfolded[entry.id] = UNFOLDED
            self.refill(self.rows.cursor)

    def take_back(self) -> None:
        """Take back the act under the cursor.

        Raises:
            UndoRefused: where a later change stands on it.
            BadInput: where it is none that can be taken back.
        """
        entry, desk = self.entry, self.desk
        if (one := self._waiting) is not None:
            desk.outbox.drop(one)
            self.refill(None)
        if entry is None:
            return
        if entry.source == "outside":
            raise BadInput(_("what another program wrote is taken back by that program"))
        if entry.undoes is not None:
            raise BadInput(_("this took something back, or did it again: x on the act itself, or U"))
        if entry.rows > AT_ONCE:
            self.cockpit.replay_beside(redo=False, operation=entry.id)
            desk.say(
                ngettext("taking {n} row back…", "taking {n} rows back…", entry.rows).format(n=fmt.number(entry.rows)),
                "warn",
            )
        else:
            desk.replayed(journal.undo(desk.book, desk.now(), entry.id), redo=False)

    def turn_filter(self) -> None:
        """What was done, or everything."""
        self.every = not self.every
        self.refill(None)
