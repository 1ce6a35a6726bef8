"""A mosaic: lines of half-blocks, two clients a cell, as bytes of which each names a pair of colours.

Whole lines are compared, cut into runs of one pair and looked up as bytes; of a book of ten thousand none is asked by
name but those under the cursor, marked or found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import repeat

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

from cockpit.app.theme import Palette
from cockpit.app.widgets.floor import Floor, Pair
from cockpit.app.widgets.line import Part
from cockpit.app.widgets.look import Look
from cockpit.core.named import NamedTuple
from cockpit.core.portfolio import Reading

RUNS = re.compile(rb"(.)\1*", re.DOTALL)
"""Pairs that are the same, side by side."""
MOST_LINES = 256
"""Lines that are kept for when they are shown again: going from lens to lens and back, or a letter back."""
NO_PAIR = 0xFF
"""A byte that names no pair."""
NOBODY = 0
"""The pair of a cell in which nobody stands."""
_ALL = bytes(range(256))
_MASK = b"\x00\xff" + _ALL[2:]


class Inks(dict[bytes, Segment]):
    """The colours of a palette's half-blocks by number, and what a run of each pair of them looks like."""

    def __init__(self, palette: Palette, filters: Sequence[LineFilter], ground: Color) -> None:
        """Number the colours.

        Args:
            palette: whose colours.
            filters: what every piece goes through before it is shown; each looks at one piece at a time.
            ground: what the filters are told that the pieces stand on.
        """
        super().__init__()
        colours = dict.fromkeys((palette.cursor[0], palette.accent, palette.raised, *palette.dots.values()))
        self.colours = (palette.ground, *colours)
        self.number = {colour: number for number, colour in enumerate(colours, 1)}
        self.cursor, self.marked = self.number[palette.cursor[0]], self.number[palette.accent]
        self.dimmed = self.number[palette.raised]
        self.lines: dict[bytes, Mosaic] = {}
        self.palette, self._filters, self._ground = palette, filters, ground

    def __missing__(self, run: bytes) -> Segment:
        """A run of one pair, seen for the first time."""
        upper, lower = divmod(run[0], 16)
        text, style = self.palette.cell(self.colours[upper], self.colours[lower])
        if run[0] == NOBODY:
            text, style = " ", self.palette.plain
        pieces = [Segment(text * len(run), style)]
        for each in self._filters:
            pieces = each.apply(pieces, self._ground)
        (self[run],) = pieces
        return self[run]

    def piece(self, pairs: bytes) -> Strip:
        """Some pairs of a line."""
        return Strip([self[run[0]] for run in RUNS.finditer(pairs)], len(pairs))

    def line(self, pairs: bytes) -> Mosaic:
        """A line of pairs."""
        found = self.lines.get(pairs)
        if found is None:
            if len(self.lines) >= MOST_LINES:
                self.lines.clear()
            found = self.lines[pairs] = Mosaic(pairs, self)
        return found


class Mosaic(Strip):
    """A line of half-blocks that is known by its pairs as well."""

    __slots__ = ("inks", "pairs")

    def __init__(self, pairs: bytes, inks: Inks) -> None:
        """Draw the pairs with these inks."""
        super().__init__([inks[run[0]] for run in RUNS.finditer(pairs)], len(pairs))
        self.pairs, self.inks = pairs, inks


class Scene(NamedTuple):
    """What the half-blocks of a grid show."""

    look: Look
    floor: Floor
    page: int
    width: int
    palette: Palette
    cursor: int | None
    marked: frozenset[int]


class Canvas:
    """The lines of half-blocks of a grid: which pairs stand on each, and which lines another look changes."""

    def __init__(self) -> None:
        """Begin empty."""
        self._pairs: dict[int, bytes] = {}
        self._states: dict[str, tuple[Floor, Mapping[int, int], bytes]] = {}
        self._shaded: tuple[Look, Floor, Inks, bytes] | None = None

    def clear(self) -> None:
        """Forget all lines."""
        self._pairs.clear()
        self._shaded = None

    def spoil(self, y: int) -> None:
        """A line is no longer what it was."""
        self._pairs.pop(y, None)

    def follow(self, before: Reading, after: Reading, clients: frozenset[int]) -> None:
        """Of these clients the states may be others now; all others are the same in both readings."""
        known = self._states.get(after.lens.id)
        if known is not None and known[1] is before.states:
            floor, _states, found = known
            states = bytearray(found)
            for client in clients & floor.position.keys():
                states[floor.position[client]] = after.states.get(client, 0)
            self._states[after.lens.id] = floor, after.states, bytes(states)

    def renew(self, scene: Scene, inks: Inks) -> list[int]:
        """Take up another look; the lines on which it differs, and those that hold no half-blocks alone."""
        numbers = self._numbers(scene, inks)
        fresh: dict[int, bytes] = {}
        others = []
        for y in range(scene.floor.page_lines):
            spans = scene.floor.spans(y, scene.page)
            if spans is not None:
                fresh[y] = pairs(spans, numbers, scene.width)
            elif scene.floor.line(y, scene.page):
                others.append(y)
        before, self._pairs = self._pairs, fresh
        return sorted(others + [y for y, found in fresh.items() if before.get(y) != found])

    def line(self, y: int, scene: Scene, inks: Inks) -> bytes | None:
        """The pairs of a line of half-blocks; None for one that holds anything else."""
        if not self._pairs:
            self.renew(scene, inks)
        found = self._pairs.get(y)
        if found is None:
            spans = scene.floor.spans(y, scene.page)
            if spans is not None:
                found = self._pairs[y] = pairs(spans, self._numbers(scene, inks), scene.width)
        return found

    def _numbers(self, scene: Scene, inks: Inks) -> bytearray:
        """The colour of each client by position, the cursor's and the marked ones' included."""
        look, floor, position = scene.look, scene.floor, scene.floor.position
        kept = self._shaded
        if kept is None or kept[0] is not look or kept[1] is not floor or kept[2] is not inks:
            kept = self._shaded = (look, floor, inks, shades(inks, scene, self._states_of(look.reading, floor)))
        numbers = bytearray(kept[3])
        for client in scene.marked:
            if client in position:
                numbers[position[client]] = inks.marked
        if scene.cursor in position:
            numbers[position[scene.cursor]] = inks.cursor
        return numbers

    def _states_of(self, reading: Reading, floor: Floor) -> bytes:
        """The state of each client of the floor in the order in which they stand; kept as long as nothing changes."""
        known = self._states.get(reading.lens.id)
        if known is None or known[0] is not floor or known[1] is not reading.states:
            found = bytes(map(reading.states.get, floor.clients, repeat(0)))
            known = self._states[reading.lens.id] = (floor, reading.states, found)
        return known[2]


def shades(inks: Inks, scene: Scene, states: bytes) -> bytes:
    """The number of each client's colour; those are dimmed that are not meant."""
    look, dots = scene.look, scene.palette.dots
    table = bytearray(_ALL)
    for state, known in enumerate(look.reading.lens.states):
        meant = look.wanted is None or state in look.wanted
        table[state] = inks.number[dots[known.tone]] if meant else inks.dimmed
    numbers = states.translate(table)
    return numbers if look.hits is None else dimmed(numbers, inks.dimmed, scene.floor, look.hits)


def dimmed(numbers: bytes, dim: int, floor: Floor, hits: frozenset[int]) -> bytes:
    """The same colours, those dimmed who are no hits."""
    count = len(numbers)
    if len(hits) * 4 < count:
        found = bytearray((dim,)) * count
        position = floor.position
        # one who stands nowhere is asked for at the first place, which is set right at the end
        for place in map(position.get, hits, repeat(0)):
            found[place] = numbers[place]
        if count and floor.clients[0] not in hits:
            found[0] = dim
        return bytes(found)
    mask = int.from_bytes(bytes(map(hits.__contains__, floor.clients)).translate(_MASK), "big")
    whole = int.from_bytes(numbers, "big")
    under = int.from_bytes(bytes((dim,)) * count, "big")
    return (under ^ ((under ^ whole) & mask)).to_bytes(count, "big")


def pairs(spans: Sequence[tuple[int, int, int, int]], numbers: bytearray, width: int) -> bytes:
    """The pairs of a line; where nobody stands is the ground, which is number 0.

    Args:
        spans: (half, first cell, position of the first client, clients) of those that stand on the line.
        numbers: the colour of each client by position.
        width: cells of the line.
    """
    halves = bytearray(width), bytearray(width)
    for half, x, first, count in spans:
        halves[half][x : x + count] = numbers[first : first + count]
    upper, lower = (int.from_bytes(half[:width], "big") for half in halves)
    return (upper << 4 | lower).to_bytes(width, "big")


def one_by_one(scene: Scene, clients: Sequence[Pair]) -> list[Part]:
    """Cells without their numbers: one that is drawn again, or a line that holds a name as well."""
    cells = (scene.palette.cell(_dot(scene, upper), _dot(scene, lower)) for upper, lower in clients)
    blank: Part = (" ", scene.palette.plain)
    return [blank if pair == (None, None) else cell for cell, pair in zip(cells, clients, strict=True)]


def _dot(scene: Scene, client: int | None) -> str:
    """The colour of a client that is half a cell."""
    look, palette = scene.look, scene.palette
    if client is None:
        return palette.ground
    if client == scene.cursor:
        return palette.cursor[0]
    if client in scene.marked:
        return palette.accent
    if look.dims(client):
        return palette.raised
    return palette.dots[look.reading.lens.states[look.reading.states.get(client, 0)].tone]
