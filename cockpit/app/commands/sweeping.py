"""What can be done in the sweep beside the verbs."""

from __future__ import annotations

from cockpit.app.commands.command import SWEEP, Command
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

PLACES = (
    Place(
        SWEEP,
        N_("sweep"),
        N_("Who next, and what happened?"),
        N_("In the sweep"),
        N_(
            "One client at a time, the one who needs you most first, until the day's list is done. One key logs and"
            " brings the next; leave when you like, it goes on at the same card."
        ),
        letter="s",
        screen="cockpit.app.screens.sweep:SweepScreen",
        rank=2,
        in_hand=True,
    ),
)
_SWEEP = N_("Sweep")

COMMANDS = (
    Command(
        "skip",
        ("space",),
        N_("skip"),
        N_("Go on without a touch; u brings the card back."),
        _SWEEP,
        (SWEEP,),
        lambda screen: screen.skip(),
        foot=9,
        keep=5,
    ),
    Command(
        "open-card",
        ("enter",),
        N_("open client"),
        N_("Open the client on the grid; g s goes on at this card."),
        _SWEEP,
        (SWEEP,),
        lambda screen: screen.open_card(),
        foot=10,
        keep=8,
    ),
    Command(
        "capacity",
        ("z",),
        N_("capacity"),
        N_("How many clients the list holds, or minutes: 25, 90m."),
        _SWEEP,
        (SWEEP,),
        lambda screen: screen.ask_capacity(),
        foot=13,
    ),
)
