"""What stands in a tile: a client's name, code or glyph in exactly so many cells."""

from __future__ import annotations

from datetime import date

from rich.cells import set_cell_size

from cockpit.app.widgets.line import cut
from cockpit.core import formatter as fmt
from cockpit.core.facts import ClientFacts
from cockpit.core.portfolio import Portfolio
from cockpit.core.verbs import how
from cockpit.core.visible import visible
from cockpit.core.words import _


def short_code(facts: ClientFacts, width: int) -> str:
    """The start of the name, without spaces where it must be short: what a person recognises a client by."""
    name = visible(facts.name)
    return set_cell_size(name if width > 6 else "".join(name.split()), width)


def since(facts: ClientFacts, book: Portfolio) -> str:
    """Days since the last contact, short: "24d"."""
    if facts.contact_day is None:
        return ""
    days = book.ordinal - date.fromisoformat(facts.contact_day).toordinal()
    return _("{n}d").format(n=days)


def name_line(facts: ClientFacts, book: Portfolio, width: int) -> str:
    """The name, and at the right the days since the last contact where there is room for both."""
    name = visible(facts.name)
    figure = since(facts, book)
    room = width - len(figure) - 2
    if figure and room >= 14:
        return set_cell_size(cut(name, room), room) + " " + figure + " "
    return set_cell_size(cut(name, width), width)


def card_lines(facts: ClientFacts, book: Portfolio, width: int) -> tuple[str, str, str]:
    """Name; last contact; next action."""
    if facts.contact_day is None:
        last = _("never reached")
    else:
        days = book.ordinal - date.fromisoformat(facts.contact_day).toordinal()
        last = f"{fmt.days_ago(days)} {how(facts.contact_channel or '', facts.contact_direction or '')}"
    if facts.action_due is None:
        action = _("no next action")
    else:
        due = date.fromisoformat(facts.action_due)
        action = f"{fmt.short_day(due, book.today)}  {visible(facts.action_text or '')}"
    return (
        set_cell_size(cut(visible(facts.name), width), width),
        set_cell_size(cut(last, width), width),
        set_cell_size(cut(action, width), width),
    )


def pair_lines(facts: ClientFacts, book: Portfolio, width: int) -> tuple[str, str]:
    """Name; how long ago and what comes next."""
    parts = [since(facts, book) or _("never")]
    if facts.action_due is not None:
        due = date.fromisoformat(facts.action_due)
        parts.append(f"{fmt.short_day(due, book.today)} {visible(facts.action_text or '')}")
    elif facts.city:
        parts.append(visible(facts.city))
    name = set_cell_size(cut(visible(facts.name), width), width)
    return name, set_cell_size(cut(" · ".join(parts), width), width)
