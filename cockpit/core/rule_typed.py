"""A checklist's rule as it is typed: "monday", "3.", "last workday", "first monday of the quarter", or RRULE itself.

English, Polish, French, German, Russian and Ukrainian are understood together, without case and accents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from cockpit.core.errors import BadInput
from cockpit.core.recurrence import (
    DAILY,
    MONTHLY,
    QUARTER_FIRST,
    QUARTER_LAST,
    WEEKLY,
    WORKDAYS,
    YEARLY,
    Rule,
    month_of,
    parse,
    written,
)
from cockpit.core.when_words import clean, fold, tables
from cockpit.core.words import _

# A meaning and the words for it; folded on first use.
_NTH = """
1: first 1st pierwszy pierwsza pierwsze premier première erster erste erstes ersten первый первая первое перший перша
2: second drugi druga drugie deuxième second seconde zweiter zweite zweites zweiten второй вторая второе другий друга
3: third trzeci trzecia trzecie troisième dritter dritte drittes dritten третий третья третье третій третя
4: fourth czwarty czwarta czwarte quatrième vierter vierte viertes vierten четвёртый четвёртая четвёртое четвертий
5: fifth piąty piąta piąte cinquième fünfter fünfte fünftes fünften пятый пятая пятое п'ятий п'ята
-1: last ostatni ostatnia ostatnie ostatniego dernier dernière letzter letzte letztes letzten
-1: последний последняя последнее останній остання останнє
"""
_WORKING = """workday workdays weekday weekdays werktag werktage werktags arbeitstag arbeitstage working business
roboczy robocze roboczych ouvré ouvrés ouvrable ouvrables рабочий рабочие рабочая робочий робочі"""
_DAY = """day days dzień dni jour jours tag tage день дня дней дні днів daily codziennie quotidien täglich ежедневно
щодня"""
_WEEK = """week weeks weekly tydzień tygodnie tygodnia semaine semaines woche wochen wöchentlich неделя неделю недели
недель еженедельно тиждень тижні тижнів"""
_MONTH = """month months monthly miesiąc miesiące miesiąca miesięcy mois monat monats monate monatlich месяц месяца
месяцев ежемесячно місяць місяця місяці"""
_QUARTER = """quarter quarterly kwartał kwartału kwartale trimestre trimestriel quartal quartals vierteljahr квартал
квартала ежеквартально кварталу"""
_FILLERS = """every each of the on in a and at to co w we każdy każda każde każdego i oraz chaque tous toutes
tout les le la du de d' au à et jeder jede jedes jeden alle am im des und der die das каждый каждая каждое каждую
в во на и кожен кожна кожного і у any"""
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-"})


@dataclass
class _Heard:
    """What was found in the words."""

    nth: list[int] = field(default_factory=list)
    """From words: first, last."""
    numbers: list[int] = field(default_factory=list)
    """From digits: "3.", "-1"."""
    weekdays: set[int] = field(default_factory=set)
    working: bool = False
    units: set[str] = field(default_factory=set)
    every: int = 1
    """From a number before a unit: "2 weeks"."""
    yearly: tuple[int, int] | None = None
    """(month, day)."""


@cache
def _words() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for text, kind in ((_FILLERS, "filler"), (_DAY, "day"), (_WEEK, "week"), (_MONTH, "month"), (_QUARTER, "quarter"),
                       (_WORKING, "working")):  # fmt: skip
        found.update((fold(word), (kind, 0)) for word in text.split())
    for line in _NTH.strip().splitlines():
        head, _colon, tail = line.partition(":")
        found.update((fold(word), ("nth", int(head))) for word in tail.split())
    return found


def rule_of(typed: str, period: str) -> str:
    """The rule that the words mean for a list of that period, as RRULE text; empty for any day.

    A number or "last" without a word for what it counts is a day of the month, in the list of a quarter one of its
    first or last month.

    Raises:
        BadInput: where they are not understood; it says what would be.
    """
    text = clean(typed).translate(_DASHES)
    if not text or text == "-":
        return ""
    if "=" in text:
        return written(parse(text))
    return written(_rule(_hear(text), period, text))


def _hear(text: str) -> _Heard:
    heard, known = _Heard(), _words()
    weekdays, months = tables().weekdays, tables().months
    tokens = text.replace(",", " ").replace(";", " ").split()
    at = 0
    while at < len(tokens):
        token, word = tokens[at], fold(tokens[at])
        following = fold(tokens[at + 1]) if at + 1 < len(tokens) else ""
        number = _number(token)
        if number is not None and following in months and number > 0:
            heard.yearly = (months[following] + 1, number)
            at += 1
        elif number is not None and _stands_for(following) and token.isdigit():
            heard.every = number
        elif number is not None:
            heard.numbers.append(number)
        elif (dated := re.fullmatch(r"([0-9]{1,2})[./]([0-9]{1,2})\.?", token)) is not None:
            heard.yearly = (int(dated[2]), int(dated[1]))
        elif word in weekdays:
            heard.weekdays.add(weekdays[word])
        elif word in known:
            _hear_word(heard, *known[word])
        elif not _hear_range(heard, token):
            said = _("“{word}” is not understood in a rule: write for example “monday”, “3.”, “last workday” or “-1”")
            raise BadInput(said.format(word=token if len(token) <= 40 else token[:39] + "…"))
        at += 1
    return heard


def _stands_for(following: str) -> bool:
    """Whether a number before this word counts periods: "2 weeks", but not "3 working days"."""
    return _words().get(following, ("", 0))[0] in ("day", "week", "month", "quarter")


def _hear_word(heard: _Heard, kind: str, value: int) -> None:
    if kind == "nth":
        heard.nth.append(value)
    elif kind == "working":
        heard.working = True
    elif kind != "filler":
        heard.units.add(kind)


def _hear_range(heard: _Heard, token: str) -> bool:
    """Weekdays from one to another: "mon-fri", "pn-pt"."""
    weekdays = tables().weekdays
    ends = [weekdays.get(fold(part)) for part in token.split("-")]
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] > ends[1]:
        return False
    heard.weekdays |= set(range(ends[0], ends[1] + 1))
    return True


def _number(token: str) -> int | None:
    """A number with or without its dot or ending: "3", "3.", "3rd", "-1", "1er"."""
    found = re.fullmatch(r"(-?[0-9]{1,2})(?:\.|st|nd|rd|th|er|e|ème|-?(?:go|ego|tego|й|е|го))?\.?", token.casefold())
    return int(found[1]) if found else None


def _rule(heard: _Heard, period: str, text: str) -> Rule:
    if heard.yearly is not None:
        return _once_a_year(heard, text)
    quarter = "quarter" in heard.units or (period == "quarter" and not heard.units & {"month", "week", "day"})
    monthly = quarter or "month" in heard.units or (period == "month" and not heard.units & {"week"})
    counts = tuple(sorted(set(heard.nth + heard.numbers)))
    if heard.every != 1 and quarter:
        raise BadInput(_("“{text}”: a rule of quarters comes every quarter").format(text=text[:40]))
    if heard.working or heard.weekdays == {0, 1, 2, 3, 4}:
        rule = _working(heard, counts, quarter, monthly)
    elif heard.weekdays:
        rule = _weekdays(heard, counts, quarter, text)
    elif counts and not monthly and counts == (-1,) and heard.nth:
        rule = Rule(WEEKLY, weekdays=WORKDAYS, positions=(-1,))
    elif counts:
        rule = _month_days(counts, quarter)
    elif "day" in heard.units:
        rule = Rule(DAILY)
    elif "week" in heard.units:
        rule = Rule(WEEKLY)
    elif heard.units:
        rule = Rule(MONTHLY, month_days=(1,), months=QUARTER_FIRST if quarter else ())
    else:
        raise BadInput(_("“{text}” names no day: write for example “monday”, “3.”, “last workday” or “first monday”")
                       .format(text=text[:40]))  # fmt: skip
    return parse(written(rule._replace(interval=heard.every)))


def _once_a_year(heard: _Heard, text: str) -> Rule:
    assert heard.yearly is not None
    month, day = heard.yearly
    if not (1 <= month <= 12 and 1 <= day <= month_of(2024, month)[1].day):
        raise BadInput(_("“{text}” is no day of the year: write for example 24.12").format(text=text[:40]))
    return Rule(YEARLY, months=(month,), month_days=(day,))


def _working(heard: _Heard, counts: tuple[int, ...], quarter: bool, monthly: bool) -> Rule:
    if not counts:
        return Rule(WEEKLY, weekdays=WORKDAYS)
    if not monthly and not heard.numbers:
        return Rule(WEEKLY, weekdays=WORKDAYS, positions=counts)
    return Rule(MONTHLY, weekdays=WORKDAYS, positions=counts, months=_quarter_months(quarter, counts))


def _weekdays(heard: _Heard, counts: tuple[int, ...], quarter: bool, text: str) -> Rule:
    if not counts:
        return Rule(WEEKLY, weekdays=tuple((0, day) for day in sorted(heard.weekdays)))
    if not all(-5 <= count <= 5 for count in counts):
        raise BadInput(_("“{text}”: a weekday comes five times a month at most").format(text=text[:40]))
    if len(counts) > 1 and len(heard.weekdays) > 1:
        raise BadInput(_("“{text}” counts several weekdays in several ways: write it as RRULE, or as two items")
                       .format(text=text[:40]))  # fmt: skip
    named = tuple(sorted((count, day) for count in counts for day in heard.weekdays))
    return Rule(MONTHLY, weekdays=named, months=_quarter_months(quarter, counts))


def _month_days(counts: tuple[int, ...], quarter: bool) -> Rule:
    months = _quarter_months(quarter, counts)
    days = tuple(sorted({-1 if day == 31 else day for day in counts}))
    if days in ((29,), (30,)) and not quarter:
        # in a shorter month its last day: the last of these that there is
        return Rule(MONTHLY, month_days=tuple(range(28, days[0] + 1)), positions=(-1,))
    return Rule(MONTHLY, month_days=days, months=months)


def _quarter_months(quarter: bool, counts: tuple[int, ...]) -> tuple[int, ...]:
    if not quarter:
        return ()
    return QUARTER_LAST if all(count < 0 for count in counts) else QUARTER_FIRST
