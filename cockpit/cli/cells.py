"""How many columns of a terminal a text takes, and how it is made to take just so many."""

from __future__ import annotations

NARROWEST, WIDEST = 20, 400


def terminal_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    # imported here: it brings every kind of archive with it, which a logged call need not wait for
    import shutil

    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))


def width(text: str) -> int:
    """Columns that the text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(sign: str) -> int:
    import unicodedata

    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """The text if it fits, else as much of it as does, with "…"."""
    if width(text) <= columns:
        return text
    taken, used = [], 1
    for sign in text:
        used += _cells(sign)
        if used > columns:
            break
        taken.append(sign)
    return "".join(taken).rstrip() + "…"


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """The text with spaces after it (or before) up to that many columns."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space
