"""Breath: states at their edges, which cadence counts, the stretch, rest, and the share of the book."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import breath
from cockpit.core.breath import DUE, FRESH, LATE, NEVER, RESTING, SOON
from cockpit.core.facts import Alike
from cockpit.core.policy import Policy

TODAY = date(2026, 11, 27)
POLICY = Policy(segment_cadence={"gastro": 10}, class_cadence={"A": 14, "B": 30}, book_cadence=60)


def alike(clients) -> Alike:
    return Alike(clients, *breath.FOLLOWS)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("since", "state"),
    [(0, FRESH), (14, FRESH), (15, SOON), (19, SOON), (20, DUE), (29, DUE), (30, LATE), (400, LATE)],
)
def test_states_change_exactly_at_their_thresholds(facts, since, state):
    one = facts(cadence_days=20, contact=ago(since))
    assert breath.state(one, TODAY, POLICY, 1.0) == (state, since / 20)


def test_never_reached_is_a_state_without_a_figure(facts):
    assert breath.state(facts(), TODAY, POLICY, 1.0) == (NEVER, None)


@pytest.mark.parametrize(
    ("changes", "days", "rule"),
    [
        ({"cadence_days": 5, "segment": "gastro", "potential_class": "A"}, 5, "own"),
        ({"segment": "gastro", "potential_class": "A"}, 10, "segment gastro"),
        ({"segment": "hotel", "potential_class": "A"}, 14, "class A"),
        ({"segment": "hotel", "potential_class": "D"}, 60, "default"),
        ({}, 60, "default"),
    ],
)
def test_own_cadence_before_segment_before_class_before_book(facts, changes, days, rule):
    found = breath.cadence(facts(**changes), POLICY)
    assert found.days == days
    assert rule in found.rule


@given(data=st.data())
def test_the_quick_cadence_is_the_explained_one(any_facts, data):
    one = data.draw(any_facts)
    assert breath.cadence_days(one, POLICY) == breath.cadence(one, POLICY).days


def test_the_stretch_fits_what_is_asked_to_the_capacity(facts):
    weekly = [facts(id=n, cadence_days=7) for n in range(10)]
    # ten contacts a week are two a working day
    assert breath.asked_per_day(alike(weekly), POLICY) == 2
    assert breath.stretch(alike(weekly), Policy(capacity=1)) == 2
    assert breath.stretch(alike(weekly), Policy(capacity=2)) == 1
    assert breath.stretch(alike(weekly), Policy(capacity=25)) == 1
    assert breath.stretch(alike([]), Policy(capacity=0)) == 1


@pytest.mark.parametrize("status", ["lost", "archived", "handed over"])
def test_who_is_not_worked_on_asks_for_nothing(facts, status):
    assert breath.asked_per_day(alike([facts(cadence_days=7, status=status)]), POLICY) == 0


def test_the_stretch_lengthens_every_interval_alike(facts):
    short, long = facts(cadence_days=10, contact=ago(10)), facts(cadence_days=20, contact=ago(20))
    assert breath.state(short, TODAY, POLICY, 2.0) == breath.state(long, TODAY, POLICY, 2.0) == (FRESH, 0.5)


def test_a_client_rests_until_its_day_and_no_longer(facts):
    resting = facts(resting_until=ago(-1), resting_why="bump", contact=ago(500))
    back = resting._replace(resting_until=ago(0))
    assert breath.state(resting, TODAY, POLICY, 1.0)[0] == RESTING
    assert breath.state(back, TODAY, POLICY, 1.0)[0] == LATE


def test_a_lost_client_rests(facts):
    assert breath.state(facts(status="lost"), TODAY, POLICY, 1.0)[0] == RESTING


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"resting_until": ago(-9), "resting_why": "bump"}, True),
        ({"resting_until": ago(-9), "resting_why": "pause"}, False),
        ({"resting_until": ago(-9), "resting_why": "do-not-contact"}, False),
        ({"resting_until": ago(0), "resting_why": "pause"}, True),
        ({"status": "lost"}, False),
        ({"status": "archived"}, False),
        ({"status": "prospect"}, True),
    ],
)
def test_a_bump_does_not_leave_the_share_and_a_pause_does(facts, changes, counts):
    assert breath.counts_for_share(facts(**changes), TODAY.isoformat()) is counts


def test_the_share_counts_who_is_within_the_cadence(facts):
    book = [
        facts(cadence_days=10, contact=ago(9)),
        facts(cadence_days=10, contact=ago(10)),
        facts(),
        facts(cadence_days=10, contact=ago(1), resting_until=ago(-5), resting_why="bump"),
        facts(cadence_days=10, contact=ago(1), status="lost"),
    ]
    assert breath.breathing(book, TODAY, POLICY, 1.0) == (2, 4)


def test_the_reason_names_channel_day_and_rule(facts):
    one = facts(contact="2026-11-03", potential_class="B")
    assert breath.reason(one, TODAY, POLICY, 1.0) == (
        "last reached 24 days ago by call (3 Nov); cadence 30 days from class B"
    )
    assert "stretched ×1.3" in breath.reason(one, TODAY, POLICY, 1.3)
    assert "they came to us" in breath.reason(one._replace(contact_direction="in"), TODAY, POLICY, 1.0)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"attempt": ago(5), "attempts": 0}, ""),
        ({"attempt": ago(1), "retry_day": ago(-1)}, "tried yesterday, again tomorrow"),
        ({"attempt": ago(1), "retry_day": ago(0)}, "tried yesterday"),
        ({"attempt": ago(0), "attempts": 3, "retry_day": ago(-1)}, "3 tries in a row, the last today: change channel"),
    ],
)
def test_tries_since_the_last_contact(facts, changes, words):
    assert breath.attempts_reason(facts(**changes), TODAY, POLICY) == words


@pytest.mark.parametrize(
    ("why", "words"),
    [("bump", "left alone until"), ("pause", "paused until"), ("do-not-contact", "do not contact until")],
)
def test_why_a_client_rests(facts, why, words):
    one = facts(resting_until=ago(-1), resting_why=why)
    assert breath.resting_reason(one, TODAY) == f"{words} tomorrow"
    assert breath.resting_reason(facts(status="lost"), TODAY) == "lost"


@given(data=st.data())
def test_every_client_has_a_state_and_a_reason(any_facts, data):
    one = data.draw(any_facts)
    state, r = breath.state(one, TODAY, POLICY, 1.0)
    assert FRESH <= state <= RESTING
    assert (r is None) == (one.contact_day is None)
    assert breath.reason(one, TODAY, POLICY, 1.0)
