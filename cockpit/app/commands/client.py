"""What can be done with the client in hand beside logging."""

from __future__ import annotations

from cockpit.app.commands.command import CLIENT, GRID, IN_HAND, Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

PLACES = (
    Place(
        CLIENT,
        N_("client"),
        N_("Who is this, and what comes next?"),
        N_("In the client"),
        N_(
            "One client beside the grid, which goes on showing all others. Every line can be edited where it stands;"
            " every figure says where it comes from."
        ),
        in_hand=True,
    ),
)
_CLIENT = N_("Client")

COMMANDS = (
    Command(
        "open",
        ("enter",),
        N_("open"),
        N_("Open the client beside the grid; once more goes into it."),
        _CLIENT,
        (GRID,),
        lambda screen: screen.open_client(),
        foot=10,
        keep=8,
    ),
    Command(
        "enter-row",
        ("enter",),
        N_("open"),
        N_("Unfold the person or the text under the cursor, or edit the field."),
        _CLIENT,
        (CLIENT,),
        lambda screen: screen.enter_row(),
    ),
    Command(
        "next-tab",
        ("tab",),
        N_("next tab"),
        N_("Overview, history, actions, people, money."),
        _CLIENT,
        (CLIENT,),
        lambda screen: screen.turn_tab(1),
        foot=10,
    ),
    Command(
        "previous-tab",
        ("shift+tab",),
        N_("tab before"),
        N_("The tab before."),
        _CLIENT,
        (CLIENT,),
        lambda screen: screen.turn_tab(-1),
    ),
    Command(
        "next-action",
        ("a",),
        N_("next"),
        N_("Add a next action in words: “offer fri”, “+10d ring Anna”."),
        _CLIENT,
        IN_HAND,
        lambda screen: screen.plan(),
        foot=9,
        keep=4,
    ),
    Command(
        "tick",
        ("x",),
        N_("done"),
        N_("Tick the next action done, and be offered the next."),
        _CLIENT,
        IN_HAND,
        lambda screen: screen.tick(),
        foot=11,
        keep=13,
    ),
    Command(
        "edit",
        ("f2",),
        N_("edit"),
        N_("Edit the field under the cursor in place."),
        _CLIENT,
        (GRID, CLIENT),
        lambda screen: screen.edit(),
        foot=17,
    ),
    Command(
        "tags",
        ("t",),
        N_("tags"),
        N_("Set the client's tags, or add tags to all marked."),
        _CLIENT,
        (GRID, CLIENT),
        lambda screen: screen.tag(),
    ),
    Command(
        "copy",
        ("y",),
        N_("copy"),
        N_("Copy the client's name and numbers."),
        _CLIENT,
        IN_HAND,
        asks("cockpit.app.copying:copy"),
    ),
    Command(
        "delete",
        ("delete",),
        N_("delete"),
        N_("Delete the touch, action or person under the cursor; u brings it back."),
        _CLIENT,
        (CLIENT,),
        lambda screen: screen.delete(),
        foot=18,
    ),
    Command(
        "add-client",
        ("insert", "ctrl+n"),
        N_("add client"),
        N_("Add a client by name."),
        _CLIENT,
        (GRID,),
        lambda screen: screen.add_client(),
        foot=23,
        shown="Ins",
    ),
)
