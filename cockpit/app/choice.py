"""A choice by one letter: what `g`, `f`, `o` and `G` ask after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cockpit.app import boards
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part


@dataclass(frozen=True, slots=True)
class Option:
    """One letter."""

    letter: str
    label: str
    do: Callable[[], None]
    current: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with letters for answers."""

    title: str
    options: tuple[Option, ...]

    def parts(self, palette: Palette) -> list[Part]:
        """The question as the footer shows it."""
        raised = palette.raise_(palette.quiet)
        parts: list[Part] = [(f" {self.title} ", palette.raise_(palette.strong))]
        for option in self.options:
            parts.append((f" {option.letter}", palette.raise_(palette.key)))
            parts.append((f" {option.label} ", palette.raise_(palette.strong) if option.current else raised))
        parts.append((" Esc ", palette.raise_(palette.key)))
        return parts

    def answer(self, letter: str | None) -> Option | None:
        """The option of a letter, or of a digit that a French board types without Shift."""
        meant = (letter, boards.digit(letter, begun=True))
        return next((option for option in self.options if option.letter in meant), None)
