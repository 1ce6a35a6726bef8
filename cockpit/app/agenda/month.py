"""The month beside the agenda: weeks down with their numbers, how much stands on each day, holidays by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rich.style import Style

from cockpit.app.agenda.listing import sized
from cockpit.app.panels.listing import wrapped
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part, width_of
from cockpit.core import agenda
from cockpit.core import formatter as fmt
from cockpit.core.agenda import Load
from cockpit.core.agenda_words import day_off
from cockpit.core.words import _
from cockpit.core.workdays import is_working_day

WEEK_CELLS, DAY_CELLS = 5, 5
_COUNTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MANY = "⁺"
_NOTHING = Load(0, 0, 0)


def month_lines(
    month: date,
    today: date,
    here: date | None,
    loads: Mapping[str, Load],
    day_minutes: int,
    holidays: Mapping[str, str],
    palette: Palette,
    width: int,
) -> list[list[Part]]:
    """A month as lines.

    Args:
        month: a day of it.
        today: the day it is.
        here: the day of the line under the cursor.
        loads: what stands on each day, by ISO day.
        day_minutes: minutes of a working day.
        holidays: names by ISO day.
        palette: the colours.
        width: cells of a line.
    """
    weeks = agenda.month_weeks(month)
    lines: list[list[Part]] = [[(fmt.month_and_year(month), palette.strong)], []]
    names = "".join(f"{fmt.weekday(day).rstrip('.')[:3]:>{DAY_CELLS - 2}}  " for day in weeks[0])
    lines.append([(" " * WEEK_CELLS + names, palette.quiet)])
    for week in weeks:
        label = fmt.week(week[0])
        if len(label) >= WEEK_CELLS:
            # a language that writes the word out: the number says it
            label = f"{week[0].isocalendar().week:>3}"
        parts: list[Part] = [(f"{label:<{WEEK_CELLS}}", palette.quiet)]
        for day in week:
            if day.month != month.month:
                parts.append((" " * DAY_CELLS, palette.plain))
            else:
                parts += _day(day, today, here, loads.get(day.isoformat(), _NOTHING), day_minutes, holidays, palette)
        lines.append(parts)
    lines.append([])
    lines += _named(month, holidays, palette, width)
    return lines


def _day(
    day: date, today: date, here: date | None, load: Load, day_minutes: int, holidays: Mapping[str, str],
    palette: Palette,
) -> list[Part]:  # fmt: skip
    full = agenda.fullness(load, agenda.capacity(day, day_minutes, holidays))
    style = _style(day, today, load, full, holidays, palette)
    count = _COUNTS[load.number] if 0 < load.number <= 9 else _MANY if load.number else " "
    sign = "▸" if day == today else "*" if day.isoformat() in holidays else " "
    body = palette.at_cursor if day == here else style
    flag = {"over": "!", "full": "•"}.get(full, " ")
    return [
        (sign, style),
        (f"{day.day:>2}", body),
        (count, body if load.number and day == here else style),
        (flag, palette.ink("alarm" if full == "over" else "warn")),
    ]


def _style(day: date, today: date, load: Load, full: str, holidays: Mapping[str, str], palette: Palette) -> Style:
    if day == today:
        return palette.key
    if load.number and day < today:
        return palette.ink("warn")
    if full in ("full", "over"):
        return palette.ink("warn" if full == "full" else "alarm")
    if not is_working_day(day, holidays):
        return palette.quiet if load.number or day.isoformat() in holidays else palette.dimmed
    return palette.strong if load.number else palette.plain


def _named(month: date, holidays: Mapping[str, str], palette: Palette, width: int) -> list[list[Part]]:
    """The holidays of the month."""
    lines: list[list[Part]] = []
    first, after = month.replace(day=1), agenda.next_month(month)
    for iso in sorted(holidays):
        day = date.fromisoformat(iso)
        if first <= day < after:
            named = sized(day_off(day, holidays), max(8, width - 13))
            lines.append([("* ", palette.key), (f"{fmt.weekday(day)} {day.day:>2}  ", palette.quiet),
                          (named, palette.plain)])  # fmt: skip
    return lines


def legend(palette: Palette, day_minutes: int, country: str, width: int) -> list[list[Part]]:
    """What the signs mean, and whose holidays these are; a line goes on below where it is too long."""
    whose = _("holidays of {country}").format(country=country) if country else _("no country's holidays")
    told: list[tuple[str, Style, str]] = [
        ("² ", palette.strong, _("how many are planned")),
        ("• ", palette.ink("warn"), _("three quarters of the day taken")),
        ("! ", palette.ink("alarm"), _("more than {hours}").format(hours=fmt.minutes(day_minutes))),
        ("* ", palette.key, whose),
    ]
    lines: list[list[Part]] = []
    for sign, style, words in told:
        for at, text in enumerate(wrapped(words, width - 2)):
            lines.append([("  " if at else sign, style), (text, palette.quiet)])
    month: list[Part] = [("← →", palette.key), (_(" another month   ").rstrip(), palette.quiet)]
    country_key: list[Part] = [("H", palette.key), (_(" another country"), palette.quiet)]
    beside = [*month, ("   ", palette.quiet), *country_key]
    keys = [beside] if width_of(beside) <= width else [month, country_key]
    return [*lines, [], *keys]
