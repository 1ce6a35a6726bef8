"""Text that comes from outside is made harmless here, once, before anything else sees it."""

from __future__ import annotations

from cockpit.core import cleaning
from cockpit.core.cleaning import LINE_CAP, NOTE_CAP
from cockpit.exchange.guard import unguarded

__all__ = ["LINE_CAP", "NOTE_CAP", "Codes", "Lines", "clean_line", "clean_note"]

CACHE_CAP = 200_000
"""Entries after which a cache of texts starts again, so that a huge file cannot fill the memory."""


def clean_note(text: str) -> str:
    """The text as `core.cleaning` has it, without the apostrophe that exports put before what would calculate."""
    return unguarded(cleaning.clean_note(text))


def clean_line(text: str) -> str:
    """Text of one line: as `clean_note`, white space run together into single spaces, at most LINE_CAP."""
    if text.isascii() and text.isalnum() and len(text) <= LINE_CAP:
        return text
    return cleaning.clean_line(clean_note(text))


class Lines(dict[str, str]):
    """`clean_line` of texts that repeat, each worked out once."""

    def __missing__(self, text: str) -> str:
        if len(self) >= CACHE_CAP:
            self.clear()
        cleaned = self[text] = clean_line(text)
        return cleaned


class Codes(dict[str, str]):
    """Own codes, each cleaned once; "14646.0" becomes "14646" where `whole` says that no code has decimals."""

    def __init__(self, whole: bool) -> None:
        super().__init__()
        self._whole = whole

    def __missing__(self, text: str) -> str:
        if len(self) >= CACHE_CAP:
            self.clear()
        code = clean_line(text)
        if self._whole and code.endswith(".0") and code[:-2].isdecimal():
            code = code[:-2]
        self[text] = code
        return code
