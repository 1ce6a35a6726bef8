"""The lines of a panel: made of parts, some of them something that can be edited, ticked or deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from rich.cells import cell_len, set_cell_size

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut, held, let_go, width_of
from cockpit.app.widgets.rows import Model
from cockpit.core.named import NamedTuple

LABEL_CELLS, WIDEST_LABEL = 13, 24
"""Cells of the column of labels: as many as the widest takes, within these."""


def label_cells(labels: Iterable[str], least: int = LABEL_CELLS, most: int = WIDEST_LABEL) -> int:
    """Cells of a column that holds the labels, with the one between them and what they say."""
    return min(most, max([least, *(cell_len(label) + 1 for label in labels)]))


def in_column(text: str, cells: int) -> str:
    """A text in a column of so many cells, one of them kept free."""
    return set_cell_size(cut(text, cells - 1), cells)


class Subject(NamedTuple):
    """What a line is about."""

    kind: str
    """"client", "person", "touch", "action", "new-person", "fold"."""
    id: int = 0
    column: str = ""
    text: str = ""
    """What editing starts from."""
    indent: int = LABEL_CELLS
    """Cell at which the editor opens."""
    client: int | None = None
    """The client whom the line concerns, on a page that is not about one client."""


@runtime_checkable
class Told(Model, Protocol):
    """A list whose lines are about something; one that is made at once, or one that is read as it is scrolled."""

    def subject(self, index: int) -> Subject | None:
        """What the line is about."""


class Row(NamedTuple):
    """One line."""

    parts: list[Part]
    subject: Subject | None = None
    head: bool = False
    """Whether it is the heading of a table: nothing to rest on."""


@dataclass(eq=False, repr=False)
class Listing:
    """A list that is made at once; `Rows` shows it."""

    rows: list[Row] = field(default_factory=list)
    labels: int = LABEL_CELLS
    """Cells of its column of labels."""
    width: int = 0
    """Cells of a line; a fact that takes more goes on below. 0 where it may be cut."""
    roaming: bool = False
    """Whether the cursor rests on every line that says something, to be read as well as acted on."""

    def __len__(self) -> int:
        return len(self.rows)

    def line(self, index: int, width: int) -> list[Part]:
        """The parts of a line."""
        return self.rows[index].parts

    def at_rest(self, index: int) -> bool:
        """The cursor rests on what can be edited, ticked or deleted."""
        row = self.rows[index]
        read = self.roaming and not row.head and any(text.strip() for text, _style in row.parts)
        return row.subject is not None or read

    def subject(self, index: int) -> Subject | None:
        """What the line is about."""
        return self.rows[index].subject if 0 <= index < len(self.rows) else None

    def add(self, parts: Sequence[Part], subject: Subject | None = None, *, head: bool = False) -> None:
        """Add a line."""
        self.rows.append(Row(list(parts), subject, head))

    def gap(self, palette: Palette) -> None:
        """Add an empty line."""
        self.rows.append(Row([(" ", palette.plain)]))

    def fact(self, label: str, value: Sequence[Part], palette: Palette, subject: Subject | None = None) -> None:
        """Add a label and its value."""
        about = subject._replace(indent=self.labels) if subject is not None else None
        for at, parts in enumerate(broken(value, self.width - self.labels) if self.width else [value]):
            self.add([(in_column("" if at else label, self.labels), palette.quiet), *parts], None if at else about)


def broken(parts: Sequence[Part], width: int) -> list[list[Part]]:
    """The parts in lines of at most `width` cells, each whole where it fits into a line."""
    lines: list[list[Part]] = [[]]
    for text, style in parts:
        if lines[-1] and width_of(lines[-1]) + cell_len(text) > width:
            lines.append([])
            text = text.lstrip(" ")
        lines[-1].append((text, style))
    return lines


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells, broken between words where it can be, and not within a pair of keys."""
    import textwrap

    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines.extend(map(let_go, textwrap.wrap(held(paragraph), max(8, width)) or [""]))
    return lines
