"""Lines of styled text that change without a layout: the header, the reason, the legend, the keys."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from cockpit.app.inside import Steady
from cockpit.app.theme import Palette
from cockpit.core.visible import visible

Part = tuple[str, Style]
"""A piece of text and how it looks."""
_WORDS = re.compile(r" *[^ ]+ *| +")
"""A word with the spaces around it."""
_KEYS = re.compile(r"(?<![^\s(“])(\w) (\w)(?!\w)")
"""A key that another one follows, as in “g b”: two words of one letter."""
_HELD = "\x1f"
"""Stands between them meanwhile: no text has one, and no line is broken there."""


def held(text: str) -> str:
    """The text with the keys of a pair held together, for whoever breaks it into lines; `let_go` puts spaces back."""
    return _KEYS.sub(rf"\1{_HELD}\2", text)


def let_go(line: str) -> str:
    """A line of a text that was held together, as it is shown."""
    return line.replace(_HELD, " ")


def width_of(parts: Sequence[Part]) -> int:
    """Cells that the parts take."""
    return sum(cell_len(text) for text, _style in parts)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells; what is left out shows as an ellipsis."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return set_cell_size(text, max(0, width))
    return set_cell_size(text, width - 1).rstrip() + "…"


def fitted(parts: Sequence[Part], width: int) -> list[Part]:
    """The parts in at most `width` cells, the last one that still shows cut with an ellipsis."""
    room, kept = width, []
    for text, style in parts:
        if room <= 0:
            break
        text = visible(text)
        size = cell_len(text)
        if size > room:
            text = cut(text, room)
            size = cell_len(text)
        kept.append((text, style))
        room -= size
    return kept


def flowed(parts: Sequence[Part], width: int) -> list[list[Part]]:
    """The parts in lines of at most `width` cells, broken between words; later lines begin as far in as the first."""
    lines: list[list[Part]] = [[]]
    whole = "".join(text for text, _style in parts)
    indent = whole[: len(whole) - len(whole.lstrip(" "))]
    for text, style in parts:
        for piece in map(let_go, _WORDS.findall(held(visible(text)))):
            if lines[-1] and width_of(lines[-1]) + cell_len(piece.rstrip(" ")) > width:
                lines.append([(indent, style)] if indent else [])
                piece = piece.lstrip(" ")
            if piece:
                lines[-1].append((piece, style))
    return lines


def spread(lines: Sequence[Sequence[Part]], width: int) -> list[list[Part]]:
    """A line that stands alone and is too long, in two; others as they are."""
    told = [list(line) for line in lines if any(text.strip() for text, _style in line)]
    if len(told) != 1 or width_of(told[0]) <= width:
        return [list(line) for line in lines]
    first, *rest = [line for line in flowed(told[0], width) if line]
    # what goes beyond the second line is cut at its end, and shows so; one long word has no second line
    return [first, [*rest[0], *(part for line in rest[1:] for part in [(" ", line[0][1]), *line])]] if rest else [first]


def strip_of(parts: Sequence[Part], width: int, rest: Style) -> Strip:
    """A strip of exactly `width` cells."""
    return Strip(_segments(parts, width, rest), width)


def _segments(parts: Sequence[Part], width: int, rest: Style) -> list[Segment]:
    """The parts in exactly `width` cells."""
    kept = fitted(parts, width)
    segments = [Segment(text, style) for text, style in kept]
    room = width - width_of(kept)
    if room > 0:
        segments.append(Segment(" " * room, rest))
    return segments


def tab_parts(labels: Sequence[str], chosen: int, palette: Palette, width: int) -> list[Part]:
    """A line of tabs, one of them chosen, as far apart as the room allows; those far from it stand back."""
    labels = list(labels)
    while len(labels) > 1 and sum(map(cell_len, labels)) + len(labels) - 1 > width:
        first = chosen > len(labels) - 1 - chosen
        labels.pop(0 if first else -1)
        chosen -= first
    room = width - sum(map(cell_len, labels))
    gap = " " * min(3, max(1, room // max(1, len(labels) - 1)))
    parts: list[Part] = []
    for place, label in enumerate(labels):
        if place:
            parts.append((gap, palette.quiet))
        parts.append((label, palette.key if place == chosen else palette.quiet))
    return parts


class Lines(Steady):
    """As many lines as it is high; `show` sets them, and only what changed is drawn again."""

    DEFAULT_CSS = "Lines { height: 1; }"

    def __init__(self, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._parts: list[list[Part]] = []
        self._rest = Style()
        self._follows: tuple[object, ...] = ()
        self._anew = False
        self._ground_of: tuple[str, Color] | None = None

    def shows(self, *follows: object) -> bool:
        """Whether the lines were made of just these before, and still stand; what is shown next is made of them."""
        same = self._follows == follows
        self._follows, self._anew = follows, not same
        return same

    def show(self, lines: Sequence[Sequence[Part]], rest: Style) -> None:
        """Set the lines, and the style of what they leave empty."""
        if not self._anew:
            self._follows = ()
        self._anew = False
        new, before = [list(line) for line in lines], self._parts
        if rest != self._rest or len(new) != len(before):
            self._parts, self._rest = new, rest
            self.refresh()
        elif new != before:
            self._parts = new
            for y, (old, line) in enumerate(zip(before, new, strict=True)):
                if old != line:
                    # which cells of it differ is seen where they are sent
                    self.refresh(Region(0, y, self.size.width, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines asked for, straight through the screen's filters where nothing frames the widget."""
        if self.gutter:
            return super().render_lines(crop)
        rows, filters, ground = [], self.get_line_filters(), self._ground()
        for y in crop.line_range:
            segments = _segments(self._line(y), self.size.width, self._rest)
            for each in filters:
                segments = each.apply(segments, ground)
            row = Strip(segments, self.size.width)
            rows.append(row if crop.x == 0 and crop.right >= row.cell_length else row.crop(crop.x, crop.right))
        return rows

    def _ground(self) -> Color:
        """The colour behind the lines, which only another theme changes."""
        theme = self.app.theme
        if self._ground_of is None or self._ground_of[0] != theme:
            self._ground_of = theme, self.background_colors[1]
        return self._ground_of[1]

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        return strip_of(self._line(y), self.size.width, self._rest)

    def _line(self, y: int) -> list[Part]:
        return self._parts[y] if y < len(self._parts) else []

    @property
    def text(self) -> str:
        """What it says, for tests and screen readers."""
        return "\n".join("".join(text for text, _style in line) for line in self._parts)
