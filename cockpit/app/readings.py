"""What each lens says of the book as it stands, asked once: going from lens to lens reads nothing again."""

from __future__ import annotations

from collections.abc import Iterable

from cockpit.core.lens import Lens, lenses
from cockpit.core.portfolio import Portfolio, Reading


class Readings:
    """The readings of one portfolio."""

    def __init__(self, book: Portfolio) -> None:
        """Begin with none."""
        self.book = book
        self._known: dict[str, Reading] = {}
        self._behind: dict[str, frozenset[int]] = {}
        """By lens, the clients that have changed since it was asked of them."""

    def of(self, lens: Lens) -> Reading:
        """The book through a lens; what the lens needs is loaded."""
        found = self._known.get(lens.id)
        if found is None:
            found = self._known[lens.id] = self.book.read(lens)
        elif lens.id in self._behind:
            found = self._known[lens.id] = self.book.reread(found, self._behind.pop(lens.id))
        return found

    def ask_all(self) -> None:
        """Ask every lens whose needs are loaded."""
        for lens in lenses().values():
            if self.book.has(lens.needs):
                self.of(lens)

    def after(self, fresh: Portfolio, some: Iterable[int]) -> Readings:
        """The readings of a portfolio that differs from this one in some clients' facts alone.

        A lens is asked of those once somebody looks through it again: nobody waits for the other lenses.
        """
        readings, changed = self.loaded(fresh), frozenset(some)
        readings._behind = {id: self._behind.get(id, frozenset()) | changed for id in self._known}
        return readings

    def loaded(self, fresh: Portfolio) -> Readings:
        """The readings of the same portfolio with more of it loaded."""
        readings = Readings(fresh)
        readings._known, readings._behind = dict(self._known), dict(self._behind)
        return readings
