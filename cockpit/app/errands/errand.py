"""What an errand is: a label, a text being typed, what is understood of it, and what Enter does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core.errors import BadInput
from cockpit.core.words import _


class Errand:
    """Something being typed; a screen runs one at a time."""

    label = ""
    placeholder = ""
    kept = True
    """Whether what is typed is kept as a draft; not where it only finds something, or must not lie about."""
    number = ""
    """The number that was typed before its command."""
    present: Callable[[], str] | None = None
    """What the book holds now in the place of the text that this began with, where it changes one."""

    def __init__(self, value: str = "") -> None:
        """Start with a text."""
        self.value = value
        self.began = value
        """What the book held then, as `present` tells it."""

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """What is understood so far: at most two lines, shown above while typing."""
        return []

    def changing(self, present: Callable[[], str]) -> Self:
        """Let it be held against what the book holds then, when Enter is pressed."""
        self.present = present
        return self

    def look_again(self) -> None:
        """Before Enter: what another program, or another screen, wrote meanwhile is not written over unseen.

        Raises:
            BadInput: it is another text now; said once.
        """
        theirs = self.present() if self.present is not None else self.began
        if theirs != self.began:
            self.began = theirs
            raise BadInput(
                _("this was changed meanwhile to “{text}”: Enter once more writes yours").format(text=theirs)
            )

    def enter(self, text: str) -> bool:
        """Do it; returns whether the errand is over. What cannot be done raises a CockpitError with the reason."""
        return True

    def key(self, key: str) -> bool:
        """A key that is no text; returns whether it was meant for the errand."""
        return False

    def leave(self) -> None:
        """Esc: nothing is done."""
