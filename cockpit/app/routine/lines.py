"""The lines of a checklist: what was left, then the items with their day, minutes and figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich.cells import cell_len

from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.routine.links import link_words
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, cut
from cockpit.core import formatter as fmt
from cockpit.core import routine
from cockpit.core.figures import FIGURES
from cockpit.core.routine import Item
from cockpit.core.visible import visible
from cockpit.core.words import _, ngettext
from cockpit.store.routines import Checklist

SIGNS = {"open": "○", "done": "✓", "carried": "→", "closed": "–"}
GROUND_FROM = 96
"""From this width of the list on the ground stands in it; else in the line under the list."""


def add_leftovers(listing: Listing, left: Sequence[Item], title: str, width: int, palette: Palette) -> None:
    """The question about what was left, for all at once and for each."""
    question = ngettext("{n} left of {title}", "{n} left of {title}", len(left)).format(n=len(left), title=title)
    listing.add([(question, palette.ink("warn"))])
    listing.add([("▸ ", palette.key), (_("carry them over"), palette.plain)], Subject("leftovers", column="carry"))
    listing.add([("▸ ", palette.key), (_("let them go"), palette.plain)], Subject("leftovers", column="close"))
    for item in left:
        words = cut(visible(item.text), max(8, width - 4))
        listing.add([("  ○ ", palette.ink("warn")), (words, palette.plain)], Subject("leftover", item.id))
    listing.gap(palette)


def add_items(
    listing: Listing, shown: Checklist, counts: Mapping[int, int], today: date, width: int, palette: Palette
) -> None:
    """The items of a list."""
    for item in shown.items:
        listing.add(_item(item, counts.get(item.id), shown.period, today, width, palette), Subject("item", item.id))


def _item(item: Item, count: int | None, period: str, today: date, width: int, palette: Palette) -> list[Part]:
    settled = item.state != "open"
    when, late = "", False
    if item.due is not None:
        due = date.fromisoformat(item.due)
        when = fmt.weekday(due) if period == "week" else fmt.short_day(due, today)
        late = not settled and item.due < today.isoformat()
    minutes = _("{n} min").format(n=item.minutes) if item.minutes else ""
    column = 1 + (fmt.weekday_cells() if period == "week" else fmt.day_cells(year=False))
    sign = SIGNS.get(item.state, "○")
    parts: list[Part] = [
        (f"{sign} ", palette.ink("mild") if item.state == "done" else palette.quiet if settled else palette.key),
        (f"{when:<{column}}", palette.ink("warn") if late else palette.quiet),
        (f"{minutes:>7}  ", palette.quiet),
    ]
    if width >= GROUND_FROM:
        grounds = max(cell_len(_(label)) for label in routine.GROUNDS.values())
        parts.append((f"{_(routine.GROUNDS[item.ground]):<{grounds}}  ", palette.quiet))
    tail: list[Part] = []
    if item.carried:
        tail.append((_("carried"), palette.ink("warn")))
    if count:
        tail.append((_("{n} left").format(n=fmt.number(count)), palette.quiet if settled else palette.key))
    taken = sum(cell_len(text) for text, _style in parts)
    ends = sum(cell_len(text) + 2 for text, _style in tail)
    room = max(8, width - taken - ends - 1)
    words = cut(visible(item.text), room)
    parts.append((words + " " * (room - cell_len(words)), palette.quiet if settled else palette.plain))
    for text, style in tail:
        parts += [("  ", palette.plain), (text, style)]
    return parts


def why(item: Item, count: int | None, today: date, palette: Palette, width: int) -> list[list[Part]]:
    """Two lines about an item: its words and day, then what for, how long, its figure, and where it leads.

    Where that does not fit into `width` cells, what the item's own line tells already is left out.
    """
    parts: list[Part] = [(f" {item.text}", palette.strong)]
    if item.due is not None:
        day = fmt.near_day(date.fromisoformat(item.due), today)
        parts.append((_("  by {day}").format(day=day), palette.quiet))
    leads = link_words(item.link)
    about = {
        "ground": _(routine.GROUNDS[item.ground]),
        "minutes": _("{n} min").format(n=item.minutes) if item.minutes else "",
        "figure": _("{figure}: {n}").format(figure=_(FIGURES[item.figure].label), n=fmt.number(count))
        if count is not None
        else "",
        "leads": _("Enter goes to {place}").format(place=leads) if leads else "",
    }
    for spare in ("", "minutes", "figure", "ground"):
        about.pop(spare, None)
        told = " " + " · ".join(text for text in about.values() if text)
        if cell_len(told) <= width:
            break
    return [parts, [(told, palette.quiet)]]
