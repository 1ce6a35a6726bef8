"""The cells of a frame that differ, as strokes of one pen each, sent in an order that takes few bytes.

Of a cursor key half of the bytes were colours, set again and again for text that looks as before, and a sixth the ways
from line to line. What is left in the pen, where the terminal's cursor stands, and the one place and pen that a
terminal remembers (DECSC, DECRC) are therefore kept from frame to frame, and the nearest stroke comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cockpit.app.pens import Cell, Pen, Pens

Stroke = tuple[int, int, str, Pen, bool]
"""Line, first cell, text, pen, and whether all of it is blank: of that only the ground is seen."""
NEAR = 4
"""Cells that may be sent again to get past them: going past them takes as many bytes."""
DEAR = 20
"""Bytes of a change of pen that is worth being remembered by the terminal; going back there takes four."""
WORD = 3
"""Cells from which on a stroke is text, whose pens come back; those of a tile are others each time."""
LESS = 12
"""The same of a change that is still needed there."""
OFTEN = 3
"""Times that such a pen is set before it is remembered."""
MOST = 24
"""Strokes that are put in order; of more each comes in its turn."""
KEEP, BACK = "\x1b7", "\x1b8\x1b7"
"""What has the terminal remember, and go back; some forget what they went back to, and are told again."""


class Hand:
    """The terminal's pen and cursor as they were left; a line or a cell below nought where that is not known."""

    __slots__ = ("_dear", "_kept", "pen", "x", "y")

    def __init__(self, pen: Pen) -> None:
        """Hold a pen, nobody knows where."""
        self.pen = pen
        self.y = self.x = -1
        self._kept: tuple[int, int, Pen] | None = None
        self._dear: dict[Pen, int] = {}

    def copy(self) -> Hand:
        """The same, for a frame that may never be sent."""
        found = Hand(self.pen)
        found.y, found.x = self.y, self.x
        found._kept, found._dear = self._kept, dict(self._dear)
        return found

    def draw(self, strokes: list[Stroke], pens: Pens, columns: int) -> list[str]:
        """What is sent for these strokes on so many columns; pen and cursor are then where the last of them ends."""
        sent: list[str] = []
        left = list(strokes)
        while left:
            at, back, way = self._nearest(left if len(left) <= MOST else left[:1], pens)
            y, x, text, pen, blank = left.pop(at)
            if back:
                assert self._kept is not None
                sent.append(BACK)
                self.y, self.x, self.pen = self._kept
            to = pens.blank(self.pen, pen) if blank else pen
            sent.append(travel(self.y, self.x, y, x))
            if to is not self.pen:
                sent.append(way)
                self.pen = to
                if len(text) >= WORD and len(way) >= (LESS if back else DEAR):
                    self._set_dearly(y, x, to, sent)
            elif back:
                self._dear.clear()
            sent.append(text)
            end = x + len(text)
            # behind the last column terminals disagree where the cursor is
            self.y, self.x = y, end if end < columns else -1
        return sent

    def _set_dearly(self, y: int, x: int, pen: Pen, sent: list[str]) -> None:
        """Have the terminal remember a pen that was set again and again at a high price, and where."""
        times = self._dear[pen] = self._dear.get(pen, 0) + 1
        if times >= OFTEN:
            sent.append(KEEP)
            self._kept = (y, x, pen)
            self._dear.clear()

    def _nearest(self, strokes: Sequence[Stroke], pens: Pens) -> tuple[int, bool, str]:
        """The stroke that takes the fewest bytes from here, whether by way of the place kept, and the change of pen."""
        best, least = (0, False, ""), 1 << 30
        ways = [(self.y, self.x, self.pen, 0)]
        if self._kept is not None:
            ways.append((*self._kept, len(BACK)))
        for number, (y, x, _text, pen, blank) in enumerate(strokes):
            for from_y, from_x, now, price in ways:
                to = pens.blank(now, pen) if blank else pen
                way = "" if to is now else now.ways.get(to) or now.way(to)
                cost = price + len(way) + len(travel(from_y, from_x, y, x))
                if cost < least:
                    best, least = (number, price > 0, way), cost
        return best


def strokes(y: int, x: int, cells: Sequence[Cell], changed: Sequence[int], pens: Pens) -> list[Stroke]:
    """The strokes that draw the cells of a line that changed; each of them takes one cell on every terminal.

    Args:
        y: the line.
        x: where the first of the cells stands.
        cells: what shall stand there.
        changed: which of them differ from what does.
        pens: whose cells they are.
    """
    found: list[Stroke] = []
    start, end, pen, blank = -1, -1, cells[changed[0]][1], True
    for at in changed:
        if start >= 0 and at - end <= NEAR:
            joined = _joined(pen, blank, cells[end : at + 1], pens)
            if joined is not None:
                (pen, blank), end = joined, at + 1
                continue
        if start >= 0:
            found.append((y, x + start, "".join([text for text, _pen in cells[start:end]]), pen, blank))
        start, end = at, at + 1
        text, pen = cells[at]
        blank = text == " " and not pen.lined
    found.append((y, x + start, "".join([text for text, _pen in cells[start:end]]), pen, blank))
    return found


def _joined(pen: Pen, blank: bool, cells: Sequence[Cell], pens: Pens) -> tuple[Pen, bool] | None:
    """The pen that draws these cells as well as what one pen drew so far; None where none does."""
    for text, other in cells:
        if other is pen:
            blank = blank and text == " "
        elif text == " " and not other.lined:
            if pens.blank(pen, other) is not pen:
                return None
        elif blank and pens.blank(other, pen) is other:
            pen, blank = other, False
        else:
            return None
    return pen, blank


@lru_cache(10_000)
def travel(y: int, x: int, to_y: int, to_x: int) -> str:
    """The shortest sequence that brings the cursor from one cell to another.

    No control sign alone: whatever brings one to the terminal then is a text that was not cleaned.
    """
    if (y, x) == (to_y, to_x):
        return ""
    ways = [f"\x1b[{to_y + 1};{to_x + 1}H" if to_x else f"\x1b[{to_y + 1}H"]
    if y >= 0 and x >= 0:
        down = "" if to_y == y else min(
            f"\x1b[{_many(abs(to_y - y))}{'B' if to_y > y else 'A'}", f"\x1b[{to_y + 1}d", key=len
        )  # fmt: skip
        ways.append(down + _across(x, to_x))
        if to_y > y:
            ways.append(f"\x1b[{_many(to_y - y)}E" + _across(0, to_x))
    elif y == to_y:
        ways.append(f"\x1b[{to_x + 1 if to_x else ''}G")
    return min(ways, key=len)


def _across(x: int, to: int) -> str:
    if x == to:
        return ""
    if to == 0:
        return "\x1b[G"
    if to > x:
        return f"\x1b[{_many(to - x)}C"
    return min(f"\x1b[{_many(x - to)}D", f"\x1b[{to + 1}G", key=len)


def _many(count: int) -> str:
    return str(count) if count > 1 else ""
