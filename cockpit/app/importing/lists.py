"""The lists of the import: one whose cursor is led from the prompt, and one that says when its cursor moves."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from cockpit.app.widgets.rows import Rows


class ShelfRows(Rows, can_focus=False):
    """The entries of a folder; the prompt keeps the focus, so that one can type at any moment."""


class ColumnRows(Rows):
    """The columns of the files."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another column."""

        index: int

    def move(self, index: int, way: int) -> None:
        """Put the cursor on a line, and say so."""
        super().move(index, way)
        self.post_message(self.Moved(self.cursor))
