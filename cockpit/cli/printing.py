"""How anything reaches the terminal: as lines without control characters, or as JSON that holds none either."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from cockpit.cli.cells import padded, width
from cockpit.core.visible import escaped, visible

_GAP = "  "


def say(lines: Iterable[str]) -> None:
    """Print each text as one line on standard output, whatever is in it."""
    for line in lines:
        sys.stdout.write(visible(line).rstrip() + "\n")


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    import json

    ascii_only = not (sys.stdout.encoding or "").lower().startswith("utf")
    sys.stdout.write(escaped(json.dumps(value, ensure_ascii=ascii_only, indent=1)) + "\n")


def complain(sentence: str) -> None:
    """Print one line on standard error, in the program's name."""
    sys.stderr.write(f"cockpit: {visible(' '.join(sentence.split()))}\n")


def table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Rows as aligned lines, each column as wide as its widest text.

    Args:
        rows: texts, all rows of one length.
        right: numbers of the columns that are aligned at the right.
    """
    shown = [[visible(text) for text in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*shown, strict=True)]
    return [
        _GAP.join(padded(text, widths[at], right=at in right) for at, text in enumerate(row)).rstrip() for row in shown
    ]


def indented(lines: Iterable[str], by: int = 2) -> list[str]:
    """The lines, moved to the right."""
    return [" " * by + line for line in lines]
