"""A QR code as rows of dark and light, and those as half blocks: two rows a line of the terminal."""

from __future__ import annotations

from collections.abc import Sequence

QUIET = 4
"""Light modules around it that the standard asks for (ISO/IEC 18004, 9.1)."""
NARROW = 2
"""Those with which phones read it still, where the terminal has no room for four."""
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

Modules = tuple[tuple[bool, ...], ...]
"""Rows from the top, True for dark."""


def qr(content: str) -> Modules:
    """The modules of the smallest QR code that holds the text as UTF-8, without a quiet zone.

    Raises:
        ValueError: where no code holds that much (2,953 bytes).
    """
    # imported here: nobody who looks at the grid waits for it
    import segno

    try:
        made = segno.make(content, error="l", micro=False, encoding="utf-8")
    except segno.DataOverflowError as fault:
        raise ValueError(str(fault)) from fault
    return tuple(tuple(bool(dark) for dark in row) for row in made.matrix)


def cells(modules: Modules, quiet: int) -> tuple[int, int]:
    """(columns, lines) that it takes on the terminal."""
    side = len(modules) + 2 * quiet
    return side, (side + 1) // 2


def half_blocks(modules: Modules, quiet: int) -> list[str]:
    """Its lines, quiet zone included, to be drawn black on white; an odd last row ends on light."""
    side = len(modules) + 2 * quiet
    light = (False,) * side
    edge = (False,) * quiet
    rows: list[tuple[bool, ...]] = [
        *[light] * quiet,
        *((*edge, *row, *edge) for row in modules),
        *[light] * quiet,
    ]
    if len(rows) % 2:
        rows.append(light)
    return [_line(rows[at], rows[at + 1]) for at in range(0, len(rows), 2)]


def _line(upper: Sequence[bool], lower: Sequence[bool]) -> str:
    return "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))


def fitting(modules: Modules, width: int, height: int) -> int | None:
    """The quiet zone with which it fits into so many cells, the whole one first; None where it does not."""
    for quiet in (QUIET, NARROW):
        columns, lines = cells(modules, quiet)
        if columns <= width and lines <= height:
            return quiet
    return None
