"""Choosing how the grid is looked at: a state to keep bright, an order, groups, a tile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cockpit.app.choice import Choice, Option
from cockpit.app.widgets.floor import Floor
from cockpit.core import formatter as fmt
from cockpit.core.arrangement import GROUPS, ORDERS
from cockpit.core.lens import lenses
from cockpit.core.tiling import SIZES
from cockpit.core.words import _

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.app.screens.home import HomeScreen


def choose_filter(screen: HomeScreen) -> None:
    """Ask for the letter of a state."""
    desk = screen.desk
    options = []
    for index, (letter, state) in enumerate(zip(desk.lens.letters(), desk.lens.states, strict=True)):
        only = frozenset({index})
        options.append(Option(letter, _(state.label), partial(desk.filter, only), desk.wanted_states == only))
    screen.choice = Choice(_("filter"), (*options, Option("f", _("all"), partial(desk.filter, None))))


def next_bright(screen: HomeScreen) -> None:
    """Stand on the next client that is not dimmed."""
    _hop(screen, 1)


def previous_bright(screen: HomeScreen) -> None:
    """Stand on the one before."""
    _hop(screen, -1)


def _hop(screen: HomeScreen, way: int) -> None:
    floor, bright = screen.grid.floor, screen.desk.look().bright
    if bright is None:
        screen.desk.say(_("all are bright: f and a letter dims all but one state"), "warn")
        return
    standing = [client for client in floor.clients if client in bright]
    here = floor.position.get(screen.grid.cursor or 0, -1)
    ahead = [client for client in standing if (floor.position[client] - here) * way > 0]
    if ahead or standing:
        screen.grid.move_to((ahead or standing)[0 if way > 0 else -1])


def choose_order(screen: HomeScreen) -> None:
    """Ask for an order."""
    desk = screen.desk
    options = [
        Option(each.letter, _(each.label), partial(desk.use_order, each.id), each.id == desk.view.ordering)
        for each in ORDERS.values()
    ]
    screen.choice = Choice(_("order by"), tuple(options))


def choose_groups(screen: HomeScreen) -> None:
    """Ask for a grouping."""
    desk = screen.desk
    options = [
        Option(each.letter, _(each.label), partial(desk.use_groups, each.id), each.id == desk.view.grouping)
        for each in GROUPS.values()
    ]
    screen.choice = Choice(_("group by"), tuple(options))


def larger_tiles(screen: HomeScreen) -> None:
    """The next larger kind of tile."""
    _resize_tiles(screen, -1)


def smaller_tiles(screen: HomeScreen) -> None:
    """The next smaller kind of tile."""
    _resize_tiles(screen, 1)


def _resize_tiles(screen: HomeScreen, way: int) -> None:
    """A larger or smaller tile; the size that the room asks for, and what is beyond the ends, follows the room."""
    floor = screen.grid.floor
    at = SIZES.index(floor.tiling.size) + way
    chosen = SIZES[at] if 0 <= at < len(SIZES) else None
    automatic = Floor(screen.desk.groups, screen.grid.size.width, screen.grid.size.height, "auto").tiling.size
    if chosen is automatic:
        chosen = None
    screen.desk.use_tile(chosen.id if chosen else "auto")
    screen.desk.say(_("tiles: {size}").format(size=_(chosen.label) if chosen else _("as the room allows")))


def follow(app: CockpitApp, link: str) -> None:
    """Go where a link leads: a place by its id, or "lens:breath:never", the grid through a lens with a state bright."""
    if link.startswith("lens:"):
        app.go("grid")
        _look_through(app.home, *link.split(":")[1:])
        app.home.draw()
    else:
        app.go(link)


def _look_through(screen: HomeScreen, name: str, state: str = "") -> None:
    """Look through a lens, with one state kept bright, and stand on its first client."""
    desk, lens = screen.desk, lenses()[name]
    desk.use_lens(lens)
    wanted = [index for index, each in enumerate(lens.states) if each.id == state]
    if wanted:
        desk.filter(frozenset(wanted))
        states = desk.reading.states
        first = next((client for client in screen.grid.floor.clients if states.get(client) in wanted), None)
        if first is not None:
            screen.grid.move_to(first)
        count = fmt.clients(desk.reading.counts[wanted[0]])
        label = _(lens.states[wanted[0]].label)
        desk.say(_("{clients}: {state} · f f shows all").format(clients=count, state=label))
