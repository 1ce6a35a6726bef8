"""The agenda: what is promised, by day, and how full the days are.

The load of a day is the sum of the minutes of what is planned on it, against the minutes that a working day holds
(`Policy.day_minutes`). An action without minutes is counted as such; none are made up for it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.core.named import NamedTuple
from cockpit.core.words import N_
from cockpit.core.workdays import NO_HOLIDAYS, is_working_day

OVERDUE, TODAY, TOMORROW, WEEK, LATER = "overdue", "today", "tomorrow", "week", "later"
SECTIONS = {
    OVERDUE: N_("Overdue"),
    TODAY: N_("Today"),
    TOMORROW: N_("Tomorrow"),
    WEEK: N_("This week"),
    LATER: N_("Later"),
}
"""Every section by id, in order, and its heading."""
GROUNDS = {
    "act": N_("act"),
    "analyse": N_("analyse"),
    "alongside": N_("alongside"),
    "invest": N_("invest"),
}
"""The four grounds of effort [S2] in a word."""
GROUND_GLYPHS = {"act": " ", "analyse": "≈", "alongside": "∥", "invest": "↑"}
HORIZONS = {"month": N_("month"), "year": N_("year")}


class Entry(NamedTuple):
    """An open action, or a task where it has no client."""

    id: int
    client: int | None
    name: str
    """The client's name, "" for a task."""
    text: str
    due: str
    """ISO day."""
    at: str | None
    """HH:MM, or None."""
    minutes: int
    """0 where nobody said."""
    ground: str
    horizon: str


class Load(NamedTuple):
    """How much stands on a day, or in a section."""

    number: int
    """Actions and tasks."""
    minutes: int
    """Of those that say how long they take."""
    unknown: int
    """How many do not say."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the agenda."""

    id: str
    entries: tuple[Entry, ...]
    load: Load


def section_of(due: date, today: date) -> str:
    """The section of a day: "this week" is what is left of the ISO week after tomorrow."""
    if due < today:
        return OVERDUE
    if due == today:
        return TODAY
    if due == today + timedelta(days=1):
        return TOMORROW
    sunday = today + timedelta(days=6 - today.weekday())
    return WEEK if due <= sunday else LATER


def in_sections(entries: Iterable[Entry], today: date) -> tuple[Section, ...]:
    """The sections that hold something; within one by day, then those with a time by it, then the rest."""
    found: dict[str, list[Entry]] = {each: [] for each in SECTIONS}
    names: dict[str, str] = {}
    for entry in sorted(entries, key=_order):
        name = names.get(entry.due)
        if name is None:
            name = names[entry.due] = section_of(date.fromisoformat(entry.due), today)
        found[name].append(entry)
    return tuple(Section(each, tuple(held), load(held)) for each, held in found.items() if held)


def _order(entry: Entry) -> tuple[str, bool, str]:
    return (entry.due, entry.at is None, entry.at or "")


def load(entries: Iterable[Entry]) -> Load:
    """What stands there together."""
    count = minutes = unknown = 0
    for entry in entries:
        count += 1
        minutes += entry.minutes
        unknown += not entry.minutes
    return Load(count, minutes, unknown)


def loads_by_day(entries: Iterable[Entry]) -> dict[str, Load]:
    """The load of every day that has one, by ISO day."""
    days: dict[str, Load] = {}
    nothing = Load(0, 0, 0)
    for entry in entries:
        count, minutes, unknown = days.get(entry.due, nothing)
        days[entry.due] = Load(count + 1, minutes + entry.minutes, unknown + (not entry.minutes))
    return days


def capacity(day: date, day_minutes: int, holidays: Container[str] = NO_HOLIDAYS) -> int:
    """Minutes that the day holds: none on a Saturday, a Sunday or a holiday."""
    return day_minutes if is_working_day(day, holidays) else 0


def fullness(load: Load, capacity: int) -> str:
    """How full a day is: "empty", "open", "full" (three quarters and more of it known to be taken) or "over".

    A day off holds nothing that could be exceeded: what stands on it is there by choice.
    """
    if not load.number:
        return "empty"
    if not capacity or not load.minutes:
        return "open"
    if load.minutes > capacity:
        return "over"
    return "full" if 4 * load.minutes >= 3 * capacity else "open"


def month_weeks(day: date) -> list[list[date]]:
    """The ISO weeks, Monday to Sunday, that the month of `day` touches; their first and last days may lie outside."""
    first = day.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    last = next_month(first) - timedelta(days=1)
    weeks = []
    while monday <= last:
        weeks.append([monday + timedelta(days=each) for each in range(7)])
        monday += timedelta(days=7)
    return weeks


def next_month(day: date, way: int = 1) -> date:
    """The first day of the month that lies `way` months from that of `day`; held within what a date can be."""
    months = min(9999 * 12 + 11, max(12, day.year * 12 + day.month - 1 + way))
    return date(months // 12, months % 12 + 1, 1)


def without_next(ticked: Sequence[Entry], still_open: Container[int]) -> list[int]:
    """The clients of what was ticked who have no open action left, each once, in order."""
    found: list[int] = []
    for entry in ticked:
        if entry.client is not None and entry.client not in still_open and entry.client not in found:
            found.append(entry.client)
    return found
