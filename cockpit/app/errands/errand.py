"""What an errand is: a label, a text being typed, what is understood of it, and what Enter does."""

from __future__ import annotations

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part


class Errand:
    """Something being typed; a screen runs one at a time."""

    label = ""
    placeholder = ""
    kept = True
    """Whether what is typed is kept as a draft; not where it only finds something, or must not lie about."""
    number = ""
    """The number that was typed before its command."""

    def __init__(self, value: str = "") -> None:
        """Start with a text."""
        self.value = value

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """What is understood so far: at most two lines, shown above while typing."""
        return []

    def enter(self, text: str) -> bool:
        """Do it; returns whether the errand is over. What cannot be done raises a CockpitError with the reason."""
        return True

    def key(self, key: str) -> bool:
        """A key that is no text; returns whether it was meant for the errand."""
        return False

    def leave(self) -> None:
        """Esc: nothing is done."""
