"""All commands, gathered from the files of this package; knows nothing of Textual, so that `cockpit keys` is quick."""

from __future__ import annotations

import importlib
import pkgutil

from cockpit.app.commands.command import Command
from cockpit.core.words import _

_commands: dict[str, Command] = {}


def commands() -> dict[str, Command]:
    """Every command by id: of each module here that has `COMMANDS`."""
    if not _commands:
        package = importlib.import_module("cockpit.app.commands")
        for module in pkgutil.iter_modules(package.__path__):
            found = importlib.import_module(f"cockpit.app.commands.{module.name}")
            for command in getattr(found, "COMMANDS", ()):
                _commands[command.id] = command
    return _commands


def at_place(place: str) -> list[Command]:
    """The commands that apply there, footer's order first."""
    here = [command for command in commands().values() if place in command.places]
    return sorted(here, key=lambda command: command.foot or 99)


def clashes() -> list[str]:
    """Two commands on one key in one place, each as a sentence."""
    seen: dict[tuple[str, str], str] = {}
    found = []
    for command in commands().values():
        for place in command.places:
            for key in command.keys:
                other = seen.setdefault((place, key), command.id)
                if other != command.id:
                    found.append(
                        _("{key} in {place} is {one} and {two}").format(key=key, place=place, one=other, two=command.id)
                    )
    return found


def rows() -> list[dict[str, str]]:
    """The key map as `cockpit keys` prints it."""
    return [
        {
            "id": command.id,
            "key": command.key_text,
            "label": _(command.label),
            "help": _(command.help),
            "where": ", ".join(command.places),
        }
        for command in commands().values()
    ]
