"""The look of the grid: all that it shows of a book, but for where there is room for it."""

from __future__ import annotations

from cockpit.core.arrangement import Group
from cockpit.core.named import NamedTuple
from cockpit.core.portfolio import Portfolio, Reading


class Look(NamedTuple):
    """All that the pixels of the grid follow from, but for size, cursor and marks."""

    book: Portfolio
    reading: Reading
    groups: tuple[Group, ...]
    tile: str = "auto"
    wanted: frozenset[int] | None = None
    """States whose clients are not dimmed; None for all."""
    hits: frozenset[int] | None = None
    """Clients that are not dimmed; None for all."""

    def dims(self, client: int) -> bool:
        """Whether a client is there but not meant."""
        if self.hits is not None and client not in self.hits:
            return True
        return self.wanted is not None and self.reading.states.get(client) not in self.wanted

    @property
    def bright(self) -> frozenset[int] | None:
        """Clients that are not dimmed; None for all."""
        if self.wanted is None and self.hits is None:
            return None
        return frozenset(client for client in self.reading.states if not self.dims(client))
