"""The lines of the templates: words above, the rule as RRULE quiet under them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.routine.links import link_words
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut
from cockpit.core import routine
from cockpit.core.figures import FIGURES
from cockpit.core.rule_said import rule_words
from cockpit.core.visible import visible
from cockpit.core.words import _
from cockpit.store.routine_templates import Kept

LEAST_WORDS = 20
"""Cells of the words of a template, at least."""


def template_listing(templates: Sequence[Kept], width: int, palette: Palette) -> Listing:
    """Two lines a template: its text and when; under them what it is for, and the rule as RRULE."""
    listing = Listing()
    for each in templates:
        when = rule_words(each.rule)
        # the words give way, which F2 shows whole
        when = cut(when, max(12, width - LEAST_WORDS - 3))
        room = max(8, width - cell_len(when) - 3)
        words = cut(visible(each.text), room)
        first: list[Part] = [
            (words + " " * (room - cell_len(words) + 2), palette.strong),
            (when, palette.key if each.rule else palette.quiet),
        ]
        listing.add(first, Subject("template", each.id, text=each.text))
        listing.add([("  " + " · ".join(about(each)), palette.quiet)])
    if not templates:
        listing.add([(_("no template: a adds one"), palette.quiet)])
    return listing


def about(template: Kept) -> list[str]:
    """What it is for, how long it takes, its rule as RRULE."""
    said = [_(routine.GROUNDS[template.ground])]
    if template.minutes:
        said.append(_("{n} min").format(n=template.minutes))
    if template.rule:
        said.append(template.rule)
    return said


def leads(template: Kept, palette: Palette) -> list[list[Part]]:
    """Two lines under the list: where it leads, and what ticks it."""
    place = link_words(template.link)
    first = _("goes to {place}").format(place=place) if place else _("goes nowhere: l names a place")
    if template.figure in FIGURES:
        second = _("ticks itself at 0: {figure}").format(figure=_(FIGURES[template.figure].label))
    else:
        second = _("ticked by hand: f names a figure that ticks it")
    return [[(f" {first}", palette.plain)], [(f" {second}", palette.quiet)]]
