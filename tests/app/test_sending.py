"""Fewer bytes, the same cells: every update is sent in both ways to a terminal each, and the two show the same."""

from __future__ import annotations

import pyte
import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from cockpit.app.app import CockpitApp
from cockpit.app.pens import Pen, change, codes_of
from cockpit.app.sending import Lean, Shown
from tests.app.terminals import Grown, differences
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

    def __init__(self, size: tuple[int, int], system: str = "truecolor") -> None:
        self.console = Console(color_system=system, force_terminal=True, width=size[0], height=size[1])
        self.shown = Shown()
        self.screens = [Grown(*size), Grown(*size)]
        self.streams = [pyte.Stream(screen) for screen in self.screens]
        self.bytes = [0, 0]
        self.updates = 0

    def show(self, renderable) -> None:
        if not isinstance(renderable, CompositorUpdate):
            return
        ours = self.shown.lean(renderable, self.console)
        assert ours is not renderable
        self.updates += 1
        for place, update in enumerate((renderable, ours)):
            if update is None:
                continue
            text = update.render_segments(self.console)
            # a line feed moves the real cursor and writes nothing: the two agree on cells
            self.streams[place].feed(text.replace("\n", ""))
            self.bytes[place] += len(text.encode())
        assert differences(*self.screens) == []

    def resize(self, size: tuple[int, int]) -> None:
        """Another window: what it showed is gone."""
        self.shown.forget()
        for screen in self.screens:
            screen.resize(size[1], size[0])
            screen.reset()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_both_ways_show_the_same_cells(start, monkeypatch, size):
    # in colours of 24 bits: Rich keeps a style's codes of the first terminal that it meets in a process
    both = Both(size)
    monkeypatch.setattr(CockpitApp, "_display", lambda app, screen, renderable: both.show(renderable))
    async with start(size) as walk:
        for key in KEYS:
            await walk.press(key)
    assert both.updates > len(KEYS) / 2
    assert both.bytes[1] < both.bytes[0] * 0.3


STYLES = [
    Style(), Style(bold=True), Style(color="red"), Style(bgcolor="blue"), Style(color="#123456", bgcolor="#abcdef"),
    Style(color="#123456", bold=True, underline=True), Style(reverse=True), Style(dim=True, bold=True),
    Style(italic=True), Style(strike=True, bgcolor="red"), Style(color="default", bgcolor="default"),
]  # fmt: skip
SYSTEMS = [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD]


@pytest.mark.parametrize("old", STYLES, ids=str)
@pytest.mark.parametrize("new", STYLES, ids=str)
def test_a_change_of_style_leaves_nothing_of_the_one_before(old, new):
    system = ColorSystem.TRUECOLOR
    screens = []
    for sequence in (
        f"\x1b[{';'.join(code for code in codes_of(old, system) if code)}m"
        + change(codes_of(old, system), codes_of(new, system)),
        f"\x1b[{';'.join(code for code in codes_of(new, system) if code)}m",
    ):
        screen = pyte.Screen(4, 1)
        pyte.Stream(screen).feed("\x1b[0m" + sequence + "x")
        screens.append(screen.buffer[0][0])
    assert screens[0] == screens[1]


def layout(*lines: list[tuple[str, Style]]) -> LayoutUpdate:
    """A whole screen."""
    strips = [[Strip([Segment(text, style) for text, style in line])] for line in lines]
    return LayoutUpdate(strips, Region(0, 0, max(strip[0].cell_length for strip in strips), len(strips)))


def taken(shown: Shown, update: object, system: str = "truecolor") -> str | None:
    """What an update sends; None for nothing."""
    console = Console(color_system=system, force_terminal=True)
    sent = shown.lean(update, console)
    assert sent is None or isinstance(sent, Lean)
    return None if sent is None else sent.render_segments(console)


PLAIN, LOUD = Style(color="#d7dde3", bgcolor="#0f1317"), Style(color="#0f1317", bgcolor="#f4f7fa", bold=True)


def test_what_is_shown_already_is_not_sent():
    shown = Shown()
    assert "one" in taken(shown, layout([("one two", PLAIN)]))
    assert taken(shown, layout([("one two", PLAIN)])) is None
    assert taken(shown, layout([("one six", PLAIN)])) == "\x1b[5Gsix"
    shown.forget()
    assert "one six" in taken(shown, layout([("one six", PLAIN)]))


def test_what_was_not_asked_for_does_not_count_as_shown():
    shown, console = Shown(), Console(color_system="truecolor", force_terminal=True)
    assert isinstance(shown.lean(layout([("one", PLAIN)]), console), Lean)
    # the program held it back: a batch, or no terminal yet
    assert "one" in taken(shown, layout([("one", PLAIN)]))


def test_another_size_is_another_screen():
    shown = Shown()
    taken(shown, layout([("one two", PLAIN)]))
    assert "one" in taken(shown, layout([("one two!", PLAIN)]))
    assert "one" in taken(shown, layout([("one two!", PLAIN)], [("more", PLAIN)]))


def test_the_terminals_cursor_is_put_where_it_belongs():
    shown, console = Shown(), Console(color_system="truecolor", force_terminal=True)
    shown.lean(layout([("one", PLAIN)]), console, (0, 0)).render_segments(console)
    assert shown.lean(layout([("one", PLAIN)]), console, (0, 0)) is None
    assert shown.lean(layout([("one", PLAIN)]), console, (2, 0)).render_segments(console) == ""


def test_of_an_empty_cell_only_the_ground_is_sent():
    shown = Shown()
    taken(shown, layout([("one   ", PLAIN)]))
    assert taken(shown, layout([("one", PLAIN), ("   ", Style(color="#ff0000", bgcolor="#0f1317"))])) is None
    assert taken(shown, layout([("one   ", Style(color="#d7dde3", bgcolor="#0f1317", underline=True))])) is not None


def test_two_clients_of_one_colour_are_an_empty_cell():
    even, uneven = Style(color="#1c4245", bgcolor="#1c4245"), Style(color="#1c4245", bgcolor="#c4450e")
    assert taken(Shown(), layout([("▀", even)])) == "\x1b[0m\x1b[1H\x1b[48;2;28;66;69m "
    assert "▀" in taken(Shown(), layout([("▀", uneven)]))
    # where the terminal has no colour of its own for either, ink and ground are not the same
    assert "▀" in taken(Shown(), layout([("▀", Style())]))


@pytest.mark.parametrize("lines", [1, 12], ids=["cell by cell", "piece by piece"])
@pytest.mark.parametrize("name", ["👩‍👩‍👧 Familie", "❤️ heart", "e\u0301\u0323 cafe", "नमस्ते", "ﷺ", "1️⃣ first"])
def test_after_a_sign_that_terminals_draw_unlike_the_next_is_addressed(name, lines):
    # this terminal draws each of them with other widths than we count, and yet all that follows is in its place
    screen = pyte.Screen(60, lines)
    text = taken(Shown(), layout(*([(name, PLAIN), ("|end" + " " * 20, PLAIN)] for _line in range(lines))))
    pyte.Stream(screen).feed(text)
    at = Strip([Segment(name)]).cell_length
    for y in range(lines):
        assert "".join(screen.buffer[y][x].data for x in range(at, at + 4)) == "|end"


@pytest.mark.parametrize("lines", [1, 12], ids=["cell by cell", "piece by piece"])
def test_wide_signs_come_and_go_whole(lines):
    both = Both((12, lines))
    for text in (
        "ab漢字cd      ",
        "a漢字bcd      ",
        "abcdefgh    ",
        "漢漢漢漢漢漢",
        "x漢漢漢漢漢y",
        "漢 漢 漢 漢 ",
        "🍞🍞ab漢漢  ab",
    ):
        both.show(layout(*[[(text[:12], PLAIN)]] * lines))
        both.show(layout(*[[(text[:12], LOUD)]] * lines))


def test_what_has_another_shape_is_sent_as_it_is():
    class Other(ChopsUpdate):
        pass

    console = Console(color_system="truecolor", force_terminal=True)
    shown = Shown()
    taken(shown, layout([("one", PLAIN)]))
    other = Other([], [], [])
    assert shown.lean(other, console) is other
    # and nobody knows what stands on the screen then
    assert taken(shown, layout([("one", PLAIN)])) is not None
    assert shown.lean("text", console) == "text"
    assert shown.lean(None, console) is None
    update = ChopsUpdate([], [], [])
    del update.chop_ends
    assert shown.lean(update, console) is update


def test_without_colours_it_is_sent_as_it_is():
    update = layout([("one", PLAIN)])
    assert Shown().lean(update, Console(color_system=None)) is update


@pytest.mark.parametrize(
    ("system", "ink"),
    [(ColorSystem.TRUECOLOR, "38;2;255;0;0"), (ColorSystem.EIGHT_BIT, "38;5;196"), (ColorSystem.STANDARD, "31")],
)
def test_colours_are_those_that_the_terminal_has(system, ink):
    assert codes_of(Style(color="#ff0000", bold=True), system) == ("1", ink, "")


def test_a_terminal_of_other_colours_is_sent_all_anew():
    shown = Shown()
    taken(shown, layout([("one", PLAIN)]))
    assert "38;5;" in taken(shown, layout([("one", PLAIN)]), "256")


def test_a_pen_knows_its_way():
    old, new = Pen(("1", "31", "")), Pen(("", "31", "44"))
    assert old.way(new) == "\x1b[22;44m"
    assert new.way(old) == "\x1b[1;49m"
    assert old.way(old) == ""
