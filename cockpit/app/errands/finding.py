"""Finding: what is typed dims all that does not answer to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.words import _, ngettext
from cockpit.store.search import Answers


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
        find: Callable[[str], Answers],
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
        self._found: Answers | None = None
        self._count = 0
        """How many of those that stand here answer."""
        self._first: int | None = None
        """The best of them."""
        self._ordered: list[int] | None = None
        self._places = {client: place for place, client in enumerate(standing)}
        self._asked = ""

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """How many answer; the cursor goes to the first."""
        if text != self._asked:
            self._asked = text
            self._found = self._find(text)
            ranks = self._found.ranks
            self._see(ranks)
            if self._first is None:
                self._grid.move_to(self._origin)
            elif self._grid.cursor not in ranks or ranks[self._first] == 0:
                self._grid.move_to(self._first)
        if not text.strip():
            return []
        if not self._count:
            return [[(_(" nothing answers to “{text}”").format(text=text), palette.ink("warn"))]]
        counted = ngettext("{n} hit", "{n} hits", self._count).format(n=fmt.number(self._count))
        parts: list[Part] = [(f" {counted}", palette.strong)]
        cursor = self._grid.cursor
        if cursor is not None and self._found is not None and cursor in self._found and cursor in self._places:
            if self._count > 1:
                number = 1 if cursor == self._first else self._hits.index(cursor) + 1
                place = _("  this is {n}, Down goes on").format(n=number)
                parts.append((place, palette.quiet))
            why = self._found[cursor].why
            if why:
                parts += [(_("  found: "), palette.quiet), (why, palette.plain)]
        return [parts]

    def _see(self, ranks: Mapping[int, int]) -> None:
        """Count those that answer and find the best; all are put in order once that is asked for."""
        standing = list(filter(self._places.__contains__, ranks))
        best = min(map(ranks.__getitem__, standing), default=0)
        self._first = min(
            (each for each in standing if ranks[each] == best), key=self._places.__getitem__, default=None
        )
        self._count, self._ordered = len(standing), None

    @property
    def _hits(self) -> list[int]:
        """Those that answer, the best first."""
        if self._ordered is None:
            self._ordered = self._sorted(self._found.ranks) if self._found is not None else []
        return self._ordered

    def _sorted(self, ranks: Mapping[int, int]) -> list[int]:
        """The best answers first, each rank as it stands on the grid."""
        if len(ranks) * 4 < len(self._standing):
            standing = sorted(filter(self._places.__contains__, ranks), key=self._places.__getitem__)
        else:
            standing = list(filter(ranks.__contains__, self._standing))
        return sorted(standing, key=ranks.__getitem__)

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
