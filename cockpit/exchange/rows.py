"""Rows of a file as a mapping sees them: filtered, replaced, and with constants where no column tells a field."""

from __future__ import annotations

from cockpit.core.words import _
from cockpit.exchange.cleaning import CACHE_CAP, clean_line
from cockpit.exchange.delimited import Table
from cockpit.exchange.mapping import Mapping
from cockpit.exchange.refusal import refusal


class Kept(dict[str, bool]):
    """Whether rows with a value are wanted, each value judged once."""

    def __init__(self, wanted: tuple[str, ...]) -> None:
        super().__init__()
        self._wanted = frozenset(clean_line(value).casefold() for value in wanted)

    def __missing__(self, text: str) -> bool:
        if len(self) >= CACHE_CAP:
            self.clear()
        kept = self[text] = clean_line(text).casefold() in self._wanted
        return kept


class Layout:
    """Where each field stands in a row that was prepared by this layout.

    A prepared row is the file's row with a tail: an empty cell, for fields that nothing feeds, then the constants.
    """

    def __init__(self, table: Table, mapping: Mapping) -> None:
        """Find the columns.

        Raises:
            BadInput: The mapping names a column that the file does not have.
        """
        self._table = table
        self._positions = {header: at for at, header in enumerate(table.headers)}
        self._fed = {id: tuple(self._at(header) for header in headers) for id, headers in mapping.columns.items()}
        self._keeps = [(self._at(header), Kept(values)) for header, values in mapping.only.items()]
        self._swaps = [(self._at(header), dict(values)) for header, values in mapping.replace.items()]
        self.nothing = len(table.headers)
        """Position of the cell that is always empty."""
        tail = [""]
        for id, value in mapping.constants.items():
            if not self._fed.get(id):
                self._fed[id] = (self.nothing + len(tail),)
                tail.append(value)
        self._tail = tuple(tail)
        self.plain = not self._keeps and not self._swaps
        """Whether all that `prepare` does is to add the tail."""

    @property
    def tail(self) -> tuple[str, ...]:
        """The cells that a prepared row has after those of the file."""
        return self._tail

    def _at(self, header: str) -> int:
        if header not in self._positions:
            names = ", ".join(self._table.headers[:12])
            reason = _("there is no column “{column}”; the file has {names}").format(column=header, names=names)
            raise refusal(self._table.path, reason)
        return self._positions[header]

    def all(self, id: str) -> tuple[int, ...]:
        """Positions of the cells that feed a field, none if nothing does."""
        return self._fed.get(id, ())

    def one(self, id: str) -> int:
        """Position of the first cell that feeds a field, or of the empty cell."""
        return self._fed[id][0] if self._fed.get(id) else self.nothing

    def header(self, at: int) -> str:
        """Name of the column at a position; "" in the tail."""
        return self._table.headers[at] if at < self.nothing else ""

    def prepare(self, row: list[str]) -> bool:
        """Replace values and add the tail, in place; False if the row is not wanted."""
        for at, kept in self._keeps:
            if not kept[row[at]]:
                return False
        for at, values in self._swaps:
            row[at] = values.get(row[at].strip(), row[at])
        row += self._tail
        return True
