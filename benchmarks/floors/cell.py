"""A Textual app with one widget of one cell on the line API; a key changes the cell."""

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget

STRIPS = (Strip([Segment("A", Style(color="red"))], 1), Strip([Segment("B", Style(color="green"))], 1))


class Cell(Widget, can_focus=True):
    DEFAULT_CSS = "Cell { width: 1; height: 1; }"
    turn = 0

    def render_line(self, y: int) -> Strip:
        return STRIPS[self.turn]


class OneCell(App[None]):
    BINDINGS = [Binding("right,left,up,down", "turn", "move")]

    def compose(self) -> ComposeResult:
        yield Cell()

    def on_mount(self) -> None:
        self.query_one(Cell).focus()

    def action_turn(self) -> None:
        cell = self.query_one(Cell)
        cell.turn = 1 - cell.turn
        cell.refresh()


if __name__ == "__main__":
    OneCell().run()
