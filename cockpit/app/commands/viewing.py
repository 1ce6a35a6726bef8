"""Views that have names: the way the grid is looked at, kept and found again."""

from __future__ import annotations

from cockpit.app.commands.command import GRID, Command, asks
from cockpit.core.words import N_

COMMANDS = (
    Command(
        "views",
        ("w",),
        N_("views"),
        N_("Look at the book through a view that has a name; keep, rename or forget one."),
        N_("Look"),
        (GRID,),
        asks("cockpit.app.viewing:choose_view"),
        foot=19,
    ),
)
