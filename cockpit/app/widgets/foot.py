"""The last line of the screen: the keys that apply, or what is being typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from cockpit.app.theme import Palette
from cockpit.app.widgets.captions import Keys
from cockpit.app.widgets.prompt import Prompt


class Foot(Horizontal):
    """Keys and prompt in one line, one of them shown; nothing above moves when they change places."""

    DEFAULT_CSS = "Foot { height: 1; }"

    def compose(self) -> ComposeResult:
        """Both."""
        yield Keys(id="keys")
        yield Prompt(id="prompt")

    def ask(self, label: str, value: str, placeholder: str, palette: Palette) -> None:
        """Show the prompt."""
        self.query_one(Keys).display = False
        self.query_one(Prompt).ask(label, value, placeholder, palette)

    def close(self) -> None:
        """Show the keys."""
        self.query_one(Prompt).close()
        self.query_one(Keys).display = True
