"""Terminals to look at, made of text: what was sent stands in cells, and cells that look the same are the same."""

from __future__ import annotations

from functools import lru_cache

import pyte
from rich.cells import split_graphemes


class Grown(pyte.Screen):
    """A terminal that keeps a family of signs together, as Textual counts them; pyte takes them one by one."""

    def draw(self, data: str) -> None:
        for start, end, width in split_graphemes(data)[0]:
            text = data[start:end]
            if not width:
                # drawn onto the cell before
                line = self.buffer[self.cursor.y]
                at = self.cursor.x - 1
                while at > 0 and not line[at].data:
                    at -= 1
                if at >= 0:
                    line[at] = line[at]._replace(data=line[at].data + text)
                continue
            line, x = self.buffer[self.cursor.y], self.cursor.x
            if x >= self.columns:
                x = self.columns - 1
            if not line[x].data and x:
                # half of a wide sign is written over: the other half is empty then
                line[x - 1] = line[x - 1]._replace(data=" ")
            after = x + width
            if after < self.columns and not line[after].data:
                line[after] = line[after]._replace(data=" ")
            line[x] = self.cursor.attrs._replace(data=text)
            for each in range(x + 1, min(after, self.columns)):
                line[each] = self.cursor.attrs._replace(data="")
            self.dirty.add(self.cursor.y)
            self.cursor.x = min(after, self.columns)


def looks(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Each cell as it looks: of an empty one nobody sees the ink, and a half-block of one colour is an empty cell.

    A lower half of one colour on another is an upper half of the other on the one.
    """
    columns = range(screen.columns)
    return [[_look(line[x]) for x in columns] for line in (screen.buffer[y] for y in range(screen.lines))]


@lru_cache(10_000)
def _look(cell: pyte.screens.Char) -> tuple[object, ...]:
    lines = (cell.underscore, cell.strikethrough, cell.reverse, cell.blink)
    if cell.data == "▄" and "default" not in (cell.fg, cell.bg) and not any(lines):
        cell = cell._replace(data="▀", fg=cell.bg, bg=cell.fg)
    if cell.data == "▀" and cell.fg == cell.bg != "default" and not any(lines):
        return " ", cell.bg
    if cell.data == " " and not any(lines):
        return " ", cell.bg
    return (*cell,)


def differences(one: pyte.Screen, other: pyte.Screen) -> list[tuple[int, int, object, object]]:
    """(line, column, cell, cell) where two terminals show something else."""
    return [
        (y, x, mine, theirs)
        for y, (left, right) in enumerate(zip(looks(one), looks(other), strict=True))
        if left != right
        for x, (mine, theirs) in enumerate(zip(left, right, strict=True))
        if mine != theirs
    ]
