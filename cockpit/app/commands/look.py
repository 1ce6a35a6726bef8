"""How the book is looked at: lens, filter, order, groups, tiles, marks, find, and moving about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cockpit.app.commands.command import CLIENT, EVERYWHERE, GRID, Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

PLACES = (
    Place(
        GRID, N_("grid"), N_("How is the whole book, and who needs me?"), N_("On the grid"),
        N_(
            "All clients at once, each in its place from day to day. Look for what steps forward, ask why in the line"
            " below, log what you do with one key. Tab puts another question to all of them."
        ),
        letter="g", rank=1, in_hand=True,
    ),
)  # fmt: skip
_LOOK = N_("Look")
_MOVE = N_("Move")


def _step(way: str) -> Callable[[Any], None]:
    return lambda screen: screen.step(way)


def _move(id: str, keys: tuple[str, ...], help: str, way: str, shown: str) -> Command:
    return Command(id, keys, N_("move"), help, _MOVE, (GRID,), _step(way), shown=shown)


COMMANDS = (
    _move("left", ("left", "h"), N_("The client to the left."), "left", "← h"),
    _move("down", ("down", "j"), N_("The client below."), "down", "↓ j"),
    _move("up", ("up", "k"), N_("The client above."), "up", "↑ k"),
    _move("right", ("right", "l"), N_("The client to the right."), "right", "→ l"),
    _move("first", ("home",), N_("The first client."), "home", "Home"),
    _move("last", ("end",), N_("The last client."), "end", "End"),
    _move("page-up", ("pageup",), N_("Half a screen up, or the page before."), "pageup", "PgUp"),
    _move("page-down", ("pagedown",), N_("Half a screen down, or the next page."), "pagedown", "PgDn"),
    Command(
        "lens-next",
        ("tab",),
        N_("lens"),
        N_("Put the next question to every client."),
        _LOOK,
        (GRID,),
        lambda screen: screen.turn_lens(1),
        foot=13,
        keep=4,
    ),
    Command(
        "lens-back",
        ("shift+tab",),
        N_("lens back"),
        N_("Put the question before."),
        _LOOK,
        (GRID,),
        lambda screen: screen.turn_lens(-1),
    ),
    Command(
        "filter",
        ("f",),
        N_("filter"),
        N_("Dim all but one state: f and its letter in the legend; f f shows all."),
        _LOOK,
        (GRID,),
        asks("cockpit.app.looking:choose_filter"),
        foot=15,
        keep=14,
    ),
    Command(
        "next-bright",
        ("full_stop",),
        N_("next bright"),
        N_("Go to the next client that the filter leaves bright, from the last to the first."),
        _LOOK,
        (GRID,),
        asks("cockpit.app.looking:next_bright"),
    ),
    Command(
        "previous-bright",
        ("comma",),
        N_("bright before"),
        N_("Go to the bright client before."),
        _LOOK,
        (GRID,),
        asks("cockpit.app.looking:previous_bright"),
    ),
    Command(
        "order",
        ("o",),
        N_("order"),
        N_("Choose the order in which the clients stand."),
        _LOOK,
        (GRID,),
        asks("cockpit.app.looking:choose_order"),
        foot=18,
    ),
    Command(
        "move-left",
        ("shift+left",),
        N_("move it"),
        N_("In own order: let the client stand one place earlier."),
        _LOOK,
        (GRID,),
        lambda screen: screen.move_client(-1),
        shown="Shift+←",
    ),
    Command(
        "move-right",
        ("shift+right",),
        N_("move it"),
        N_("In own order: let the client stand one place later."),
        _LOOK,
        (GRID,),
        lambda screen: screen.move_client(1),
        shown="Shift+→",
    ),
    Command(
        "group",
        ("G",),
        N_("groups"),
        N_("Choose the groups in which they stand."),
        _LOOK,
        (GRID,),
        asks("cockpit.app.looking:choose_groups"),
        foot=19,
    ),
    Command(
        "larger",
        ("plus", "equals_sign"),
        N_("larger"),
        N_("Larger tiles."),
        _LOOK,
        (GRID,),
        asks("cockpit.app.looking:larger_tiles"),
    ),
    Command(
        "smaller",
        ("minus",),
        N_("smaller"),
        N_("Smaller tiles; the last step lets the size follow the room."),
        _LOOK,
        (GRID,),
        asks("cockpit.app.looking:smaller_tiles"),
    ),
    Command(
        "find",
        ("slash",),
        N_("find"),
        N_("Find as you type: name, person, phone, note. Down goes to the next hit, Enter stays, Esc returns."),
        _LOOK,
        (GRID, CLIENT),
        lambda screen: screen.find(),
        foot=12,
        keep=6,
    ),
    Command(
        "mark",
        ("space",),
        N_("mark"),
        N_("Mark the client; a verb then acts on all marked as one change."),
        _LOOK,
        (GRID,),
        lambda screen: screen.mark(),
        foot=16,
    ),
    Command(
        "back",
        ("escape",),
        N_("back"),
        N_("Leave what is open; on the grid, drop marks and filter."),
        _MOVE,
        EVERYWHERE,
        lambda screen: screen.back(),
    ),
)
