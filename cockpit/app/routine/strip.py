"""Adherence: what was done of the last thirteen lists of a kind, as a row of blocks, and one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import routine
from cockpit.core.routine import Adherence
from cockpit.core.words import N_, _

HEADINGS = {
    "day": N_("The last 13 days"),
    "week": N_("The last 13 weeks"),
    "month": N_("The last 13 months"),
    "quarter": N_("The last 13 quarters"),
}


def strip_parts(kept: Sequence[Adherence], shown: date, palette: Palette) -> list[Part]:
    """A cell a period, the present one last; the one that is shown stands out."""
    return [(each.block, palette.key if each.starts == shown else palette.ink("calm")) for each in kept]


def aside_lines(kept: Sequence[Adherence], period: str, shown: date, palette: Palette, height: int) -> list[list[Part]]:
    """The row of blocks, then a line a period, the newest first; as many as there is room for."""
    lines: list[list[Part]] = [[(_(HEADINGS[period]), palette.strong)], []]
    spaced: list[Part] = []
    for part in strip_parts(kept, shown, palette):
        spaced += [part, (" ", palette.plain)]
    lines += [spaced, []]
    titles = [routine.short_title(period, each.starts) for each in kept]
    cells = max(cell_len(title) for title in titles)
    for each, title in list(zip(kept, titles, strict=True))[::-1]:
        here = each.starts == shown
        done = "–" if each.total is None else _("{done} of {all}").format(done=each.done, all=each.total)
        lines.append(
            [
                ("▸ " if here else "  ", palette.key),
                (title + " " * (cells - cell_len(title) + 2), palette.key if here else palette.quiet),
                (f"{each.block}  ", palette.ink("calm")),
                (done, palette.strong if here else palette.plain if each.total else palette.quiet),
            ]
        )
    return lines[:height]
