"""A key that a command answers goes straight to it.

Textual hands a key from queue to queue, from the focus up to the program, before it looks what is bound to it. Where
the focus takes no key itself, nothing can come of that but waiting.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from textual import events
from textual.binding import Binding

from cockpit.app.commands.table import commands

if TYPE_CHECKING:
    from cockpit.app.place import Place


def done(screen: Place, key: events.Key) -> bool:
    """Do what a key does in a place; False where nothing of ours answers it, and it goes Textual's way."""
    if key.key in commands()["hide"].keys:
        # also where a letter is asked for
        screen.cockpit.action_hide()
        return True
    if screen.heard(key):
        return True
    for command in _answers().get(key.key, ()):
        if screen.check_action("command", (command,)):
            screen.action_command(command)
            return True
    return False


@cache
def _answers() -> Mapping[str, tuple[str, ...]]:
    """The commands by key, in the order of the table; asked for when the user's keys are in it."""
    found: dict[str, tuple[str, ...]] = {}
    for command in commands().values():
        for binding in Binding.make_bindings([(",".join(command.keys), "", "")] if command.keys else []):
            found[binding.key] = (*found.get(binding.key, ()), command.id)
    return found
