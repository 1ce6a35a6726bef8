"""Half-blocks as a terminal takes them: what a run of one pair of colours is sent as, after each pen."""

from __future__ import annotations

import re

from textual.strip import Strip

from cockpit.app.pens import HALF, OTHER_HALF, Cell, Pen, Pens
from cockpit.app.widgets.mosaic import NO_PAIR, RUNS, Inks, Mosaic

SAME = NO_PAIR
"""Stands for a cell that the terminal shows already."""
TWO_RUNS = re.compile(rb"(.)\1*(?:(.)\2*)?", re.DOTALL)
SHORT = 8
"""Cells of two runs up to which what they are sent as is kept: most are as short, and there are few such."""
_SKIPPED = bytes((SAME,))
_UNCHANGED = bytes((SAME,)) + bytes(255)
"""Turns a difference of bytes into a mask: `SAME` where there is none, else 0."""


class Stage:
    """A pen that the terminal draws with, and what leads from it to each pair."""

    __slots__ = ("pen", "steps", "strokes")

    def __init__(self, pen: Pen) -> None:
        """Know no step yet."""
        self.pen = pen
        self.steps: dict[bytes, tuple[str, Stage]] = {}
        """By two runs that follow each other: what is sent for them, and the stage after them."""
        self.strokes: dict[int, tuple[str, str, Stage]] = {}
        """By pair: what is sent before the first of a run, for each of it, and the stage after it."""


class Stamps:
    """How the pairs of some inks are sent with the pens of a terminal."""

    def __init__(self, inks: Inks, pens: Pens) -> None:
        """Have none yet."""
        self.inks, self.pens = inks, pens
        self._stages: dict[Pen, Stage] = {}

    def line(self, new: bytes, old: bytes, pen: Pen) -> tuple[int, int, list[str], Pen]:
        """A line of pairs in place of another one, of the same length.

        Returns:
            The first cell that differs, the end of those that do, what is sent for those between, and the pen then.
        """
        count = len(new)
        now = int.from_bytes(new, "big")
        same = (now ^ int.from_bytes(old, "big")).to_bytes(count, "big").translate(_UNCHANGED)
        masked = (now | int.from_bytes(same, "big")).to_bytes(count, "big").rstrip(_SKIPPED)
        end = len(masked)
        masked = masked.lstrip(_SKIPPED)
        stage = self._stage(pen)
        sent: list[str] = []
        send = sent.append
        for match in TWO_RUNS.finditer(masked):
            runs = match[0]
            step = stage.steps.get(runs)
            if step is None:
                step = self._learn(stage, runs)
            text, stage = step
            send(text)
        return end - len(masked), end, sent, stage.pen

    def _stage(self, pen: Pen) -> Stage:
        found = self._stages.get(pen)
        if found is None:
            found = self._stages[pen] = Stage(pen)
        return found

    def _learn(self, stage: Stage, runs: bytes) -> tuple[str, Stage]:
        sent, at = "", stage
        for match in RUNS.finditer(runs):
            text, at = self._step(at, match[0])
            sent += text
        if len(runs) <= SHORT:
            stage.steps[runs] = sent, at
        return sent, at

    def _step(self, stage: Stage, run: bytes) -> tuple[str, Stage]:
        if run[0] == SAME:
            return f"\x1b[{len(run)}C" if len(run) > 1 else "\x1b[C", stage
        stroke = stage.strokes.get(run[0])
        if stroke is None:
            text, style, _control = self.inks[run[:1]]
            sign, pen = self.pens.dip(style).cell(text)
            if sign == " ":
                pen = self.pens.blank(stage.pen, pen)
            elif sign == HALF:
                sign, pen = self._nearer(stage.pen, pen)
            way = stage.pen.way(pen)
            stroke = stage.strokes[run[0]] = way, sign, self._stage(pen)
        way, sign, after = stroke
        return way + sign * len(run), after

    def _nearer(self, now: Pen, pen: Pen) -> tuple[str, Pen]:
        """The half-block that is reached sooner: upside down, its neighbour of the same two colours needs no pen."""
        turned = self.pens.turned(pen)
        if turned is not None and len(now.way(turned)) < len(now.way(pen)):
            return OTHER_HALF, turned
        return HALF, pen


class Mosaics:
    """The lines of half-blocks that a terminal shows, as far as they were sent as such."""

    def __init__(self, pens: Pens) -> None:
        """Know none."""
        self._pens = pens
        self._lines: dict[int, tuple[int, Mosaic]] = {}
        self._unread: set[int] = set()
        """Lines that were sent in pairs and are not told cell by cell yet."""
        self._stamps: Stamps | None = None

    def forget(self) -> None:
        """Know no line any longer."""
        self._lines.clear()
        self._unread.clear()

    def known(self, y: int, x: int, end: int, strips: tuple[Strip, ...]) -> tuple[Mosaic, Mosaic | None] | None:
        """(what shall stand there, what stands there where that is known) of a line of half-blocks; else None."""
        new = strips[0] if len(strips) == 1 else None
        if type(new) is not Mosaic or len(new.pairs) != end - x:
            return None
        at, old = self._lines.get(y, (-1, None))
        if old is None or at != x or old.inks is not new.inks or len(old.pairs) != len(new.pairs):
            return new, None
        return new, old

    def stamps(self, inks: Inks) -> Stamps:
        """How these inks are sent."""
        if self._stamps is None or self._stamps.inks is not inks:
            self._stamps = Stamps(inks, self._pens)
        return self._stamps

    def shown(self, y: int, x: int, line: Mosaic, *, by_cells: bool) -> None:
        """The terminal shows this line now; `by_cells` where its cells were told one by one as well."""
        self._lines[y] = (x, line)
        if not by_cells:
            self._unread.add(y)

    def covered(self, y: int, x: int, end: int) -> None:
        """The terminal shows something else from a cell up to another one."""
        at, line = self._lines.get(y, (0, None))
        if line is not None and at < end and x < at + len(line.pairs):
            del self._lines[y]

    def read(self, y: int, row: list[Cell | None]) -> None:
        """Tell a line's cells, where they have not been told yet."""
        if y in self._unread:
            self._unread.discard(y)
            x, line = self._lines[y]
            row[x : x + len(line.pairs)] = self._pens.cells((line,))
