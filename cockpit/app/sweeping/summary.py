"""The summary at the end of the list: what the sweep did to the book."""

from __future__ import annotations

from cockpit.app.panels.listing import in_column, label_cells, wrapped
from cockpit.app.sweeping.course import Course
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core import sweep as rules
from cockpit.core.words import _


def summary_lines(course: Course, palette: Palette, width: int) -> list[list[Part]]:
    """Reached, tries, texts, left alone; the share that breathed before and after; minutes."""
    strong, quiet = palette.raise_(palette.strong), palette.raise_(palette.quiet)
    so_far = rules.progress(course.outcomes)
    if so_far.total == 0:
        reason = _("Everybody is within the cadence, resting, or was touched within the hour.")
        if not course.clients:
            reason = _("There are no clients in this book yet: Ctrl+O on the grid imports some.")
        return [[(_("Nobody needs you now."), strong)], [], *([(line, quiet)] for line in wrapped(reason, width))]
    before, after = course.breath()
    figures = (
        (_("reached"), fmt.number(so_far.contacts)),
        (_("  of them by text"), fmt.number(so_far.texts)),
        (_("tries"), fmt.number(so_far.attempts)),
        (_("left alone"), fmt.number(so_far.skipped)),
        (_("minutes"), fmt.number(course.minutes())),
    )
    column = label_cells([*(label for label, _value in figures), _("breathes")], 20, max(20, width - 12))
    lines: list[list[Part]] = [[(_("The list is done."), strong)], []]
    lines += [[(in_column(label, column), quiet), (f"{value:>6}", strong)] for label, value in figures]
    lines.append([])
    lines.append(
        [
            (in_column(_("breathes"), column), quiet),
            (f"{fmt.share(before):>6}", quiet),
            ("  →  ", quiet),
            (fmt.share(after), strong),
        ]
    )
    return lines
