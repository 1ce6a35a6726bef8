"""A list of lines of any length with a cursor: only the lines on the screen are ever made."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cockpit.app.theme import DARK, Palette
from cockpit.app.widgets.line import Part, strip_of

READ_FIRST = 200
"""Lines that tell whether a list is one to act on, or only to be read."""


class Model(Protocol):
    """What a list shows."""

    def __len__(self) -> int:
        """How many lines."""

    def line(self, index: int, width: int) -> list[Part]:
        """The parts of one line."""

    def at_rest(self, index: int) -> bool:
        """Whether the cursor may stand there."""


class Rows(ScrollView, can_focus=True):
    """The lines of a model; arrows and j, k move, and the line under the cursor stands out."""

    DEFAULT_CSS = """
    Rows { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """
    BINDINGS = [
        Binding("down,j", "step(1)", show=False, id="rows.down"),
        Binding("up,k", "step(-1)", show=False, id="rows.up"),
        Binding("pagedown", "page(1)", show=False, id="rows.page-down"),
        Binding("pageup", "page(-1)", show=False, id="rows.page-up"),
        Binding("home", "edge(0)", show=False, id="rows.first"),
        Binding("end", "edge(1)", show=False, id="rows.last"),
    ]

    class Chosen(Message):
        """A line was clicked twice."""

        def __init__(self, index: int) -> None:
            """Say which."""
            super().__init__()
            self.index = index

    class Moved(Message):
        """The cursor stands on another line."""

    def __init__(self, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self.palette: Palette = DARK
        self.model: Model | None = None
        self.cursor = 0

    def show(self, model: Model, palette: Palette, cursor: int | None = None) -> None:
        """Show a model; the cursor stays where it was unless told otherwise."""
        self.model, self.palette = model, palette
        self.cursor = self._rest_near(self.cursor if cursor is None else cursor, 1)
        self.virtual_size = Size(max(1, self.size.width), len(model))
        self.refresh()
        self._follow()

    def on_resize(self, event: events.Resize) -> None:
        """Take the new width."""
        if self.model is not None:
            self.virtual_size = Size(max(1, self.size.width), len(self.model))
        self._follow()

    def _rest_near(self, index: int, way: int) -> int:
        """The line nearest to `index`, looking `way` first, on which the cursor may stand."""
        if self.model is None or len(self.model) == 0:
            return 0
        index = min(len(self.model) - 1, max(0, index))
        for direction in (way, -way):
            at = index
            while 0 <= at < len(self.model):
                if self.model.at_rest(at):
                    return at
                at += direction
        return index

    def move(self, index: int, way: int) -> None:
        """Put the cursor on a line."""
        before, self.cursor = self.cursor, self._rest_near(index, way)
        top = self.scroll_offset.y
        for line in (before, self.cursor):
            self.refresh(Region(0, line - top, self.size.width, 1))
        self._follow()
        if self.cursor != before:
            self.post_message(self.Moved())

    def _follow(self) -> None:
        if self.size.height:
            # the lines above the first one to rest on are headings: show them with it
            first = self.cursor == self._rest_near(0, 1)
            top = 0 if first else self.cursor
            self.scroll_to_region(Region(0, top, 1, 1), animate=False, force=True)

    @property
    def _only_read(self) -> bool:
        """Whether the cursor may stand nowhere: the keys then move the page and not the cursor."""
        return self.model is not None and not any(map(self.model.at_rest, range(min(len(self.model), READ_FIRST))))

    def action_step(self, way: int) -> None:
        """One line on."""
        if self._only_read:
            self.scroll_relative(y=way, animate=False)
        else:
            self.move(self.cursor + way, way)

    def action_page(self, way: int) -> None:
        """One screen on."""
        if self._only_read:
            self.scroll_relative(y=way * max(1, self.size.height - 1), animate=False)
            return
        self.move(self.cursor + way * max(1, self.size.height - 1), way)

    def action_edge(self, last: int) -> None:
        """To the first or the last line."""
        self.move(len(self.model) - 1 if last and self.model is not None else 0, -1 if last else 1)

    def on_click(self, event: events.Click) -> None:
        """Go to the line that was clicked."""
        index = event.y + self.scroll_offset.y
        if self.model is not None and index < len(self.model):
            self.move(index, 1)
            if event.chain == 2:
                self.post_message(self.Chosen(self.cursor))

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        ground = self.palette.raise_(self.palette.plain)
        if self.model is None or index >= len(self.model):
            return strip_of([], width, ground)
        parts = self.model.line(index, width - 1)
        if index == self.cursor and self.has_focus and self.model.at_rest(index):
            here = self.palette.at_cursor
            return strip_of([(text, here) for text, _style in parts], width, here)
        return strip_of([(text, self.palette.raise_(style)) if style.bgcolor is None or
                         style.bgcolor.name == self.palette.ground else (text, style)
                         for text, style in parts], width, ground)  # fmt: skip

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()
