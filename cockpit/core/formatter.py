"""The one formatter: every day, amount, share and count on a screen or in a message is written here."""

from __future__ import annotations

from datetime import date

from cockpit.core.words import N_, _, ngettext

_GROUP = "\u00a0"
_SYMBOL = {"PLN": "zł", "EUR": "€", "USD": "$", "GBP": "£", "UAH": "₴", "RUB": "₽", "KZT": "₸", "CHF": "CHF"}
_NO_MINOR = {"JPY", "KRW", "VND", "CLP", "ISK", "HUF"}
_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_LONG_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def number(value: int) -> str:
    """An integer with its thousands apart: 184200 is "184 200" (no-break spaces)."""
    return f"{value:,}".replace(",", _GROUP).replace("-", "−")


def share(part: float, whole: float = 1.0) -> str:
    """A share in percent without decimals: 0.713 is "71 %"; of nothing it is "–"."""
    return f"{round(100 * part / whole)}{_GROUP}%" if whole else "–"


def decimal(value: float, digits: int = 1) -> str:
    """A plain decimal number."""
    return f"{value:.{digits}f}".replace("-", "−")


def money(minor: int, currency: str, *, cents: bool = False) -> str:
    """An amount in minor units as "184 200 zł"; with `cents` as "184 200.00 zł"."""
    symbol = _SYMBOL.get(currency, currency)
    scale = 1 if currency in _NO_MINOR else 100
    sign = "−" if minor < 0 else ""
    whole, rest = divmod(abs(minor), scale)
    if cents and scale > 1:
        return f"{sign}{number(whole)}.{rest:02}{_GROUP}{symbol}"
    whole += scale > 1 and 2 * rest >= scale
    # a few cents below nought are nought, not less
    return f"{sign if whole else ''}{number(whole)}{_GROUP}{symbol}"


def month(day: date) -> str:
    """The month as three letters."""
    return _(_MONTHS[day.month - 1])


def weekday(day: date) -> str:
    """The weekday as three letters."""
    return _(_WEEKDAYS[day.weekday()])


def short_day(day: date, today: date) -> str:
    """A day near today as "27 Nov", one of another year as "27 Nov 25"."""
    text = f"{day.day} {month(day)}"
    return text if abs((day - today).days) < 300 else f"{text} {day.year % 100:02}"


def full_day(day: date) -> str:
    """A day as "Fri 27 Nov 2026"."""
    return f"{weekday(day)} {day.day} {month(day)} {day.year}"


def near_day(day: date, today: date) -> str:
    """A day as a person says it: "today", "tomorrow", "Fri 27 Nov"."""
    ahead = (day - today).days
    if ahead == 0:
        return _("today")
    if ahead == 1:
        return _("tomorrow")
    if ahead == -1:
        return _("yesterday")
    return f"{weekday(day)} {short_day(day, today)}"


def days(count: int) -> str:
    """A number of days in words."""
    return ngettext("{n} day", "{n} days", count).format(n=number(count))


def days_ago(count: int) -> str:
    """How long ago in words."""
    if count == 0:
        return _("today")
    if count < 0:
        return _("in {days}").format(days=days(-count))
    return ngettext("{n} day ago", "{n} days ago", count).format(n=number(count))


def clients(count: int) -> str:
    """A number of clients in words."""
    return ngettext("{n} client", "{n} clients", count).format(n=number(count))


def minutes(count: int) -> str:
    """A stretch of time as "45 min", "2 h" or "2 h 10"."""
    hours, rest = divmod(count, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    return _("{h} h {m:02}").format(h=hours, m=rest) if rest else _("{h} h").format(h=number(hours))


def long_month(day: date) -> str:
    """A month with its year as "September 2026"."""
    return f"{_(_LONG_MONTHS[day.month - 1])} {day.year}"


def week(day: date) -> str:
    """The ISO week as "W48"."""
    return f"W{day.isocalendar().week:02}"


def sparkline(values: list[float]) -> str:
    """A row of blocks, one a value, from the lowest of them to the highest; of values all alike, a flat row."""
    blocks = "▁▂▃▄▅▆▇█"
    low, high = min(values), max(values)
    # a change of less than a tenth in all is no mountain
    span = max(high - low, 0.1)
    return "".join(blocks[min(7, int((value - low) / span * 7.99))] for value in values)
