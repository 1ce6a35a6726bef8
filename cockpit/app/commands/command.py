"""What a command is: one declaration, from which everything else about it follows."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from cockpit.app.commands.key_names import readable
from cockpit.app.commands.places import Place
from cockpit.core.named import NamedTuple

GRID, CLIENT, SWEEP = "grid", "client", "sweep"
IN_HAND = ("in hand",)
"""Wherever a client is in hand (`Place.in_hand`), a place made later too."""
EVERYWHERE = ("everywhere",)
"""In every place, one made later too."""


class Command(NamedTuple):
    """Something a user can do with a key."""

    id: str
    """Stable: what a keymap names."""
    keys: tuple[str, ...]
    """Textual's names of the keys; the first is shown. None where the user wants none."""
    label: str
    """One or two words for the footer."""
    help: str
    """One sentence for the help."""
    section: str
    """Heading under which help lists it."""
    places: tuple[str, ...]
    """Ids of the places where it applies, or EVERYWHERE, or IN_HAND."""
    does: Callable[[Any], None]
    """Takes the screen that it is asked of."""
    foot: int = 0
    """Its rank in the footer, 1 first; 0 is not shown there."""
    keep: int = 0
    """Its rank where the footer is short of room, 1 stays longest; 0 is as `foot` says."""
    shown: str = ""
    """How its key is written where that is not the first of `keys`."""
    changed: bool = False
    """Whether the user gave it the keys that it has."""

    def applies(self, place: Place) -> bool:
        """Whether it can be given there."""
        wanted = self.places
        return place.id in wanted or wanted == EVERYWHERE or (place.in_hand and "in hand" in wanted)

    @property
    def key_text(self) -> str:
        """The key as a user reads it."""
        return self.shown or (readable(self.keys[0]) if self.keys else "–")


def asks(target: str) -> Callable[[Any], None]:
    """A function named as "cockpit.app.looking:choose_filter", imported when the key is pressed; it takes the screen.

    The command line reads the table of commands and must not wait for Textual.
    """
    module, name = target.split(":")

    def do(screen: Any) -> None:
        getattr(importlib.import_module(module), name)(screen)

    return do
