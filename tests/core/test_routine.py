"""Periods of the routine: ISO weeks, month ends, quarters, and on which day an item is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import routine
from cockpit.core.figures import FIGURES
from cockpit.core.routine import PERIODS, Adherence, Item

D = date.fromisoformat


@pytest.mark.parametrize(
    ("period", "day", "starts", "ends"),
    [
        ("day", "2026-11-27", "2026-11-27", "2026-11-27"),
        ("week", "2026-11-27", "2026-11-23", "2026-11-29"),
        ("week", "2026-11-23", "2026-11-23", "2026-11-29"),
        ("week", "2026-11-29", "2026-11-23", "2026-11-29"),
        ("week", "2026-12-31", "2026-12-28", "2027-01-03"),
        ("week", "2021-01-03", "2020-12-28", "2021-01-03"),
        ("month", "2026-02-14", "2026-02-01", "2026-02-28"),
        ("month", "2028-02-29", "2028-02-01", "2028-02-29"),
        ("month", "2026-12-31", "2026-12-01", "2026-12-31"),
        ("quarter", "2026-02-28", "2026-01-01", "2026-03-31"),
        ("quarter", "2026-11-27", "2026-10-01", "2026-12-31"),
        ("quarter", "2026-07-01", "2026-07-01", "2026-09-30"),
    ],
)
def test_where_a_period_begins_and_ends(period, day, starts, ends):
    assert routine.start(period, D(day)) == D(starts)
    assert routine.end(period, D(starts)) == D(ends)


@pytest.mark.parametrize(
    ("period", "starts", "title"),
    [
        ("day", "2026-11-27", "Fri 27 Nov 2026"),
        ("week", "2026-11-23", "Week 48, 23 Nov to 29 Nov"),
        ("week", "2026-12-28", "Week 53, 28 Dec to 3 Jan"),
        ("week", "2020-12-28", "Week 53, 28 Dec to 3 Jan"),
        ("week", "2027-01-04", "Week 1, 4 Jan to 10 Jan"),
        ("month", "2026-11-01", "Nov 2026"),
        ("quarter", "2026-10-01", "Quarter 4 of 2026"),
        ("quarter", "2026-01-01", "Quarter 1 of 2026"),
    ],
)
def test_a_period_as_a_heading(period, starts, title):
    assert routine.title(period, D(starts)) == title


@given(st.sampled_from(PERIODS), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_periods_follow_each_other_without_a_gap(period, day):
    starts = routine.start(period, day)
    ends = routine.end(period, starts)
    assert starts <= day <= ends
    assert routine.start(period, ends) == starts
    after = ends + timedelta(days=1)
    assert routine.start(period, after) == after
    assert routine.previous(period, after) == starts


@pytest.mark.parametrize(
    ("rule", "period", "day", "belongs", "due"),
    [
        ("", "week", "2026-11-27", True, None),
        ("FREQ=WEEKLY;BYDAY=MO", "week", "2026-11-27", True, "2026-11-23"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "week", "2026-11-27", True, "2026-11-27"),
        ("FREQ=WEEKLY;BYDAY=SU", "week", "2026-12-30", True, "2027-01-03"),
        ("FREQ=WEEKLY;BYDAY=MO", "day", "2026-11-23", True, "2026-11-23"),
        ("FREQ=WEEKLY;BYDAY=MO", "day", "2026-11-24", False, None),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "week", "2026-11-30", True, "2026-11-30"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "week", "2026-12-28", True, "2026-12-28"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "week", "2027-01-04", False, None),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "month", "2026-11-27", True, "2026-11-03"),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "week", "2026-11-27", False, None),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "month", "2026-11-27", True, "2026-11-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "month", "2028-02-03", True, "2028-02-29"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "quarter", "2028-02-03", True, "2028-03-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "month", "2026-02-03", True, "2026-02-28"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "month", "2026-02-03", False, None),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "month", "2026-10-03", True, "2026-10-30"),
        ("nonsense", "month", "2026-02-03", True, None),
        ("FREQ=WEEKLY;BYDAY=XX", "week", "2026-11-27", True, None),
    ],
)
def test_on_which_day_an_item_is_due(rule, period, day, belongs, due):
    starts = routine.start(period, D(day))
    assert routine.occasion(rule, starts, routine.end(period, starts)) == (belongs, D(due) if due else None)


def test_a_holiday_gives_way_within_the_period():
    starts, ends = D("2026-12-28"), D("2027-01-03")
    off = frozenset({D("2027-01-01")})
    assert routine.occasion("FREQ=WEEKLY;BYDAY=FR", starts, ends, off) == (True, D("2026-12-31"))
    assert routine.occasion("FREQ=WEEKLY;BYDAY=FR", starts, ends) == (True, D("2027-01-01"))


@given(st.sampled_from(routine.DEFAULTS), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_what_comes_with_the_program_is_due_within_its_period(template, day):
    starts = routine.start(template.period, day)
    ends = routine.end(template.period, starts)
    belongs, due = routine.occasion(template.rule, starts, ends)
    assert belongs
    assert (due is None) == (template.rule == "")
    assert due is None or starts <= due <= ends


@pytest.mark.parametrize(
    ("period", "starts", "title"),
    [
        ("day", "2026-11-27", "27 Nov"),
        ("week", "2026-12-28", "W53"),
        ("week", "2027-01-04", "W01"),
        ("month", "2026-12-01", "Dec 26"),
        ("quarter", "2026-10-01", "Q4 26"),
    ],
)
def test_a_period_in_a_few_cells(period, starts, title):
    assert routine.short_title(period, D(starts)) == title


@given(st.sampled_from(PERIODS), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_period_after_follows(period, day):
    starts = routine.start(period, day)
    assert routine.previous(period, routine.following(period, starts)) == starts


def test_adherence_as_a_strip():
    week = D("2026-11-23")
    kept = [Adherence(week, 0, None), Adherence(week, 0, 0), Adherence(week, 0, 6), Adherence(week, 3, 6),
            Adherence(week, 5, 6), Adherence(week, 6, 6)]  # fmt: skip
    assert routine.strip(kept) == "··▁▄▆█"


def test_every_period_has_a_list_of_its_own():
    assert {template.period for template in routine.DEFAULTS} == set(PERIODS)
    assert all(template.figure in ("", *FIGURES) for template in routine.DEFAULTS)
    assert all(template.ground in ("act", "analyse", "alongside", "invest") for template in routine.DEFAULTS)


def test_what_is_left_and_what_is_done():
    items = [Item(n, "x", "act", 0, None, "", "", state, False) for n, state in enumerate(
        ("open", "done", "carried", "closed", "open", "done", "done"))]  # fmt: skip
    assert routine.left(items) == 2
    assert routine.done(items) == 3
    assert routine.minutes_left([item._replace(minutes=20) for item in items]) == 40
