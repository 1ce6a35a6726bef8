"""Money of a client: day-exact spans, leap days, families, months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import money
from cockpit.core.money import Against, Family

D = date.fromisoformat


@pytest.mark.parametrize(
    ("today", "year", "month"),
    [
        ("2026-09-14", ("2025-01-01", "2025-09-14"), ("2025-09-01", "2025-09-14")),
        ("2028-02-29", ("2027-01-01", "2027-02-28"), ("2027-02-01", "2027-02-28")),
        ("2029-02-28", ("2028-01-01", "2028-02-28"), ("2028-02-01", "2028-02-28")),
        ("2026-01-01", ("2025-01-01", "2025-01-01"), ("2025-01-01", "2025-01-01")),
        ("2026-12-31", ("2025-01-01", "2025-12-31"), ("2025-12-01", "2025-12-31")),
    ],
)
def test_the_same_days_of_last_year(today, year, month):
    for span, (first, last) in (
        (money.year_span(D(today), None), year),
        (money.month_span(D(today), None), month),
    ):
        assert (span.first_before, span.last_before) == (D(first), D(last))
        assert span.last == D(today)


@pytest.mark.parametrize(
    ("begins", "first"),
    [
        (None, "2026-01-01"),
        ("2023-05-05", "2026-01-01"),
        ("2025-01-01", "2026-01-01"),
        ("2025-03-14", "2026-03-14"),
        ("2025-09-14", "2026-09-14"),
        ("2025-09-15", "2026-01-01"),
        ("2026-02-02", "2026-01-01"),
    ],
)
def test_a_whole_year_is_not_held_against_a_part_of_one(begins, first):
    span = money.year_span(D("2026-09-14"), D(begins) if begins else None)
    assert span.first == D(first)
    assert span.first_before == money.year_ago(D(first))


def test_a_book_that_begins_on_a_leap_day():
    span = money.year_span(D("2029-06-01"), D("2028-02-29"))
    assert (span.first, span.first_before) == (D("2029-03-01"), D("2028-03-01"))


@given(st.dates(date(2001, 1, 1), date(2090, 1, 1)), st.none() | st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_spans_hold_together(today, begins):
    for span in (money.year_span(today, begins), money.month_span(today, begins), money.rolling_span(today)):
        assert span.first_before <= span.last_before < span.first <= span.last == today
        assert abs((span.last - span.first) - (span.last_before - span.first_before)) <= timedelta(days=1)
    rolling = money.rolling_span(today)
    assert rolling.last_before + timedelta(days=1) == rolling.first


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [(112, 100, "+12 %"), (95, 100, "−5 %"), (100, 100, "0 %"), (0, 100, "−100 %"), (5, 0, "–"), (5, -3, "–")],
)
def test_a_change_in_words(now, before, words):
    assert money.change_words(Against(now, before).change).replace("\u00a0", " ") == words


def test_the_figures_of_a_client():
    days = {"2025-02-01": 100, "2025-09-14": 50, "2025-09-15": 7, "2026-01-01": 30, "2026-09-02": 20,
            "2026-09-14": -5, "2024-09-15": 9, "2024-01-01": 1}  # fmt: skip
    found = money.client_money(days, [], D("2026-09-14"), D("2020-01-01"))
    assert found.year == Against(45, 150)
    assert found.month == Against(15, 50)
    assert found.rolling == Against(52, 159)
    assert found.rolling_known
    assert found.months == (30, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0)
    assert found.months_before[1] == 100 and found.months_before[8] == 57
    assert found.last == D("2026-09-14")
    assert not money.client_money(days, [], D("2026-09-14"), D("2024-09-16")).rolling_known
    nothing = money.client_money({}, [], D("2026-09-14"), None)
    assert nothing.last is None and nothing.year == Against(0, 0)


def test_families_bought_of_those_relevant():
    families = [
        Family("a", 100, True),
        Family("b", 100, None, "Rival"),
        Family("c", 0, True, "Rival"),
        Family("d", 0, True),
        Family("e", 0, None),
        Family("f", 0, False),
        Family("g", -5, True),
        Family("h", 5, False),
    ]
    assert [each.standing for each in families] == [
        "bought", "bought", "competitor", "open", "unknown", "unknown", "open", "bought",
    ]  # fmt: skip
    assert money.bought_of_relevant(families) == (3, 6)
    assert money.bought_of_relevant([]) == (0, 0)
