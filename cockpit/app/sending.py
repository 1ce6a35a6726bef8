"""What is sent to the terminal for cells that changed: those cells alone, and of a style only what differs.

Textual sends a changed cell together with everything left of it in its widget, and each piece with its whole style and
a reset. Over a slow line that is what a cursor key costs. The shapes used here are Textual's own and not promised:
where they are not what this module knows, it gives the update back untouched (`test_sending` would say so).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate

Codes = tuple[str, str, str]
"""Attributes, foreground and background as SGR codes, empty where a style has none."""
NOTHING: Codes = ("", "", "")
_codes: dict[tuple[Style, ColorSystem], Codes] = {}
_ATTRIBUTES = (
    ("bold", "1"), ("dim", "2"), ("italic", "3"), ("underline", "4"), ("blink", "5"), ("reverse", "7"),
    ("strike", "9"),
)  # fmt: skip
_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}
"""What switches an attribute off."""
MOST_STYLES = 4_000
"""Styles whose codes are kept; a theme has some dozens."""


class Lean(CompositorUpdate):
    """The same update in fewer bytes."""

    def __init__(self, update: ChopsUpdate) -> None:
        """Stand for an update."""
        self._update = update

    def __rich_console__(self, console: Console, options: Any) -> Any:
        """As Textual's own, for whoever prints an update."""
        yield from self._update.__rich_console__(console, options)

    def render_segments(self, console: Console) -> str:
        """The cells of the update's spans as terminal sequences."""
        system = console._color_system
        if system is None:
            return self._update.render_segments(console)
        sent: list[str] = []
        now = NOTHING
        for y, x, pieces in self._runs():
            sent.append(f"\x1b[{y + 1};{x + 1}H")
            for text, style, control in pieces:
                if control:
                    continue
                codes = codes_of(style, system) if style else NOTHING
                if codes != now:
                    sent.append(_change(now, codes))
                    now = codes
                sent.append(text)
        if now != NOTHING:
            sent.append("\x1b[0m")
        return "".join(sent)

    def _runs(self) -> Iterator[tuple[int, int, list[Segment]]]:
        """(line, column, segments) of what changed."""
        update = self._update
        for y, x1, x2 in update.spans:
            for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is None or x >= x2 or end <= x1:
                    continue
                start, stop = max(x, x1), min(end, x2)
                cells = strip if start == x and stop == end else strip.crop(start - x, stop - x)
                yield y, start, list(cells)


def lean(renderable: Any) -> Any:
    """An update of changed cells in fewer bytes; anything else as it is."""
    if type(renderable) is ChopsUpdate and _known(renderable):
        return Lean(renderable)
    return renderable


def _known(update: ChopsUpdate) -> bool:
    return all(hasattr(update, name) for name in ("chops", "spans", "chop_ends"))


def codes_of(style: Style, system: ColorSystem) -> Codes:
    """The SGR codes of a style on a terminal of so many colours."""
    found = _codes.get((style, system))
    if found is None:
        if len(_codes) >= MOST_STYLES:
            _codes.clear()
        attributes = ";".join(code for name, code in _ATTRIBUTES if getattr(style, name))
        ink = ";".join(style.color.downgrade(system).get_ansi_codes()) if style.color else ""
        ground = ";".join(style.bgcolor.downgrade(system).get_ansi_codes(foreground=False)) if style.bgcolor else ""
        found = _codes[(style, system)] = (attributes, ink, ground)
    return found


def _change(old: Codes, new: Codes) -> str:
    """The sequence that leads from one style to another."""
    codes = []
    if old[0] != new[0]:
        codes += sorted({_OFF[code] for code in old[0].split(";") if code})
        codes.append(new[0])
    for before, part, off in ((old[1], new[1], "39"), (old[2], new[2], "49")):
        if part != before:
            codes.append(part or off)
    return f"\x1b[{';'.join(code for code in codes if code)}m"
