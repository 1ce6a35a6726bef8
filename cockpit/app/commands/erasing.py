"""Erasing for good."""

from __future__ import annotations

from cockpit.app.commands.command import CLIENT, GRID, Command, asks
from cockpit.core.words import N_

COMMANDS = (
    Command(
        "erase",
        ("shift+delete",),
        N_("erase"),
        N_("Erase the person under the cursor, or the client, for good: book, journal, backups. The name is typed."),
        N_("Client"),
        (GRID, CLIENT),
        asks("cockpit.app.erasing:ask"),
        shown="Shift+Del",
    ),
)
