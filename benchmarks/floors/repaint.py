"""A Textual app whose one widget fills the screen with one colour; a key changes the colour of all of it."""

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget

STYLES = (Style(bgcolor="#204060"), Style(bgcolor="#602040"))


class Plane(Widget, can_focus=True):
    DEFAULT_CSS = "Plane { width: 1fr; height: 1fr; }"
    turn = 0

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return Strip([Segment(" " * width, STYLES[self.turn])], width)


class OneColour(App[None]):
    BINDINGS = [Binding("x", "turn", "colour")]

    def compose(self) -> ComposeResult:
        yield Plane()

    def on_mount(self) -> None:
        self.query_one(Plane).focus()

    def action_turn(self) -> None:
        plane = self.query_one(Plane)
        plane.turn = 1 - plane.turn
        plane.refresh()


if __name__ == "__main__":
    OneColour().run()
