"""A tour written for people, read as keys and what they show.

A day is a heading with its date ("## Monday 14 September 2026"); a step is a row of a table: on the left the keys in
backticks, on the right, in backticks too, words that then stand on the screen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

_DAY = re.compile(r"## \w+ (\d{1,2} \w+ \d{4})")
_CODE = re.compile(r"`([^`]+)`")
_NAMES = {
    "Enter": "enter", "Esc": "escape", "Tab": "tab", "Shift+Tab": "shift+tab", "Space": "space", "Down": "down",
    "Up": "up", "Left": "left", "Right": "right", "Home": "home", "End": "end", "PgDn": "pagedown", "PgUp": "pageup",
    "Ins": "insert", "Del": "delete", "/": "slash", "?": "question_mark", "+": "plus", "-": "minus", ">": ">",
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """Keys, and what is seen after them."""

    line: int
    keys: tuple[str, ...]
    """As `Walk.press` takes them."""
    seen: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """The steps of one day."""

    day: date
    steps: tuple[Step, ...]


def key_of(written: str) -> str:
    """A key as `Walk.press` takes it; words in quotation marks are typed."""
    if written.startswith("“"):
        return f"<{written.strip('“”')}>"
    if re.fullmatch(r"F\d+|Ctrl\+\w|Shift\+(Left|Right)", written):
        return written.lower()
    return _NAMES.get(written, written)


def read(path: Path) -> list[Day]:
    """The days of a tour, in order."""
    days: list[tuple[date, list[Step]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        heading = _DAY.match(line)
        if heading:
            days.append((datetime.strptime(heading[1], "%d %B %Y").date(), []))  # noqa: DTZ007
        elif line.startswith("| `") and days:
            left, right = line.strip("| ").split(" | ", 1)
            keys = tuple(key_of(each) for each in _CODE.findall(left))
            days[-1][1].append(Step(number, keys, tuple(_CODE.findall(right))))
    return [Day(day, tuple(steps)) for day, steps in days]
