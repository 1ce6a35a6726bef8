"""The agenda in words, the same on the screen and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cockpit.core import agenda
from cockpit.core import formatter as fmt
from cockpit.core.agenda import Entry, Load
from cockpit.core.words import _, ngettext


def load_words(load: Load, capacity: int | None = None) -> list[str]:
    """How many, how long, and how many do not say how long.

    Args:
        load: what stands there.
        capacity: minutes that the day holds, 0 for a day off; None where it is not about one day.
    """
    words = [fmt.number(load.number)]
    if capacity and load.minutes:
        words.append(
            _("{minutes} of {capacity}").format(minutes=fmt.minutes(load.minutes), capacity=fmt.minutes(capacity))
        )
    elif load.minutes:
        words.append(fmt.minutes(load.minutes))
    if capacity == 0:
        words.append(_("a day off"))
    if load.unknown and load.minutes:
        words.append(ngettext("{n} without minutes", "{n} without minutes", load.unknown).format(n=load.unknown))
    elif load.unknown:
        words.append(_("no minutes named"))
    return words


def day_words(day: date, today: date, load: Load, day_minutes: int, holidays: Mapping[str, str]) -> str:
    """One day: what it is, what stands on it, whether that fits."""
    capacity = agenda.capacity(day, day_minutes, holidays)
    words = [fmt.near_day(day, today)]
    off = day_off(day, holidays)
    if off:
        words.append(off)
    planned = ngettext("{n} planned", "{n} planned", load.number).format(n=fmt.number(load.number))
    words += [planned, *load_words(load, capacity or None)[1:]]
    if capacity and load.minutes > capacity:
        words.append(_("more than the day holds"))
    return " · ".join(words)


def day_off(day: date, holidays: Mapping[str, str]) -> str:
    """Why no work is done that day: the holiday's name, "weekend", or "" on a working day."""
    name = holidays.get(day.isoformat())
    if name:
        return name
    return _("weekend") if day.weekday() >= 5 else ""


def when(entry: Entry, section: str, today: date) -> str:
    """When it is, as far as the heading of its section does not say it."""
    day = date.fromisoformat(entry.due)
    if section in (agenda.TODAY, agenda.TOMORROW):
        return entry.at or ""
    named = fmt.weekday(day) if section == agenda.WEEK else fmt.short_day(day, today)
    return f"{named} {entry.at}" if entry.at else named


def landed(days: list[date], today: date, holidays: Mapping[str, str]) -> str:
    """Where what was moved has come to lie, and whether that is a day off."""
    if not days:
        return ""
    if len(set(days)) == 1:
        off = day_off(days[0], holidays)
        day = fmt.near_day(days[0], today)
        return _("{day}, {off}").format(day=day, off=off) if off else day
    off_days = sum(bool(day_off(day, holidays)) for day in days)
    span = _("{first} to {last}").format(first=fmt.near_day(min(days), today), last=fmt.near_day(max(days), today))
    if not off_days:
        return span
    return _("{span}, {n} on days off").format(span=span, n=off_days)
