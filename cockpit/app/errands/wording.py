"""Plain wordings: a name, some tags, a checklist item; what is typed is what is kept."""

from __future__ import annotations

from collections.abc import Callable

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part


class Wording(Errand):
    """A text that needs no understanding."""

    def __init__(self, label: str, do: Callable[[str], None], value: str = "", hint: str = "") -> None:
        """Ask for a text; `do` gets it, and raises a CockpitError where it will not do."""
        super().__init__(value)
        self.label = label
        self._hint = hint
        self._do = do

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The hint, if any."""
        return [[(f" {self._hint}", palette.quiet)]] if self._hint else []

    def enter(self, text: str) -> bool:
        """Keep it."""
        self._do(text)
        return True
