"""The vital signs: one line, always there, that says how the book is."""

from __future__ import annotations

from collections.abc import Sequence

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut, width_of
from cockpit.core import formatter as fmt
from cockpit.core.portfolio import Portfolio, Reading
from cockpit.core.vital_signs import vital_signs
from cockpit.core.words import _

WEEKS = 13
"""Weeks that the sparkline looks back."""
NAME = 20
"""Cells of the book's name."""
SHORTEST = 8
"""Cells below which a name says nothing."""


def signs_line(
    book: Portfolio, reading: Reading, series: Sequence[float] | None, palette: Palette, width: int
) -> list[Part]:
    """The line, the less urgent figures left out where it is narrow.

    Args:
        book: the portfolio.
        reading: the book through the breath lens.
        series: the share of the last 13 week ends, then of a week ago and of today; None until it is worked out.
        palette: the colours.
        width: cells of the line.
    """
    label, fact = palette.raise_(palette.quiet), palette.raise_(palette.strong)
    signs = vital_signs(book, reading)
    blocks: list[tuple[int, list[Part]]] = [
        (1, [(f" {cut(book.name, NAME) or _('Cockpit')} ", palette.raise_(palette.key))])
    ]
    head: list[Part] = [(_(" breathes "), label), (fmt.share(signs.breathing, signs.counted), fact)]
    if series is not None and len(book):
        head += _change(series, palette)
        blocks.append((0, head))
        blocks.append((3, [(" ", label), (fmt.sparkline(list(series[:WEEKS])), palette.raise_(palette.ink("mild")))]))
    else:
        blocks.append((0, head))
        blocks.append((3, [(" " * (WEEKS + 4 if len(book) else 0), label)]))
    for rank, title, count, tone in (
        (0, _("due"), signs.due, "warn"),
        (0, _("late"), signs.late, "alarm"),
        (2, _("never"), signs.never, "unknown"),
        (1, _("actions"), signs.actions_due, ""),
        (2, _("overdue"), signs.actions_overdue, "alarm"),
    ):
        style = palette.raise_(palette.ink(tone)) if tone and count else fact
        blocks.append((rank, [(f"  {title} ", label), (fmt.number(count), style)]))
    if book.stretch > 1.005:
        blocks.append((1, [(_("  cadences "), label), (f"×{fmt.decimal(book.stretch)}", fact)]))
    day = f"{fmt.weekday(book.today)} {fmt.day_and_month(book.today)}"
    right: list[Part] = [(f"{day} · {fmt.week(book.today)} ", label)]
    for rank in (3, 2, 1):
        if sum(width_of(parts) for _rank, parts in blocks) + width_of(right) + 1 <= width:
            break
        blocks = [(kept, parts) for kept, parts in blocks if kept != rank]
    left = [part for _rank, parts in blocks for part in parts]
    gap = width - width_of(left) - width_of(right)
    if book.name and gap > SHORTEST + 2 and not any(rank == 1 for rank, _parts in blocks):
        # the name of the book is what tells one of several from the others: what room is left is its own
        named: Part = (f" {cut(book.name, min(NAME, gap - 3))} ", palette.raise_(palette.key))
        left.insert(0, named)
        gap -= width_of([named])
    return [*left, (" " * gap, label), *right] if gap > 0 else left


def _change(series: Sequence[float], palette: Palette) -> list[Part]:
    points = round(100 * series[-1]) - round(100 * series[-2])
    if points == 0:
        return [(" ▸ 0", palette.raise_(palette.quiet))]
    tone = "mild" if points > 0 else "warn"
    return [(f" {'▲' if points > 0 else '▼'} {abs(points)}", palette.raise_(palette.ink(tone)))]
