"""Names without accents, by the standard library alone: for sorting, and for names typed on a board that has none."""

from __future__ import annotations

import unicodedata

_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})


def plain(text: str) -> str:
    """The text in lower case without accents: Łódzkie stands by Lubelskie, and `lukasz` is Łukasz."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return bare.casefold().translate(_STROKES)
