"""Templates in the book: edited, moved, retired; the lists made already stay as they are; all of it undone."""

from __future__ import annotations

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.routine import DEFAULTS
from cockpit.store import journal, routine_templates, routines


@pytest.fixture
def templates(book, now):
    routine_templates.ensure(book, now)
    return routine_templates.all_of(book, "week")


def texts(book, period="week"):
    return [each.text for each in routine_templates.all_of(book, period)]


def test_the_starting_ones_are_there_once(book, now, templates):
    routine_templates.ensure(book, now)
    assert texts(book) == [one.text for one in DEFAULTS if one.period == "week"]
    assert journal.entries(book) == []


def test_every_starting_text_is_in_the_users_language(book, now, monkeypatch):
    monkeypatch.setattr(routine_templates, "_", lambda text: f"«{text}»")
    routine_templates.ensure(book, now)
    found = [each.text for period in ("day", "week", "month", "quarter") for each in
             routine_templates.all_of(book, period)]  # fmt: skip
    assert found == [f"«{one.text}»" for one in DEFAULTS]


@pytest.mark.parametrize(
    ("column", "value", "kept"),
    [
        ("text", "  Nowe słowa \n", "Nowe słowa"),
        ("minutes", 15, 15),
        ("minutes", 0, 0),
        ("ground", "invest", "invest"),
        ("rule", "freq=monthly;byday=-1fr", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("rule", "", ""),
        ("link", "lens:rhythm:late", "lens:rhythm:late"),
        ("figure", "never", "never"),
    ],
)
def test_each_thing_is_edited_and_undone(book, now, templates, content, column, value, kept):
    before = content(book)
    routine_templates.edit(book, templates[1].id, column, value, now)
    assert getattr(routine_templates.one(book, templates[1].id), column) == kept
    journal.undo(book, now)
    assert content(book) == before


@pytest.mark.parametrize(
    ("column", "value"), [("text", " "), ("minutes", -1), ("minutes", 14_401), ("rule", "FREQ=HOURLY"), ("rule", "x")]
)
def test_what_it_cannot_hold_is_refused(book, now, templates, content, column, value):
    before = content(book)
    with pytest.raises(BadInput):
        routine_templates.edit(book, templates[0].id, column, value, now)
    assert content(book) == before


def test_an_added_one_stands_last_and_is_in_the_next_list(book, now, at, templates):
    this_week = routines.open_list(book, "week", now)
    routine_templates.add(book, "week", "Podlać kwiaty", now)
    assert texts(book)[-1] == "Podlać kwiaty"
    assert routines.open_list(book, "week", now) == this_week
    assert routines.open_list(book, "week", at("2026-11-30")).items[-1].text == "Podlać kwiaty"
    with pytest.raises(BadInput):
        routine_templates.add(book, "week", "  ", now)


def test_they_change_places(book, now, templates):
    before = texts(book)
    routine_templates.shift(book, templates[0].id, 1, now)
    assert texts(book) == [before[1], before[0], *before[2:]]
    journal.undo(book, now)
    assert texts(book) == before
    for _each in range(9):
        routine_templates.shift(book, templates[0].id, 1, now)
    assert texts(book) == [*before[1:], before[0]]
    routine_templates.shift(book, templates[0].id, -99, now)
    assert texts(book)[0] == before[0]


def test_a_retired_one_is_gone_until_it_is_undone(book, now, templates):
    before = texts(book)
    routine_templates.retire(book, templates[2].id, now)
    assert texts(book) == [*before[:2], *before[3:]]
    with pytest.raises(BadInput, match="gone"):
        routine_templates.retire(book, templates[2].id, now)
    journal.undo(book, now)
    assert texts(book) == before


def test_all_retired_stay_so(book, now, at):
    routine_templates.ensure(book, now)
    for each in routine_templates.all_of(book, "day"):
        routine_templates.retire(book, each.id, now)
    assert routines.open_list(book, "day", now).items == []
    routine_templates.ensure(book, now)
    assert texts(book, "day") == []
