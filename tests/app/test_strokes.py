"""Strokes in any order leave the cells that were meant, and take fewer bytes than those who begin anew each time."""

from __future__ import annotations

import random

import pyte
import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from cockpit.app.pens import Pens
from cockpit.app.strokes import BACK, KEEP, Hand, strokes, travel

PLAIN = Style(color="#d7dde3", bgcolor="#0f1317")
LOUD = Style(color="#d7dde3", bgcolor="#0f1317", bold=True)
TILE = Style(color="#f4f7fa", bgcolor="#e0a11b")


@pytest.mark.parametrize("seed", range(4))
def test_every_way_leads_from_one_cell_to_another(seed):
    chance = random.Random(seed)
    screen = pyte.Screen(60, 30)
    stream = pyte.Stream(screen)
    here = (0, 0)
    for _turn in range(400):
        near = chance.random() < 0.6
        there = (
            (min(29, max(0, here[0] + chance.randint(-2, 2))), min(59, max(0, here[1] + chance.randint(-5, 5))))
            if near
            else (chance.randrange(30), chance.randrange(60))
        )
        stream.feed(travel(*here, *there))
        assert (screen.cursor.y, screen.cursor.x) == there
        here = there


def test_a_way_is_no_longer_than_the_address():
    assert travel(-1, -1, 4, 0) == "\x1b[5H"
    assert travel(4, -1, 4, 7) == "\x1b[8G"
    assert travel(4, 8, 4, 7) == "\x1b[D"
    assert travel(4, 8, 5, 8) == "\x1b[B"
    assert travel(4, 8, 4, 8) == ""
    # a line feed may begin a line, or not
    assert all("\n" not in travel(y, 3, y + 1, 0) for y in range(20))


def drawn(hand: Hand, pens: Pens, *lines: tuple[int, int, str, Style]) -> str:
    """What is sent for texts at their lines and cells."""
    found = []
    for y, x, text, style in lines:
        cells = pens.cells([Strip([Segment(text, style)])])
        found += strokes(y, x, cells, range(len(cells)), pens)
    return "".join(hand.draw(found, pens, 80))


def test_a_pen_that_comes_back_is_remembered_by_the_terminal():
    pens = Pens(ColorSystem.TRUECOLOR)
    hand = Hand(pens.none)
    sent = [
        drawn(hand, pens, (1, 3 + turn, "▀", TILE), (20, 2, f"name {turn}", LOUD), (21, 2, f"why {turn}", PLAIN))
        for turn in range(6)
    ]
    assert sum(KEEP in each.replace(BACK, "") for each in sent) == 1
    assert BACK in sent[-1]
    assert len(sent[-1]) < len(sent[0]) * 0.7
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed("".join(sent))
    assert screen.display[20].startswith("  name 5")
    assert screen.buffer[20][2].bold
    assert screen.display[21].startswith("  why 5")
    assert (screen.buffer[21][2].fg, screen.buffer[21][2].bg) == ("d7dde3", "0f1317")
    assert screen.buffer[1][8].bg == "e0a11b"


def test_the_pen_is_not_taken_up_twice():
    pens = Pens(ColorSystem.TRUECOLOR)
    hand = Hand(pens.none)
    first = drawn(hand, pens, (3, 3, "one", PLAIN))
    assert "38;2" in first
    assert drawn(hand, pens, (3, 6, "two", PLAIN)) == "two"
    assert drawn(hand, pens, (3, 9, "six", LOUD)) == "\x1b[1msix"


def test_behind_the_last_cell_of_a_line_nobody_knows_where_the_cursor_is():
    pens = Pens(ColorSystem.TRUECOLOR)
    hand = Hand(pens.none)
    drawn(hand, pens, (3, 77, "end", PLAIN))
    assert hand.x == -1
    assert drawn(hand, pens, (4, 79, "x", PLAIN)).startswith("\x1b[5;80H")
