"""Other boards: the digits of a French one without Shift, and Cyrillic letters for the Latin ones on the same keys."""

from __future__ import annotations

from textual import events

_FRENCH = {"&": "1", "é": "2", '"': "3", "'": "4", "(": "5", "-": "6", "è": "7", "_": "8", "ç": "9", "à": "0"}
_CYRILLIC = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True)) | {"і": "s"}


def digit(character: str | None, *, begun: bool) -> str | None:
    """The digit that a key means before a verb, or None.

    Args:
        character: what the key types.
        begun: whether a number has begun; "-" is a digit only then, else it makes tiles smaller.
    """
    if not character:
        return None
    if character in "0123456789":
        return character
    return _FRENCH.get(character) if begun or character != "-" else None


def latin(key: events.Key) -> events.Key:
    """The key as a command: what stands on it in Latin where it types a Cyrillic letter."""
    letter = _CYRILLIC.get((key.character or "").lower())
    if letter is None:
        return key
    if (key.character or "").isupper():
        letter = letter.upper()
    return events.Key(letter, letter)
