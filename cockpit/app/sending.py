"""What is sent to the terminal: the cells that differ from those it shows, and of a style only what differs.

Textual sends a changed cell together with everything left of it in its widget, whole screens whenever anything is laid
out, and each piece with its whole style and a reset. Over a slow line that is what a key costs. Here the cells that
were sent are kept, and an update sends those alone that are others now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from rich.color import ColorSystem
from rich.console import Console
from textual.strip import Strip

from cockpit.app import inside, shifts
from cockpit.app.pens import SURE, Cell, Pens, sure
from cockpit.app.stamps import Mosaics, Stamps
from cockpit.app.strokes import Hand, Stroke, strokes, travel
from cockpit.app.widgets.mosaic import Mosaic

Run = tuple[int, int, tuple[Strip, ...]]
"""First cell, end and strips of what was sent on a line."""
FEW = 8
"""Lines that are gone through cell by cell; of more, a whole screen, only pieces are told apart."""
RESET = "\x1b[0m"


class Shown:
    """What a terminal shows, as far as it was sent."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._pens = Pens(ColorSystem.TRUECOLOR)
        self._size = (0, 0)
        self._hand: Hand | None = None
        """The pen and the cursor as the last frame left them; None where they may be anything."""
        self._cursor: object = None
        self._rows: list[list[Cell | None]] = []
        self._runs: dict[int, Run] = {}
        """What was sent last on a line."""
        self._mosaics = Mosaics(self._pens)

    def forget(self) -> None:
        """Something else may have been written, or the terminal has another size: the next update is sent whole."""
        self._size = (0, 0)
        self._hand = None

    def astray(self) -> None:
        """The terminal's cursor was sent elsewhere since."""
        if self._hand is not None:
            self._hand.y = self._hand.x = -1

    def lean(self, update: Any, console: Console, cursor: object = None) -> Any:
        """An update as the bytes that it takes; None where the terminal shows all of it; what is unknown as it is.

        Args:
            update: what the program shows.
            console: where it is shown.
            cursor: where the terminal's own cursor shall stand.
        """
        size, system = inside.size_of(update), inside.colours(console)
        if size is None or system is None:
            if update is not None:
                self.forget()
            return update
        if system is not self._pens.system:
            self._pens = Pens(system)
            self._mosaics = Mosaics(self._pens)
            self.forget()
        if size != self._size:
            columns, lines = self._size = size
            self._rows = [[None] * columns for _line in range(lines)]
            self._runs = {}
            self._hand = None
            self._mosaics.forget()
        news: list[tuple[int, Run]] = []
        for y, x, end, strips in inside.runs(update):
            run = (x, end, tuple(strips))
            # the very strips of before are told apart from others at once
            if self._runs.get(y) != run:
                news.append((y, run))
        sheet = _Sheet(self._rows, self._pens, self._hand)
        put = sheet.put_cells if len(news) <= FEW else sheet.put_pieces
        for y, (x, end, new) in news:
            mosaic, before = self._mosaics.known(y, x, end, new) or (None, None)
            if mosaic is not None and before is not None:
                sheet.put_mosaic(y, x, mosaic, before, self._mosaics.stamps(mosaic.inks))
                continue
            self._mosaics.read(y, self._rows[y])
            put(y, x, end, new)
            if mosaic is not None:
                sheet.mosaics.append((y, x, mosaic, True))
        sheet.end()
        if not sheet.pieces and cursor == self._cursor:
            return None
        return Lean(update, self, sheet, cursor, dict(news))

    def sent(self, sheet: _Sheet, cursor: object, runs: dict[int, Run]) -> None:
        """The terminal shows it now."""
        self._cursor, self._hand = cursor, sheet.hand
        for y, x, cells in sheet.written:
            self._rows[y][x : x + len(cells)] = cells
            self._mosaics.covered(y, x, x + len(cells))
        for y, x, mosaic, by_cells in sheet.mosaics:
            self._mosaics.shown(y, x, mosaic, by_cells=by_cells)
        self._runs.update(runs)


class Lean(inside.CompositorUpdate):
    """An update in few bytes."""

    def __init__(self, update: Any, shown: Shown, sheet: _Sheet, cursor: object, runs: dict[int, Run]) -> None:
        """Stand for an update; what it shows counts as shown once it is asked for."""
        self._update, self._shown, self._sheet, self._cursor, self._runs = update, shown, sheet, cursor, runs

    def __rich_console__(self, console: Console, options: Any) -> Any:
        """As Textual's own, for whoever prints an update."""
        yield from self._update.__rich_console__(console, options)

    def render_segments(self, console: Console) -> str:
        """The cells that differ as terminal sequences."""
        self._shown.sent(self._sheet, self._cursor, self._runs)
        return self._sheet.text


class _Sheet:
    """The sequences that bring the screen from what it shows to what it shall show."""

    def __init__(self, rows: list[list[Cell | None]], pens: Pens, hand: Hand | None) -> None:
        self.pieces: list[str] = []
        self.written: list[tuple[int, int, list[Cell]]] = []
        self.mosaics: list[tuple[int, int, Mosaic, bool]] = []
        """Lines of half-blocks, and whether they were written cell by cell."""
        self._strokes: list[Stroke] = []
        self._rows, self._pens = rows, pens
        self._began_anew = hand is None
        self.hand = Hand(pens.none) if hand is None else hand.copy()

    @property
    def text(self) -> str:
        """All of it; what was left in the pen by others is put down first."""
        return "".join([RESET, *self.pieces] if self._began_anew and self.pieces else self.pieces)

    def end(self) -> None:
        """Draw the strokes, which may come in any order; a cursor at the end of a line may be on the next one."""
        if self._strokes:
            self.pieces += self.hand.draw(self._strokes, self._pens, len(self._rows[0]))
        if self.hand.y >= 0 and self.hand.x >= len(self._rows[self.hand.y]):
            self.hand.y = self.hand.x = -1

    def put_cells(self, y: int, x: int, end: int, strips: tuple[Strip, ...]) -> None:
        """These strips shall stand from `x` up to `end` of a line: of them the cells that are others now."""
        cells = self._pens.cells(strips)
        del cells[end - x :]
        self._put(y, x, cells)
        self.written.append((y, x, cells))

    def put_pieces(self, y: int, x: int, end: int, strips: tuple[Strip, ...]) -> None:
        """The same at a third of the work, for a whole screen: a piece that differs anywhere is sent whole."""
        row, pens, send = self._rows[y], self._pens, self.pieces.append
        kept = pens.kept
        cells: list[Cell] = []
        hand = self.hand
        now, here, owed = hand.pen, hand.x if hand.y == y else -1, False
        for strip in strips:
            for piece in strip:
                text, style, control = piece
                if control:
                    continue
                at = x + len(cells)
                if at >= end:
                    break
                dipped = kept.get(id(style)) or pens.dip(style)
                cell = dipped.cells.get(text)
                if cell is not None or text in SURE:
                    cell = cell or dipped.cell(text)
                    cells.append(cell)
                    if row[at] == cell and not owed:
                        continue
                    text, pen = cell
                    size = 1
                else:
                    if not (text.isascii() or SURE.issuperset(text)):
                        # terminals may draw it as wide as they like
                        hand.pen, hand.y, hand.x = now, y if here >= 0 else -1, here
                        wide = pens.cells((Strip([piece]),))
                        self._put_wide(y, at, row[at : at + len(wide)], wide)
                        now, here = hand.pen, hand.x if hand.y == y else -1
                        cells += wide
                        # one that a terminal draws wider is drawn over its neighbour
                        owed = bool(wide) and not sure(wide[-1][0] or "…")
                        continue
                    of = dipped.cell
                    news = [of(sign) for sign in text]
                    cells += news
                    size = len(news)
                    if row[at : at + size] == news and not owed:
                        continue
                    pen = dipped.empty if text.isspace() else dipped.pen
                if here != at:
                    send(f"\x1b[{at - here}C" if 0 <= here < at else f"\x1b[{y + 1};{at + 1}H")
                if pen is not now:
                    if pen is dipped.empty and text.isspace():
                        pen = pens.blank(now, pen)
                    if pen is not now:
                        send(now.ways.get(pen) or now.way(pen))
                        now = pen
                send(text)
                here, owed = at + size, False
        del cells[end - x :]
        hand.pen, hand.y, hand.x = now, y if here >= 0 else -1, here
        self.written.append((y, x, cells))

    def put_mosaic(self, y: int, x: int, new: Mosaic, old: Mosaic, stamps: Stamps) -> None:
        """The same for half-blocks in place of others: the pairs that differ, told apart all at once."""
        first, end, sent, pen = stamps.line(new.pairs, old.pairs, self.hand.pen)
        if sent:
            self.pieces.append(f"\x1b[{y + 1};{x + first + 1}H")
            self.pieces += sent
            self.hand.pen, self.hand.y, self.hand.x = pen, y, x + end
        self.mosaics.append((y, x, new, False))

    def _put(self, y: int, x: int, cells: list[Cell]) -> None:
        """Of these cells those that are others now."""
        before = self._rows[y][x : x + len(cells)]
        if before == cells:
            return
        changed = _changed(before, cells)
        if not changed:
            return
        if not SURE.issuperset([cells[at][0] for at in changed]):
            self._put_wide(y, x, before, cells)
            return
        moved = self._shifted(y, x, before, cells, changed[0])
        if moved is not before:
            changed = _changed(moved, cells)
        if changed:
            self._strokes += strokes(y, x, cells, changed, self._pens)

    def _put_wide(self, y: int, x: int, before: list[Cell | None], cells: list[Cell]) -> None:
        """The same one after another, where terminals may disagree how wide a cell is: the next is then sent again."""
        again, count, at, hand = False, min(len(cells), len(before)), 0, self.hand
        while at < count:
            if cells[at] == before[at] and not again:
                at += 1
                continue
            # a wide character is written from its first cell on
            while at and not cells[at][0]:
                at -= 1
            text, pen = cells[at]
            self.pieces.append(travel(hand.y, hand.x, y, x + at))
            pen = self._pens.blank(hand.pen, pen) if text == " " else pen
            if pen is not hand.pen:
                self.pieces.append(hand.pen.way(pen))
                hand.pen = pen
            self.pieces.append(text)
            at += 1
            while at < count and not cells[at][0]:
                at += 1
            again = not sure(text)
            hand.y, hand.x = (y, -1) if again else (y, x + at)

    def _shifted(self, y: int, x: int, before: list[Cell | None], cells: list[Cell], at: int) -> list[Cell | None]:
        """The line once the terminal has moved what stands from a cell on, where that spares much."""
        # only of a line that ends with the screen: what stands behind it would move as well
        if x + len(cells) != len(self._rows[y]) or len(before) != len(cells):
            return before
        by = shifts.best(before, cells, at)
        if not by or not {cell[0] for cell in [*before[at:], *cells[at:]] if cell} <= SURE:
            return before
        self.pieces += travel(self.hand.y, self.hand.x, y, x + at), shifts.sequence(by)
        self.hand.y, self.hand.x = y, x + at
        return cast("list[Cell | None]", shifts.moved(before, at, by))


def _changed(before: Sequence[Cell | None], cells: Sequence[Cell]) -> list[int]:
    """Which cells are others than before."""
    return [at for at, (old, new) in enumerate(zip(before, cells, strict=False)) if old is not new and old != new]
