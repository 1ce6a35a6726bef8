"""The lines of a panel: made of parts, some of them something that can be edited, ticked or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.app.widgets.rows import Model

LABEL_CELLS = 13
"""Cells of the column of labels."""


@dataclass(frozen=True, slots=True)
class Subject:
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


@dataclass(frozen=True, slots=True)
class Row:
    """One line."""

    parts: list[Part]
    subject: Subject | None = None


@dataclass
class Listing:
    """A list that is made at once; `Rows` shows it."""

    rows: list[Row] = field(default_factory=list)
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
        return row.subject is not None or (self.roaming and any(text.strip() for text, _style in row.parts))

    def subject(self, index: int) -> Subject | None:
        """What the line is about."""
        return self.rows[index].subject if 0 <= index < len(self.rows) else None

    def add(self, parts: Sequence[Part], subject: Subject | None = None) -> None:
        """Add a line."""
        self.rows.append(Row(list(parts), subject))

    def gap(self, palette: Palette) -> None:
        """Add an empty line."""
        self.rows.append(Row([(" ", palette.plain)]))

    def fact(self, label: str, value: Sequence[Part], palette: Palette, subject: Subject | None = None) -> None:
        """Add a label and its value."""
        self.add([(f"{label[: LABEL_CELLS - 1]:<{LABEL_CELLS}}", palette.quiet), *value], subject)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width` cells, broken between words where it can be."""
    import textwrap

    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines.extend(textwrap.wrap(paragraph, max(8, width)) or [""])
    return lines
