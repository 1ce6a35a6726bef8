"""What can be done with the journal."""

from __future__ import annotations

from cockpit.app.commands.command import Command
from cockpit.app.commands.places import Place
from cockpit.core.words import N_

JOURNAL = "journal"
PLACES = (
    Place(
        JOURNAL,
        N_("journal"),
        N_("What was done, and what of it is to be taken back?"),
        N_("In the journal"),
        N_(
            "Everything that was ever changed, newest first. Enter unfolds what an act did, x takes it back however"
            " long ago it was; where a later one stands on it, that one is named and nothing happens."
        ),
        letter="j",
        screen="cockpit.app.screens.journal:JournalScreen",
        rank=9,
    ),
)
_JOURNAL = N_("Journal")

COMMANDS = (
    Command(
        "journal-unfold",
        ("enter", "space"),
        N_("its rows"),
        N_("Show what the act did, row by row, or fold it again."),
        _JOURNAL,
        (JOURNAL,),
        lambda screen: screen.unfold(),
        foot=1,
    ),
    Command(
        "journal-take-back",
        ("x", "delete"),
        N_("take back"),
        N_("Take back the act under the cursor, whenever it was; refused where a later one stands on it."),
        _JOURNAL,
        (JOURNAL,),
        lambda screen: screen.take_back(),
        foot=2,
    ),
    Command(
        "journal-filter",
        ("f",),
        N_("everything"),
        N_("Show what the program and other programs wrote as well, or only what was done."),
        _JOURNAL,
        (JOURNAL,),
        lambda screen: screen.turn_filter(),
        foot=3,
    ),
)
