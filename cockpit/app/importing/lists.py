"""The lists of the import; the cursor of one is led from the prompt."""

from __future__ import annotations

from cockpit.app.widgets.rows import Rows


class ShelfRows(Rows, can_focus=False):
    """The entries of a folder; the prompt keeps the focus, so that one can type at any moment."""


class ColumnRows(Rows):
    """The columns of the files."""
