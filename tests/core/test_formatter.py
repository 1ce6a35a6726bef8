"""Money, numbers, shares and days as they are written on the screen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import formatter as fmt

NB = "\u00a0"
TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("minor", "currency", "cents", "text"),
    [
        (0, "EUR", False, "0 €"), (18_420_000, "PLN", False, "184 200 zł"), (18_420_050, "PLN", True, "184 200.50 zł"),
        (5, "EUR", True, "0.05 €"), (49, "EUR", False, "0 €"), (50, "EUR", False, "1 €"), (-50, "EUR", False, "−1 €"),
        (-1_234_567, "EUR", True, "−12 345.67 €"), (-49, "EUR", False, "0 €"), (-49, "EUR", True, "−0.49 €"),
        (1234, "JPY", False, "1 234 JPY"), (1234, "JPY", True, "1 234 JPY"), (100, "SEK", False, "1 SEK"),
    ],
)  # fmt: skip
def test_money(minor, currency, cents, text):
    assert fmt.money(minor, currency, cents=cents) == text.replace(" ", NB)


@given(st.integers(-(2**62), 2**62))
def test_money_to_the_cent_reads_back(minor):
    text = fmt.money(minor, "EUR", cents=True).removesuffix(f"{NB}€").replace(NB, "").replace("−", "-")
    assert int(text.replace(".", "")) == minor


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (999, "999"), (1000, "1 000"), (-1234567, "−1 234 567")])
def test_thousands_stand_apart(value, text):
    assert fmt.number(value) == text.replace(" ", NB)


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(0.713, 1, "71 %"), (1, 4, "25 %"), (3, 3, "100 %"), (0, 7, "0 %"), (1, 0, "–")]
)
def test_shares(part, whole, text):
    assert fmt.share(part, whole) == text.replace(" ", NB)


@pytest.mark.parametrize(("value", "digits", "text"), [(1.25, 1, "1.2"), (-2.0, 1, "−2.0"), (3.14159, 2, "3.14")])
def test_decimals(value, digits, text):
    assert fmt.decimal(value, digits) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [("2026-11-27", "27 Nov"), ("2027-09-22", "22 Sep"), ("2027-09-23", "23 Sep 27"), ("2025-11-27", "27 Nov 25")],
)
def test_a_far_day_has_its_year(day, text):
    assert fmt.short_day(date.fromisoformat(day), TODAY) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [("2026-11-27", "today"), ("2026-11-28", "tomorrow"), ("2026-11-26", "yesterday"), ("2026-11-30", "Mon 30 Nov")],
)
def test_a_day_as_a_person_says_it(day, text):
    assert fmt.near_day(date.fromisoformat(day), TODAY) == text


def test_days_in_words():
    assert fmt.full_day(TODAY) == "Fri 27 Nov 2026"
    assert [fmt.days(n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [fmt.days_ago(n) for n in (0, 1, 2, -1, -3)] == ["today", "1 day ago", "2 days ago", "in 1 day", "in 3 days"]
    assert [fmt.clients(n) for n in (1, 2000)] == ["1 client", f"2{NB}000 clients"]


def test_iso_weeks():
    assert fmt.week(date(2026, 12, 31)) == "W53"
    assert fmt.week(date(2027, 1, 3)) == "W53"
    assert fmt.week(date(2027, 1, 4)) == "W01"


def test_sparklines():
    assert fmt.sparkline([0.0, 0.5, 1.0]) == "▁▄█"
    assert fmt.sparkline([0.5, 0.5]) == "▁▁"
    assert fmt.sparkline([0.50, 0.51]) == "▁▁"


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_a_sparkline_has_one_block_a_value(values):
    assert len(fmt.sparkline(values)) == len(values)
