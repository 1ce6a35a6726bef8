"""The routine: recurring checklists of a day, week, month and quarter [S3-5]."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from cockpit.core import formatter as fmt
from cockpit.core.words import N_, _

PERIODS = ("day", "week", "month", "quarter")
LABELS = {"day": N_("day"), "week": N_("week"), "month": N_("month"), "quarter": N_("quarter")}


@dataclass(frozen=True, slots=True)
class Template:
    """An item that recurs."""

    period: str
    text: str
    ground: str
    """"act", "analyse", "alongside" or "invest" [S2]."""
    minutes: int
    rule: str = ""
    """When in the period it is due, as an RRULE ("FREQ=WEEKLY;BYDAY=MO"); empty for any day of it."""
    link: str = ""
    """The place it is about, as `g` names it, or "lens:breath:never" for a lens and the state to keep bright."""
    figure: str = ""
    """A figure of the cockpit that ticks it by itself when it is nought."""


DEFAULTS: tuple[Template, ...] = (
    Template("day", N_("Sweep today's list"), "act", 90, link="sweep"),
    Template("day", N_("Look over the whole grid once"), "analyse", 5, link="grid"),
    Template("week", N_("Sweep done each day"), "act", 0, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "sweep"),
    Template(
        "week", N_("No client without a next action"), "act", 30, "FREQ=WEEKLY;BYDAY=MO", "lens:next:none", "no-action"
    ),
    Template(
        "week",
        N_("Never-touched clients: a first text to each"),
        "act",
        30,
        "FREQ=WEEKLY;BYDAY=TU",
        "lens:breath:never",
        "never",
    ),
    Template("week", N_("Top 10 of the budget gap: who can close it"), "analyse", 30, "FREQ=WEEKLY;BYDAY=WE"),
    Template("week", N_("Pay: where am I, what is the next tier"), "analyse", 10, "FREQ=WEEKLY;BYDAY=FR"),
    Template("week", N_("Plan next week: visits first"), "analyse", 45, "FREQ=WEEKLY;BYDAY=FR"),
    Template("month", N_("Actual sales imported"), "analyse", 20, "FREQ=MONTHLY;BYMONTHDAY=3"),
    Template("month", N_("Late orders: a call to each"), "act", 60, "FREQ=MONTHLY;BYMONTHDAY=5", "lens:rhythm:late"),
    Template("month", N_("Moves that close the structure gap"), "analyse", 30),
    Template("month", N_("Benefits and the employer's statement checked"), "analyse", 20, "FREQ=MONTHLY;BYMONTHDAY=-1"),
    Template("quarter", N_("Re-rate attractiveness and relationship"), "analyse", 120),
    Template("quarter", N_("Target structure of the book"), "analyse", 45),
    Template("quarter", N_("Key accounts reviewed; the hand-over talk"), "alongside", 90),
    Template("quarter", N_("Conquest list: who is to be won"), "invest", 60),
    Template("quarter", N_("Purge: who leaves the book"), "analyse", 30),
)


def start(period: str, day: date) -> date:
    """The first day of the period that the day lies in; weeks begin on Monday (ISO)."""
    if period == "week":
        return day - timedelta(days=day.weekday())
    if period == "month":
        return day.replace(day=1)
    if period == "quarter":
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return day


def end(period: str, starts: date) -> date:
    """The last day of the period that begins on `starts`."""
    if period == "week":
        return starts + timedelta(days=6)
    if period == "month":
        return start("month", starts + timedelta(days=31)) - timedelta(days=1)
    if period == "quarter":
        return start("quarter", starts + timedelta(days=95)) - timedelta(days=1)
    return starts


def previous(period: str, starts: date) -> date:
    """The first day of the period before."""
    return start(period, starts - timedelta(days=1))


def title(period: str, starts: date) -> str:
    """The period as a heading: "Week 48, 23 to 29 Nov"."""
    last = end(period, starts)
    if period == "day":
        return fmt.full_day(starts)
    if period == "week":
        number = starts.isocalendar().week
        a, b = fmt.short_day(starts, last), fmt.short_day(last, last)
        return _("Week {n}, {a} to {b}").format(n=number, a=a, b=b)
    if period == "month":
        return f"{fmt.month(starts)} {starts.year}"
    return _("Quarter {n} of {year}").format(n=(starts.month + 2) // 3, year=starts.year)


def due(rule: str, starts: date, ends: date) -> date | None:
    """The last day on which the rule falls within the period, or None where it names none.

    The defaults and the editor write three forms only: weekdays of a week, a day of the month, and -1 for its end;
    a general recurrence is the store of a calendar, not of a checklist.
    """
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if "BYDAY" in parts:
        names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
        wanted = [names.index(name) for name in parts["BYDAY"].split(",") if name in names]
        return starts + timedelta(days=max(wanted)) if wanted else None
    if "BYMONTHDAY" in parts:
        number = int(parts["BYMONTHDAY"])
        return ends + timedelta(days=number + 1) if number < 0 else min(ends, starts + timedelta(days=number - 1))
    return None


class Item(NamedTuple):
    """One line of a period's list."""

    id: int
    text: str
    ground: str
    minutes: int
    due: str | None
    link: str
    figure: str
    state: str
    """"open", "done", "carried" (to the next period) or "closed" (let go by choice)."""
    carried: bool
    """Whether it came over from the period before."""


def left(items: list[Item]) -> int:
    """How many items still want doing."""
    return sum(item.state == "open" for item in items)


def done(items: list[Item]) -> int:
    """How many are done."""
    return sum(item.state == "done" for item in items)
