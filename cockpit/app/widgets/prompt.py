"""The line at the bottom into which something is typed: a note, a next action, what to find."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import AwaitMount

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Lines, cut

if TYPE_CHECKING:
    from textual.widgets import Input


LINE = "prompt-text"
"""The id of the line in which one types."""


class Prompt(Horizontal):
    """A label and an input; shown while something is being typed."""

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; }
    Prompt Lines { width: auto; height: 1; }
    Prompt Input { width: 1fr; height: 1; border: none; padding: 0; }
    """

    class Typed(Message):
        """The text changed."""

        def __init__(self, text: str) -> None:
            """Say which."""
            super().__init__()
            self.text = text

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, text: str) -> None:
            """Say which."""
            super().__init__()
            self.text = text

    def furnish(self) -> AwaitMount:
        """Make a label and the input, once: an input is a tenth of a first frame that does not show it."""
        if self._made is None:
            from cockpit.app.widgets.text_line import TextLine

            line = TextLine(id=LINE, compact=True, select_on_focus=False)
            self._made = self.mount(Lines(id="prompt-label"), line)
        return self._made

    _made: AwaitMount | None = None

    @property
    def input(self) -> Input:
        """Where it is typed."""
        self.furnish()
        return cast("Input", self.query_one(f"#{LINE}"))

    def ask(self, label: str, value: str, placeholder: str, palette: Palette) -> None:
        """Begin to ask."""
        self.furnish()
        line = self.query_one("#prompt-label", Lines)
        # what is typed has a third of the line at least, however long the clients' names are
        text = f" {cut(label, self.screen.size.width * 2 // 3)} "
        line.styles.width = cell_len(text)
        line.show([[(text, palette.raise_(palette.key))]], palette.raise_(palette.plain))
        field = self.input
        field.cursor_blink = False
        field.placeholder = placeholder
        with self.prevent(type(field).Changed):
            field.value = value
        field.cursor_position = len(value)
        self.display = True
        field.focus()

    def close(self) -> None:
        """Stop asking."""
        if not self.children:
            return
        field = self.input
        with self.prevent(type(field).Changed):
            field.value = ""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the text on."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass the text on."""
        event.stop()
        self.post_message(self.Entered(event.value))
