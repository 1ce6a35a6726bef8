"""How the files are read, and what would come of it: columns, the fields they may become, counts and bad rows."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from cockpit.app.importing.arrival import Arrival
from cockpit.app.importing.batch import Group
from cockpit.app.importing.columns import columns_listing, fields_listing
from cockpit.app.importing.lists import ColumnRows
from cockpit.app.importing.outcome import outcome_listing, problems_listing
from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.theme import DARK, Palette
from cockpit.app.widgets.rows import Rows

BESIDE = 100
"""From this width on what would come of it stands beside the columns, below it under them."""


class ImportPanel(Container):
    """Two lists: the columns, and beside or under them what would come of it or the fields to choose from."""

    DEFAULT_CSS = """
    ImportPanel { height: 1fr; width: 1fr; }
    ImportPanel #import-columns { width: 1fr; height: 1fr; }
    """

    def __init__(self, arrival: Arrival, currency: str, id: str | None = None) -> None:
        """Show what arrives in a book of a currency."""
        super().__init__(id=id)
        self._arrival = arrival
        self._currency = currency
        self._palette = DARK
        self.choosing = False
        """Whether a field is being chosen."""

    def compose(self) -> ComposeResult:
        """The lists."""
        yield ColumnRows(id="import-columns")
        yield Rows(id="import-fields")
        yield Rows(id="import-outcome")

    @property
    def columns(self) -> ColumnRows:
        """The columns of the files."""
        return self.query_one(ColumnRows)

    @property
    def fields(self) -> Rows:
        """What a column may become."""
        return self.query_one("#import-fields", Rows)

    @property
    def outcome(self) -> Rows:
        """What would come of it."""
        return self.query_one("#import-outcome", Rows)

    @property
    def column(self) -> Subject | None:
        """The column under the cursor: its group's index and its header."""
        return _subject(self.columns)

    @property
    def group(self) -> Group:
        """The files that the cursor is in."""
        groups, column = self._arrival.batch.groups(), self.column
        return groups[column.id if column is not None and column.id < len(groups) else 0]

    def lay(self, width: int) -> None:
        """Stand the lists beside each other or under each other, for a screen of so many columns."""
        wide = width >= BESIDE
        self.styles.layout = "horizontal" if wide else "vertical"
        self.fields.display = self.choosing
        self.outcome.display = not self.choosing
        for rows in (self.fields, self.outcome):
            rows.styles.width = min(80, max(38, width * 2 // 5)) if wide else "1fr"
            rows.styles.margin = (0, 0, 0, 2) if wide else (1, 0, 0, 0)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines to the new width."""
        if self._arrival.batch.files:
            self.fill(self._palette)

    def fill(self, palette: Palette) -> None:
        """Show what arrives, each cursor where it was."""
        self._palette = palette
        column = self.column
        chosen = (column.id, column.column) if column is not None and self.choosing else None
        width = self.columns.size.width - 2
        self.columns.show(columns_listing(self._arrival.batch, palette, width, chosen), palette)
        if chosen is not None:
            self.fields.show(fields_listing(self.group, chosen[1], palette)[0], palette)
        self.outcome.show(self._outcome(palette), palette)

    def _outcome(self, palette: Palette) -> Listing:
        arrival, width = self._arrival, self.outcome.size.width
        if arrival.found is None:
            return problems_listing(arrival.problems, palette, width)
        wide = self.styles.layout is not None and self.styles.layout.name == "horizontal"
        return outcome_listing(arrival.found, arrival.batch, self._currency, palette, width, wide)

    def begin(self) -> None:
        """Go to the first column of files that have just been looked at."""
        self.choosing = False
        self.columns.cursor = self.outcome.cursor = 0
        self.columns.focus()

    def choose(self, palette: Palette) -> None:
        """Open the list of fields on what the column under the cursor is now."""
        column = self.column
        if column is not None:
            self.choosing = True
            self.fields.display = True
            self.fields.cursor = fields_listing(self.group, column.column, palette)[1]
            self.fields.focus()

    def chosen(self) -> tuple[str, str] | None:
        """(header, field) under the two cursors; None where nothing would change."""
        column, field = self.column, _subject(self.fields)
        if column is None or field is None or self.group.mapping.target_of(column.column) == field.column:
            return None
        return column.column, field.column

    def close(self) -> None:
        """Close the list of fields."""
        self.choosing = False
        self.columns.focus()

    def turn_list(self) -> None:
        """From the columns to the bad rows and back."""
        (self.columns if self.outcome.has_focus else self.outcome).focus()


def _subject(rows: Rows) -> Subject | None:
    return rows.model.subject(rows.cursor) if isinstance(rows.model, Listing) else None
