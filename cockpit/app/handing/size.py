"""What a text takes up as SMS, in words."""

from __future__ import annotations

from cockpit.core import formatter as fmt
from cockpit.core import sms
from cockpit.core.words import _, ngettext


def size_words(text: str) -> list[str]:
    """Characters; parts; alphabet and room left: pieces of a line, to be parted by dots or broken between."""
    found = sms.measure(text)
    characters = ngettext("{n} character", "{n} characters", found.characters)
    return [
        characters.format(n=fmt.number(found.characters)),
        _("{n} SMS").format(n=fmt.number(found.parts)),
        _("{alphabet}, {n} left").format(alphabet=found.encoding, n=fmt.number(found.left)),
    ]


def accents_words(text: str, *, plain: bool) -> str:
    """What leaving the accents out saves, or what it has saved; empty where it is nothing."""
    if plain:
        return _("without accents; a puts them back")
    if not sms.saved(text):
        return ""
    without = sms.measure(sms.without_accents(text) or text)
    now = sms.measure(text)
    signs = " ".join(now.forcing[:4])
    return _("{signs} make it {n} SMS; a leaves accents out: {m}").format(signs=signs, n=now.parts, m=without.parts)
