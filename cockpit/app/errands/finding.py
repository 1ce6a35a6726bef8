"""Finding: what is typed dims all that does not answer to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.words import _, ngettext


class Finder(Protocol):
    """The grid, as far as finding needs it."""

    cursor: int | None

    def move_to(self, client: int | None) -> None:
        """Put the cursor on a client."""


class Finding(Errand):
    """`/`: find as you type; Down and Up go from hit to hit, Enter stays there, Esc returns."""

    def __init__(
        self,
        grid: Finder,
        standing: tuple[int, ...],
        find: Callable[[str], frozenset[int]],
        stop: Callable[[], None],
    ) -> None:
        """Find on a grid.

        Args:
            grid: whose cursor goes to the hits.
            standing: the clients in the order in which they stand.
            find: finds and dims.
            stop: undims.
        """
        super().__init__()
        self.label = _("find")
        self.placeholder = _("name, person, phone, note")
        self._grid, self._standing, self._find, self._stop = grid, standing, find, stop
        self._origin = grid.cursor
        self._hits: list[int] = []
        self._asked = ""

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """How many answer; the cursor goes to the first."""
        if text != self._asked:
            self._asked = text
            found = self._find(text)
            self._hits = [client for client in self._standing if client in found]
            if self._hits and self._grid.cursor not in found:
                self._grid.move_to(self._hits[0])
        if not text.strip():
            return []
        if not self._hits:
            return [[(_(" nothing answers to “{text}”").format(text=text), palette.ink("warn"))]]
        number = fmt.number(len(self._hits))
        counted = ngettext("{n} hit", "{n} hits", len(self._hits)).format(n=number)
        place = self._hits.index(self._grid.cursor) + 1 if self._grid.cursor in self._hits else 1
        return [[(f" {counted}", palette.strong), (_("  this is {n}; Down goes on").format(n=place), palette.quiet)]]

    def key(self, key: str) -> bool:
        """Down and Up go from hit to hit, around the end."""
        if key not in ("down", "up") or not self._hits:
            return key in ("down", "up")
        here = self._hits.index(self._grid.cursor) if self._grid.cursor in self._hits else -1
        way = 1 if key == "down" else -1
        self._grid.move_to(self._hits[(here + way) % len(self._hits)])
        return True

    def enter(self, text: str) -> bool:
        """Stay on the hit."""
        self._stop()
        return True

    def leave(self) -> None:
        """Go back to where one was."""
        self._stop()
        self._grid.move_to(self._origin)
