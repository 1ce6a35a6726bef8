"""A table whose rows are in memory: what is left of a file that cannot be read line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cockpit.core.incoming import BadRow
from cockpit.core.words import _
from cockpit.exchange.delimited import SAMPLE
from cockpit.exchange.refusal import refusal

SIZE_CAP = 50 * 1024 * 1024
"""Bytes of the largest file that is held in memory whole."""


@dataclass(slots=True)
class HeldTable:
    """A file that was read whole; see `delimited.Table`."""

    path: Path
    headers: tuple[str, ...]
    entries: list[tuple[int, list[str]]]
    """(line or row of the file, cells under the headers) pairs."""
    size: int
    encoding: str = ""
    """Empty where the file is no text."""
    delimiter: str = ""
    bad: list[BadRow] = field(default_factory=list)
    """What could not be read; told of at every reading."""
    sheet: str = ""
    """The sheet that was read, of a workbook."""
    sheets: tuple[str, ...] = ()
    """The sheets that can be chosen, of a workbook."""
    headed: bool = True
    """Whether it has a row of headers, or names for what it says; else its columns are numbered."""
    sample: tuple[tuple[str, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Take the first rows for a sample."""
        self.sample = tuple(tuple(cells) for _line, cells in self.entries[:SAMPLE])

    def rows(self, report: Callable[[BadRow], None]) -> HeldPass:
        """A new reading; `report` is told of what could not be read."""
        return HeldPass(self, report)


class HeldPass:
    """One reading of a file that is in memory already."""

    def __init__(self, table: HeldTable, report: Callable[[BadRow], None]) -> None:
        self._table = table
        self._report = report
        self.position = 0
        """Bytes of the file read so far."""

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """(line on which the record begins, its cells) pairs."""
        for row in self._table.bad:
            self._report(row)
        for line, cells in self._table.entries:
            yield line, list(cells)
        self.position = self._table.size


def held_size(path: Path) -> int:
    """Bytes of a file that will be held in memory.

    Raises:
        BadInput: it is larger than SIZE_CAP.
    """
    size = path.stat().st_size
    if size > SIZE_CAP:
        raise refusal(path, _("the file is larger than 50 MB; split it"))
    return size
