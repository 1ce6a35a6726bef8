"""The styles of the screen as a terminal takes them, and lines of styled text cell by cell."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

Codes = tuple[str, str, str]
"""Attributes, foreground and background as SGR codes, empty where a style has none."""
_ATTRIBUTES = (
    ("bold", "1"), ("dim", "2"), ("italic", "3"), ("underline", "4"), ("blink", "5"), ("reverse", "7"),
    ("strike", "9"),
)  # fmt: skip
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What switches an attribute off."""
_LINED = {"4", "5", "7", "9"}
"""Attributes that are seen in an empty cell."""
HALF, OTHER_HALF = "▀", "▄"
"""Two clients in a cell, with ink and ground or the other way round; where both have one colour, it is an empty cell
of that ground."""
MOST_STYLES = 4_000
"""Styles whose pens are kept; a theme has some dozens."""
SURE = frozenset(
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x3FF), (0x400, 0x482), (0x48A, 0x52F),
                        (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2190, 0x2193), (0x2200, 0x22FF), (0x2400, 0x2426),
                        (0x2500, 0x25FC))
    for code in range(first, last + 1)
)  # fmt: skip
"""Characters that take one cell on every terminal."""


class Pen:
    """A style as codes; equal codes of a terminal are one and the same pen."""

    __slots__ = ("blanks", "codes", "lined", "ways")

    def __init__(self, codes: Codes) -> None:
        """Be the pen of these codes."""
        self.codes = codes
        self.lined = bool(_LINED & set(codes[0].split(";")))
        self.ways: dict[Pen, str] = {}
        """The sequence that leads from this pen to another."""
        self.blanks: dict[Pen, Pen] = {}
        """The pen for an empty cell after this one."""

    def way(self, to: Pen) -> str:
        """The sequence that leads to another pen."""
        found = self.ways.get(to)
        if found is None:
            found = self.ways[to] = change(self.codes, to.codes)
        return found


Cell = tuple[str, Pen]
"""What stands in a cell; the second cell of a wide character is empty, what has no cell belongs to the one before."""


class _Cells(dict[str, Cell]):
    """The cells of a pen by their sign, made when they are first asked for."""

    __slots__ = ("_pen",)

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen

    def __missing__(self, sign: str) -> Cell:
        cell = self[sign] = (sign, self._pen)
        return cell


class Dipped:
    """A style, its pen, the pen of its empty cells, and the cells drawn with it so far."""

    __slots__ = ("cells", "empty", "pen", "style")

    def __init__(self, style: Style | None, pen: Pen, empty: Pen) -> None:
        """Begin without cells."""
        self.style, self.pen, self.empty = style, pen, empty
        self.cells = _Cells(pen)
        self.cells[" "] = (" ", empty)
        _attributes, ink, ground = pen.codes
        if ink and ink[1:] == ground[1:]:
            self.cells[HALF] = (" ", empty)

    def cell(self, sign: str) -> Cell:
        """A sign that takes one cell."""
        return self.cells[sign]


class Pens:
    """The pens of a terminal of so many colours."""

    def __init__(self, system: ColorSystem) -> None:
        """Have none yet but the one that draws plainly."""
        self.system = system
        self.none = Pen(("", "", ""))
        self._pens: dict[Codes, Pen] = {self.none.codes: self.none}
        self.kept: dict[int, Dipped] = {}
        """By what a style is and not by what it equals: Rich works equality out anew each time it is asked."""

    def dip(self, style: Style | None) -> Dipped:
        """A style with its pen."""
        found = self.kept.get(id(style))
        if found is None:
            if len(self.kept) >= MOST_STYLES:
                self.kept.clear()
            pen = self._pen(codes_of(style, self.system) if style is not None else self.none.codes)
            # of an empty cell only the ground is seen, unless a line goes through it
            found = Dipped(style, pen, pen if pen.lined else self._pen(("", "", pen.codes[2])))
            self.kept[id(style)] = found
        return found

    def _pen(self, codes: Codes) -> Pen:
        found = self._pens.get(codes)
        if found is None:
            found = self._pens[codes] = Pen(codes)
        return found

    def turned(self, pen: Pen) -> Pen | None:
        """The pen whose ink is the ground of this one, and the other way round; None where one has no such colour."""
        attributes, ink, ground = pen.codes
        if not (ink.startswith("38;") and ground.startswith("48;")):
            return None
        return self._pen((attributes, f"3{ground[1:]}", f"4{ink[1:]}"))

    def blank(self, now: Pen, pen: Pen) -> Pen:
        """The pen with which an empty cell is sent: of all that look the same the nearest to the one in use."""
        found = now.blanks.get(pen)
        if found is None:
            attributes, ink, ground = pen.codes
            if not (attributes or ink or now.lined):
                attributes, ink, _other = now.codes
            found = now.blanks[pen] = self._pen((attributes, ink, ground))
        return found

    def cells(self, strips: Iterable[Strip]) -> list[Cell]:
        """Strips cell by cell."""
        cells: list[Cell] = []
        for strip in strips:
            for text, style, control in strip:
                if control:
                    continue
                dipped = self.kept.get(id(style)) or self.dip(style)
                if text.isascii() or SURE.issuperset(text):
                    cells += map(dipped.cells.__getitem__, text)
                else:
                    _put_wide(cells, text, dipped)
        return cells


def _put_wide(cells: list[Cell], text: str, dipped: Dipped) -> None:
    for start, end, width in split_graphemes(text)[0]:
        if width:
            cells.append(dipped.cell(text[start]) if end - start == width == 1 else (text[start:end], dipped.pen))
            cells += [("", dipped.pen)] * (width - 1)
        elif cells:
            # the cell it is drawn onto may be the second of a wide character
            at = len(cells) - 1
            while at and not cells[at][0]:
                at -= 1
            cells[at] = (cells[at][0] + text[start:end], dipped.pen if cells[at][0] == " " else cells[at][1])


def sure(text: str) -> bool:
    """Whether every terminal gives a cell's text the same width; kana, han and hangul take two on all."""
    return text in SURE or (
        len(text) == 1 and ("\u3041" <= text <= "\u30ff" or "\u3400" <= text <= "\u9fff" or "가" <= text <= "힣")
    )


def codes_of(style: Style, system: ColorSystem) -> Codes:
    """The SGR codes of a style on a terminal of so many colours."""
    attributes = ";".join(code for name, code in _ATTRIBUTES if getattr(style, name))
    ink = ";".join(style.color.downgrade(system).get_ansi_codes()) if style.color else ""
    ground = ";".join(style.bgcolor.downgrade(system).get_ansi_codes(foreground=False)) if style.bgcolor else ""
    return attributes, ink, ground


def change(old: Codes, new: Codes) -> str:
    """The sequence that leads from one style to another; empty where they are the same."""
    codes = []
    if old[0] != new[0]:
        codes += sorted({_OFF[code] for code in old[0].split(";") if code})
        codes.append(new[0])
    for before, part, off in ((old[1], new[1], "39"), (old[2], new[2], "49")):
        if part != before:
            codes.append(part or off)
    return f"\x1b[{';'.join(code for code in codes if code)}m" if codes else ""
