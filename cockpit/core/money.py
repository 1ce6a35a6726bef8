"""Money of a client: this month and year against the same days of last year, twelve months, families, all day-exact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from cockpit.core import formatter as fmt
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _

MONTHS = 12
LEVEL = 0.1
"""Up to this share of change either way the money counts as level."""


class Span(NamedTuple):
    """Days from `first` to `last`, both counted, and the same days a year before."""

    first: date
    last: date
    first_before: date
    last_before: date


class Against(NamedTuple):
    """An amount against the one of the same days a year before, minor units."""

    now: int
    before: int

    @property
    def change(self) -> float | None:
        """The change as a share of what was before; None where there was nothing to compare with."""
        return (self.now - self.before) / self.before if self.before > 0 else None


def year_ago(day: date) -> date:
    """The same day of last year; 28 February for 29."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def year_span(today: date, begins: date | None) -> Span:
    """This year to date, and the same days of last year.

    Where the sales in the book begin during last year (`begins`), both sides count from that day of the year on: a
    whole year against a part of one would tell of growth that is none.
    """
    first = date(today.year, 1, 1)
    if begins is not None and year_ago(first) < begins <= year_ago(today):
        shift = (begins.month, begins.day) == (2, 29)
        first = date(today.year, 3, 1) if shift else begins.replace(year=today.year)
    return Span(first, today, year_ago(first), year_ago(today))


def month_span(today: date, begins: date | None) -> Span:
    """This month to date, and the same days of that month last year; from the day on from which both are known."""
    first = max(today.replace(day=1), year_span(today, begins).first)
    return Span(first, today, year_ago(first), year_ago(today))


def rolling_span(today: date) -> Span:
    """The twelve months that end today, and the twelve before."""
    ago = year_ago(today)
    return Span(ago + timedelta(days=1), today, year_ago(ago) + timedelta(days=1), ago)


def against(days: Mapping[str, int], span: Span) -> Against:
    """The sums of a span, from the net of each day by its ISO text."""
    first, last = span.first.isoformat(), span.last.isoformat()
    first_before, last_before = span.first_before.isoformat(), span.last_before.isoformat()
    return Against(
        sum(net for day, net in days.items() if first <= day <= last),
        sum(net for day, net in days.items() if first_before <= day <= last_before),
    )


BOUGHT, RIVAL, OPEN, UNKNOWN = "bought", "competitor", "open", "unknown"
STANDINGS = {
    BOUGHT: N_("bought from us"),
    RIVAL: N_("from a competitor"),
    OPEN: N_("open"),
    UNKNOWN: N_("not asked yet"),
}


class Family(NamedTuple):
    """A product family at a client."""

    name: str
    net: int
    """Net of the last twelve months."""
    relevant: bool | None
    """Whether the client needs it at all; None where nobody has asked."""
    competitor: str = ""
    """Who else supplies it."""
    contract_end: str = ""
    """The day on which that supplier's contract ends, ISO text; empty where it is not known."""

    @property
    def standing(self) -> str:
        """One of `STANDINGS`: what they buy from us wins, then who else sells it to them."""
        if self.net > 0:
            return BOUGHT
        if self.competitor:
            return RIVAL
        return OPEN if self.relevant else UNKNOWN


def bought_of_relevant(families: Iterable[Family]) -> tuple[int, int]:
    """How many families are bought of how many that are relevant; what is bought is relevant, whoever said what."""
    relevant = [each for each in families if each.relevant or each.net > 0]
    return sum(each.net > 0 for each in relevant), len(relevant)


class ClientMoney(NamedTuple):
    """All of it for one client."""

    month: Against
    year: Against
    rolling: Against
    rolling_known: bool
    """Whether the sales in the book reach back over the twelve months before."""
    year_from: date
    """The first day that counts as this year's."""
    months: tuple[int, ...]
    """Net of the months of this year, January first; nought from the next month on."""
    months_before: tuple[int, ...]
    """And of last year."""
    families: tuple[Family, ...]
    last: date | None
    """The day of the last sale or credit note."""


def client_money(days: Mapping[str, int], families: Sequence[Family], today: date, begins: date | None) -> ClientMoney:
    """The figures from the net of each day (ISO text, up to today) of this year and the two before."""
    span, rolling = year_span(today, begins), rolling_span(today)
    months = {year: [0] * MONTHS for year in (today.year, today.year - 1)}
    for day, net in days.items():
        if int(day[:4]) in months:
            months[int(day[:4])][int(day[5:7]) - 1] += net
    last = max(days, default=None)
    return ClientMoney(
        month=against(days, month_span(today, begins)),
        year=against(days, span),
        rolling=against(days, rolling),
        rolling_known=begins is not None and begins <= rolling.first_before,
        year_from=span.first,
        months=tuple(months[today.year]),
        months_before=tuple(months[today.year - 1]),
        families=tuple(families),
        last=date.fromisoformat(last) if last else None,
    )


def change_words(change: float | None) -> str:
    """A change as "+12 %", "−5 %", "0 %", or "–" where nothing was before."""
    if change is None:
        return "–"
    return ("+" if round(100 * change) > 0 else "") + fmt.share(change).replace("-", "−")


def year_words(now: int, before: int, year_from: date, today: date, currency: str) -> str:
    """This year's amount against last year's in a sentence, with the days that are compared."""
    days = _("{a} to {b}").format(a=fmt.short_day(year_from, year_from), b=fmt.short_day(today, today))
    said = _("{days}: {now}, the same days of last year {before}").format(
        days=days, now=fmt.money(now, currency), before=fmt.money(before, currency)
    )
    change = Against(now, before).change
    if change is None:
        return said
    return _("{said}: {change}").format(said=said, change=change_words(change))
