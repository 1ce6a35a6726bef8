"""Items that tick by their figure, one leftover at a time, lists gone by, adherence, holidays."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.routine import Adherence
from cockpit.store import actions, journal, portfolio, routine_templates, routines, sweeps
from cockpit.store import holidays as calendar

TODAY = date(2026, 11, 27)


def looked_at(book, period, now):
    """The list as a screen shows it, and the figures beside it."""
    checklist = routines.open_list(book, period, now)
    whole = portfolio.with_needs(book, portfolio.load(book, now.date), *routines.needs(checklist.items))
    counts = routines.count_figures(book, checklist, whole)
    return routines.tick_by_figures(book, checklist, counts, now), counts


def the(checklist, figure):
    return next(item for item in checklist.items if item.figure == figure)


def test_it_ticks_itself_when_nought_and_nobody_undoes_it(book, client, now):
    shown, counts = looked_at(book, "week", now)
    assert the(shown, "no-action").state == "open"
    assert counts[the(shown, "no-action").id] == 1
    actions.plan(book, [client], "offer", TODAY, now)
    shown, counts = looked_at(book, "week", now)
    assert the(shown, "no-action").state == "done"
    assert counts[the(shown, "no-action").id] == 0
    assert journal.undo(book, now).label == "next action: offer"


def test_ticked_it_stays_so_and_the_figure_tells(book, client, now):
    _operation, (action,) = actions.plan(book, [client], "offer", TODAY, now)
    assert the(looked_at(book, "week", now)[0], "no-action").state == "done"
    actions.tick(book, action, now)
    shown, counts = looked_at(book, "week", now)
    assert the(shown, "no-action").state == "done"
    assert counts[the(shown, "no-action").id] == 1


def test_a_hand_has_the_last_word(book, client, now):
    actions.plan(book, [client], "offer", TODAY, now)
    done = the(looked_at(book, "week", now)[0], "no-action")
    routines.tick(book, done, now)
    assert the(looked_at(book, "week", now)[0], "no-action").state == "open"
    never = the(looked_at(book, "week", now)[0], "never")
    routines.tick(book, never, now)
    assert the(looked_at(book, "week", now)[0], "never").state == "done"


def test_in_an_empty_book_nothing_ticks_itself(book, now):
    for period in ("day", "week", "month"):
        shown, counts = looked_at(book, period, now)
        assert counts == {}
        assert {item.state for item in shown.items} == {"open"}


def test_looking_twice_writes_once(book, client, now):
    actions.plan(book, [client], "offer", TODAY, now)
    looked_at(book, "week", now)
    rev = book.rev
    looked_at(book, "week", now)
    assert book.rev == rev


def test_the_sweep_of_the_day_and_of_the_week(book, client, at):
    for day, left in (("2026-11-23", 4), ("2026-11-24", 3), ("2026-11-25", 2), ("2026-11-26", 1), ("2026-11-27", 0)):
        now = at(day)
        begun = sweeps.begin(book, [], 5, 0.5, now)
        shown, counts = looked_at(book, "day", now)
        assert the(shown, "sweep-today").state == "open"
        sweeps.finish(book, begun.id, now)
        shown, counts = looked_at(book, "day", now)
        assert the(shown, "sweep-today").state == "done"
        shown, counts = looked_at(book, "week", now)
        assert counts[the(shown, "sweep-days").id] == left
        assert the(shown, "sweep-days").state == ("done" if left == 0 else "open")


# leftovers, one at a time


def test_each_leftover_is_carried_or_let_go_by_itself(book, now, at, content):
    first = routines.open_list(book, "week", now).items
    monday = at("2026-11-30")
    routines.open_list(book, "week", monday)
    before = content(book)
    routines.answer_leftover(book, "week", first[0], monday, carry=True)
    routines.answer_leftover(book, "week", first[1], monday, carry=False)
    assert [item.id for item in routines.leftovers(book, "week", monday)] == [item.id for item in first[2:]]
    new = routines.open_list(book, "week", monday).items
    assert [item.text for item in new if item.carried] == [first[0].text]
    gone_by = routines.past_list(book, "week", date(2026, 11, 23))
    assert [item.state for item in gone_by.items][:3] == ["carried", "closed", "open"]
    journal.undo(book, monday)
    journal.undo(book, monday)
    assert content(book) == before


def test_an_item_is_let_go_and_opened_again(book, now):
    item = routines.open_list(book, "day", now).items[1]
    routines.let_go(book, item, now)
    closed = routines.open_list(book, "day", now).items[1]
    assert closed.state == "closed"
    routines.let_go(book, closed, now)
    assert routines.open_list(book, "day", now).items[1].state == "open"
    assert journal.undo(book, now).label == f"open again: {item.text}"


# lists gone by


def test_a_list_never_opened_is_not_made_by_looking(book, now):
    assert routines.past_list(book, "week", date(2026, 11, 16)) is None
    assert book.value("SELECT count(*) FROM routine_period") == 0


def test_adherence_of_thirteen_weeks_over_week_53(book, at):
    for day, ticked in (("2026-12-21", 3), ("2026-12-28", 0), ("2027-01-11", 1)):
        now = at(day)
        for item in routines.open_list(book, "week", now).items[:ticked]:
            routines.tick(book, item, now)
    kept = routines.adherence(book, "week", at("2027-01-13"))
    assert len(kept) == 13
    assert kept[-4:] == [
        Adherence(date(2026, 12, 21), 3, 6),
        Adherence(date(2026, 12, 28), 0, 6),
        Adherence(date(2027, 1, 4), 0, None),
        Adherence(date(2027, 1, 11), 1, 6),
    ]
    assert kept[0] == Adherence(date(2026, 10, 19), 0, None)
    assert routines.adherence(book, "quarter", at("2027-01-13"))[-2].starts == date(2026, 10, 1)


# rules and holidays


def test_an_item_is_there_only_in_the_periods_that_its_rule_names(book, at):
    now = at("2026-11-23")
    routine_templates.ensure(book, now)
    made = routine_templates.add(book, "day", "Kasa", now)
    routine_templates.edit(book, made, "rule", "FREQ=MONTHLY;BYMONTHDAY=-1", now)
    assert "Kasa" not in [item.text for item in routines.open_list(book, "day", now).items]
    end = routines.open_list(book, "day", at("2026-11-30")).items
    assert [item.due for item in end if item.text == "Kasa"] == ["2026-11-30"]


def test_holidays_of_the_books_country_are_no_working_days(book, at):
    """In Poland 24 to 26 December are holidays; the lists ask for them, whether or not the agenda was ever opened."""
    week = {item.text: item.due for item in routines.open_list(book, "week", at("2026-12-21")).items}
    assert week["Plan next week: visits first"] == "2026-12-23"
    assert date(2026, 12, 25) in routines.holidays(book, date(2026, 12, 1), date(2026, 12, 31))
    assert routines.holidays(book, date(2026, 12, 27), date(2026, 12, 31)) == frozenset()
    due = {item.text: item.due for item in routines.open_list(book, "month", at("2027-01-01")).items}
    # neither New Year nor Epiphany counts: the third working day is the Thursday
    assert due["Actual sales imported"] == "2027-01-07"
    assert journal.entries(book) == []


def test_the_holidays_of_another_country_count_where_it_was_chosen(book, at):
    calendar.choose(book, "GB", at("2026-12-21"))
    week = {item.text: item.due for item in routines.open_list(book, "week", at("2026-12-21")).items}
    assert week["Plan next week: visits first"] == "2026-12-24"


@pytest.mark.parametrize("rule", ["nonsense", "FREQ=WEEKLY;BYDAY=XX"])
def test_a_rule_that_another_program_broke_loses_no_item(book, now, rule):
    routine_templates.ensure(book, now)
    with book.operation("outside", now):
        book.connection.execute("UPDATE routine_template SET rule = ?", (rule,))
    assert all(item.due is None for item in routines.open_list(book, "week", now).items)
    assert len(routines.open_list(book, "week", now).items) == 6
