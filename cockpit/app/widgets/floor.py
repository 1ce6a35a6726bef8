"""The grid's floor: which client stands where, on which page, and who is next in each direction."""

from __future__ import annotations

from bisect import bisect_right

from cockpit.core.arrangement import Group
from cockpit.core.tiling import RULE, Heading, Tiling, tile

Pair = tuple[int | None, int | None]
"""The clients of a cell: one, or on a line of pixels the upper and the lower."""


class Floor:
    """A tiling with the clients on it; made anew when groups, size or tile change."""

    def __init__(self, groups: tuple[Group, ...], width: int, height: int, wanted: str) -> None:
        """Lay the clients of the groups into `width` x `height` cells."""
        width, height = max(1, width), max(1, height)
        counts = [len(group.members) for group in groups]
        named = len(groups) > 1 or bool(groups and groups[0].name)
        margin = 1 if width > 40 else 0
        tiling = tile(counts, width - 2 * margin, height, wanted, named)
        if tiling.size.pixels and margin:
            # a book that only just fits takes the margin as well
            margin = 0
            tiling = tile(counts, width, height, wanted, named)
        self.tiling: Tiling = tiling
        self.margin = margin
        self.clients = tuple(client for group in groups for client in group.members)
        self.position = {client: place for place, client in enumerate(self.clients)}
        step = tiling.size.height + tiling.size.gap_rows
        self.page_lines = height if tiling.pages == 1 else max(step, height - height % step)
        last = max((row.y for row in tiling.rows), default=0)
        self.pages = max(1, last // self.page_lines + 1)
        self._by_line: dict[int, list[int]] = {}
        for index, row in enumerate(tiling.rows):
            self._by_line.setdefault(row.y, []).append(index)
        self._marks: dict[int, list[Heading]] = {}
        for mark in tiling.marks:
            self._marks.setdefault(mark.y, []).append(mark)
        bands: dict[tuple[int, int], list[int]] = {}
        for index, row in enumerate(tiling.rows):
            bands.setdefault((row.y, row.half), []).append(index)
        self._lines: dict[tuple[int, int], list[tuple[int, int | tuple[Pair, ...]]]] = {}
        self._spans: dict[tuple[int, int], list[tuple[int, int, int, int]] | None] = {}
        self._bands = sorted(bands)
        self._band_rows = bands

    @property
    def first(self) -> int | None:
        """The first client, or None on an empty floor."""
        return self.clients[0] if self.clients else None

    def page_of(self, client: int) -> int:
        """The page on which a client stands."""
        place = self.position.get(client)
        return 0 if place is None else self.tiling.rows[self.tiling.place(place)[0]].y // self.page_lines

    def box(self, client: int, page: int) -> tuple[int, int, int, int] | None:
        """(x, y, width, height) of a client's tile on the page shown, None where it is on another."""
        place = self.position.get(client)
        if place is None:
            return None
        index, column = self.tiling.place(place)
        y = self.tiling.rows[index].y - page * self.page_lines
        if not 0 <= y < self.page_lines:
            return None
        return self.margin + self.tiling.x(column), y, self.tiling.width_at(column), self.tiling.size.height

    def heading_of(self, client: int, page: int) -> tuple[int, int, int] | None:
        """(x, y, width) of the heading of a client's group, None where there is none on this page."""
        place = self.position.get(client)
        if place is None:
            return None
        group = self.tiling.rows[self.tiling.place(place)[0]].group
        mark = next((mark for mark in self.tiling.marks if mark.group == group), None)
        if mark is None or not 0 <= mark.y - page * self.page_lines < self.page_lines:
            return None
        return self.margin + self.tiling.x(mark.column), mark.y - page * self.page_lines, self.heading_width(group)

    def heading_width(self, group: int) -> int:
        """Cells of a group's heading."""
        if self.tiling.headings == RULE:
            return self.tiling.width
        mark = next(mark for mark in self.tiling.marks if mark.group == group)
        last = mark.column + mark.columns - 1
        return self.tiling.x(last) + self.tiling.width_at(last) - self.tiling.x(mark.column)

    def line(self, y: int, page: int) -> list[tuple[int, int | tuple[Pair, ...]]]:
        """What stands on a screen line, left to right: (x, group of a heading) or (x, clients of a run of tiles)."""
        kept = self._lines.get((y, page))
        if kept is None:
            kept = self._lines[y, page] = self._line(y, page)
        return kept

    def _line(self, y: int, page: int) -> list[tuple[int, int | tuple[Pair, ...]]]:
        whole = y + page * self.page_lines
        if y >= self.page_lines:
            return []
        pieces: list[tuple[int, int | tuple[Pair, ...]]] = [
            (self.margin + self.tiling.x(mark.column), mark.group) for mark in self._marks.get(whole, ())
        ]
        size = self.tiling.size
        top = next((whole - up for up in range(size.height) if whole - up in self._by_line), None)
        if top is None:
            return pieces
        if size.pixels:
            pieces.extend(self._pixels(top))
        else:
            for index in self._by_line[top]:
                row = self.tiling.rows[index]
                run = self.clients[row.first : row.first + row.tiles]
                pieces.append((self.margin + self.tiling.x(row.start), tuple((client, None) for client in run)))
        return sorted(pieces, key=lambda piece: piece[0])

    def _pixels(self, y: int) -> list[tuple[int, tuple[Pair, ...]]]:
        upper: dict[int, int] = {}
        lower: dict[int, int] = {}
        for index in self._by_line[y]:
            row = self.tiling.rows[index]
            for offset in range(row.tiles):
                (lower if row.half else upper)[row.start + offset] = self.clients[row.first + offset]
        first, last = min(upper.keys() | lower.keys()), max(upper.keys() | lower.keys())
        run = tuple((upper.get(column), lower.get(column)) for column in range(first, last + 1))
        return [(self.margin + first, run)]

    def spans(self, y: int, page: int) -> list[tuple[int, int, int, int]] | None:
        """(half, first cell, position of the first client, clients) of a line of pixels; None for any other line."""
        if (y, page) not in self._spans:
            self._spans[y, page] = self._spans_of(y, page)
        return self._spans[y, page]

    def _spans_of(self, y: int, page: int) -> list[tuple[int, int, int, int]] | None:
        whole = y + page * self.page_lines
        if not self.tiling.size.pixels or y >= self.page_lines or whole in self._marks:
            return None
        rows = [self.tiling.rows[index] for index in self._by_line.get(whole, ())]
        return [(row.half, self.margin + row.start, row.first, row.tiles) for row in rows] or None

    def inner_line(self, y: int, page: int) -> int:
        """Which line of its tiles a screen line is (0 is the first)."""
        whole = y + page * self.page_lines
        return next((up for up in range(self.tiling.size.height) if whole - up in self._by_line), 0)

    def at(self, x: int, y: int, page: int, lower: bool = False) -> int | None:
        """The client at a cell, None between tiles; `lower` for the lower half of a cell of pixels."""
        column = self.tiling.column_at(x - self.margin)
        for start, piece in self.line(y, page):
            if isinstance(piece, int) or column is None:
                continue
            first = self.tiling.column_at(start - self.margin)
            if first is not None and 0 <= column - first < len(piece):
                upper, below = piece[column - first]
                return below if lower and below is not None else upper
        return None

    def step(self, client: int, way: str) -> int | None:
        """The client next to this one; itself at the edge."""
        place = self.position.get(client)
        if place is None:
            return self.first
        if way in ("left", "right"):
            return self.clients[min(len(self.clients) - 1, max(0, place + (1 if way == "right" else -1)))]
        if way == "home":
            return self.clients[0]
        if way == "end":
            return self.clients[-1]
        index, column = self.tiling.place(place)
        row = self.tiling.rows[index]
        band = self._bands.index((row.y, row.half)) if len(self._bands) < 64 else bisect_right(
            self._bands, (row.y, row.half)
        ) - 1  # fmt: skip
        if way in ("up", "down"):
            target = band + (1 if way == "down" else -1)
        else:
            lines = self.page_lines if self.pages > 1 else max(1, self.page_lines // 2)
            edge = (row.y + (lines if way == "pagedown" else -lines), row.half)
            target = bisect_right(self._bands, edge) - 1
        target = min(len(self._bands) - 1, max(0, target))
        if target == band:
            return client
        return self._nearest(self._bands[target], column)

    def _nearest(self, band: tuple[int, int], column: int) -> int:
        best, distance = 0, 1 << 30
        for index in self._band_rows[band]:
            row = self.tiling.rows[index]
            here = min(row.start + row.tiles - 1, max(row.start, column))
            if abs(here - column) < distance:
                best, distance = row.first + here - row.start, abs(here - column)
        return self.clients[best]
