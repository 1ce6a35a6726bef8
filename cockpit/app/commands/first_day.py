"""The walk through a first day."""

from __future__ import annotations

from cockpit.app.commands.command import EVERYWHERE, Command, asks
from cockpit.core.words import N_

COMMANDS = (
    Command(
        "first-day",
        ("f3",),
        N_("first day"),
        N_("Walk through a first day, a step at a time; once more leaves, and later goes on where it was left."),
        N_("Go and leave"),
        EVERYWHERE,
        asks("cockpit.app.first_day:turn"),
    ),
)
