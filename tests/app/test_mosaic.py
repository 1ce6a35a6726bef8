"""Half-blocks: what is made as bytes is what each client would be drawn as, and lines that stay are not drawn again."""

from __future__ import annotations

import pyte
import pytest
from rich.color import ColorSystem
from rich.console import Console
from textual._compositor import LayoutUpdate
from textual.color import Color
from textual.filter import DimFilter, Monochrome
from textual.geometry import Region

from cockpit.app.pens import SURE
from cockpit.app.safe import VisibleFilter
from cockpit.app.sending import Shown
from cockpit.app.theme import DARK, LIGHT
from cockpit.app.themes import MONO
from cockpit.app.widgets.mosaic import MOST_LINES, NO_PAIR, Inks, Mosaic
from cockpit.core.lens import lenses
from tests.app.terminals import Grown, differences
from tests.app.test_grid_widget import Bare, look

COUNT = 2_500
SIZE = (200, 50)


def cells(strip) -> list[tuple[str, object]]:
    return [(sign, segment.style) for segment in strip for sign in segment.text]


def lines(grid) -> list[list[tuple[str, object]]]:
    """What the grid shows."""
    return [cells(row) for row in grid.render_lines(Region(0, 0, *grid.size))]


def one_by_one(grid) -> list[list[tuple[str, object]]]:
    """The same drawn client by client."""
    return [cells(grid._filtered(grid.render_line(y))) for y in range(grid.size.height)]


@pytest.mark.parametrize("grouping", ["none", "class"])
@pytest.mark.parametrize("palette", [DARK, LIGHT, MONO], ids=lambda palette: palette.name)
async def test_each_line_is_what_its_clients_are_drawn_as(palette, grouping):
    shown = look(COUNT, "pixel", grouping)
    app = Bare(shown)
    async with app.run_test(size=SIZE) as pilot:
        grid = app.grid
        grid.dress(palette)
        grid.mark(frozenset(range(7, 60, 3)))
        for lens in ("breath", "next"):
            reading = shown.book.read(lenses()[lens])
            for wanted in (None, frozenset({0}), frozenset({1, 2}), frozenset()):
                for hits in (None, frozenset(range(1, 40)), frozenset(range(1, COUNT, 2)), frozenset({COUNT + 5})):
                    grid.show(shown._replace(reading=reading, wanted=wanted, hits=hits))
                    assert lines(grid) == one_by_one(grid)
        grid.move_to(1_400)
        await pilot.pause()
        assert lines(grid) == one_by_one(grid)
        touched = shown.book.with_clients([shown.book.by_id[77]._replace(contact_day="2026-09-14")])
        grid.touched(shown._replace(book=touched, reading=touched.read(lenses()["breath"])), frozenset({77}))
        grid.show(grid.look)
        assert lines(grid) == one_by_one(grid)


@pytest.fixture
def asked(monkeypatch):
    """The lines that are asked for, and those of them that are made."""
    from cockpit.app.widgets.grid import BookGrid

    found: list[int] = []
    whole = BookGrid.render_lines
    monkeypatch.setattr(BookGrid, "render_lines",
                        lambda self, crop: found.extend(crop.line_range) or whole(self, crop))  # fmt: skip
    return found


async def test_a_look_asks_for_the_lines_on_which_a_colour_differs(asked, monkeypatch):
    monkeypatch.setattr(Bare, "get_default_screen", lambda app: _spared())
    shown = look(COUNT, "pixel")
    app = Bare(shown)
    async with app.run_test(size=SIZE) as pilot:
        grid = app.grid
        await pilot.pause()
        before = lines(grid)
        for hits in (frozenset(range(1, COUNT + 1)), frozenset(range(1, COUNT - 700)), frozenset(range(500, COUNT)),
                     None):  # fmt: skip
            asked.clear()
            grid.show(shown._replace(hits=hits))
            await pilot.pause()
            drawn, now = sorted(set(asked)), lines(grid)
            assert drawn == [y for y, (old, new) in enumerate(zip(before, now, strict=True)) if old != new]
            before = now


def _spared():
    from textual.screen import Screen

    from cockpit.app import inside

    screen = Screen(id="_default")
    inside.spare(screen)
    return screen


def test_pieces_pass_the_filters_as_whole_lines_would():
    ground = Color.parse("#0f1317")
    for filters in ([VisibleFilter()], [DimFilter(), VisibleFilter()], [Monochrome(), VisibleFilter()]):
        pairs = bytes([0x11, 0x11, 0x23, 0x00, 0x00, 0x42, 0x33, 0x33, 0x33])
        whole = Mosaic(pairs, Inks(DARK, [], ground))
        for each in filters:
            whole = whole.apply_filter(each, ground)
        assert cells(Mosaic(pairs, Inks(DARK, filters, ground))) == cells(whole)


@pytest.mark.parametrize("palette", [DARK, LIGHT, MONO], ids=lambda palette: palette.name)
def test_signs_take_one_cell_and_colours_have_numbers(palette):
    inks = Inks(palette, [], Color(0, 0, 0))
    most = len(inks.colours)
    assert most * 16 <= NO_PAIR
    for upper in range(most):
        for lower in range(most):
            assert inks[bytes([upper * 16 + lower])].text in SURE


def test_lines_are_kept_and_not_without_end():
    inks = Inks(DARK, [], Color(0, 0, 0))
    first = inks.line(b"\x11\x12")
    assert inks.line(b"\x11\x12") is first
    for number in range(MOST_LINES * 3):
        inks.line(bytes([0x11, 0x11 + number % 3]) * (1 + number // 3))
    assert len(inks.lines) <= MOST_LINES


def test_a_line_in_place_of_another_leaves_its_cells():
    import random

    chance = random.Random(3)
    inks = Inks(DARK, [], Color(0, 0, 0))
    width = 60
    terminals = [Grown(width, 4), Grown(width, 4)]
    streams = [pyte.Stream(each) for each in terminals]
    shown = Shown()
    console = Console(color_system="truecolor", force_terminal=True, width=width)
    some = [0x11, 0x12, 0x21, 0x22, 0x13, 0x00, 0x10]
    rows = [bytes(width)] * 4
    sent = [0, 0]
    for turn in range(80):
        # few cells of some lines differ, sometimes all; now and then a line is no mosaic, or one cell is written over
        for y in range(4):
            if chance.random() < 0.7:
                at, length = chance.randrange(width), chance.randrange(width)
                rows[y] = (rows[y][:at] + bytes(chance.choices(some, k=length)) + rows[y][at + length :])[:width]
        strips = [[inks.line(row)] for row in rows]
        if turn % 5 == 2:
            strips[1] = [strips[1][0].crop(0, 20), strips[1][0].crop(20)]
        update = LayoutUpdate(strips, Region(0, 0, width, 4))
        lean = shown.lean(update, console)
        for place, each in enumerate((update, lean)):
            text = each.render_segments(console).replace("\n", "") if each is not None else ""
            streams[place].feed(text)
            sent[place] += len(text)
        assert differences(*terminals) == [], turn
    assert shown._pens.system is ColorSystem.TRUECOLOR
    assert sent[1] < sent[0] / 2


def test_two_colours_one_above_the_other_take_one_pen():
    shown, inks = Shown(), Inks(DARK, [], Color(0, 0, 0))
    console = Console(color_system="truecolor", force_terminal=True, width=60)

    def sent(row: bytes) -> str:
        lean = shown.lean(LayoutUpdate([[inks.line(row)]], Region(0, 0, 60, 1)), console)
        return lean.render_segments(console)

    sent(bytes([0x33]) * 60)
    turned = sent(bytes([0x12, 0x21]) * 30)
    assert turned.count("▀") == turned.count("▄") == 30
    assert turned.count("m") == 1
