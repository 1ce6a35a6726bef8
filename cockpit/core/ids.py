"""Ids that never collide: 63 bits, ordered by time, made without asking the book; shown in Crockford's base32."""

from __future__ import annotations

from cockpit.core.errors import BadInput
from cockpit.core.words import _

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_TAIL_BITS = 21
UID_LENGTH = 13
LAST = (1 << 63) - (1 << 40)
"""After a greater id there would soon be none."""


class Ids:
    """A row of ids for one program run.

    An id is the instant in milliseconds (42 bits) followed by 21 bits that start at random in each millisecond and
    count on within it, so ids of one run are strictly ascending and those of two devices meet by chance only.
    """

    def __init__(self, seed: int) -> None:
        """Take `seed`, random bits from the caller: the core has no source of chance of its own."""
        self._state = seed or 1
        self._last = self._ms = 0

    def new(self, now_ms: int) -> int:
        """An id greater than all earlier ones of this row, even where the clock was set back."""
        if now_ms == self._ms:
            self._last += 1
            return self._last
        self._ms = now_ms
        # xorshift: chance enough for the start of a millisecond, and reproducible from the seed
        self._state ^= (self._state << 13) & 0xFFFFFFFFFFFFFFFF
        self._state ^= self._state >> 7
        self._state ^= (self._state << 17) & 0xFFFFFFFFFFFFFFFF
        fresh = (now_ms << _TAIL_BITS) | (self._state & ((1 << (_TAIL_BITS - 1)) - 1))
        self._last = max(fresh, self._last + 1)
        return self._last

    def block(self, now_ms: int, count: int) -> int:
        """The first of `count` ids that follow each other, for rows that one statement inserts."""
        first = self.new(now_ms)
        self._last = first + count
        return first


def instant(identity: int) -> int:
    """The UTC milliseconds at which an id was made."""
    return identity >> _TAIL_BITS


def uid(identity: int) -> str:
    """The id as 13 characters of Crockford's base32."""
    letters = []
    for _position in range(UID_LENGTH):
        letters.append(_ALPHABET[identity & 31])
        identity >>= 5
    return "".join(reversed(letters))


def from_uid(text: str) -> int:
    """The id behind 13 characters; O, I and L are read as the digits they resemble.

    Raises:
        BadInput: where the text is no uid.
    """
    folded = text.strip().upper().replace("-", "")
    if len(folded) != UID_LENGTH or any(letter not in _VALUE for letter in folded):
        raise BadInput(_("“{text}” is not a uid: 13 letters and digits are expected").format(text=text))
    identity = 0
    for letter in folded:
        identity = (identity << 5) | _VALUE[letter]
    if identity >= 1 << 63:
        raise BadInput(_("“{text}” is not a uid: it is out of range").format(text=text))
    return identity
