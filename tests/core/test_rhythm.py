"""The order rhythm: median of the last gaps, the window around it, and what the rep typed instead."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import rhythm
from cockpit.core.facts import SalesFacts
from cockpit.core.policy import Policy
from cockpit.core.rhythm import LATE, NONE, OPEN, SLEEPING, SOON, WITHIN

TODAY = date(2026, 11, 27)
POLICY = Policy()


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def sales(last: int, *gaps: int) -> SalesFacts:
    """Orders with these gaps, newest gap first, the last order so many days ago."""
    found = [last]
    for gap in gaps:
        found.append(found[-1] + gap)
    return SalesFacts(0, tuple(ago(one) for one in found))


def test_the_median_of_at_most_eight_gaps(facts):
    beat = rhythm.rhythm(facts(), sales(5, 10, 10, 10, 10, 30, 30, 30, 30, 500, 500), TODAY, POLICY)
    assert beat.gap == 20
    assert beat.last == TODAY - timedelta(days=5)
    assert beat.late == 0.25


def test_the_window_is_eight_to_thirteen_tenths_of_the_rhythm(facts):
    beat = rhythm.rhythm(facts(), sales(0, 10, 10), TODAY, POLICY)
    assert (beat.opens, beat.closes) == (TODAY + timedelta(days=8), TODAY + timedelta(days=13))
    assert not beat.typed


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (0, WITHIN), (1, SOON), (7, SOON), (8, OPEN), (13, OPEN), (14, LATE), (15, LATE), (29, LATE), (30, SLEEPING),
        (900, SLEEPING),
    ],
)  # fmt: skip
def test_states_at_their_edges(facts, last, state):
    assert rhythm.rhythm(facts(), sales(last, 10, 10), TODAY, POLICY).state == state


def test_a_typed_window_wins_over_a_sleeping_rhythm(facts):
    typed = facts(window_from=ago(1), window_to=ago(-1))
    beat = rhythm.rhythm(typed, sales(900, 10, 10), TODAY, POLICY)
    assert beat.state == OPEN
    assert beat.typed
    assert (beat.opens, beat.closes) == (TODAY - timedelta(days=1), TODAY + timedelta(days=1))
    assert "typed in by you" in rhythm.reason(typed, None, TODAY, POLICY)


@pytest.mark.parametrize(("starts", "state"), [(0, OPEN), (1, SOON), (7, SOON), (8, WITHIN)])
def test_a_typed_window_needs_no_orders(facts, starts, state):
    one = facts(window_from=ago(-starts), window_to=ago(-starts - 3))
    assert rhythm.rhythm(one, None, TODAY, POLICY).state == state


def test_a_typed_window_that_is_over_leaves_no_rhythm(facts):
    one = facts(window_from=ago(9), window_to=ago(2))
    assert rhythm.rhythm(one, None, TODAY, POLICY).state == NONE


@pytest.mark.parametrize("gaps", [(), (10,)])
def test_below_three_orders_there_is_no_rhythm(facts, gaps):
    known = sales(4, *gaps)
    beat = rhythm.rhythm(facts(), known, TODAY, POLICY)
    assert (beat.state, beat.gap, beat.late, beat.opens) == (NONE, None, None, None)
    assert "no rhythm below three" in rhythm.reason(facts(), known, TODAY, POLICY)


def test_no_orders_at_all_is_said(facts):
    assert rhythm.reason(facts(), None, TODAY, POLICY) == "no orders in the book"


def test_the_reason_in_figures(facts):
    assert rhythm.reason(facts(), sales(12, 10, 10), TODAY, POLICY) == (
        "orders every 10 days, the last 12 days ago; window 23 Nov to 28 Nov"
    )


@given(data=st.data(), last=st.integers(0, 900), gaps=st.lists(st.integers(1, 400), min_size=2, max_size=12))
def test_any_orders_have_one_state_and_a_window_in_order(facts, data, last, gaps):
    beat = rhythm.rhythm(facts(), sales(last, *gaps), TODAY, POLICY)
    assert OPEN <= beat.state < NONE
    assert beat.gap == median(gaps[:8])
    assert beat.opens is not None and beat.closes is not None
    assert beat.last is not None and beat.last <= beat.opens <= beat.closes
    assert (beat.state == OPEN) == (beat.opens <= TODAY <= beat.closes)
