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

    def of(self, lens: Lens) -> Reading:
        """The book through a lens; what the lens needs is loaded."""
        found = self._known.get(lens.id)
        if found is None:
            found = self._known[lens.id] = self.book.read(lens)
        return found

    def ask_all(self) -> None:
        """Ask every lens whose needs are loaded."""
        for lens in lenses().values():
            if self.book.has(lens.needs):
                self.of(lens)

    def after(self, fresh: Portfolio, some: Iterable[int]) -> Readings:
        """The readings of a portfolio that differs from this one in some clients' facts alone."""
        readings = Readings(fresh)
        readings._known = {id: fresh.reread(known, some) for id, known in self._known.items()}
        return readings

    def loaded(self, fresh: Portfolio) -> Readings:
        """The readings of the same portfolio with more of it loaded."""
        readings = Readings(fresh)
        readings._known = dict(self._known)
        return readings
