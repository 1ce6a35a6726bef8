"""The palette: every command and every client by name, accents folded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from cockpit.app.commands.command import Command
from cockpit.app.commands.table import at_place
from cockpit.app.palette_elsewhere import words_of
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.store.folding import fold

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.app.place import Place

MOST = 30


class CommandProvider(Provider):
    """The commands that apply where the palette was opened."""

    @property
    def _place(self) -> Place | None:
        from cockpit.app.place import Place

        return self.screen if isinstance(self.screen, Place) else None

    async def discover(self) -> Hits:
        """All of them."""
        place = self._place
        for command in _given(place):
            yield DiscoveryHit(
                _label(_(command.help), command.key_text),
                partial(cast("Place", place).give, command.id),
                text=_(command.help),
            )

    async def search(self, query: str) -> Hits:
        """Those whose words hold all that was typed."""
        place = self._place
        words = fold(query).split()
        for command in _given(place):
            if all(word in words_of(command) for word in words):
                score = 1.0 if fold(_(command.label)).startswith(words[0]) else 0.8
                yield Hit(
                    score,
                    _label(_(command.help), command.key_text),
                    partial(cast("Place", place).give, command.id),
                    text=_(command.help),
                )


def _given(place: Place | None) -> list[Command]:
    """The commands that can be given there now."""
    if place is None:
        return []
    return [command for command in at_place(place.place) if place.check_action("command", (command.id,))]


class ClientProvider(Provider):
    """The clients."""

    async def search(self, query: str) -> Hits:
        """Those whose name, city or code holds all that was typed."""
        app = cast("CockpitApp", self.app)
        words = fold(query).split()
        shown = 0
        for facts in app.desk.portfolio.clients:
            if shown < MOST and all(word in facts.fold for word in words):
                shown += 1
                score = 0.9 if facts.fold.startswith(words[0]) else 0.6
                where = " · ".join(part for part in (facts.city, facts.segment, facts.potential_class) if part)
                yield Hit(
                    score, _label(visible(facts.name), visible(where)), partial(self._go, facts.id), text=facts.name
                )

    def _go(self, client: int) -> None:
        app = cast("CockpitApp", self.app)
        app.go("grid")
        app.home.grid.move_to(client)
        app.home.open_client()


def _label(text: str, side: str) -> Content:
    """A line of the palette; made of content, so nothing in a name is markup."""
    return Content.assemble(text, "  ", (side, "$text-muted"))
