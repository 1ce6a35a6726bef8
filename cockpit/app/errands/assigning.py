"""Whose number it is: a client found as one types; Down and Up choose, Enter takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core.errors import BadInput
from cockpit.core.words import _, ngettext

SHOWN = 5
"""Clients that stand in the line at once."""


class Assigning(Errand):
    """A client for a number."""

    kept = False

    def __init__(
        self,
        who: str,
        find: Callable[[str], Sequence[int]],
        name: Callable[[int], str],
        do: Callable[[int], None],
    ) -> None:
        """Ask for a client.

        Args:
            who: how the number is called.
            find: the clients that answer to what was typed, the best first; to nothing typed, those that it may be.
            name: how a client is called.
            do: gives the number to a client.
        """
        super().__init__()
        self.label = _("{who} is at").format(who=who)
        self.placeholder = _("name, town, person")
        self._find, self._name, self._do = find, name, do
        self._asked: str | None = None
        self._hits: list[int] = []
        self._at = 0

    def _look(self, text: str) -> None:
        if text != self._asked:
            self._asked, self._hits, self._at = text, list(self._find(text)), 0

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """The clients that answer, the chosen one first among those shown; what the keys do."""
        self._look(text)
        if not self._hits:
            if text.strip():
                return [[(_(" nobody answers to “{text}”").format(text=text), palette.ink("warn"))]]
            return [[(_(" type a part of the client's name"), palette.quiet)]]
        first = max(0, min(self._at - 1, len(self._hits) - SHOWN))
        parts: list[Part] = [(" ", palette.plain)]
        for place, client in enumerate(self._hits[first : first + SHOWN], first):
            here = place == self._at
            parts.append((("▸ " if here else "  ") + self._name(client), palette.key if here else palette.quiet))
            parts.append(("  ", palette.quiet))
        count = ngettext("{n} client", "{n} clients", len(self._hits)).format(n=len(self._hits))
        keys: list[Part] = [(" ↑ ↓", palette.key), (_(" choose   "), palette.quiet), ("Enter", palette.key),
                            (_(" assigns   "), palette.quiet), (count, palette.quiet)]  # fmt: skip
        return [parts, keys]

    def key(self, key: str) -> bool:
        """Down and Up choose."""
        if key not in ("down", "up"):
            return False
        if self._hits:
            self._at = (self._at + (1 if key == "down" else -1)) % len(self._hits)
        return True

    def enter(self, text: str) -> bool:
        """Give it to the client that is chosen.

        Raises:
            BadInput: nobody answers.
        """
        self._look(text)
        if not self._hits:
            raise BadInput(_("no client is chosen: type a part of its name, or Esc and Ins for a new one"))
        self._do(self._hits[self._at])
        return True
