"""How keys are named: by Textual, and for a user to read."""

from __future__ import annotations

SIGNS = {
    "/": "slash", "?": "question_mark", "+": "plus", "-": "minus", "=": "equals_sign", ",": "comma", ".": "full_stop",
    ";": "semicolon", ":": "colon", "!": "exclamation_mark", "*": "asterisk", "<": "less_than_sign",
    ">": "greater_than_sign", " ": "space",
}  # fmt: skip
"""Textual's names of the signs that a key may be; those for which some board asks for a third hand are not here."""
_READ = {"escape": "Esc", "delete": "Del", "pageup": "PgUp", "pagedown": "PgDn", "insert": "Ins"} | {
    name: sign for sign, name in SIGNS.items() if sign != " "
}


def readable(key: str) -> str:
    """A key as a user reads it."""
    if key in _READ or len(key) == 1:
        return _READ.get(key, key)
    return "+".join(part.capitalize() for part in key.split("+"))
