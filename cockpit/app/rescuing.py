"""What is open saved to another file, where its own was moved, deleted or replaced; then on with that one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cockpit.app.commands.table import places
from cockpit.app.errands.errand import Errand
from cockpit.app.next_book import NextBook
from cockpit.app.shelf import tilde
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core.errors import BadInput
from cockpit.core.words import _
from cockpit.store.rescue import proposed, rescue


def ask_where(screen: Any) -> None:
    """Ask where to save what is open; where the file is where it belongs, there is nothing to save.

    Raises:
        BookMoved: nor is there where another file was written over it.
    """
    if screen.desk.book.astray() is None:
        screen.desk.say(_("everything is saved already; g b shows the backups, and copies the book elsewhere"))
        return
    # where another file was written over the open one, nothing of it is left to save
    screen.desk.book.hold_to_it()
    screen.run_errand(Rescuing(screen))


def path_typed(text: str) -> Path:
    """The file that was named.

    Raises:
        BadInput: where it is none.
    """
    typed = text.strip()
    if not typed or "\0" in typed:
        raise BadInput(_("name the file"))
    try:
        path = Path(typed).expanduser()
    except RuntimeError:
        raise BadInput(_("there is no such home folder: {text}").format(text=typed)) from None
    return path.absolute()


class Rescuing(Errand):
    """The name of the file."""

    kept = False

    def __init__(self, screen: Any) -> None:
        """Propose one beside the book."""
        super().__init__(tilde(proposed(screen.desk.book)))
        self.label = _("save the open book to")
        self._screen = screen

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """What Enter does."""
        words = _("all that is open here goes there, and the cockpit goes on with that file")
        return [[(f" {words}", palette.quiet)]]

    def enter(self, text: str) -> bool:
        """Save it, and go on there."""
        path = rescue(self._screen.desk.book, path_typed(text))
        said = _("saved to {file}, which is open now").format(file=tilde(path))
        self._screen.cockpit.open_next(NextBook(path, begin_at=_place_of(self._screen), said=said))
        return True


def _place_of(screen: Any) -> str:
    """The place to go on at: one that `g` leads to; empty for the grid."""
    here = places()[screen.place]
    return here.id if here.screen else ""
