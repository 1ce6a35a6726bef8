"""Taking what is on the screen out into a file."""

from __future__ import annotations

from cockpit.app.commands.command import EVERYWHERE, Command, asks
from cockpit.core.words import N_

COMMANDS = (
    Command(
        "export",
        ("ctrl+e",),
        N_("export"),
        N_("Write the list on the screen, its contacts or its calendar to a file."),
        N_("Go and leave"),
        EVERYWHERE,
        asks("cockpit.app.exporting.asking:choose_format"),
    ),
)
