"""The agenda's sections and loads, working days, moves, and what is typed of an action."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cockpit.core import agenda, task_words
from cockpit.core.agenda import Entry, Load
from cockpit.core.agenda_words import day_off, day_words, landed, load_words, when
from cockpit.core.policy import Policy
from cockpit.core.rescheduling import read_move
from cockpit.core.workdays import is_working_day, next_working_day, plus_working_days

MONDAY = date(2026, 9, 14)
POLAND = {"2026-11-11": "Independence", "2026-12-25": "Christmas", "2027-01-01": "New Year", "2027-01-06": "Kings"}


def entry(due: str, at: str | None = None, minutes: int = 0, client: int | None = 1, id: int = 0) -> Entry:
    return Entry(id, client, "Hurt" if client else "", "offer", due, at, minutes, "act", "month")


@pytest.mark.parametrize(
    ("due", "today", "section"),
    [
        ("2026-09-13", "2026-09-14", "overdue"),
        ("2026-09-14", "2026-09-14", "today"),
        ("2026-09-15", "2026-09-14", "tomorrow"),
        ("2026-09-16", "2026-09-14", "week"),
        ("2026-09-20", "2026-09-14", "week"),
        ("2026-09-21", "2026-09-14", "later"),
        # on a Saturday tomorrow is the last day of the week, on a Sunday it is in the next
        ("2026-09-20", "2026-09-19", "tomorrow"),
        ("2026-09-21", "2026-09-19", "later"),
        ("2026-09-21", "2026-09-20", "tomorrow"),
        ("2026-09-22", "2026-09-20", "later"),
        # week 53 of 2026 runs into January
        ("2027-01-03", "2026-12-29", "week"),
        ("2027-01-04", "2026-12-29", "later"),
        ("2025-12-31", "2026-01-01", "overdue"),
        # the leap day is a day like any other
        ("2028-02-29", "2028-02-28", "tomorrow"),
        ("2028-03-01", "2028-02-28", "week"),
    ],
)
def test_a_day_has_its_section(due, today, section):
    assert agenda.section_of(date.fromisoformat(due), date.fromisoformat(today)) == section


def test_sections_stand_in_order_and_days_in_theirs():
    found = agenda.in_sections(
        [
            entry("2026-09-15"),
            entry("2026-09-14", None, id=3),
            entry("2026-09-14", "15:00", id=2),
            entry("2026-09-14", "09:30", 45, id=1),
            entry("2026-08-31"),
        ],
        MONDAY,
    )
    assert [section.id for section in found] == ["overdue", "today", "tomorrow"]
    assert [each.id for each in found[1].entries] == [1, 2, 3]
    assert found[1].load == Load(3, 45, 2)
    assert agenda.in_sections([], MONDAY) == ()


def test_minutes_are_summed_and_none_are_made_up():
    loads = agenda.loads_by_day([entry("2026-09-14", minutes=60), entry("2026-09-14"), entry("2026-09-15")])
    assert loads == {"2026-09-14": Load(2, 60, 1), "2026-09-15": Load(1, 0, 1)}
    assert load_words(Load(5, 130, 3), 420) == ["5", "2 h 10 of 7 h", "3 without minutes"]
    assert load_words(Load(2, 0, 2), 420) == ["2", "no minutes named"]
    assert load_words(Load(2, 60, 0)) == ["2", "1 h"]
    assert load_words(Load(1, 30, 0), 0) == ["1", "30 min", "a day off"]


def test_a_day_off_holds_nothing():
    minutes = Policy().day_minutes
    assert minutes == 420
    assert agenda.capacity(date(2026, 11, 10), minutes, POLAND) == 420
    assert agenda.capacity(date(2026, 11, 11), minutes, POLAND) == 0
    assert agenda.capacity(date(2026, 11, 14), minutes, POLAND) == 0
    assert Policy().with_settings({"day_minutes": 300}).day_minutes == 300


@pytest.mark.parametrize(
    ("load", "capacity", "full"),
    [
        (Load(0, 0, 0), 420, "empty"),
        (Load(9, 0, 9), 420, "open"),
        (Load(1, 314, 0), 420, "open"),
        (Load(1, 315, 0), 420, "full"),
        (Load(1, 420, 0), 420, "full"),
        (Load(1, 421, 0), 420, "over"),
        (Load(1, 421, 0), 0, "open"),
    ],
)
def test_how_full_a_day_is(load, capacity, full):
    assert agenda.fullness(load, capacity) == full


def test_a_month_is_made_of_whole_weeks():
    for first in (date(2026, month, 1) for month in range(1, 13)):
        weeks = agenda.month_weeks(first)
        days = [day for week in weeks for day in week]
        assert all(len(week) == 7 and week[0].weekday() == 0 for week in weeks)
        assert days == [days[0] + timedelta(days=each) for each in range(len(days))]
        assert {day for day in days if day.month == first.month} == {
            first + timedelta(days=each) for each in range((agenda.next_month(first) - first).days)
        }
    assert [week[0].isocalendar().week for week in agenda.month_weeks(date(2026, 12, 5))] == [49, 50, 51, 52, 53]
    assert agenda.month_weeks(date(2027, 1, 15))[0][0] == date(2026, 12, 28)
    assert len(agenda.month_weeks(date(2027, 2, 1))) == 4
    assert date(2028, 2, 29) in [day for week in agenda.month_weeks(date(2028, 2, 1)) for day in week]


def test_months_turn_over_the_year():
    assert agenda.next_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert agenda.next_month(date(2027, 1, 31), -1) == date(2026, 12, 1)
    assert agenda.next_month(date(2028, 3, 31), -1) == date(2028, 2, 1)
    assert agenda.next_month(date(9999, 12, 1)) == date(9999, 12, 1)
    assert agenda.next_month(date(1, 1, 1), -1) == date(1, 1, 1)


def test_who_is_left_without_a_next_action():
    ticked = [entry("2026-09-14", client=7), entry("2026-09-14", client=None), entry("2026-09-15", client=7),
              entry("2026-09-14", client=8)]  # fmt: skip
    assert agenda.without_next(ticked, {8}) == [7]


# working days


def test_working_days_pass_over_weekends_and_holidays():
    assert next_working_day(date(2026, 11, 10), POLAND) == date(2026, 11, 12)
    assert next_working_day(date(2026, 11, 10)) == date(2026, 11, 11)
    assert next_working_day(date(2026, 12, 24), POLAND) == date(2026, 12, 28)
    assert next_working_day(date(2026, 12, 31), POLAND) == date(2027, 1, 4)
    assert plus_working_days(date(2027, 1, 4), 2, POLAND) == date(2027, 1, 7)
    assert plus_working_days(date(2027, 1, 7), -2, POLAND) == date(2027, 1, 4)
    assert plus_working_days(MONDAY, 0) == MONDAY
    assert next_working_day(date(2028, 2, 28)) == date(2028, 2, 29)
    assert not is_working_day(date(2026, 12, 25), POLAND)


def test_a_calendar_of_holidays_only_is_no_loop():
    class Always:
        def __contains__(self, day: object) -> bool:
            return True

    assert next_working_day(MONDAY, Always()) > MONDAY


# moving


@pytest.mark.parametrize(
    ("words", "due", "lands", "at"),
    [
        ("+1d", "2026-09-14", "2026-09-15", None),
        ("+3d", "2026-09-30", "2026-10-03", None),
        ("+1w", "2026-12-28", "2027-01-04", None),
        ("+1w", "2028-02-22", "2028-02-29", None),
        ("+2wd", "2026-11-10", "2026-11-13", None),
        ("-1wd", "2026-11-12", "2026-11-10", None),
        ("-1d", "2026-09-16", "2026-09-15", None),
        # what is overdue counts from today, and nothing goes back beyond today
        ("+1d", "2026-09-03", "2026-09-15", None),
        ("-3d", "2026-09-15", "2026-09-14", None),
        ("-1d", "2026-09-03", "2026-09-03", None),
        ("fri", "2026-10-10", "2026-09-18", None),
        ("15.12 10:00", "2026-09-14", "2026-12-15", "10:00"),
        ("next week", "2026-09-14", "2026-09-21", None),
        ("+1 tydz", "2026-09-14", "", None),
        ("+1 tyg", "2026-09-16", "2026-09-23", None),
        ("+3j", "2026-09-16", "2026-09-19", None),
        ("16:30", "2026-10-10", "2026-10-10", "16:30"),
        ("today 16:30", "2026-10-10", "2026-09-14", "16:30"),
        ("jutro", "2026-10-10", "2026-09-15", None),
        ("", "2026-09-14", "", None),
        ("offer fri", "2026-09-14", "", None),
        ("3.9.2026", "2026-09-14", "", None),
        ("+99999999d", "2026-09-14", "", None),
        ("-99999999d", "2026-09-14", "", None),
        ("+9999d", "2026-09-14", "", None),
    ],
)
def test_where_a_move_lands(words, due, lands, at):
    move = read_move(words, MONDAY)
    if not lands:
        assert move.problem
        return
    assert move.problem == ""
    assert move.lands(date.fromisoformat(due), MONDAY, POLAND).isoformat() == lands
    assert move.at == at


def test_a_move_ends_with_the_calendar():
    assert read_move("+3d", MONDAY).lands(date(9999, 12, 31), MONDAY) <= date(9999, 12, 31)


def test_a_day_off_is_said():
    assert day_off(date(2026, 11, 11), POLAND) == "Independence"
    assert day_off(date(2026, 11, 14), POLAND) == "weekend"
    assert day_off(date(2026, 11, 12), POLAND) == ""
    today = date(2026, 11, 9)
    assert landed([date(2026, 11, 11)], today, POLAND) == "Wed 11 Nov, Independence"
    assert landed([date(2026, 11, 12)] * 2, today, POLAND) == "Thu 12 Nov"
    assert landed([date(2026, 11, 11), date(2026, 11, 14), date(2026, 11, 16)], today, POLAND) == (
        "Wed 11 Nov to Mon 16 Nov, 2 on days off"
    )
    assert landed([], today, POLAND) == ""
    assert day_words(date(2026, 11, 12), today, Load(2, 500, 1), 420, POLAND) == (
        "Thu 12 Nov · 2 planned · 8 h 20 of 7 h · 1 without minutes · more than the day holds"
    )
    assert day_words(date(2026, 11, 11), today, Load(1, 0, 1), 420, POLAND) == (
        "Wed 11 Nov · Independence · 1 planned · no minutes named"
    )


def test_when_says_what_the_heading_does_not():
    assert when(entry("2026-09-14", "09:00"), "today", MONDAY) == "09:00"
    assert when(entry("2026-09-14"), "today", MONDAY) == ""
    assert when(entry("2026-09-16", "09:00"), "week", MONDAY) == "Wed 09:00"
    assert when(entry("2026-12-16"), "later", MONDAY) == "16 Dec"
    assert when(entry("2027-12-16"), "later", MONDAY) == "16 Dec 27"


# typing


@pytest.mark.parametrize(
    ("line", "text", "minutes", "ground", "horizon"),
    [
        ("offer fri 45m", "offer fri", 45, None, None),
        ("offer 45min fri #analyse", "offer fri", 45, "analyse", None),
        ("offer 45 min", "offer", 45, None, None),
        ("offer 1h30m #Invest #year", "offer", 90, "invest", "year"),
        ("raport 20 minut", "raport", 20, None, None),
        ("order #4711 #other", "order #4711 #other", None, None, None),
        ("#a plan", "#a plan", None, None, None),
        ("#al visit with Jan", "visit with Jan", None, "alongside", None),
        ("+2m contract", "+2m contract", None, None, None),
        ("30m 45m x", "x", 45, None, None),
        ("6h call", "6h call", None, None, None),
        ("0m nothing", "nothing", 0, None, None),
        ("", "", None, None, None),
    ],
)
def test_minutes_and_ground_are_taken_out_of_the_words(line, text, minutes, ground, horizon):
    found = task_words.read(line)
    assert found == (text, minutes, ground, horizon, "")


def test_too_many_minutes_are_refused():
    assert "14401" in task_words.read("x 14401 min").problem or task_words.read("x 240h1m").minutes is None
    assert task_words.read("x 99h9999m").problem


def test_what_is_spelled_is_read_again():
    for minutes, ground, horizon in ((0, "act", "month"), (45, "analyse", "month"), (600, "invest", "year")):
        found = task_words.read(f"offer {task_words.spelled(minutes, ground, horizon)}")
        assert (found.minutes or 0, found.ground or "act", found.horizon or "month") == (minutes, ground, horizon)
        assert found.text == "offer"
