"""Days as people and programs write them, into ISO days; the whole column tells the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from cockpit.exchange.cleaning import CACHE_CAP
from cockpit.exchange.month_names import named_day

_TIME = r"(?:[T ,]\s*\d{1,2}[:.]\d{2}.*)?"
_PARTS = re.compile(rf"(\d{{1,4}})\s*([./\-])\s*(\d{{1,2}})\s*\2\s*(\d{{1,4}})\.?{_TIME}", re.DOTALL)
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_PIVOT = 70
_SERIAL = re.compile(r"([2-7]\d{4})(?:\.\d+)?")
# Day 0 of spreadsheets: their first of January 1900 is 1, and they have a 29th of February in that year.
_EPOCH = date(1899, 12, 30)
SERIAL = "serial"
"""The order of days that a spreadsheet wrote as their numbers."""


def is_serial(text: str) -> bool:
    """Whether a text could be a spreadsheet's number of a day between 1954 and 2119, with or without a time."""
    return bool(_SERIAL.fullmatch(text.strip()))


def day_order(texts: Iterable[str]) -> str:
    """The order of day and month that a column's values prove: "dmy" or "mdy"; "" if none, or both alike."""
    day_first = month_first = 0
    for text in texts:
        parts = _PARTS.fullmatch(text.strip())
        if not parts or len(parts.group(1)) > 2:
            continue
        first, second = int(parts.group(1)), int(parts.group(3))
        day_first += first > 12 >= second > 0
        month_first += second > 12 >= first > 0
    return "" if day_first == month_first else "dmy" if day_first > month_first else "mdy"


def is_ambiguous(text: str) -> bool:
    """Whether day and month could change places ("03/04/2026"); with points between, the day always stands first."""
    parts = _PARTS.fullmatch(text.strip())
    if not parts or len(parts.group(1)) > 2 or parts.group(2) == ".":
        return False
    return 0 < int(parts.group(1)) <= 12 and 0 < int(parts.group(3)) <= 12


def parse_day(text: str, order: str = "dmy") -> str | None:
    """An ISO day; a time of day after it is passed over.

    Args:
        text: "2026-05-04", "2026-05-04T10:00Z", "4.5.2026", "04/05/26", "2026/5/4", "20260504", "4 May 2026".
        order: "dmy" or "mdy", for days written with / or -; "serial" for a column of spreadsheets' numbers.

    Returns:
        The ISO day; "" for empty text and for the zeros that stand for no day ("0/0/00"); None if it is no day
        of the years 1900 to 2199.
    """
    if text[4:5] == "-" == text[7:8] and (len(text) == 10 or text[10:11] in ("T", " ")):
        try:
            date.fromisoformat(text[:10])
        except ValueError:
            return _parted(text.strip(), order)
        return text[:10] if "1900" <= text[:4] <= "2199" else None
    return _parted(text.strip(), order)


def _parted(text: str, order: str) -> str | None:
    if not text:
        return ""
    solid = _SOLID.fullmatch(text)
    if solid:
        return _iso(int(solid.group(1)), int(solid.group(2)), int(solid.group(3)))
    if order == SERIAL and (number := _SERIAL.fullmatch(text)):
        return (_EPOCH + timedelta(int(number.group(1)))).isoformat()
    parts = _PARTS.fullmatch(text)
    if not parts:
        named = named_day(text)
        return _iso(_full(named[0]), named[1], named[2]) if named else None
    first, sign, second, third = parts.groups()
    if int(first) == int(second) == int(third) == 0:
        return ""
    if len(first) > 2:
        return _iso(int(first), int(second), int(third)) if len(first) == 4 else None
    if len(third) not in (2, 4):
        return None
    year = _full(int(third)) if len(third) == 2 else int(third)
    if order == "mdy" and sign != ".":
        return _iso(year, int(first), int(second))
    return _iso(year, int(second), int(first))


def _full(year: int) -> int:
    """A year of two digits in its century."""
    return year if year > 99 else year + (2000 if year < _PIVOT else 1900)


def _iso(year: int, month: int, day: int) -> str | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


class Days(dict[str, str | None]):
    """`parse_day` of texts that repeat, each worked out once."""

    def __init__(self, order: str) -> None:
        super().__init__()
        self._order = order

    def __missing__(self, text: str) -> str | None:
        if len(self) >= CACHE_CAP:
            self.clear()
        day = self[text] = parse_day(text, self._order)
        return day
