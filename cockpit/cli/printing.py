"""How anything reaches the terminal: as lines without control characters, or as JSON that holds none either."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from cockpit.cli.cells import padded, width
from cockpit.core.errors import CockpitError
from cockpit.core.visible import escaped, visible
from cockpit.core.words import _

_GAP = "  "


class OutputLost(CockpitError):
    """What a verb has to say cannot be written; what it has done is done."""


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        words = _("{path} cannot be written: {fault}")
        raise OutputLost(words.format(path="<stdout>", fault=fault.strerror)) from fault


def say(lines: Iterable[str]) -> None:
    """Print each text as one line on standard output, whatever is in it."""
    for line in lines:
        _write(visible(line).rstrip() + "\n")


def say_json(value: Any) -> None:
    """Print a value as JSON."""
    ascii_only = not (sys.stdout.encoding or "").lower().startswith("utf")
    _write(escaped("".join(_json(value, ascii_only, "\n"))) + "\n")


def flush() -> None:
    """Bring what was printed to where it goes.

    Raises:
        OutputLost: it cannot be written there.
    """
    with _told():
        sys.stdout.flush()


def _write(text: str) -> None:
    with _told():
        sys.stdout.write(text)


def _json(value: Any, ascii_only: bool, line: str) -> Iterator[str]:
    """What `json.dumps` gives for an indent of one; it leaves its encoder in C, which is five times as fast, for that.

    Args:
        value: as `json.dumps` takes it.
        ascii_only: as its `ensure_ascii`.
        line: the line end with the indent of what is around.
    """
    import json

    within = line + " "
    if not value or not isinstance(value, dict | list | tuple):
        yield json.dumps(value, ensure_ascii=ascii_only)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    members = list(value.values()) if isinstance(value, dict) else value
    names = [json.dumps(name, ensure_ascii=ascii_only) + ": " for name in value] if isinstance(value, dict) else None
    if not any(isinstance(member, dict | list | tuple) for member in members):
        text = json.dumps(value, ensure_ascii=ascii_only, separators=("," + within, ": "))
        yield f"{opening}{within}{text[1:-1]}{line}{closing}"
        return
    yield opening
    for place, member in enumerate(members):
        yield ("," if place else "") + within
        if names is not None:
            yield names[place]
        yield from _json(member, ascii_only, within)
    yield line + closing


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


def wrapped(text: str, cells: int) -> list[str]:
    """A text as lines of so many cells at most, broken between words; 0 cells break none."""
    lines: list[str] = []
    for word in visible(text).split():
        if lines and (not cells or width(lines[-1]) + 1 + width(word) <= cells):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def indented(lines: Iterable[str], by: int = 2) -> list[str]:
    """The lines, moved to the right."""
    return [" " * by + line for line in lines]
