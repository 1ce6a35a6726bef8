"""In the palette: every view that has a name, and every book that was opened of late."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import Hit, Hits, Provider
from textual.content import Content

from cockpit import recent
from cockpit.core.errors import CockpitError
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.store import views
from cockpit.store.folding import fold

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.app.place import Place


class ViewProvider(Provider):
    """The views."""

    async def search(self, query: str) -> Hits:
        """Those whose name holds all that was typed."""
        app = cast("CockpitApp", self.app)
        try:
            names = list(views.named(app.desk.book))
        except CockpitError:
            # the book cannot be read just now; the other hits stand
            names = []
        words = fold(query).split()
        for name in names:
            if all(word in f"{fold(name)} {fold(_('view'))}" for word in words):
                yield Hit(0.95, _named(name, _("view")), partial(self._look, name), text=name)

    def _look(self, name: str) -> None:
        from cockpit.app.viewing import look_through

        app = cast("CockpitApp", self.app)
        app.go("grid")
        app.home.attempt(lambda: look_through(app.home, name))
        app.home.draw()


class BookProvider(Provider):
    """The books."""

    async def search(self, query: str) -> Hits:
        """Those whose name or path holds all that was typed."""
        app = cast("CockpitApp", self.app)
        if app.desk.book.hidden:
            # their names are words as well, and another book would open with its own shown
            return
        words = fold(query).split()
        for one in recent.recent():
            told = f"{fold(one.title)} {fold(one.path)} {fold(_('book'))}"
            if one.path != str(app.desk.book.path.absolute()) and all(word in told for word in words):
                yield Hit(0.7, _named(one.title, _("book")), partial(self._open, one), text=one.title)

    def _open(self, one: recent.Recent) -> None:
        from cockpit.app.shelf import open_book_at

        app = cast("CockpitApp", self.app)
        screen = cast("Place", app.screen)
        screen.attempt(lambda: open_book_at(app, one.path))
        screen.draw()


def _named(name: str, what: str) -> Content:
    return Content.assemble(visible(name), "  ", (what, "$text-muted"))
