"""Keyboards whose digits or letters stand elsewhere: what each of their characters is for the cockpit."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType

from cockpit.core.named import NamedTuple

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUSSIAN = dict(zip("".join(_ROWS), "йцукенгшщзфывапролдячсмить", strict=True))
_LETTERS = {cyrillic: latin for latin, cyrillic in _RUSSIAN.items()}
_SHARED = _LETTERS | {"ў": "o", "і": "s"}
"""Letters of all Cyrillic boards; "і" alone stands on two keys, and goes by the board."""
_FRENCH = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
_CZECH = dict(zip("+ěščřžýáíé", "1234567890", strict=True))
_KAZAKH = dict(zip('"әіңғ,.үұқ', "1234567890", strict=True))


class Layout(NamedTuple):
    """One keyboard."""

    letters: Mapping[str, str] = _SHARED
    """The Latin letter on the key that types a Cyrillic one; lower case."""
    digits: Mapping[str, str] = MappingProxyType({})
    """The digit on the key that types something else without Shift."""

    def letter(self, character: str) -> str | None:
        """The Latin letter on the key of a Cyrillic one, upper case for upper case, or None."""
        found = None if character in self.digits else self.letters.get(character.lower())
        return found.upper() if found and character.isupper() else found


LAYOUTS = {
    "latin": Layout(),
    "french": Layout(digits=_FRENCH),
    "czech": Layout(digits=_CZECH),
    "russian": Layout(),
    "ukrainian": Layout(),
    "belarusian": Layout(_SHARED | {"і": "b"}),
    "kazakh": Layout(digits=_KAZAKH),
}
_OF_LANGUAGE = {"cs": "czech", "be": "belarusian", "kk": "kazakh"}
_chosen = LAYOUTS["french"]


def use(name: str, environ: Mapping[str, str] = os.environ) -> None:
    """Go by a keyboard; "auto" goes by the system's language.

    A board of which nothing is known is taken for one that types the French signs on its digits: on others these mean
    nothing.
    """
    global _chosen
    if name not in LAYOUTS:
        language = next((environ[each] for each in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(each)), "")
        name = _OF_LANGUAGE.get(language[:2], "french")
    _chosen = LAYOUTS[name]


def chosen() -> Layout:
    """The keyboard in use."""
    return _chosen


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
    return _chosen.digits.get(character) if begun or character != "-" else None
