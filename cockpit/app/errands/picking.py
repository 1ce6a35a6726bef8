"""Picking one of many: what is typed narrows them down, Down and Up go from one to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core.errors import BadInput
from cockpit.core.plain import plain
from cockpit.core.words import _

BESIDE = 6
"""How many of those that follow are shown beside the one chosen, at most."""
ROOM = 76
"""Cells that they take, each whole."""


class Picking(Errand):
    """A choice among more options than there are letters for."""

    kept = False

    def __init__(
        self, label: str, options: Sequence[tuple[str, str]], do: Callable[[str], None], current: str = ""
    ) -> None:
        """Ask for one of the options, each (value, words); `do` gets the value of the one that Enter takes."""
        super().__init__()
        self.label = label
        self.placeholder = _("type to narrow down; Down and Up choose")
        self._options = list(options)
        self._do = do
        self._asked = ""
        self._found = self._options
        self._at = next((at for at, (value, _words) in enumerate(self._options) if value == current), 0)
        self.began = self.called(current)

    def called(self, value: str) -> str:
        """The words of an option; itself where it is none."""
        return next((words for option, words in self._options if option == value), value)

    def _narrow(self, text: str) -> None:
        if text != self._asked:
            self._asked, self._at = text, 0
            parts = plain(text).split()
            self._found = [one for one in self._options if all(part in plain(one[1]) for part in parts)]

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The one that Enter takes, then those that follow."""
        self._narrow(text)
        if not self._found:
            return [[(_(" nothing answers to “{text}”").format(text=text), palette.ink("warn"))]]
        here = _("  {n} of {all}").format(n=self._at + 1, all=len(self._found))
        first: list[Part] = [(" ▸ ", palette.key), (self._found[self._at][1], palette.strong), (here, palette.quiet)]
        after: list[str] = []
        for _value, words in self._found[self._at + 1 : self._at + 1 + BESIDE]:
            if cell_len(" · ".join([*after, words])) > ROOM:
                break
            after.append(words)
        return [first, [("   " + " · ".join(after), palette.quiet)]] if after else [first, [(" ", palette.plain)]]

    def key(self, key: str) -> bool:
        """Down and Up, around the ends."""
        if key in ("down", "up") and self._found:
            self._at = (self._at + (1 if key == "down" else -1)) % len(self._found)
        return key in ("down", "up")

    def enter(self, text: str) -> bool:
        """Take the one that is shown.

        Raises:
            BadInput: where none answers to what was typed.
        """
        self._narrow(text)
        if not self._found:
            raise BadInput(_("nothing answers to “{text}”").format(text=text))
        self._do(self._found[self._at][0])
        return True
