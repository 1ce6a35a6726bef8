"""Recurrence against dateutil, over ten years and in every period; and what is no rule."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import recurrence, routine
from cockpit.core.errors import BadInput
from cockpit.core.recurrence import ANCHOR, DAYS, parse, written

D = date.fromisoformat
FIRST, LAST = date(2020, 1, 1), date(2029, 12, 31)
MORE = (
    "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYDAY=MO,FR", "FREQ=DAILY;BYMONTHDAY=-1",
    "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=WEEKLY;BYMONTH=1,12;BYDAY=SU", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=1MO,-1FR",
    "FREQ=MONTHLY;BYDAY=5WE", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "FREQ=YEARLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=100,-100",
)  # fmt: skip
RULES = sorted({template.rule for template in routine.DEFAULTS if template.rule} | set(MORE))


def theirs(text: str, first: date, last: date) -> list[date]:
    """What dateutil says, anchored as we are."""
    rule = rrulestr(text, dtstart=datetime.combine(ANCHOR, datetime.min.time()))
    midnight = datetime.min.time()
    between = rule.between(datetime.combine(first, midnight), datetime.combine(last, midnight), inc=True)
    return [day.date() for day in between]


@pytest.mark.parametrize("text", RULES)
def test_ten_years_are_as_dateutil_has_them(text):
    assert recurrence.dates(parse(text), FIRST, LAST) == theirs(text, FIRST, LAST)


@pytest.mark.parametrize("text", RULES)
@pytest.mark.parametrize("period", routine.PERIODS)
def test_a_rule_means_the_same_in_every_period(text, period):
    rule, whole = parse(text), []
    starts = routine.start(period, FIRST)
    while starts <= LAST:
        ends = routine.end(period, starts)
        whole += recurrence.dates(rule, starts, ends)
        starts = ends + timedelta(days=1)
    first, last = routine.start(period, FIRST), ends
    assert whole == recurrence.dates(rule, first, last)


@st.composite
def rule_texts(draw):
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={freq}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 7))}")
    if draw(st.integers(0, 2)) == 0:
        parts.append("BYMONTH=" + _joined(draw(st.sets(st.integers(1, 12), min_size=1, max_size=4))))
    chosen_from = False
    if freq != "WEEKLY" and draw(st.integers(0, 2)) == 0:
        days = st.integers(1, 31) | st.integers(-31, -1)
        parts.append("BYMONTHDAY=" + _joined(draw(st.sets(days, min_size=1, max_size=5))))
        chosen_from = True
    if draw(st.booleans()):
        weekdays = draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=5))
        nth = st.sampled_from((1, 2, 3, 4, 5, -1, -2, -5))
        counted = freq in ("MONTHLY", "YEARLY") and draw(st.booleans())
        parts.append("BYDAY=" + ",".join(f"{draw(nth) if counted else ''}{day}" for day in sorted(weekdays)))
        chosen_from = True
    if chosen_from and freq != "DAILY" and draw(st.booleans()):
        positions = st.integers(1, 6) | st.integers(-6, -1)
        parts.append("BYSETPOS=" + _joined(draw(st.sets(positions, min_size=1, max_size=2))))
    return ";".join(parts)


def _joined(numbers) -> str:
    return ",".join(map(str, sorted(numbers)))


@given(rule_texts(), st.dates(date(2019, 1, 1), date(2026, 1, 1)))
def test_any_rule_is_as_dateutil_has_it(text, first):
    last = first + timedelta(days=800)
    assert recurrence.dates(parse(text), first, last) == theirs(text, first, last)


@given(rule_texts())
def test_a_rule_is_written_as_it_was_read(text):
    assert parse(written(parse(text))) == parse(text)


@given(st.text() | st.text(alphabet="FREQ=WKLYMONTHBDASPI;,-+0123456789"))
def test_what_is_no_rule_ends_in_a_sentence(text):
    try:
        parse(text)
    except BadInput as fault:
        assert "rule" in str(fault)


@pytest.mark.parametrize("text", [
    "", "nonsense", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYMONTHDAY=3",
    "FREQ=MONTHLY;BYDAY=MO,1TU", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYSETPOS=1",
    "FREQ=DAILY;BYDAY=MO;BYSETPOS=1", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=-2", "FREQ=WEEKLY;COUNT=3",
    "FREQ=WEEKLY;UNTIL=20270101", "FREQ=WEEKLY;WKST=SU", "FREQ=WEEKLY;FREQ=WEEKLY", "FREQ=WEEKLY;",
    "FREQ=MONTHLY;BYMONTH=13",
    "FREQ=MONTHLY;BYMONTHDAY=٣", "FREQ=MONTHLY;BYMONTHDAY=1;BYHOUR=3",
])  # fmt: skip
def test_a_bad_rule_is_refused(text):
    with pytest.raises(BadInput):
        parse(text)


CHRISTMAS = frozenset(map(D, ("2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31", "2027-01-01")))


@pytest.mark.parametrize(
    ("text", "starts", "ends", "found"),
    [
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-12-01", "2026-12-31", "2026-12-30"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2027-01-01", "2027-01-31", "2027-01-04"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-12-21", "2026-12-27", "2026-12-23"),
        ("FREQ=MONTHLY;BYMONTHDAY=25", "2026-12-01", "2026-12-31", "2026-12-25"),
    ],
)
def test_working_days_are_counted_without_holidays(text, starts, ends, found):
    assert recurrence.dates(parse(text), D(starts), D(ends), CHRISTMAS) == [D(found)]


@pytest.mark.parametrize(
    ("day", "starts", "ends", "stands"),
    [
        ("2026-12-23", "2026-12-01", "2026-12-31", "2026-12-23"),
        ("2026-12-25", "2026-12-01", "2026-12-31", "2026-12-28"),
        ("2026-12-31", "2026-12-01", "2026-12-31", "2026-12-30"),
        ("2026-12-25", "2026-12-21", "2026-12-27", "2026-12-23"),
        ("2027-01-01", "2026-12-28", "2027-01-03", "2026-12-30"),
        ("2026-12-25", "2026-12-25", "2026-12-25", "2026-12-25"),
    ],
)
def test_a_holiday_moves_within_its_period(day, starts, ends, stands):
    assert recurrence.moved(D(day), D(starts), D(ends), CHRISTMAS) == D(stands)


def test_what_comes_next():
    last = parse("FREQ=MONTHLY;BYMONTHDAY=-1")
    assert recurrence.upcoming(last, D("2028-01-31"), 3) == [D("2028-01-31"), D("2028-02-29"), D("2028-03-31")]
    assert recurrence.upcoming(parse("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"), D("2026-03-01"), 3) == [
        D("2028-02-29"), D("2032-02-29")]  # fmt: skip
    assert recurrence.upcoming(parse("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31"), D("2026-03-01"), 3) == []
