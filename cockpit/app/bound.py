"""The keys of a place: bound when the first is pressed, which is after the first frame.

Textual works all of them out for each kind of screen as it is imported, and again for what is derived from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.binding import Binding, BindingsMap

from cockpit.app.commands.table import commands

NAME = "_bindings"
"""Where Textual keeps what is bound to the keys of a part of the screen."""


def keys() -> list[Binding]:
    """What each key of a command does, whether it applies here or not."""
    return [
        Binding(",".join(command.keys), f"command('{command.id}')", command.label, show=False, id=command.id)
        for command in commands().values()
        if command.keys
    ]


class Later:
    """An attribute of a screen: what is bound to its keys, the keys of the commands among them once it is read."""

    def __get__(self, screen: Any, _kind: object = None) -> Any:
        """The keys of the screen's kind, and those of the commands in their stead."""
        if screen is None:
            return self
        bound, more = screen.__dict__[NAME]
        if more:
            bound = with_keys(bound, keys())
            screen.__dict__[NAME] = bound, False
        return bound

    def __set__(self, screen: Any, bound: BindingsMap) -> None:
        """Textual gives a screen what its kind has."""
        screen.__dict__[NAME] = bound, NAME not in screen.__dict__


def with_keys(bound: BindingsMap, more: Iterable[Binding]) -> BindingsMap:
    """What is bound, and more; of a key that is in both what it does more."""
    return BindingsMap.from_keys({**bound.key_to_bindings, **BindingsMap(more).key_to_bindings})
