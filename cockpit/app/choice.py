"""A choice by one letter: what `g`, `f`, `o` and `G` ask after."""

from __future__ import annotations

from collections.abc import Callable

from cockpit.app import boards
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, width_of
from cockpit.core.named import NamedTuple


class Option(NamedTuple):
    """One letter."""

    letter: str
    label: str
    do: Callable[[], None]
    current: bool = False


class Choice(NamedTuple):
    """A question with letters for answers."""

    title: str
    options: tuple[Option, ...]

    def lines(self, palette: Palette, width: int) -> list[list[Part]]:
        """The question in as many lines as it takes, no option parted: the last is the footer's."""
        raised = palette.raise_(palette.quiet)
        blocks: list[list[Part]] = [[(f" {self.title} ", palette.raise_(palette.strong))]]
        for option in self.options:
            label = palette.raise_(palette.strong) if option.current else raised
            blocks.append([(f" {option.letter}", palette.raise_(palette.key)), (f" {option.label} ", label)])
        blocks.append([(" Esc ", palette.raise_(palette.key))])
        lines: list[list[Part]] = [[]]
        for block in blocks:
            if lines[-1] and width_of(lines[-1]) + width_of(block) > width:
                lines.append([])
            lines[-1] += block
        for line in lines:
            line.append((" " * max(0, width - width_of(line)), raised))
        return lines

    def above(self, lines: list[list[Part]], palette: Palette, width: int) -> list[list[Part]]:
        """The two lines above the footer: what of the question does not fit into it, else those that stand there."""
        before = self.lines(palette, width)[:-1][-2:]
        return [*lines[: 2 - len(before)], *before]

    def answer(self, letter: str | None) -> Option | None:
        """The option of a letter, or of a digit that a French board types without Shift."""
        meant = (letter, boards.digit(letter, begun=True))
        return next((option for option in self.options if option.letter in meant), None)
