"""A line of text in which something grew or shrank: the terminal moves the rest, which need not be sent again."""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_

FARTHEST = 8
"""Cells by which the rest of a line is sought elsewhere."""
SPARED = 8
"""Cells that must be spared: a shift takes five bytes."""
BLANKS = 5
"""And more where the rest goes to the left: the end of the line is then sent again."""


def best(before: Sequence[object], after: Sequence[object], at: int) -> int:
    """By how many cells to move what stands from a cell on, to the right; to the left below nought; nought to leave it.

    Args:
        before: the cells of the line, up to the edge of the screen; equal ones are one object.
        after: what they shall be, as many.
        at: the first that differs.
    """
    # behind the last that differs, one is as good as the other but for what is moved there
    last = len(after)
    while last > at and before[last - 1] is after[last - 1]:
        last -= 1
    old, new = before[at : last + FARTHEST], after[at : last + FARTHEST]
    if len(new) < 2 * SPARED:
        return 0
    stays = sum(map(is_, old, new))
    if len(new) - stays < 2 * SPARED:
        return 0
    found, most = 0, stays + SPARED
    for by in range(1, FARTHEST + 1):
        # the cells that fall off one end are blank ones, or are sent again
        for way, same in ((by, sum(map(is_, old, new[by:]))), (-by, sum(map(is_, old[by:], new)) - by - BLANKS)):
            if same > most:
                found, most = way, same
    return found


def moved(before: Sequence[object], at: int, by: int) -> list[object]:
    """The line as the terminal shows it then; None for cells of which nothing is known."""
    if by > 0:
        return [*before[:at], *[None] * by, *before[at : len(before) - by]]
    return [*before[:at], *before[at - by :], *[None] * -by]


def sequence(by: int) -> str:
    """What moves the rest of the line that the cursor stands in."""
    return f"\x1b[{by}@" if by > 0 else f"\x1b[{-by}P"
