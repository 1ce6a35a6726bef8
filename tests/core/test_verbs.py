"""The verbs: what each counts as, and when an attempt brings the client back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.verbs import BY_ID, BY_KEY, VERBS, how, of_touch, retry_day

FRIDAY = date(2026, 11, 27)


def test_the_table_is_the_one_of_the_product():
    assert {verb.key: (verb.id, verb.reach) for verb in VERBS} == {
        "c": ("call", "contact"), "n": ("no-answer", "attempt"), "m": ("message", "attempt"), "s": ("text", "contact"),
        "e": ("email", "contact"), "v": ("visit", "contact"), "i": ("incoming", "contact"), "b": ("bump", ""),
    }  # fmt: skip
    assert len(BY_ID) == len(BY_KEY) == len(VERBS)


def test_only_a_visit_counts_as_one():
    assert [verb.id for verb in VERBS if verb.channel == "visit"] == ["visit"]


@pytest.mark.parametrize(
    ("day", "back"),
    [("2026-11-26", "2026-11-27"), ("2026-11-27", "2026-11-30"), ("2026-11-28", "2026-11-30"),
     ("2026-11-29", "2026-11-30"), ("2026-11-30", "2026-12-01"), ("2026-12-31", "2027-01-01")],
)  # fmt: skip
def test_no_answer_comes_back_on_the_next_working_day(day, back):
    assert retry_day(BY_ID["no-answer"], date.fromisoformat(day)) == date.fromisoformat(back)


def test_a_message_comes_back_in_two_days():
    assert retry_day(BY_ID["message"], FRIDAY) == date(2026, 11, 29)


@pytest.mark.parametrize("verb", ["no-answer", "message"])
@given(after=st.integers(0, 700))
def test_a_number_wins(verb, after):
    assert (retry_day(BY_ID[verb], FRIDAY, after) - FRIDAY).days == after


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.reach != "attempt"], ids=lambda verb: verb.id)
def test_a_contact_is_not_tried_again(verb):
    assert retry_day(verb, FRIDAY) is None
    assert retry_day(verb, FRIDAY, 3) is None


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.reach], ids=lambda verb: verb.id)
def test_a_stored_touch_is_known_again(verb):
    assert of_touch(verb.channel, verb.direction, verb.outcome) is verb
    assert how(verb.channel, verb.direction)


def test_a_foreign_touch_is_shown_as_a_call():
    assert of_touch("other", "out", "sent").id == "call"
    assert of_touch("text", "in", "came").id == "incoming"
    assert how("other", "out") == "on another channel"


def test_one_cell_a_glyph():
    assert all(len(verb.glyph) == 1 for verb in VERBS)
    assert len({verb.glyph for verb in VERBS}) == len(VERBS)
