"""Lenses: each state can be reached, is told by letter and glyph, and every answer has a reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.facts import SalesFacts
from cockpit.core.lens import lenses

TODAY = date(2026, 11, 27)
TONES = {"calm", "mild", "warn", "alarm", "unknown", "muted"}
LENSES = list(lenses().values())
RESTING = {"resting_until": "2026-12-31", "resting_why": "pause"}


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def orders(last: int) -> dict:
    return {"sales": {1: SalesFacts(0, tuple(ago(last + 10 * n) for n in range(3)))}}


def sold(year: int, before: int) -> dict:
    """Sales of this year and of the same days of last year."""
    return {"sales": {1: SalesFacts(year, (ago(3),), year, before, 0, 0, "2026-01-01")}}


STATES = [
    ("breath", "fresh", {"contact": ago(1)}, {}),
    ("breath", "soon", {"contact": ago(50)}, {}),
    ("breath", "due", {"contact": ago(60)}, {}),
    ("breath", "late", {"contact": ago(90)}, {}),
    ("breath", "never", {}, {}),
    ("breath", "resting", RESTING, {}),
    ("next", "overdue", {"action": ago(1)}, {}),
    ("next", "today", {"action": ago(0)}, {}),
    ("next", "week", {"action": "2026-11-29"}, {}),
    ("next", "later", {"action": "2026-11-30"}, {}),
    ("next", "none", {}, {}),
    ("next", "resting", RESTING, {}),
    ("next", "today", {"action": ago(0), **RESTING}, {}),
    ("activity", "lively", {}, {"activity": {1: (6, 0)}}),
    ("activity", "some", {}, {"activity": {1: (5, 9)}}),
    ("activity", "some", {}, {"activity": {1: (2, 0)}}),
    ("activity", "one", {}, {"activity": {1: (1, 5)}}),
    ("activity", "tried", {}, {"activity": {1: (0, 1)}}),
    ("activity", "silent", {}, {"activity": {}}),
    ("activity", "resting", RESTING, {"activity": {1: (6, 0)}}),
    ("rhythm", "open", {}, orders(10)),
    ("rhythm", "soon", {}, orders(5)),
    ("rhythm", "within", {}, orders(0)),
    ("rhythm", "late", {}, orders(20)),
    ("rhythm", "sleeping", {}, orders(40)),
    ("rhythm", "none", {}, {"sales": {}}),
    ("money", "growing", {}, sold(112, 100)),
    ("money", "level", {}, sold(110, 100)),
    ("money", "level", {}, sold(90, 100)),
    ("money", "falling", {}, sold(89, 100)),
    ("money", "lost", {}, sold(0, 100)),
    ("money", "lost", {}, sold(-5, 100)),
    ("money", "new", {}, sold(5, 0)),
    ("money", "new", {}, sold(5, -1)),
    ("money", "none", {}, sold(0, 0)),
    ("money", "none", {}, {"sales": {}}),
]


@pytest.mark.parametrize(
    ("lens", "state", "changes", "parts"), STATES, ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_state_and_how_it_comes_about(facts, book, lens, state, changes, parts):
    whole = book(facts(**changes), **parts)
    found = lenses()[lens]
    reading = whole.read(found)
    assert found.states[reading.states[1]].id == state
    assert reading.counts[reading.states[1]] == 1


def test_every_state_is_among_them():
    assert {(lens, state) for lens, state, *_rest in STATES} == {
        (lens.id, state.id) for lens in LENSES for state in lens.states
    }


def test_monday_calls_the_rest_of_the_week_this_week(facts, book):
    whole = book(facts(action="2026-11-29"), today=date(2026, 11, 23))
    assert whole.read(lenses()["next"]).states[1] == 2


def test_the_order_of_tab():
    assert [lens.id for lens in LENSES] == ["breath", "next", "activity", "rhythm", "money"]


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_letters_tell_the_states_apart_and_leave_f_to_clear(lens):
    letters = lens.letters()
    assert len(set(letters)) == len(lens.states)
    assert all(letter.isalpha() and letter.islower() for letter in letters)
    assert "f" not in letters


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_glyphs_say_it_without_colour(lens):
    assert len({state.glyph for state in lens.states}) == len({state.id for state in lens.states})
    assert all(len(state.glyph) == 1 and state.tone in TONES for state in lens.states)


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
@given(data=st.data())
def test_any_book_is_read_whole_and_every_answer_explains_itself(any_book, lens, data):
    whole = data.draw(any_book)
    reading = whole.read(lens)
    assert set(reading.states) == set(whole.by_id)
    assert sum(reading.counts) == len(whole)
    for one in whole.clients:
        assert 0 <= reading.states[one.id] < len(lens.states)
        assert lens.reason(one, whole).strip()


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.id)
def test_a_lens_reads_a_book_of_which_nothing_more_is_loaded(facts, book, lens):
    assert sum(book(facts()).read(lens).counts) == 1


def test_the_money_lens_gives_its_reason_in_amounts_and_days(facts, book):
    whole = book(facts(), **sold(11_200, 10_000))
    reason = lenses()["money"].reason(whole.clients[0], whole)
    assert reason.replace("\u00a0", " ") == "1 Jan to 27 Nov: 112 €, the same days of last year 100 €: +12 %"
    whole = book(facts(), **sold(0, 0))
    assert "last order 24 Nov" in lenses()["money"].reason(whole.clients[0], whole)
    whole = book(facts(), sales={})
    assert lenses()["money"].reason(whole.clients[0], whole) == "no sale to them in the book"
