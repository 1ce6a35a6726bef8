"""Text from outside, typed or imported, made harmless once, before anything else sees it."""

from __future__ import annotations

import re
import unicodedata

NOTE_CAP = 10_000
"""Characters of a note that are kept."""
LINE_CAP = 1_000
"""Characters of a one-line text that are kept."""

_BREAKS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_FORBIDDEN = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]"
_SURROGATES = "[\ud800-\udfff]"
"""Compiled when the first text needs it: a start has none."""


def clean_note(text: str) -> str:
    """Text of several lines: NFC, newlines for line ends, no other control characters but tab, at most NOTE_CAP."""
    if not (text.isascii() and text.isprintable()):
        text = re.sub(_FORBIDDEN, "", re.sub(_BREAKS, "\n", text))
        text = unicodedata.normalize("NFC", re.sub(_SURROGATES, "\ufffd", text))
    return text.strip()[:NOTE_CAP].rstrip()


def clean_line(text: str) -> str:
    """Text of one line: as `clean_note`, white space run together into single spaces, at most LINE_CAP."""
    return " ".join(clean_note(text).split())[:LINE_CAP].rstrip()
