"""Text that comes from outside is made harmless here, once, before anything else sees it."""

from __future__ import annotations

import re
import unicodedata

NOTE_CAP = 10_000
"""Characters of a note that are kept."""
LINE_CAP = 1_000
"""Characters of a one-line text that are kept."""
CACHE_CAP = 200_000
"""Entries after which a cache of texts starts again, so that a huge file cannot fill the memory."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_GUARDED = ("'=", "'+", "'-", "'@", "'\t")


def clean_note(text: str) -> str:
    """Text of several lines: NFC, newlines for line ends, no other control characters but tab, at most NOTE_CAP."""
    if not (text.isascii() and text.isprintable()):
        text = _FORBIDDEN.sub("", _BREAKS.sub("\n", text))
        text = unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", text))
    text = text.strip()
    # Exports guard cells that a spreadsheet would calculate with an apostrophe; it is no part of the text.
    return (text[1:] if text.startswith(_GUARDED) else text)[:NOTE_CAP].rstrip()


def clean_line(text: str) -> str:
    """Text of one line: as `clean_note`, white space run together into single spaces, at most LINE_CAP."""
    if text.isascii() and text.isalnum() and len(text) <= LINE_CAP:
        return text
    return " ".join(clean_note(text).split())[:LINE_CAP].rstrip()


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
