"""In the palette: the places, what is done in other places, the settings, and at the end the search of the book.

What belongs to a place is not done from afar: one is led there, and told the key. Much of it is about what the cursor
stands on, which has to be seen first.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from cockpit.app.commands.command import CLIENT, GRID, Command
from cockpit.app.commands.table import commands, places
from cockpit.core.visible import visible
from cockpit.core.words import N_, _
from cockpit.settings import SETTINGS
from cockpit.store.folding import fold

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.app.commands.places import Place as Somewhere
    from cockpit.app.place import Place

BY_THE_WAY = {CLIENT: (GRID, "open"), "import": (GRID, "import"), "templates": ("routine", "edit-templates"),
              "hand-off": (GRID, "hand-off")}  # fmt: skip
"""The places that no letter leads to: the place before each, and the command that leads on."""
ALSO = {"take-backup-back": N_("restore"), "hide": N_("privacy")}
"""Other words for a command, by its id."""


def words_of(command: Command) -> str:
    """All words that a command is found by."""
    also = f"{_(ALSO[command.id])} {ALSO[command.id]}" if command.id in ALSO else ""
    return fold(f"{_(command.label)} {_(command.help)} {command.id} {also}")


class PlaceProvider(Provider):
    """The places that `g` leads to."""

    async def discover(self) -> Hits:
        """All of them."""
        for place in _lettered():
            yield DiscoveryHit(_told(place), partial(self._go, place.id), text=_(place.question))

    async def search(self, query: str) -> Hits:
        """Those whose words hold all that was typed."""
        words = fold(query).split()
        for place in _lettered():
            named = fold(f"{_(place.label)} {place.id}")
            if all(word in f"{named} {fold(_(place.question))} {fold(_(place.lesson))}" for word in words):
                score = 0.98 if all(word in named for word in words) else 0.5
                yield Hit(score, _told(place), partial(self._go, place.id), text=_(place.question))

    def _go(self, place: str) -> None:
        app = cast("CockpitApp", self.app)
        app.go(place)
        _draw(app)


class ElsewhereProvider(Provider):
    """The commands of other places than the one where the palette was opened."""

    async def search(self, query: str) -> Hits:
        """Those whose words hold all that was typed."""
        here, words = getattr(self.screen, "place", ""), fold(query).split()
        for command in commands().values():
            where = next((place for place in places().values() if command.applies(place)), None)
            if where is None or (here in places() and command.applies(places()[here])):
                continue
            if all(word in words_of(command) for word in words):
                score = 0.7 if fold(_(command.label)).startswith(words[0]) else 0.4
                label = _line(_(command.help), f"{_(where.label)} · {command.key_text}")
                yield Hit(score, label, partial(self._lead, command, where), text=_(command.help))

    def _lead(self, command: Command, where: Somewhere) -> None:
        app = cast("CockpitApp", self.app)
        place, on = BY_THE_WAY.get(where.id, (where.id, ""))
        app.go(place)
        screen = cast("Place", app.screen)
        if on:
            screen.give(on)
        if where.id == CLIENT and screen.place == GRID:
            # it stands beside the grid: once more goes into it
            screen.give(on)
        if cast("Place", app.screen).place == where.id:
            app.desk.say(" · ".join((command.key_text, _(command.help))))
        _draw(app)


class SettingProvider(Provider):
    """The settings, which the command line writes."""

    async def search(self, query: str) -> Hits:
        """Those whose words hold all that was typed."""
        words = fold(query).split()
        for each in SETTINGS.values():
            if all(word in fold(f"{each.name} {_(each.help)} {_('settings')} settings") for word in words):
                how = " ".join(("cockpit", "settings", "set", each.name))
                yield Hit(0.6, _line(_(each.help), how), partial(self._tell, f"{_(each.help)} `{how} …`"))

    def _tell(self, words: str) -> None:
        app = cast("CockpitApp", self.app)
        app.desk.say(words)
        _draw(app)


class FindProvider(Provider):
    """The search of the book: there is always something to be chosen."""

    async def search(self, query: str) -> Hits:
        """What was typed."""
        words = _("find “{text}” in the book").format(text=visible(query))
        yield Hit(0.01, _line(words, commands()["find"].key_text), partial(self._find, query), text=query)

    def _find(self, query: str) -> None:
        app = cast("CockpitApp", self.app)
        app.go(GRID)
        app.home.give("find")
        if app.home.errand is not None:
            app.home.query_one("#prompt-text").value = query  # type: ignore[attr-defined]
        app.home.draw()


def _lettered() -> list[Somewhere]:
    return [place for place in places().values() if place.letter]


def _told(place: Somewhere) -> Content:
    return _line(f"{_(place.label)}  {_(place.question)}", f"{commands()['go'].key_text} {place.letter}")


def _line(text: str, side: str) -> Content:
    return Content.assemble(text, "  ", (side, "$text-muted"))


def _draw(app: CockpitApp) -> None:
    draw = getattr(app.screen, "draw", None)
    if draw is not None:
        draw()
