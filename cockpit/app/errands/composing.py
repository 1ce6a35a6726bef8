"""Writing a text: what it takes up is counted while it is typed, and a field that there is not is said at once."""

from __future__ import annotations

from collections.abc import Callable

from cockpit.app.errands.errand import Errand
from cockpit.app.handing.size import size_words
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import texting
from cockpit.core.errors import BadInput
from cockpit.core.words import _


class Composing(Errand):
    """A text for one person, or a template with fields."""

    def __init__(
        self,
        label: str,
        do: Callable[[str], None],
        value: str = "",
        *,
        preview: Callable[[str], str] | None = None,
    ) -> None:
        """Ask for a text.

        Args:
            label: what it is for.
            do: gets the text; raises a CockpitError where it will not do.
            value: words to start from.
            preview: fills the fields in for somebody; None for a text that has none.
        """
        super().__init__(value)
        self.label = label
        self._do = do
        self._preview = preview

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """As it would be read, and what it takes up."""
        shown = texting.sendable(text)
        if self._preview is None:
            return [[(" " + " · ".join(size_words(shown)), palette.quiet)]]
        try:
            texting.fields_of(shown)
        except BadInput as fault:
            return [[(" ✗ ", palette.ink("alarm")), (str(fault), palette.plain)]]
        filled = self._preview(shown)
        fields = _("fields: {fields}").format(fields=" ".join(f"{{{name}}}" for name in texting.FIELDS))
        first = f" {filled}" if shown else f" {fields}"
        return [[(first, palette.plain)], [(" " + " · ".join(size_words(filled)), palette.quiet)]]

    def enter(self, text: str) -> bool:
        """Keep it."""
        self._do(text)
        return True
