"""The log line: note, person, time and next action out of one line, whatever is typed."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import logline
from cockpit.core.moment import Moment

NOW = Moment(1_795_793_700_000, "Europe/Warsaw", 60, "2026-11-27")


def test_now_is_what_the_tests_take_it_for():
    assert (NOW.clock, NOW.date.isoformat()) == ("16:35", "2026-11-27")


def test_a_line_of_everything():
    found = logline.read("price too high @anna <yesterday 14:30 >offer fri", NOW)
    assert (found.note, found.person, found.promise, found.problem) == ("price too high", "anna", "offer fri", "")
    assert found.at is not None
    assert (found.at.day, found.at.clock) == ("2026-11-26", "14:30")


@pytest.mark.parametrize(
    ("text", "note", "person", "promise"),
    [
        ("", "", "", ""),
        ("  two   spaces ", "two spaces", "", ""),
        ("a<b and c>d", "a<b and c>d", "", ""),
        ("mail anna@firma.pl", "mail anna@firma.pl", "", ""),
        ("@anna @jan hi", "@jan hi", "anna", ""),
        ("@", "@", "", ""),
        (">offer fri", "", "", "offer fri"),
        ("share >50% is theirs", "share >50% is theirs", "", ""),
        ("x > ring", "x", "", "ring"),
    ],
)
def test_signs_count_where_a_word_begins(text, note, person, promise):
    found = logline.read(text, NOW)
    assert (found.note, found.person, found.promise, found.at, found.problem) == (note, person, promise, None, "")


@pytest.mark.parametrize(
    ("when", "day", "clock"),
    [
        ("14:30", "2026-11-27", "14:30"), ("14.30", "2026-11-27", "14:30"), ("9h30", "2026-11-27", "09:30"),
        ("9h", "2026-11-27", "09:00"), ("9", "2026-11-27", "09:00"), ("yesterday", "2026-11-26", "16:35"),
        ("wczoraj 8:00", "2026-11-26", "08:00"), ("Вчера", "2026-11-26", "16:35"), ("hier 18h", "2026-11-26", "18:00"),
        ("-2d", "2026-11-25", "16:35"), ("-2", "2026-11-25", "16:35"), ("-90m", "2026-11-27", "15:05"),
        ("-17h", "2026-11-26", "23:35"), ("-1d 23:59", "2026-11-26", "23:59"), ("00:00", "2026-11-27", "00:00"),
    ],
)  # fmt: skip
def test_when_it_happened(when, day, clock):
    found = logline.read(f"note <{when}", NOW)
    assert found.problem == ""
    assert found.at is not None
    assert (found.at.day, found.at.clock) == (day, clock)
    assert found.note == "note"


@pytest.mark.parametrize("when", ["", "soon", "25:00", "12:60", "tomorrow", "12:00 sharp"])
def test_no_time(when):
    found = logline.read(f"note <{when}", NOW)
    assert found.at is None
    assert "is no time in the past" in found.problem


def test_what_is_to_come_is_no_touch():
    found = logline.read("note <16:36", NOW)
    assert found.at is None
    assert found.problem.startswith("16:36 is still to come")


@given(st.text(st.characters() | st.sampled_from("<>@ -:hdm0123456789"), max_size=40))
def test_any_text_is_read(text):
    found = logline.read(text, NOW)
    assert found.at is None or found.at.ms <= NOW.ms
    assert found.at is None or not found.problem
    assert found.note == " ".join(found.note.split())


@given(st.integers(0, 23), st.integers(0, 59))
def test_the_same_day_at_another_time(hour, minute):
    moved = logline.at_clock(NOW, time(hour, minute))
    assert (moved.day, moved.clock) == (NOW.day, f"{hour:02}:{minute:02}")


@pytest.mark.parametrize(
    ("word", "person", "problem"),
    [
        ("", None, ""),
        ("anna", 1, ""),
        ("KOW", 1, ""),
        ("now", 3, ""),
        ("ann", None, "may be several"),
        ("zofia", None, "nobody here"),
    ],
)
def test_the_person_after_the_sign(word, person, problem):
    people = [(1, "Anna Kowalska"), (2, "Annabel Lee"), (3, "Jan Nowak")]
    found, said = logline.person_named(word, people)
    assert found == person
    assert problem in said
    assert bool(said) == bool(problem)
