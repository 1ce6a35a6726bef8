"""Untrusted text made fit to print: what would steer a terminal, or turn its lines about, is shown as a symbol."""

from __future__ import annotations

import re
from functools import cache

UNSEEN = "�"
"""Stands for what has no picture of its own."""

_STEERING = (
    "\x7f-\x9f"  # DEL and C1: among them CSI, OSC and DCS in one character
    "\u061c\u200e\u200f"  # marks of direction
    "\u2028\u2029"  # separators of lines and paragraphs
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates
    "\ufeff"
    "\ud800-\udfff"  # lone surrogates, which no encoding can write
)


def visible(text: str, *, newlines: bool = False, tabs: bool = False) -> str:
    """The text without a character that does anything but stand there.

    C0 controls become the pictures that Unicode has for them, DEL becomes "␡"; C1 controls, marks and overrides of
    direction, separators of lines and lone surrogates become "�". The length in characters stays the same.

    Args:
        text: anything that was typed or imported.
        newlines: keep line feeds, for a caller that prints several lines; else they are shown as "␊".
        tabs: keep tabs, for a caller that expands them; else they are shown as "␉".
    """
    # nothing that steers is printable, so nearly every text is answered here
    if text.isprintable():
        return text
    return _pattern(newlines, tabs).sub(_symbol, text)


@cache
def _pattern(newlines: bool = False, tabs: bool = False) -> re.Pattern[str]:
    kept = ("\n" if newlines else "") + ("\t" if tabs else "")
    c0 = "".join(sign for sign in map(chr, range(0x20)) if sign not in kept)
    return re.compile(f"[{c0}{_STEERING}]")


def _symbol(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else UNSEEN


def escaped(json_text: str) -> str:
    r"""JSON with what `visible` replaces as \uXXXX: harmless on a terminal, the same to a reader."""
    if json_text.isprintable():
        return json_text
    return _pattern(newlines=True).sub(lambda found: f"\\u{ord(found.group()):04x}", json_text)
