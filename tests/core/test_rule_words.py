"""Rules in words, both ways: said in a sentence, typed in five languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import recurrence, routine
from cockpit.core.errors import BadInput
from cockpit.core.rule_said import rule_words
from cockpit.core.rule_typed import rule_of
from tests.core.test_recurrence import RULES, rule_texts

WORK = "BYDAY=MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", "any day"),
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
        ("FREQ=WEEKLY;BYDAY=TU,FR", "every week: Tuesday, Friday"),
        (f"FREQ=WEEKLY;{WORK}", "every working day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "every 2 weeks: Wednesday"),
        (f"FREQ=WEEKLY;{WORK};BYSETPOS=-1", "last working day of the week"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "the 1st"),
        ("FREQ=MONTHLY;BYMONTHDAY=2,3,11,22", "the 2nd; the 3rd; the 11th; the 22nd"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "last day of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "the 30th, or the last day of a shorter month"),
        (f"FREQ=MONTHLY;{WORK};BYSETPOS=-1", "last working day of the month"),
        (f"FREQ=MONTHLY;{WORK};BYSETPOS=3", "working day 3 of the month"),
        ("FREQ=MONTHLY;BYDAY=1MO", "first Monday of the month"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "last Friday of the month"),
        ("FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO", "first Monday of the quarter"),
        (f"FREQ=MONTHLY;BYMONTH=3,6,9,12;{WORK};BYSETPOS=-1", "last working day of the quarter"),
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "last day of the quarter"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5", "every 2 months: the 5th"),
        ("FREQ=MONTHLY;BYMONTH=6,7;BYMONTHDAY=5", "the 5th, in Jun, Jul"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "every year on 24 Dec"),
        ("FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYDAY=20MO"),
        ("nonsense", "not a rule: nonsense"),
    ],
)
def test_a_rule_in_words(rule, words):
    assert rule_words(rule) == words


@pytest.mark.parametrize(
    ("typed", "period", "rule"),
    [
        ("", "week", ""),
        ("-", "week", ""),
        ("freq=weekly; byday=mo", "week", "FREQ=WEEKLY;BYDAY=MO"),
        ("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("monday", "week", "FREQ=WEEKLY;BYDAY=MO"),
        ("every Monday", "month", "FREQ=WEEKLY;BYDAY=MO"),
        ("w każdy poniedziałek", "week", "FREQ=WEEKLY;BYDAY=MO"),
        ("lundi", "week", "FREQ=WEEKLY;BYDAY=MO"),
        ("jeden Freitag", "week", "FREQ=WEEKLY;BYDAY=FR"),
        ("пятница", "week", "FREQ=WEEKLY;BYDAY=FR"),
        ("pn, śr i pt", "week", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("mon-fri", "week", f"FREQ=WEEKLY;{WORK}"),
        ("tue–thu", "week", "FREQ=WEEKLY;BYDAY=TU,WE,TH"),
        ("every day", "week", "FREQ=DAILY"),
        ("every working day", "week", f"FREQ=WEEKLY;{WORK}"),
        ("every 2 weeks monday", "week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("co 2 tygodnie pon", "week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("3.", "month", "FREQ=MONTHLY;BYMONTHDAY=3"),
        ("3", "month", "FREQ=MONTHLY;BYMONTHDAY=3"),
        ("the 3rd", "week", "FREQ=MONTHLY;BYMONTHDAY=3"),
        ("1er", "month", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("1. 15.", "month", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("-1", "month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("−2", "month", "FREQ=MONTHLY;BYMONTHDAY=-2"),
        ("31.", "month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("30", "month", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ("last", "month", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("last", "quarter", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        ("last", "week", f"FREQ=WEEKLY;{WORK};BYSETPOS=-1"),
        ("last workday", "month", f"FREQ=MONTHLY;{WORK};BYSETPOS=-1"),
        ("last working day of the month", "week", f"FREQ=MONTHLY;{WORK};BYSETPOS=-1"),
        ("ostatni dzień roboczy", "month", f"FREQ=MONTHLY;{WORK};BYSETPOS=-1"),
        ("dernier jour ouvré", "month", f"FREQ=MONTHLY;{WORK};BYSETPOS=-1"),
        ("letzter Werktag", "month", f"FREQ=MONTHLY;{WORK};BYSETPOS=-1"),
        ("последний рабочий день", "month", f"FREQ=MONTHLY;{WORK};BYSETPOS=-1"),
        ("last workday", "quarter", f"FREQ=MONTHLY;BYMONTH=3,6,9,12;{WORK};BYSETPOS=-1"),
        ("3. workday", "month", f"FREQ=MONTHLY;{WORK};BYSETPOS=3"),
        ("last workday", "week", f"FREQ=WEEKLY;{WORK};BYSETPOS=-1"),
        ("first monday", "month", "FREQ=MONTHLY;BYDAY=1MO"),
        ("first monday", "quarter", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO"),
        ("first monday of the quarter", "month", "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO"),
        ("letzter Freitag im Monat", "quarter", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("ostatni piątek", "month", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("1. monday", "month", "FREQ=MONTHLY;BYDAY=1MO"),
        ("24.12", "week", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"),
        ("24 grudnia", "week", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"),
    ],
)
def test_a_rule_as_typed(typed, period, rule):
    assert rule_of(typed, period) == rule


@pytest.mark.parametrize("typed", ["blorf", "0.", "31.02", "32", "6. monday", "99", "every", "FREQ=WEEKLY;BYDAY=XX",
                                   "first", "0 weeks", "fri-mon", "[/]", "\x1b[31m"])  # fmt: skip
def test_what_is_not_understood_says_what_would_be(typed):
    if typed == "first":
        assert rule_of(typed, "month") == "FREQ=MONTHLY;BYMONTHDAY=1"
        return
    with pytest.raises(BadInput) as fault:
        rule_of(typed, "week")
    assert len(str(fault.value)) < 200


@given(st.text(), st.sampled_from(routine.PERIODS))
def test_anything_typed_is_a_rule_or_a_sentence(typed, period):
    try:
        rule = rule_of(typed, period)
    except BadInput:
        return
    if rule:
        recurrence.dates(recurrence.parse(rule), date(2026, 1, 1), date(2026, 12, 31))


@given(rule_texts())
def test_every_rule_has_words(text):
    assert rule_words(text).strip()


@pytest.mark.parametrize("text", RULES)
@pytest.mark.parametrize("period", routine.PERIODS)
def test_words_that_are_typed_again_mean_the_same(text, period):
    """What the screen shows as words may be typed back; where the grammar is narrower it refuses."""
    try:
        again = rule_of(rule_words(text), period)
    except BadInput:
        return
    rule, first = recurrence.parse(text), date(2024, 1, 1)
    if "quarter" in rule_words(text) or "month" in rule_words(text) or period == "week":
        same = recurrence.dates(recurrence.parse(again), first, date(2028, 1, 1))
        assert same == recurrence.dates(rule, first, date(2028, 1, 1)), again
