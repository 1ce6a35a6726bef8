"""A DataTable of Textual's own as a grid of 10,000 clients, read from a CSV file; "x" styles every cell anew."""

from __future__ import annotations

import csv
import sys

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.coordinate import Coordinate
from textual.widgets import DataTable

COLUMNS = 100
STYLES = ("on #204060", "on #602040", "on #206040")


class Tiles(App[None]):
    BINDINGS = [Binding("x", "turn", "lens")]
    turn = 0

    def compose(self) -> ComposeResult:
        yield DataTable(show_header=False, cell_padding=0)

    def on_mount(self) -> None:
        with open(sys.argv[1], encoding="utf-8", newline="") as file:  # noqa: PTH123
            rows = csv.reader(file)
            next(rows)
            self.codes = [row[0] for row in rows]
        table = self.query_one(DataTable)
        for _column in range(COLUMNS):
            table.add_column("", width=5)
        for at in range(0, len(self.codes), COLUMNS):
            table.add_row(*(self._cell(each) for each in range(at, min(at + COLUMNS, len(self.codes)))))

    def _cell(self, at: int) -> Text:
        return Text(self.codes[at], STYLES[(at + self.turn) % len(STYLES)])

    def action_turn(self) -> None:
        self.turn += 1
        table = self.query_one(DataTable)
        for at in range(len(self.codes)):
            table.update_cell_at(Coordinate(at // COLUMNS, at % COLUMNS), self._cell(at))


if __name__ == "__main__":
    Tiles().run()
