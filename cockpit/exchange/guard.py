"""Cells that a spreadsheet would calculate: an apostrophe before them on the way out, off again on the way in."""

from __future__ import annotations

import re

_SIGNS = "[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]"
"""With which a formula begins; in wide letters too, which some spreadsheets of East Asia take for the same."""
_CALCULATES = re.compile(f"'*{_SIGNS}")
_GUARDED = re.compile(f"'+{_SIGNS}")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")


def guarded(text: str) -> str:
    """A text as a cell of a spreadsheet that must show it and not calculate it.

    A number with a minus stays one. A plus is no sign of a number here: it begins a phone number, which a
    spreadsheet would turn into 4.8E+10.
    """
    return "'" + text if _CALCULATES.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
