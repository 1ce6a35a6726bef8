"""What can be done with numbers that belong to nobody in the book."""

from __future__ import annotations

from cockpit.app.commands.command import Command
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

STRANGERS = "unassigned"
PLACES = (
    Place(
        STRANGERS,
        N_("incoming numbers"),
        N_("Who called and wrote that is not in the book?"),
        N_("Among incoming numbers"),
        N_(
            "Numbers of a phone's backup that belong to nobody in the book. Say whose they are, and their calls and"
            " texts join that client's history; leave out those that are none of your clients."
        ),
        letter="i",
        screen="cockpit.app.screens.strangers:StrangersScreen",
        rank=20,
    ),
)
_NUMBERS = N_("Incoming numbers")

COMMANDS = (
    Command(
        "assign-number",
        ("enter", "a"),
        N_("assign"),
        N_("Give the number to a client, found as you type; its calls and texts become touches."),
        _NUMBERS,
        (STRANGERS,),
        lambda screen: screen.assign(),
        foot=1,
    ),
    Command(
        "number-to-new-client",
        ("insert",),
        N_("new client"),
        N_("Make a new client of the number."),
        _NUMBERS,
        (STRANGERS,),
        lambda screen: screen.make_client(),
        foot=2,
    ),
    Command(
        "leave-number-out",
        ("delete",),
        N_("leave out"),
        N_("Leave the number out for good: later backups do not ask about it again."),
        _NUMBERS,
        (STRANGERS,),
        lambda screen: screen.leave_number_out(),
        foot=3,
    ),
)
