"""How a text travels as SMS: its alphabet, what it takes up, in how many parts, and what it would take without accents.

Sources: 3GPP TS 23.038 (the 7-bit default alphabet, its extension table, UCS-2) and TS 23.040 (parts: a message of more
than one loses six octets of each to the header that joins them).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from cockpit.core.named import NamedTuple

GSM, UCS = "GSM-7", "UCS-2"
ALONE = {GSM: 160, UCS: 70}
"""Units that a message of one part holds: septets, or UTF-16 units."""
JOINED = {GSM: 153, UCS: 67}
"""Units that each part of a longer message holds."""

_DEFAULT = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")
"""Two septets each: an escape, then the sign; the two never stand in different parts."""
_CLOSE = {
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "œ": "oe", "Œ": "OE", "ı": "i", "ẞ": "SS", "ð": "d", "Ð": "D",
    "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "-", "·": "-", "№": "No.", "×": "x",
    "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "´": "'",
    "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ",
}  # fmt: skip


class Measure(NamedTuple):
    """What a text takes up as SMS."""

    encoding: str
    """"GSM-7" or "UCS-2"."""
    characters: int
    """Characters as a reader counts them: code points."""
    units: int
    """Septets of GSM-7, an escape included; UTF-16 units of UCS-2."""
    parts: int
    """Messages that are sent, and paid; 0 of an empty text."""
    left: int
    """Units that the last part still holds."""
    forcing: tuple[str, ...]
    """The characters that the 7-bit alphabet lacks, each once, in the order in which they come."""


def measure(text: str) -> Measure:
    """Count a text as a phone does that joins its parts."""
    forcing = tuple(dict.fromkeys(sign for sign in text if sign not in _DEFAULT and sign not in _EXTENSION))
    encoding = UCS if forcing else GSM
    sizes = [_size(sign, encoding) for sign in text]
    units = sum(sizes)
    if units <= ALONE[encoding]:
        return Measure(encoding, len(text), units, 1 if text else 0, ALONE[encoding] - units, forcing)
    parts, left = _joined(sizes, JOINED[encoding])
    return Measure(encoding, len(text), units, parts, left, forcing)


def _size(sign: str, encoding: str) -> int:
    if encoding == GSM:
        return 2 if sign in _EXTENSION else 1
    return 2 if ord(sign) > 0xFFFF else 1


def _joined(sizes: Iterable[int], room: int) -> tuple[int, int]:
    """(parts, units left in the last); neither an escape and its sign nor two surrogates are parted."""
    parts, left = 1, room
    for size in sizes:
        if size > left:
            parts, left = parts + 1, room
        left -= size
    return parts, left


def without_accents(text: str) -> str | None:
    """The text in the 7-bit alphabet, "zażółć" as "zazolc"; None where it stands in it already or cannot.

    Letters of which none is close in Latin (Cyrillic, Greek small letters, pictures) force UCS-2 whatever the others
    are, so that nothing would be won.
    """
    close = [sign if sign in _DEFAULT or sign in _EXTENSION else _near(sign) for sign in text]
    if None in close:
        return None
    plain = "".join(sign for sign in close if sign is not None)
    return plain if plain != text else None


@cache
def _near(sign: str) -> str | None:
    """What stands for a sign in the 7-bit alphabet, None where nothing is close to it."""
    if sign in _CLOSE:
        return _CLOSE[sign]
    if unicodedata.combining(sign):
        return ""
    # one accent less at a time: of "ǖ" the "ü" is in the alphabet
    base = sign
    while (parts := unicodedata.decomposition(base)) and not parts.startswith("<"):
        base = chr(int(parts.split()[0], 16))
        if base in _DEFAULT or base in _EXTENSION:
            return base
        if base in _CLOSE:
            return _CLOSE[base]
    return None


def saved(text: str) -> int:
    """Parts that sending it without accents saves; 0 where it saves none."""
    plain = without_accents(text)
    return 0 if plain is None else max(0, measure(text).parts - measure(plain).parts)
