"""Money: does the client bring more than last year?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cockpit.core import formatter as fmt
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import Lens, State
from cockpit.core.money import LEVEL, Against, year_words
from cockpit.core.words import N_, _

if TYPE_CHECKING:
    from cockpit.core.portfolio import Portfolio

GROWING, LEVEL_, FALLING, LOST, NEW, NONE = range(6)


def _read(facts: ClientFacts, book: Portfolio) -> tuple[int, float | None]:
    sales = book.sales_of(facts.id)
    if sales is None or (sales.year <= 0 and sales.year_before <= 0):
        return NONE, None
    if sales.year <= 0:
        return LOST, -1.0
    change = Against(sales.year, sales.year_before).change
    if change is None:
        return NEW, None
    if abs(change) <= LEVEL:
        return LEVEL_, change
    return (GROWING if change > 0 else FALLING), change


def _reason(facts: ClientFacts, book: Portfolio) -> str:
    sales = book.sales_of(facts.id)
    if sales is None or not (sales.order_days or sales.year or sales.year_before):
        return _("no sale to them in the book")
    if sales.year or sales.year_before:
        first = date.fromisoformat(sales.year_from)
        return year_words(sales.year, sales.year_before, first, book.today, book.currency)
    last = fmt.short_day(date.fromisoformat(sales.order_days[0]), book.today)
    return _("nothing this year, nothing in the same days of last year; the last order {day}").format(day=last)


LENS = Lens(
    id="money",
    label=N_("money"),
    question=N_("Do they bring more than last year?"),
    place=50,
    states=(
        State("growing", N_("growing"), "▲", "mild"),
        State("level", N_("level"), "=", "calm"),
        State("falling", N_("falling"), "▼", "warn"),
        State("lost", N_("lost"), "●", "alarm"),
        State("new", N_("new"), "○", "unknown"),
        State("none", N_("no sales"), "–", "muted"),
    ),
    read=_read,
    reason=_reason,
    needs="sales",
)
