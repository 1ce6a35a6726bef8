"""The lists of the import: one whose cursor is led from the prompt, and one of columns."""

from __future__ import annotations

from cockpit.app.widgets.rows import Rows


class ShelfRows(Rows, can_focus=False):
    """The entries of a folder; the prompt keeps the focus, so that one can type at any moment."""


class ColumnRows(Rows):
    """The columns of the files."""
