"""Which book is to be opened next: what one program on the screen leaves to the one after it."""

from __future__ import annotations

from pathlib import Path

from cockpit.app.standing import Standing
from cockpit.core.named import NamedTuple


class NextBook(NamedTuple):
    """A book to be opened."""

    path: Path
    demo: bool = False
    begin_at: str = ""
    """The place to go to once it is open; empty for the grid."""
    said: str = ""
    """What is said once it is open: what became of the one before."""
    standing: Standing | None = None
    """Where somebody stood in the one before, which counts where this is the same book."""
