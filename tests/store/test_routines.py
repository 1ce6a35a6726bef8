"""The routine in the book: made once a period, asked once about what was left, undone like everything."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.routine import DEFAULTS, PERIODS
from cockpit.store import journal, routines


def states(book, period, now) -> list[tuple[str, str, bool]]:
    return [(item.text, item.state, item.carried) for item in routines.open_list(book, period, now).items]


@pytest.mark.parametrize("period", PERIODS)
def test_a_list_is_made_once_from_the_templates(book, now, period):
    made = routines.open_list(book, period, now)
    assert [item.text for item in made.items] == [one.text for one in DEFAULTS if one.period == period]
    assert routines.open_list(book, period, now) == made
    assert book.value("SELECT count(*) FROM routine_period") == 1
    assert book.value("SELECT count(*) FROM routine_template") == len(DEFAULTS)


def test_due_days_lie_in_the_week(book, now):
    items = routines.open_list(book, "week", now).items
    assert [item.due for item in items] == [
        "2026-11-27", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-27", "2026-11-27",
    ]  # fmt: skip


def test_week_53_runs_over_the_year(book, at):
    made = routines.open_list(book, "week", at("2026-12-31"))
    assert made.starts == date(2026, 12, 28)
    assert routines.open_list(book, "week", at("2027-01-03")).id == made.id
    assert routines.open_list(book, "week", at("2027-01-04")).id != made.id


def test_retired_templates_are_left_out_and_made_lists_stay(book, now, at):
    made = routines.open_list(book, "day", now)
    with book.operation("retire", now):
        book.connection.execute("UPDATE routine_template SET retired = 1 WHERE text LIKE 'Sweep%'")
    assert routines.open_list(book, "day", now) == made
    assert [item.text for item in routines.open_list(book, "day", at("2026-11-28")).items] == [
        "Look over the whole grid once"
    ]


def test_making_a_list_is_nobodys_act(book, client, now):
    routines.open_list(book, "week", now)
    assert journal.undo(book, now).label == "client added: Hurt Łódź"
    assert book.value("SELECT count(*) FROM routine_item") > 0


def test_an_item_is_ticked_and_opened_again(book, now):
    item = routines.open_list(book, "day", now).items[0]
    routines.tick(book, item, now)
    done = routines.open_list(book, "day", now).items[0]
    assert done.state == "done"
    routines.tick(book, done, now)
    assert routines.open_list(book, "day", now).items[0].state == "open"
    journal.undo(book, now)
    journal.undo(book, now)
    assert routines.open_list(book, "day", now).items[0].state == "open"
    assert [entry.label for entry in journal.entries(book)][-2:] == [
        "open again: Sweep today's list", "done: Sweep today's list",
    ]  # fmt: skip


def test_an_item_of_ones_own_stands_last(book, now):
    routines.add(book, "day", "  water the plants ", now)
    assert states(book, "day", now)[-1] == ("water the plants", "open", False)
    journal.undo(book, now)
    assert len(states(book, "day", now)) == 2


def test_what_was_left_is_carried(book, now, at):
    first = routines.open_list(book, "week", now).items
    routines.tick(book, first[0], now)
    monday = at("2026-11-30")
    left = routines.leftovers(book, "week", monday)
    assert [item.id for item in left] == [item.id for item in first[1:]]
    routines.answer_leftovers(book, "week", monday, carry=True)
    assert routines.leftovers(book, "week", monday) == []
    new = routines.open_list(book, "week", monday).items
    assert [(item.text, item.carried) for item in new[: len(left)]] == [(item.text, True) for item in left]
    assert len(new) == len(left) + len(first)
    assert {state for _text, state, _carried in states(book, "week", now)} == {"done", "carried"}


def test_what_was_left_is_let_go(book, now, at):
    count = len(routines.open_list(book, "week", now).items)
    monday = at("2026-11-30")
    routines.answer_leftovers(book, "week", monday, carry=False)
    assert len(routines.open_list(book, "week", monday).items) == count
    assert {state for _text, state, _carried in states(book, "week", now)} == {"closed"}
    assert routines.leftovers(book, "week", monday) == []


@pytest.mark.parametrize("carry", [True, False])
def test_the_answer_is_undone(book, now, at, content, carry):
    routines.open_list(book, "week", now)
    monday = at("2026-11-30")
    routines.open_list(book, "week", monday)
    before = content(book)
    routines.answer_leftovers(book, "week", monday, carry=carry)
    journal.undo(book, monday)
    assert content(book) == before
    assert routines.leftovers(book, "week", monday)


def test_nothing_was_left_where_there_was_no_list(book, now):
    assert routines.leftovers(book, "week", now) == []


def test_mondays_are_asked_about_fridays(book, now, at):
    friday = routines.open_list(book, "day", now).items
    monday = at("2026-11-30")
    assert routines.leftovers(book, "day", monday) == friday
    routines.answer_leftovers(book, "day", monday, carry=False)
    assert routines.leftovers(book, "day", monday) == []


def test_after_a_holiday_no_period_is_forgotten(book, at):
    first = routines.open_list(book, "week", at("2026-11-02")).items
    second = routines.open_list(book, "week", at("2026-11-09")).items
    assert routines.leftovers(book, "week", at("2026-11-30")) == first + second
    routines.answer_leftovers(book, "week", at("2026-11-30"), carry=False)
    assert (
        routines.leftovers(book, "week", at("2026-12-07")) == routines.open_list(book, "week", at("2026-11-30")).items
    )
