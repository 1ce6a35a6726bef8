"""The privacy key: names, numbers, notes and amounts become dots, and come back with the same key.

While the words are hidden the desk works on a book that holds none of them (`store/hiding.py`): a screen cannot show
what it cannot read. Nothing can be written meanwhile. Where something is being typed, or a file is being looked at,
the whole screen is covered instead, and what was typed stands there when the cover is taken off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from cockpit.app.place import Place
from cockpit.app.privacy import PLACES
from cockpit.app.widgets.line import Lines
from cockpit.core import formatter
from cockpit.core.errors import CockpitError
from cockpit.core.words import _
from cockpit.store import hiding

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp


class Cover(Screen[None]):
    """Nothing to be read; the same key takes it off."""

    DEFAULT_CSS = "Cover { align: center middle; } Cover Lines { width: auto; height: 1; }"

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Lines(id="cover")

    def on_mount(self) -> None:
        """Say which key leads back."""
        app: CockpitApp = self.app  # type: ignore[assignment]
        words = _("hidden: F4 shows the screen again")
        line = self.query_one("#cover", Lines)
        line.styles.width = cell_len(words)
        line.show([[(words, app.palette.quiet)]], app.palette.plain)

    def on_key(self, event: events.Key) -> None:
        """No key does anything unseen."""
        event.stop()


def turn(app: CockpitApp) -> None:
    """Hide, or show again."""
    if isinstance(app.screen, Cover):
        app.pop_screen()
    elif _at_ease(app):
        _turn_words(app)
    else:
        app.push_screen(Cover())


def _at_ease(app: CockpitApp) -> bool:
    """Whether nothing is being typed or chosen, in a place that shows nothing but the book."""
    screen = app.screen
    if not isinstance(screen, Place) or screen.errand is not None or screen.choice is not None:
        return False
    editing = screen.focused is not None and screen.focused.id == "client-editor"
    return not editing and screen.place in PLACES


def _turn_words(app: CockpitApp) -> None:
    desk, place = app.desk, app.screen
    assert isinstance(place, Place)
    where = place.place
    if desk.book.hidden:
        hidden, desk.book = desk.book, app.shown_book
        hidden.close()
        formatter.hide_amounts(False)
    else:
        try:
            hidden = hiding.hide(desk.book)
        except CockpitError as fault:
            # who wants to hide cannot wait for a book that is being written
            desk.say(str(fault), "alarm")
            app.push_screen(Cover())
            return
        app.shown_book, desk.book = desk.book, hidden
        formatter.hide_amounts(True)
    desk.said = None
    desk.hits = None
    while len(app.screen_stack) > 1:
        # made anew from the book as it reads now: nothing that a place kept for itself stays
        app.pop_screen()
    if not app.home.panel_shown:
        app.home.client_panel.client = None
    desk.changed(())
    if desk.book.hidden and desk.stale:
        app.push_screen(Cover())
    elif where not in ("grid", "client"):
        app.go(where)
    if not desk.book.hidden:
        app.drafts.look_late()
