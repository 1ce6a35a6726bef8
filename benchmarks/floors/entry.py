"""A Textual app with one Input that does nothing with what is typed."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Entry(App[None]):
    def compose(self) -> ComposeResult:
        field = Input(compact=True, select_on_focus=False)
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    Entry().run()
