"""Folding: what makes `lodz` find Łódź and `ivan` Іван. Stored columns and queries are folded alike."""

from __future__ import annotations


def fold(text: str) -> str:
    """The text in lower-case ASCII, each run of white space one space."""
    if not text.isascii():
        # imported here: most texts typed need no table
        from anyascii import anyascii

        text = anyascii(text)
    # a NUL would end the text for the search table's language
    return " ".join(text.replace("\0", " ").lower().split())


def digits(number: str) -> str:
    """The digits of a phone number as typed, without a "00" that stands for "+" and a "(0)" that is not dialled."""
    bare = "".join(sign for sign in number.replace("(0)", "") if sign.isdigit())
    return bare[2:] if bare.startswith("00") else bare
