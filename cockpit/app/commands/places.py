"""What a place is: where commands apply, and where `g` and a letter lead."""

from __future__ import annotations

from cockpit.core.named import NamedTuple


class Place(NamedTuple):
    """Somewhere to be; a file of this package declares it as `PLACE` beside the commands that belong to it."""

    id: str
    label: str
    """One word for the choice that `g` opens."""
    question: str
    """What one goes there to see."""
    title: str
    """The heading of its help: "In the sweep"."""
    lesson: str = ""
    """Two or three sentences for the head of its help: how one works here."""
    letter: str = ""
    """After `g`; a place without one is reached in another way."""
    screen: str = ""
    """Its screen as "module:Class", made with the desk; empty where it is a part of the grid's."""
    rank: int = 99
    """Its place among the others."""
    in_hand: bool = False
    """Whether a client is in hand there, so that every verb applies."""
