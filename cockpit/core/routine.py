"""The routine: recurring checklists of a day, week, month and quarter [S3-5]."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.core import formatter as fmt
from cockpit.core import recurrence
from cockpit.core.errors import BadInput
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _

PERIODS = ("day", "week", "month", "quarter")
GROUNDS = {
    "act": N_("act"), "analyse": N_("analyse"), "alongside": N_("alongside"), "invest": N_("invest"),
}  # fmt: skip
"""What the time is for [S2]."""
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


_WORKDAYS = "BYDAY=MO,TU,WE,TH,FR"
_QUARTER_END = f"FREQ=MONTHLY;BYMONTH=3,6,9,12;{_WORKDAYS}"
DEFAULTS: tuple[Template, ...] = (
    Template("day", N_("Sweep today's list"), "act", 90, link="sweep", figure="sweep-today"),
    Template("day", N_("Look over the whole grid once"), "analyse", 5, link="grid"),
    Template("week", N_("Sweep done each day"), "act", 0, f"FREQ=WEEKLY;{_WORKDAYS}", "sweep", "sweep-days"),
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
    Template("month", N_("Actual sales imported"), "analyse", 20, f"FREQ=MONTHLY;{_WORKDAYS};BYSETPOS=3", "import"),
    Template(
        "month",
        N_("Late orders: a call to each"),
        "act",
        60,
        f"FREQ=MONTHLY;{_WORKDAYS};BYSETPOS=5",
        "lens:rhythm:late",
        "late-orders",
    ),
    Template("month", N_("Moves that close the structure gap"), "analyse", 30),
    Template(
        "month",
        N_("Benefits and the employer's statement checked"),
        "analyse",
        20,
        f"FREQ=MONTHLY;{_WORKDAYS};BYSETPOS=-1",
    ),
    Template("quarter", N_("Re-rate attractiveness and relationship"), "analyse", 120),
    Template("quarter", N_("Target structure of the book"), "analyse", 45),
    Template("quarter", N_("Key accounts reviewed; the hand-over talk"), "alongside", 90),
    Template("quarter", N_("Conquest list: who is to be won"), "invest", 60),
    Template("quarter", N_("Purge: who leaves the book"), "analyse", 30, f"{_QUARTER_END};BYSETPOS=-1"),
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


def following(period: str, starts: date) -> date:
    """The first day of the period after."""
    return end(period, starts) + timedelta(days=1)


def short_title(period: str, starts: date) -> str:
    """The period in a few cells: "W48", "27 Nov", "Nov 26", "Q4 26"."""
    if period == "week":
        return fmt.week(starts)
    if period == "month":
        return f"{fmt.month(starts)} {starts.year % 100:02}"
    if period == "quarter":
        return _("Q{n} {year}").format(n=(starts.month + 2) // 3, year=f"{starts.year % 100:02}")
    return fmt.short_day(starts, starts)


def occasion(rule: str, starts: date, ends: date, holidays: Set[date] = frozenset()) -> tuple[bool, date | None]:
    """Whether an item of that rule belongs into the period, and the day by which it is due.

    It is due on the last day that the rule names there; one that falls on a holiday gives way to a working day. An
    item without a rule belongs into every period and is due on no day of it; so is one whose rule is none, which
    only another program can have written: the item is not lost over it.
    """
    if not rule:
        return True, None
    try:
        found = recurrence.dates(recurrence.parse(rule), starts, ends, holidays)
    except BadInput:
        return True, None
    return bool(found), recurrence.moved(found[-1], starts, ends, holidays) if found else None


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
    settled: bool = False
    """Whether a hand, or its figure, has ticked it or opened it again: its figure leaves it alone from then on."""


def left(items: Iterable[Item]) -> int:
    """How many items still want doing."""
    return sum(item.state == "open" for item in items)


def done(items: Iterable[Item]) -> int:
    """How many are done."""
    return sum(item.state == "done" for item in items)


def minutes_left(items: Iterable[Item]) -> int:
    """The minutes that the open items ask for."""
    return sum(item.minutes for item in items if item.state == "open")


PERIODS_SHOWN = 13
"""A quarter of weeks."""
NEVER_OPENED = "·"
_BLOCKS = "▁▂▃▄▅▆▇█"


class Adherence(NamedTuple):
    """How much of one period's list was done."""

    starts: date
    done: int
    total: int | None
    """None where the list was never opened."""

    @property
    def block(self) -> str:
        """One cell: as high as the share done, a dot where the list was never opened or had no item."""
        if not self.total:
            return NEVER_OPENED
        return _BLOCKS[self.done * (len(_BLOCKS) - 1) // self.total]


def strip(periods: Iterable[Adherence]) -> str:
    """A cell a period, in their order."""
    return "".join(each.block for each in periods)
