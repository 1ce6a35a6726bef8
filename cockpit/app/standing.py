"""Where somebody stands in a book, to go on there when the same book is opened from another file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.app.commands.command import CLIENT
from cockpit.core.named import NamedTuple
from cockpit.store.views import View

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp


class Standing(NamedTuple):
    """The client under the cursor, what is marked, and how the book is looked at."""

    book: int
    """The book's own id, the same in every copy of it."""
    client: int | None
    marks: frozenset[int]
    view: View
    open: bool
    """Whether the client is open beside the grid."""


def standing(app: CockpitApp) -> Standing:
    """Where somebody stands now."""
    from cockpit.app.viewing import present

    desk, home = app.desk, app.home
    return Standing(desk.book.book_id, home.grid.cursor, desk.marks, present(desk), home.panel_shown)


def stand_again(app: CockpitApp, before: Standing | None) -> None:
    """Stand there again where it is the same book, as far as all that is in it; asked for before anything is shown."""
    from cockpit.app.viewing import look_so

    desk = app.desk
    if before is None or before.book != desk.book.book_id:
        return
    look_so(desk, before.view)
    desk.marks = before.marks & frozenset(desk.portfolio.by_id)
    app.begin_on = before.client if before.client in desk.portfolio.by_id else None
    if before.open and app.begin_on is not None and not app.begin_at:
        app.begin_at = CLIENT


def begin(app: CockpitApp) -> None:
    """Go to the place to begin at, once the grid is on the screen."""
    if app.begin_at == CLIENT:
        app.home.open_client()
        app.home.draw()
    elif app.begin_at:
        app.go(app.begin_at)
