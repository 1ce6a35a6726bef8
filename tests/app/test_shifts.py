"""What stands behind a word that grew or shrank is moved by the terminal, where that spares more than it takes."""

from __future__ import annotations

import pyte
import pytest

from cockpit.app import shifts

TAIL = " days ago by call (7 Aug); cadence 30 days from class B"


def cells(text, width=90):
    return [sys_cell(sign) for sign in text.ljust(width)]


def sys_cell(sign, kept={}):  # noqa: B006
    return kept.setdefault(sign, (sign, None))


@pytest.mark.parametrize(("old", "new", "by"), [
    ("last reached 38" + TAIL, "last reached 122" + TAIL, 1),
    ("last reached 122" + TAIL, "last reached 9" + TAIL, -2),
    ("last reached 38" + TAIL, "last reached 41" + TAIL, 0),
    ("short", "shorter", 0),
    ("nothing of the kind stands in this line of words", "quite other words, of which none can be moved", 0),
])  # fmt: skip
def test_the_rest_is_moved_where_it_stands_elsewhere(old, new, by):
    before, after = cells(old), cells(new)
    at = next(at for at, (mine, theirs) in enumerate(zip(before, after, strict=True)) if mine is not theirs)
    assert shifts.best(before, after, at) == by


@pytest.mark.parametrize("by", [-8, -1, 1, 5])
def test_a_terminal_moves_it_as_is_said(by):
    screen = pyte.Screen(40, 2)
    stream = pyte.Stream(screen)
    text = "abcdefghijklmnopqrstuvwxyz0123456789ABCD"
    stream.feed(text + "\x1b[1;11H" + shifts.sequence(by))
    told = shifts.moved(list(text), 10, by)
    assert len(told) == 40
    shown = screen.display[0]
    assert [cell for cell in told if cell is not None] == [
        shown[at] for at, cell in enumerate(told) if cell is not None
    ]
    assert told.count(None) == abs(by)
