"""All commands, gathered from the files of this package; knows nothing of Textual, so that `cockpit keys` is quick."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from typing import Any

from cockpit.app.commands.command import Command
from cockpit.app.commands.places import Place
from cockpit.core.words import _

_commands: dict[str, Command] = {}
_places: dict[str, Place] = {}
_here: dict[str, list[Command]] = {}
"""What applies at each place, as it was asked for."""


def _gather() -> None:
    package = importlib.import_module("cockpit.app.commands")
    found_places: dict[str, Place] = {}
    for module in pkgutil.iter_modules(package.__path__):
        found = importlib.import_module(f"cockpit.app.commands.{module.name}")
        for command in getattr(found, "COMMANDS", ()):
            _commands[command.id] = command
        for place in getattr(found, "PLACES", ()):
            found_places[place.id] = place
    _places.update(sorted(found_places.items(), key=lambda item: item[1].rank))


def use_keys(wanted: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Give commands the user's keys, before any screen is made: binding, footer, palette and help follow.

    Args:
        wanted: keys by the id of a command, as they were written; empty to leave it without one.

    Returns:
        A sentence for each entry that is no use; that command keeps the program's keys.
    """
    # imported here: most users keep the keys as they are
    from cockpit.app.commands.keymap import remapped

    _gather()
    found, refused = remapped(_commands, places(), wanted)
    _commands.update(found)
    _here.clear()
    return refused


def commands() -> dict[str, Command]:
    """Every command by id: of each module here that has `COMMANDS`."""
    if not _commands:
        _gather()
    return _commands


def places() -> dict[str, Place]:
    """Every place by id, in the order of their ranks: of each module here that has `PLACES`."""
    if not _places:
        _gather()
    return _places


def at_place(place: str) -> list[Command]:
    """The commands that apply there, footer's order first."""
    found = _here.get(place)
    if found is None:
        where = places()[place]
        here = [command for command in commands().values() if command.applies(where)]
        found = _here[place] = sorted(here, key=lambda command: command.foot or 99)
    return found


def clashes() -> list[str]:
    """Two commands on one key in one place, each as a sentence."""
    seen: dict[tuple[str, str], str] = {}
    found = []
    for place in places().values():
        for command in commands().values():
            for key in command.keys if command.applies(place) else ():
                other = seen.setdefault((place.id, key), command.id)
                if other != command.id:
                    found.append(
                        _("{key} in {place} is {one} and {two}").format(
                            key=key, place=place.id, one=other, two=command.id
                        )
                    )
    return found


def rows() -> list[dict[str, Any]]:
    """The key map as `cockpit keys` prints it."""
    return [
        {
            "id": command.id,
            "key": command.key_text,
            "keys": list(command.keys),
            "changed": command.changed,
            "label": _(command.label),
            "help": _(command.help),
            "where": ", ".join(place.id for place in places().values() if command.applies(place)),
        }
        for command in commands().values()
    ]
