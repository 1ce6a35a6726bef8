"""Fewer bytes, the same cells: every update is sent in both ways to a terminal each, and the two show the same."""

from __future__ import annotations

import pyte
import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate

from cockpit.app import sending
from cockpit.app.app import CockpitApp
from cockpit.app.sending import Lean, codes_of, lean
from tests.app.walk import SIZES

KEYS = (
    "right", "right", "down", "tab", "c", "u", "f", "l", "f", "f", "slash", "l", "o", "d", "z", "enter", "enter",
    "enter", "tab", "down", "down", "escape", "escape", "space", "space", "escape", "f9", "right", "C", "a", "漢", "é",
    "escape",
    "g", "s", "c", "space", "u", "escape", "g", "r", "down", "space", "u", "tab", "question_mark", "escape", "f3",
    "right",
)  # fmt: skip


class Both:
    """Two terminals: one is sent what Textual sends, the other what we send."""

    def __init__(self, size: tuple[int, int], system: str) -> None:
        self.console = Console(color_system=system, force_terminal=True, width=size[0], height=size[1])
        self.screens = [pyte.Screen(*size), pyte.Screen(*size)]
        self.streams = [pyte.Stream(screen) for screen in self.screens]
        self.bytes = [0, 0]
        self.updates = 0

    def show(self, renderable) -> None:
        if not isinstance(renderable, CompositorUpdate):
            return
        ours = lean(renderable)
        self.updates += ours is not renderable
        for place, update in enumerate((renderable, ours)):
            text = update.render_segments(self.console)
            # a reset line feed moves the real cursor and writes nothing: the two agree on cells
            self.streams[place].feed(text.replace("\n", ""))
            self.bytes[place] += len(text.encode()) if type(renderable) is ChopsUpdate else 0
        assert self.cells(0) == self.cells(1)

    def cells(self, place: int):
        screen = self.screens[place]
        return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_both_ways_show_the_same_cells(start, monkeypatch, size):
    # in colours of 24 bits: Rich keeps a style's codes of the first terminal that it meets in a process
    both = Both(size, "truecolor")
    monkeypatch.setattr(CockpitApp, "_display", lambda app, screen, renderable: both.show(renderable))
    async with start(size) as walk:
        for key in KEYS:
            await walk.press(key)
    assert both.updates > len(KEYS) / 2
    assert both.bytes[1] < both.bytes[0] * 0.8


STYLES = [
    Style(), Style(bold=True), Style(color="red"), Style(bgcolor="blue"), Style(color="#123456", bgcolor="#abcdef"),
    Style(color="#123456", bold=True, underline=True), Style(reverse=True), Style(dim=True, bold=True),
    Style(italic=True),
]  # fmt: skip


@pytest.mark.parametrize("old", STYLES, ids=str)
@pytest.mark.parametrize("new", STYLES, ids=str)
def test_a_change_of_style_leaves_nothing_of_the_one_before(old, new):
    system = ColorSystem.TRUECOLOR
    screens = []
    for sequence in (
        f"\x1b[{';'.join(code for code in codes_of(old, system) if code)}m"
        + (sending._change(codes_of(old, system), codes_of(new, system)) if old != new else ""),
        f"\x1b[{';'.join(code for code in codes_of(new, system) if code)}m",
    ):
        screen = pyte.Screen(4, 1)
        pyte.Stream(screen).feed("\x1b[0m" + sequence + "x")
        screens.append(screen.buffer[0][0])
    assert screens[0] == screens[1]


def test_what_has_another_shape_is_sent_as_it_is():
    class Other(ChopsUpdate):
        pass

    other = Other([], [], [])
    assert lean(other) is other
    assert lean("text") == "text"
    update = ChopsUpdate([], [], [])
    assert isinstance(lean(update), Lean)
    del update.chop_ends
    assert lean(update) is update


def test_without_colours_it_is_sent_as_it_is():
    class Plain(ChopsUpdate):
        def render_segments(self, console):
            return "as it is"

    assert Lean(Plain([], [], [])).render_segments(Console(color_system=None)) == "as it is"


@pytest.mark.parametrize(
    ("system", "ink"),
    [(ColorSystem.TRUECOLOR, "38;2;255;0;0"), (ColorSystem.EIGHT_BIT, "38;5;196"), (ColorSystem.STANDARD, "31")],
)
def test_colours_are_those_that_the_terminal_has(system, ink):
    assert codes_of(Style(color="#ff0000", bold=True), system) == ("1", ink, "")
