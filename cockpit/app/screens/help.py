"""Help for where the user stands: what each key does there, and what the colours mean."""

from __future__ import annotations

import itertools

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from cockpit.app.commands.command import Command
from cockpit.app.commands.table import at_place, places
from cockpit.app.panels.listing import Listing, in_column, label_cells, wrapped
from cockpit.app.theme import DARK, Palette
from cockpit.app.widgets.line import Lines
from cockpit.app.widgets.rows import Rows
from cockpit.core.lens import lenses
from cockpit.core.words import N_, _

LEAST_COLUMN, MOST_COLUMN = 18, 26
"""Cells before the sentences."""
NUMBERS = N_(
    "A number before a verb sets the follow-up: 7c is reached, again in seven days; 14b leaves alone for two weeks."
)
LINE = N_("In a log line: a note, @person, <14:30 or <yesterday for when it was, and after > the next action.")


class HelpScreen(ModalScreen[None]):
    """The keys of a place."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen #help-box { width: 76; max-width: 96%; height: 90%; background: $surface; }
    HelpScreen Lines { height: 1; }
    """
    BINDINGS = [Binding("escape,q,question_mark,f1,enter", "dismiss", show=False, id="help.close")]

    def __init__(self, place: str) -> None:
        """Help for a place."""
        super().__init__()
        self._place = place
        # what stands before the sentences: keys, of which the verbs with a note have eight, and the lenses' names
        names = (*(_(lens.label) for lens in lenses().values()), _("copy text"))
        self._column = 2 + label_cells(names, LEAST_COLUMN - 2, MOST_COLUMN - 2)

    def compose(self) -> ComposeResult:
        """A heading and the list."""
        from textual.containers import Vertical

        with Vertical(id="help-box"):
            yield Lines(id="help-title")
            yield Rows(id="help-rows")

    def on_mount(self) -> None:
        """Fill in."""
        palette = getattr(self.app, "palette", DARK)
        assert isinstance(palette, Palette)
        title = [(f"  {_(places()[self._place].title)}", palette.raise_(palette.strong)),
                 (_("   Esc closes"), palette.raise_(palette.quiet))]  # fmt: skip
        self.query_one("#help-title", Lines).show([title], palette.raise_(palette.plain))
        rows = self.query_one("#help-rows", Rows)
        rows.show(self._listing(palette), palette)
        rows.focus()

    def _listing(self, palette: Palette) -> Listing:
        listing = Listing()
        place = places()[self._place]
        listing.gap(palette)
        for words, style in ((place.question, palette.strong), (place.lesson, palette.plain)):
            for line in wrapped(_(words), min(76, int(self.app.size.width * 0.96)) - 6) if words else ():
                listing.add([(f"  {line}", style)])
        sections: dict[str, list[Command]] = {}
        for command in at_place(self._place):
            sections.setdefault(command.section, []).append(command)
        for section, found in sections.items():
            listing.gap(palette)
            for line in wrapped(_(section), self._cells() - 5):
                listing.add([(f"  {line}", palette.strong)])
            # commands that say the same of their keys share a line: the verbs with a note
            for words, same in itertools.groupby(found, key=lambda command: command.help):
                self._entry(listing, " ".join(command.key_text for command in same), _(words), palette)
        if places()[self._place].in_hand:
            listing.gap(palette)
            for words in (NUMBERS, LINE):
                self._entry(listing, "", _(words), palette)
        if self._place == "grid":
            listing.gap(palette)
            listing.add([(_("  Lenses, with Tab"), palette.strong)])
            for lens in lenses().values():
                self._entry(listing, _(lens.label), _(lens.question), palette)
                for state in lens.states:
                    listing.add([(" " * self._column, palette.plain), (f" {state.glyph} ", palette.tone(state.tone)),
                                 (f" {_(state.label)}", palette.quiet)])  # fmt: skip
        listing.gap(palette)
        self._entry(listing, _("copy text"), _("Hold Shift and drag to select with the terminal's own mouse."), palette)
        return listing

    def _cells(self) -> int:
        return min(76, int(self.app.size.width * 0.96))

    def _entry(self, listing: Listing, key: str, words: str, palette: Palette) -> None:
        column = self._column
        width = self._cells() - column - 3
        for place, line in enumerate(wrapped(words, width)):
            shown = key if place == 0 else ""
            listing.add([(f"  {in_column(shown, column - 2)}", palette.key), (line, palette.plain)])

    def on_key(self, event: events.Key) -> None:
        """Only the keys of the list and those that close it."""
        if event.is_printable and event.character not in ("q", "?", "j", "k"):
            event.stop()
