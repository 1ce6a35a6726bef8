"""Finding: what is typed dims all that does not answer to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.words import _, ngettext
from cockpit.store.search import Answer


class Finder(Protocol):
    """The grid, as far as finding needs it."""

    cursor: int | None

    def move_to(self, client: int | None) -> None:
        """Put the cursor on a client."""


class Finding(Errand):
    """`/`: find as you type; Down and Up go from hit to hit, Enter stays there, Esc returns."""

    kept = False

    def __init__(
        self,
        grid: Finder,
        standing: tuple[int, ...],
        find: Callable[[str], Mapping[int, Answer]],
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
        self._found: Mapping[int, Answer] = {}
        self._hits: list[int] = []
        self._asked = ""

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """How many answer; the cursor goes to the first."""
        if text != self._asked:
            self._asked = text
            self._found = self._find(text)
            standing = [client for client in self._standing if client in self._found]
            # the best answers first, each rank as it stands on the grid
            self._hits = sorted(standing, key=lambda client: self._found[client].rank)
            if self._hits and (self._grid.cursor not in self._found or self._found[self._hits[0]].rank == 0):
                self._grid.move_to(self._hits[0])
            elif not self._hits:
                self._grid.move_to(self._origin)
        if not text.strip():
            return []
        if not self._hits:
            return [[(_(" nothing answers to “{text}”").format(text=text), palette.ink("warn"))]]
        number = fmt.number(len(self._hits))
        counted = ngettext("{n} hit", "{n} hits", len(self._hits)).format(n=number)
        parts: list[Part] = [(f" {counted}", palette.strong)]
        cursor = self._grid.cursor
        if cursor in self._hits:
            if len(self._hits) > 1:
                place = _("  this is {n}, Down goes on").format(n=self._hits.index(cursor) + 1)
                parts.append((place, palette.quiet))
            why = self._found[cursor].why
            if why:
                parts += [(_("  found: "), palette.quiet), (why, palette.plain)]
        return [parts]

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
