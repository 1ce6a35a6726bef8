"""Recurrence: the part of RRULE (RFC 5545) that a checklist needs, with the standard library alone.

A rule is anchored on Monday 1 January 2001, the first day of a week, a month, a quarter and a year at once, so that
"every second week" names the same weeks in whatever period it is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date, timedelta

from cockpit.core.errors import BadInput
from cockpit.core.named import NamedTuple
from cockpit.core.words import _

ANCHOR = date(2001, 1, 1)
DAILY, WEEKLY, MONTHLY, YEARLY = "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = tuple((0, day) for day in range(5))
QUARTER_FIRST, QUARTER_LAST = (1, 4, 7, 10), (3, 6, 9, 12)
LONGEST = 120
"""Days after which a rule that names none is taken to name none for a while: see `upcoming`."""


class Rule(NamedTuple):
    """A rule taken apart."""

    freq: str
    interval: int = 1
    weekdays: tuple[tuple[int, int], ...] = ()
    """(n-th of the month or year or 0 for each, weekday with Monday 0)."""
    month_days: tuple[int, ...] = ()
    """1 to 31, or -1 to -31 from the month's end."""
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    """Which of the days of one week, month or year count: 1 the first, -1 the last."""

    @property
    def nth_workday(self) -> bool:
        """Whether it counts working days, holidays left out."""
        return self.weekdays == WORKDAYS and bool(self.positions)


def parse(text: str) -> Rule:
    """A rule from its RRULE text, such as "FREQ=MONTHLY;BYDAY=-1FR".

    Raises:
        BadInput: where it is none, or asks for what a checklist's rule cannot say.
    """
    parts: dict[str, str] = {}
    for part in text.upper().removeprefix("RRULE:").replace(" ", "").split(";"):
        name, sign, value = part.partition("=")
        if not sign or not value or name in parts:
            raise _bad(text, part or text)
        parts[name] = value
    freq = parts.pop("FREQ", "")
    if freq not in (DAILY, WEEKLY, MONTHLY, YEARLY):
        raise BadInput(_("the rule “{rule}” needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY").format(rule=_short(text)))
    if parts.pop("WKST", "MO") != "MO":
        raise BadInput(_("the rule “{rule}” has weeks that do not begin on Monday: leave WKST out").format(
            rule=_short(text)))  # fmt: skip
    rule = Rule(
        freq,
        _numbers(text, parts.pop("INTERVAL", "1"), 1, 99)[0],
        tuple(sorted({_weekday(text, one) for one in parts.pop("BYDAY", "").split(",") if one})),
        _numbers(text, parts.pop("BYMONTHDAY", ""), -31, 31),
        _numbers(text, parts.pop("BYMONTH", ""), 1, 12),
        _numbers(text, parts.pop("BYSETPOS", ""), -366, 366),
    )
    if parts:
        raise BadInput(_("the rule “{rule}”: {part} is more than a checklist's rule can say").format(
            rule=_short(text), part=", ".join(parts)))  # fmt: skip
    _hold_together(text, rule)
    return rule


def _hold_together(text: str, rule: Rule) -> None:
    counted = {nth != 0 for nth, _day in rule.weekdays}
    if len(counted) > 1:
        raise BadInput(_("the rule “{rule}” counts some weekdays and not others: count all or none").format(
            rule=_short(text)))  # fmt: skip
    if True in counted and rule.freq in (DAILY, WEEKLY):
        raise BadInput(_("the rule “{rule}” counts weekdays: that needs FREQ=MONTHLY or YEARLY").format(
            rule=_short(text)))  # fmt: skip
    if rule.month_days and rule.freq == WEEKLY:
        raise BadInput(_("the rule “{rule}” names a day of the month: that needs FREQ=MONTHLY").format(
            rule=_short(text)))  # fmt: skip
    if rule.positions and (rule.freq == DAILY or not (rule.weekdays or rule.month_days)):
        raise BadInput(_("the rule “{rule}”: BYSETPOS needs days to choose from, BYDAY or BYMONTHDAY").format(
            rule=_short(text)))  # fmt: skip


def _bad(text: str, part: str) -> BadInput:
    return BadInput(_("the rule “{rule}” is not understood at “{part}”: NAME=VALUE parts with ; between are expected")
                    .format(rule=_short(text), part=_short(part)))  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _numbers(text: str, value: str, least: int, most: int) -> tuple[int, ...]:
    found = set()
    for one in value.split(",") if value else ():
        digits = one.lstrip("+-")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 3 and len(one) - len(digits) <= 1):
            raise _bad(text, value)
        if not least <= int(one) <= most or int(one) == 0:
            raise BadInput(_("the rule “{rule}”: {number} lies outside {least} to {most}").format(
                rule=_short(text), number=one, least=least, most=most))  # fmt: skip
        found.add(int(one))
    return tuple(sorted(found))


def _weekday(text: str, one: str) -> tuple[int, int]:
    nth, name = one[:-2], one[-2:]
    if name not in DAYS:
        raise _bad(text, one)
    return (_numbers(text, nth, -53, 53)[0] if nth else 0, DAYS.index(name))


def written(rule: Rule) -> str:
    """The rule as RRULE text; always the same for the same rule."""
    parts = [f"FREQ={rule.freq}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    for name, numbers in (("BYMONTH", rule.months), ("BYMONTHDAY", rule.month_days)):
        if numbers:
            parts.append(f"{name}={','.join(map(str, numbers))}")
    if rule.weekdays:
        parts.append("BYDAY=" + ",".join(f"{nth or ''}{DAYS[day]}" for nth, day in rule.weekdays))
    if rule.positions:
        parts.append(f"BYSETPOS={','.join(map(str, rule.positions))}")
    return ";".join(parts)


def dates(rule: Rule, starts: date, ends: date, holidays: Set[date] = frozenset()) -> list[date]:
    """The days from `starts` to `ends` that the rule names, in their order.

    Holidays are left out where the rule counts working days ("the last working day"); elsewhere they stay, and it is
    the reader who moves them (`moved`).
    """
    found = []
    for first, last in _spans(rule, starts, ends):
        days = [day for day in _each(first, last) if _named(rule, day)]
        if rule.nth_workday:
            days = [day for day in days if day not in holidays]
        if rule.positions:
            days = sorted({days[at] for at in _places(rule.positions, len(days))})
        found += [day for day in days if starts <= day <= ends]
    return found


def _places(positions: tuple[int, ...], count: int) -> Iterator[int]:
    for position in positions:
        at = position - 1 if position > 0 else count + position
        if 0 <= at < count:
            yield at


def _each(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def _spans(rule: Rule, starts: date, ends: date) -> Iterator[tuple[date, date]]:
    """The days, weeks, months or years of the rule's interval that reach into `starts` to `ends`, each whole."""
    anchor = ANCHOR.toordinal()
    if rule.freq in (DAILY, WEEKLY):
        length = 1 if rule.freq == DAILY else 7
        for number in range((starts.toordinal() - anchor) // length, (ends.toordinal() - anchor) // length + 1):
            if number % rule.interval == 0:
                first = date.fromordinal(anchor + number * length)
                yield first, first + timedelta(days=length - 1)
    elif rule.freq == MONTHLY:
        for number in range(starts.year * 12 + starts.month - 1, ends.year * 12 + ends.month):
            if (number - ANCHOR.year * 12) % rule.interval == 0:
                yield month_of(number // 12, number % 12 + 1)
    else:
        for year in range(starts.year, ends.year + 1):
            if (year - ANCHOR.year) % rule.interval == 0:
                yield date(year, 1, 1), date(year, 12, 31)


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _named(rule: Rule, day: date) -> bool:
    """Whether the rule names the day, before it is asked which of them count."""
    if rule.months and day.month not in rule.months:
        return False
    first, last = month_of(day.year, day.month)
    if rule.month_days and not {day.day, day.day - last.day - 1} & set(rule.month_days):
        return False
    if rule.weekdays:
        if rule.freq == YEARLY and not rule.months:
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
        nth = (day - first).days // 7 + 1
        from_end = -((last - day).days // 7) - 1
        return any(day.weekday() == weekday and count in (0, nth, from_end) for count, weekday in rule.weekdays)
    if rule.month_days or rule.freq == DAILY:
        return True
    if rule.freq == WEEKLY:
        return day.weekday() == 0
    # what a rule leaves out it takes from its anchor: the first of the month, and of January
    return day.day == 1 and (rule.freq == MONTHLY or bool(rule.months) or day.month == 1)


def moved(day: date, starts: date, ends: date, holidays: Set[date]) -> date:
    """A day that falls on a holiday: the next working day within the period, else the one before, else itself."""
    if day not in holidays:
        return day
    for way, edge in ((1, ends), (-1, starts)):
        found = day
        while found != edge:
            found += timedelta(days=way)
            if found.weekday() < 5 and found not in holidays:
                return found
    return day


def upcoming(rule: Rule, after: date, count: int, holidays: Set[date] = frozenset()) -> list[date]:
    """The next days that the rule names, from `after` on; fewer where eight years name no more."""
    found: list[date] = []
    starts = after
    while len(found) < count and starts.year < min(after.year + 9, 9990):
        ends = starts + timedelta(days=LONGEST)
        found += dates(rule, starts, ends, holidays)
        starts = ends + timedelta(days=1)
    return found[:count]
