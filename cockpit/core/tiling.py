"""Where each client's tile stands: the largest tile at which the whole book is on one screen.

Pure geometry in terminal cells. The order of `SIZES` is the order of preference; the first in which everybody has a
place wins, and is then widened to use the room there is. Groups stand under a rule with their name where there is
room for one, else their name stands in line with the tiles, else (a book that only just fits) they stand unnamed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import ceil

from cockpit.core.named import NamedTuple
from cockpit.core.words import N_


class Size(NamedTuple):
    """A kind of tile."""

    id: str
    label: str
    width: int
    """Least width in cells."""
    height: int
    widest: int
    """To which width it may grow to use the room."""
    gap: int
    """Empty cells between two tiles of a row."""
    gap_rows: int = 0
    """Empty lines between two rows of tiles."""
    pixels: bool = False
    """Two clients a cell, one above the other."""
    inline: bool = False
    """Whether a group's name may stand in line with the tiles; among names it would look like one of them."""


SIZES: tuple[Size, ...] = (
    Size("card", N_("cards"), 24, 3, 40, 1, 1),
    Size("tight-card", N_("cards, close"), 24, 3, 40, 1),
    Size("pair", N_("two lines"), 24, 2, 40, 1),
    Size("name", N_("names"), 16, 1, 30, 1),
    Size("short-name", N_("short names"), 12, 1, 15, 1),
    Size("code", N_("name starts"), 6, 1, 11, 1, inline=True),
    Size("short-code", N_("four letters"), 4, 1, 5, 1, inline=True),
    Size("glyph", N_("glyphs"), 2, 1, 3, 0, inline=True),
    Size("dot", N_("single glyphs"), 1, 1, 1, 0, inline=True),
    Size("pixel", N_("half-blocks"), 1, 1, 1, 0, pixels=True),
)
BY_ID = {size.id: size for size in SIZES}
RULE, INLINE, NONE = "rule", "inline", "none"
LABEL_CELLS = 12


class Heading(NamedTuple):
    """Where a group's name stands."""

    group: int
    y: int
    """Its screen line, counted over all pages."""
    column: int
    columns: int
    """Columns of tiles that it takes; a rule takes the line."""


class Tiling(NamedTuple):
    """The place of every tile, for a grid of `columns` tiles a line.

    A client is known here by its position in the arrangement (0 is the first client of the first group). `rows`
    gives the runs of positions that stand side by side; a pixel line holds two rows of clients.
    """

    size: Size
    tile_width: int
    columns: int
    headings: str
    width: int
    height: int
    """Lines in use on one page."""
    pages: int
    rows: tuple[Row, ...]
    marks: tuple[Heading, ...]

    def place(self, position: int) -> tuple[int, int]:
        """(index into `rows`, column) of a position."""
        index = bisect_right(self.rows, position, key=_first) - 1
        row = self.rows[index]
        return index, row.start + position - row.first

    @property
    def extra(self) -> int:
        """The first so many columns are a cell wider, so that the tiles end where the line ends."""
        if self.tile_width >= self.size.widest or self.size.pixels:
            return 0
        return max(0, min(self.columns, self.width - self.columns * (self.tile_width + self.size.gap) + self.size.gap))

    def x(self, column: int) -> int:
        """The first cell of a column of tiles."""
        return column * (self.tile_width + self.size.gap) + min(column, self.extra)

    def width_at(self, column: int) -> int:
        """Cells of the tiles in a column."""
        return self.tile_width + (column < self.extra)

    def column_at(self, x: int) -> int | None:
        """The column of tiles at a cell, None between them."""
        step = self.tile_width + self.size.gap
        wide = self.extra * (step + 1)
        column, inside = divmod(x, step + 1) if x < wide else divmod(x - wide, step)
        column += 0 if x < wide else self.extra
        return column if 0 <= column < self.columns and inside < self.width_at(column) else None


class Row(NamedTuple):
    """One row of tiles."""

    y: int
    """Its first screen line, counted over all pages."""
    half: int
    """0, or 1 for the lower half of a pixel line."""
    start: int
    """Column of its first tile."""
    first: int
    """Position of its first client."""
    tiles: int
    group: int


def _first(row: Row) -> int:
    return row.first


def tile(counts: Sequence[int], width: int, height: int, wanted: str = "auto", named: bool = True) -> Tiling:
    """Give every client of the groups a place in `width` x `height` cells.

    Args:
        counts: clients by group, in order.
        width: cells of a line.
        height: lines of the screen.
        wanted: id of a size the user asked for, or "auto".
        named: whether the groups have names to show.

    Returns:
        The tiling; with more than one page only where not even pixels hold the book, or the user's size does not.
    """
    width, height = max(1, width), max(1, height)
    counts = list(counts) or [0]
    headings = (RULE, INLINE, NONE) if named else (NONE,)
    if wanted in BY_ID:
        size = BY_ID[wanted]
        for heading in headings:
            if (heading == INLINE and not size.inline) or (heading == NONE and named and not _last_resort(size)):
                continue
            fitted = _fit(counts, width, height, size, heading)
            if fitted is not None:
                return fitted
        return _lay(counts, width, height, size, _columns(width, size), headings[0])
    for size in SIZES:
        if size.width > width:
            continue
        for heading in headings:
            # many small groups under rules would leave the lines half empty
            if heading == INLINE and (size.pixels or (not size.inline and len(counts) * 3 < height)):
                continue
            if heading == NONE and named and not _last_resort(size):
                continue
            fitted = _fit(counts, width, height, size, heading)
            if fitted is not None:
                return fitted
    return _lay(counts, width, height, SIZES[-1], width, NONE)


def _last_resort(size: Size) -> bool:
    return size.pixels or size.id == "dot"


def _columns(width: int, size: Size) -> int:
    return max(1, (width + size.gap) // (size.width + size.gap))


def _fit(counts: Sequence[int], width: int, height: int, size: Size, heading: str) -> Tiling | None:
    most = _columns(width, size)
    if heading == INLINE and _label_tiles(size) > most:
        return None
    if _lines(counts, most, size, heading) > height:
        return None
    # the fewest columns that still fit give the widest tiles
    fewest = max(1, min(most, ceil((width + size.gap) / (size.widest + size.gap))))
    if heading == INLINE:
        fewest = max(fewest, _label_tiles(size))
    for columns in range(fewest, most + 1):
        if _lines(counts, columns, size, heading) <= height:
            return _lay(counts, width, height, size, columns, heading)
    return None


def _lines(counts: Sequence[int], columns: int, size: Size, heading: str) -> int:
    """Screen lines that the groups take."""
    if heading == INLINE:
        return _tile_lines(_inline_rows(counts, columns, size), size)
    if heading == NONE:
        return _tile_lines(ceil(sum(counts) / columns), size)
    return sum(1 + _tile_lines(ceil(count / columns), size) for count in counts)


def _tile_lines(rows: int, size: Size) -> int:
    """Screen lines of so many rows of tiles, the empty lines between them included."""
    if size.pixels:
        return ceil(rows / 2)
    return rows * (size.height + size.gap_rows) - size.gap_rows if rows else 0


def _inline_rows(counts: Sequence[int], columns: int, size: Size) -> int:
    """Rows of tiles with the names among them; a name is not parted, and goes to the next row where it would be."""
    label = _label_tiles(size)
    rows, column = 1, 0
    for count in counts:
        if column and column + label > columns:
            rows, column = rows + 1, 0
        column += label
        if count and column >= columns:
            rows, column = rows + 1, 0
        column += count
        if count:
            rows, column = rows + (column - 1) // columns, (column - 1) % columns + 1
    return rows


def _label_tiles(size: Size) -> int:
    return max(1, ceil(LABEL_CELLS / (size.width + size.gap)))


def _lay(counts: Sequence[int], width: int, height: int, size: Size, columns: int, heading: str) -> Tiling:
    tile_width = min(size.widest, max(1, (width + size.gap) // columns - size.gap))
    rows: list[Row] = []
    marks: list[Heading] = []
    step = size.height + size.gap_rows
    y = first = column = half = 0
    if heading == NONE:
        counts = [sum(counts)]
    for group, count in enumerate(counts):
        if heading == RULE:
            marks.append(Heading(group, y, 0, columns))
            y += 1
            column = half = 0
        elif heading == INLINE:
            label = _label_tiles(size)
            if column and column + label > columns:
                y, column = y + step, 0
            marks.append(Heading(group, y, column, label))
            column += label
        remaining = count
        while remaining:
            if column >= columns:
                column = 0
                if size.pixels and half == 0:
                    half = 1
                else:
                    half, y = 0, y + (1 if size.pixels else step)
            taken = min(remaining, columns - column)
            rows.append(Row(y, half, column, first, taken, group))
            first, remaining, column = first + taken, remaining - taken, column + taken
        if heading == RULE:
            y += (1 if size.pixels else size.height) if count else 0
            column = half = 0
    lines = y + (size.height if heading != RULE and (rows or marks) else 0)
    return Tiling(
        size, tile_width, columns, heading, width, min(lines, height), max(1, ceil(lines / height)),
        tuple(rows), tuple(marks),
    )  # fmt: skip
