"""The one formatter: every day, amount, share and count on a screen or in a message is written here."""

from __future__ import annotations

from datetime import date

from cockpit.core.locales import NO_BREAK, here
from cockpit.core.words import _, ngettext

_SYMBOL = {"PLN": "zł", "EUR": "€", "USD": "$", "GBP": "£", "UAH": "₴", "RUB": "₽", "KZT": "₸", "CHF": "CHF"}
_NO_MINOR = {"JPY", "KRW", "VND", "CLP", "ISK", "HUF"}
HIDDEN = "····"
"""Stands for a text or an amount that is hidden; of one width, since the length of a name tells it as well."""
_hidden = [False]


def hide_amounts(hidden: bool) -> None:
    """Write every amount as dots from now on, or no longer; the screen's privacy key asks for it."""
    _hidden[0] = hidden


def number(value: int) -> str:
    """An integer with its thousands apart: 184200 is "184 200" in English and Polish, "184.200" in German."""
    return f"{value:,}".replace(",", here().group).replace("-", "−")


def share(part: float, whole: float = 1.0) -> str:
    """A share in percent without decimals: 0.713 is "71 %", in Polish "71%"; of nothing it is "–"."""
    return f"{round(100 * part / whole)}{here().percent}%" if whole else "–"


def decimal(value: float, digits: int = 1) -> str:
    """A plain decimal number."""
    return f"{value:.{digits}f}".replace("-", "−").replace(".", here().point)


def money(minor: int, currency: str, *, cents: bool = False) -> str:
    """An amount in minor units as "184 200 zł"; with `cents` as "184 200.00 zł"."""
    symbol = _SYMBOL.get(currency, currency)
    if _hidden[0]:
        return f"{HIDDEN}{NO_BREAK}{symbol}"
    scale = 1 if currency in _NO_MINOR else 100
    sign = "−" if minor < 0 else ""
    whole, rest = divmod(abs(minor), scale)
    if cents and scale > 1:
        return f"{sign}{number(whole)}{here().point}{rest:02}{NO_BREAK}{symbol}"
    whole += scale > 1 and 2 * rest >= scale
    # a few cents below nought are nought, not less
    return f"{sign if whole else ''}{number(whole)}{NO_BREAK}{symbol}"


def month(day: date) -> str:
    """The month in short: "Nov", "lis", "нояб."."""
    return here().months[day.month - 1]


def short_month(day: date) -> str:
    """A month of a list of months: "Nov 26"."""
    return f"{month(day)} {day.year % 100:02}"


def month_and_year(day: date) -> str:
    """A month as a heading: "November 2026"."""
    locale = here()
    return locale.month_year.format(month=locale.month_names[day.month - 1], year=day.year)


def weekday(day: date) -> str:
    """The weekday in short: "Fri", "pt.", "пт"."""
    return here().weekdays[day.weekday()]


def day_and_month(day: date) -> str:
    """A day without its year: "27 Nov", in German "27. Nov."."""
    return here().day.format(day=day.day, month=month(day))


def short_day(day: date, today: date) -> str:
    """A day near today as "27 Nov", one of another year as "27 Nov 25"."""
    text = day_and_month(day)
    return text if abs((day - today).days) < 300 else f"{text} {day.year % 100:02}"


def full_day(day: date) -> str:
    """A day as "Fri 27 Nov 2026"."""
    return f"{weekday(day)} {day_and_month(day)} {day.year}"


def day_cells(*, year: bool = True) -> int:
    """Cells of a column that holds any `short_day`, without `year` only days of this one."""
    return len(here().day.format(day=30, month=max(here().months, key=len))) + 3 * year


def weekday_cells() -> int:
    """Cells of a column that holds any `weekday`."""
    return max(map(len, here().weekdays))


def near_cells() -> int:
    """Cells of a column that holds any `near_day` of this year."""
    named = (_("today"), _("tomorrow"), _("yesterday"))
    return max(weekday_cells() + 1 + day_cells(year=False), *map(len, named))


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
        return ngettext("in {n} day", "in {n} days", -count).format(n=number(-count))
    return ngettext("{n} day ago", "{n} days ago", count).format(n=number(count))


def clients(count: int) -> str:
    """A number of clients in words."""
    return ngettext("{n} client", "{n} clients", count).format(n=number(count))


def touches(count: int) -> str:
    """A number of touches in words."""
    return ngettext("{n} touch", "{n} touches", count).format(n=number(count))


def minutes(count: int) -> str:
    """A stretch of time as "45 min", "2 h" or "2 h 10"."""
    hours, rest = divmod(count, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    return _("{h} h {m:02}").format(h=hours, m=rest) if rest else _("{h} h").format(h=number(hours))


def week(day: date) -> str:
    """The ISO week in short: "W48", "tydz. 48", "KW 48"."""
    return here().week.format(n=day.isocalendar().week)


def sparkline(values: list[float]) -> str:
    """A row of blocks, one a value, from the lowest of them to the highest; of values all alike, a flat row."""
    blocks = "▁▂▃▄▅▆▇█"
    low, high = min(values), max(values)
    # a change of less than a tenth in all is no mountain
    span = max(high - low, 0.1)
    return "".join(blocks[min(7, int((value - low) / span * 7.99))] for value in values)
