"""A checklist's rule in words: "every Monday", "last working day of the month", "the 3rd"."""

from __future__ import annotations

from datetime import date

from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.recurrence import (
    DAILY,
    QUARTER_FIRST,
    QUARTER_LAST,
    WEEKLY,
    WORKDAYS,
    YEARLY,
    Rule,
    parse,
    written,
)
from cockpit.core.words import N_, _, ngettext

_EVERY = (
    N_("every Monday"), N_("every Tuesday"), N_("every Wednesday"), N_("every Thursday"), N_("every Friday"),
    N_("every Saturday"), N_("every Sunday"),
)  # fmt: skip
_NAMES = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_OF_MONTH = {
    1: N_("first {day} of the month"), 2: N_("second {day} of the month"), 3: N_("third {day} of the month"),
    4: N_("fourth {day} of the month"), 5: N_("fifth {day} of the month"), -1: N_("last {day} of the month"),
    -2: N_("last {day} but one of the month"),
}  # fmt: skip
_OF_QUARTER = {
    1: N_("first {day} of the quarter"), 2: N_("second {day} of the quarter"), 3: N_("third {day} of the quarter"),
    4: N_("fourth {day} of the quarter"), -1: N_("last {day} of the quarter"),
    -2: N_("last {day} but one of the quarter"),
}  # fmt: skip
_CLAMPED = {(28, 29): 29, (28, 29, 30): 30}
"""How RRULE says "the 30th, in February its last day": the last of these that there is."""


def rule_words(text: str) -> str:
    """The rule in words; of a rule that has none of its own, the rule itself; "any day" where there is none."""
    if not text:
        return _("any day")
    try:
        rule = parse(text)
    except BadInput:
        return _("not a rule: {rule}").format(rule=text)
    return _said(rule) or written(rule)


def _said(rule: Rule) -> str:
    if rule.freq == DAILY:
        return _daily(rule)
    if rule.freq == WEEKLY:
        return _weekly(rule) if not rule.months else ""
    if rule.freq == YEARLY:
        return _yearly(rule)
    return _monthly(rule)


def _daily(rule: Rule) -> str:
    if rule.months or rule.month_days:
        return ""
    if rule.weekdays:
        return _weekly(rule._replace(freq=WEEKLY)) if rule.interval == 1 else ""
    if rule.interval == 1:
        return _("every day")
    return ngettext("every {n} day", "every {n} days", rule.interval).format(n=rule.interval)


def _weekly(rule: Rule) -> str:
    days = rule.weekdays or ((0, 0),)
    if rule.positions:
        if rule.nth_workday and rule.interval == 1 and rule.positions == (-1,):
            return _("last working day of the week")
        if rule.nth_workday and rule.interval == 1 and rule.positions == (1,):
            return _("first working day of the week")
        return ""
    if days == WORKDAYS:
        said = _("every working day")
    elif len(days) == 1:
        said = _(_EVERY[days[0][1]])
    else:
        said = _("every week: {days}").format(days=", ".join(_(_NAMES[day]) for _nth, day in days))
    return said if rule.interval == 1 else _every_so_many(
        ngettext("every {n} week: {days}", "every {n} weeks: {days}", rule.interval), rule, days
    )  # fmt: skip


def _every_so_many(sentence: str, rule: Rule, days: tuple[tuple[int, int], ...]) -> str:
    named = _("working days") if days == WORKDAYS else ", ".join(_(_NAMES[day]) for _nth, day in days)
    return sentence.format(n=rule.interval, days=named)


def _monthly(rule: Rule) -> str:
    quarter = rule.months in (QUARTER_FIRST, QUARTER_LAST) and rule.interval == 1
    said = _of_quarter(rule) if quarter else _of_month(rule)
    if not said:
        return ""
    if rule.months and not quarter:
        months = ", ".join(fmt.month(date(2001, month, 1)) for month in rule.months)
        said = _("{day}, in {months}").format(day=said, months=months)
    if rule.interval != 1:
        said = ngettext("every {n} month: {day}", "every {n} months: {day}", rule.interval).format(
            n=rule.interval, day=said
        )
    return said


def _of_month(rule: Rule) -> str:
    if rule.nth_workday and not rule.month_days:
        of, before = _("working day {n} of the month"), _("working day {n} before the month's end")
        return _listed([_workday(_OF_MONTH, of, before, n) for n in rule.positions])
    if rule.positions:
        clamped = _CLAMPED.get(rule.month_days)
        if rule.positions == (-1,) and clamped and not rule.weekdays:
            return _("{day}, or the last day of a shorter month").format(day=ordinal(clamped))
        return ""
    if rule.weekdays and not rule.month_days and all(nth in _OF_MONTH for nth, _day in rule.weekdays):
        return _listed([_(_OF_MONTH[nth]).format(day=_(_NAMES[day])) for nth, day in rule.weekdays])
    if rule.weekdays:
        return ""
    return _listed([_month_day(day) for day in rule.month_days or (1,)])


def _month_day(day: int) -> str:
    if day == -1:
        return _("last day of the month")
    if day > 28:
        return _("{day}, in months that have one").format(day=ordinal(day))
    return ordinal(day) if day > 0 else _("day {n} before the month's end").format(n=-day)


def _of_quarter(rule: Rule) -> str:
    first = rule.months == QUARTER_FIRST
    if rule.nth_workday and not rule.month_days and all((n > 0) == first for n in rule.positions):
        of, before = _("working day {n} of the quarter"), _("working day {n} before the quarter's end")
        return _listed([_workday(_OF_QUARTER, of, before, n) for n in rule.positions])
    if rule.positions or (rule.weekdays and rule.month_days):
        return ""
    if rule.weekdays:
        if all(nth in _OF_QUARTER and (nth > 0) == first for nth, _day in rule.weekdays):
            return _listed([_(_OF_QUARTER[nth]).format(day=_(_NAMES[day])) for nth, day in rule.weekdays])
        return ""
    days = rule.month_days or (1,)
    if not first:
        return _("last day of the quarter") if days == (-1,) else ""
    if days == (1,):
        return _("first day of the quarter")
    said = _listed([_month_day(day) for day in days])
    return _("{day}, in the first month of the quarter").format(day=said)


def _workday(table: dict[int, str], counted: str, from_end: str, n: int) -> str:
    if n in (1, -1):
        return _(table[n]).format(day=_("working day"))
    return (counted if n > 0 else from_end).format(n=abs(n))


def _yearly(rule: Rule) -> str:
    plain = not rule.weekdays and not rule.positions and len(rule.months) <= 1 and len(rule.month_days) <= 1
    if not plain or (rule.month_days and not (rule.months and rule.month_days[0] > 0)):
        return ""
    day, month = (rule.month_days or (1,))[0], (rule.months or (1,))[0]
    said = _("every year on {day} {month}").format(day=day, month=fmt.month(date(2001, month, 1)))
    if rule.interval == 1:
        return said
    return ngettext("every {n} year: {day}", "every {n} years: {day}", rule.interval).format(
        n=rule.interval, day=f"{day} {fmt.month(date(2001, month, 1))}"
    )


def ordinal(day: int) -> str:
    """A day of the month: "the 3rd"."""
    if day % 10 == 1 and day != 11:
        return _("the {n}st").format(n=day)
    if day % 10 == 2 and day != 12:
        return _("the {n}nd").format(n=day)
    if day % 10 == 3 and day != 13:
        return _("the {n}rd").format(n=day)
    return _("the {n}th").format(n=day)


def _listed(parts: list[str]) -> str:
    return "; ".join(parts)
