"""One of several, named on the command line by its id or by as much of it as tells it apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from cockpit.core.errors import BadInput
from cockpit.core.words import _

T = TypeVar("T")


def chosen(option: str, typed: str, choices: Mapping[str, T]) -> T:
    """The choice meant.

    Args:
        option: what the user was asked for, for the sentence.
        typed: what was typed.
        choices: all that there are, by id.

    Raises:
        BadInput: none or several; it lists what there is.
    """
    if typed in choices:
        return choices[typed]
    near = [id for id in choices if typed and id.startswith(typed.casefold())]
    if len(near) != 1:
        raise BadInput(
            _("{option} {text}: choose one of {choices}").format(
                option=option, text=typed or "“”", choices=", ".join(near or choices)
            )
        )
    return choices[near[0]]
