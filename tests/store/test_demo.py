"""The demo: the sample with its days moved, kept for the day, made anew tomorrow."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta

import pytest

from cockpit import paths
from cockpit.core import routine, words
from cockpit.core.errors import BookUnusable
from cockpit.core.verbs import BY_ID
from cockpit.store import demo, journal, portfolio, touches
from cockpit.store.demo import BY_PERIODS, DAYS, INSTANTS


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    return tmp_path_factory.mktemp("demo") / "folder" / "demo.cockpit"


@pytest.fixture
def opened(target, now):
    book = demo.open_demo(paths.sample(), target, now)
    yield book
    book.close()


def of_sample(sql: str):
    with closing(sqlite3.connect(f"file:{paths.sample()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


AHEAD = (date(2026, 11, 27) - date(2026, 9, 14)).days


def test_its_today_is_today(opened, now):
    assert opened.anchor_day == now.day
    assert portfolio.load(opened, now.date).breathing()[1] > 100


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in DAYS for column in DAYS[table]])
def test_each_day_has_moved(opened, table, column):
    sql = f'SELECT "{column}" FROM "{table}" ORDER BY id LIMIT 50'
    moved = [
        (date.fromisoformat(day) + timedelta(days=AHEAD)).isoformat() if day else None for (day,) in of_sample(sql)
    ]
    assert [day for (day,) in opened.rows(sql)] == moved


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in INSTANTS for column in INSTANTS[table]])
def test_each_instant_has_moved(opened, table, column):
    sql = f'SELECT "{column}" FROM "{table}" ORDER BY id LIMIT 50'
    assert [ms for (ms,) in opened.rows(sql)] == [ms and ms + AHEAD * 86_400_000 for (ms,) in of_sample(sql)]


LISTS = "SELECT period, starts FROM routine_period ORDER BY id"


@pytest.mark.parametrize(
    "day", ["2026-09-14", "2026-09-15", "2026-11-27", "2026-11-28", "2027-01-03", "2027-03-31", "2028-02-29"]
)
def test_the_routines_lists_move_by_whole_periods(tmp_path, at, day):
    """By days their Mondays would become other weekdays, and two of them might meet in one month."""
    before = of_sample(LISTS)
    assert {period for period, _starts in before} == set(routine.PERIODS)
    book = demo.open_demo(paths.sample(), tmp_path / "demo", at(day))
    after = book.rows(LISTS)
    assert len(set(after)) == len(before)
    today = date.fromisoformat(day)
    for period, starts in after:
        first = date.fromisoformat(starts)
        assert routine.start(period, first) == first < today
        assert period != "day" or first.weekday() < 5
    for kind in ("week", "month", "quarter"):
        present = routine.start(kind, today).isoformat()
        newest = max(starts for period, starts in after if period == kind)
        assert newest == routine.previous(kind, date.fromisoformat(present)).isoformat()
    for period, starts, due in book.rows(
        "SELECT p.period, p.starts, i.due FROM routine_item i JOIN routine_period p ON p.id = i.routine_period"
        " WHERE i.due IS NOT NULL"
    ):
        assert starts <= due <= routine.end(period, date.fromisoformat(starts)).isoformat()
        assert date.fromisoformat(due).weekday() < 5
    book.close()


def test_no_column_of_days_is_forgotten(opened):
    moved = [*DAYS.items(), *BY_PERIODS.items()]
    known = {(table, column) for table, columns in moved for column in columns} | {("meta", "anchor_day")}
    for table, sql in opened.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"):
        for line in sql.splitlines():
            if "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'" in line:
                assert (table, line.split()[0]) in known


def test_the_plan_has_moved_by_months(opened):
    before, after = (rows("SELECT id, month, net FROM plan ORDER BY id") for rows in (of_sample, opened.rows))
    assert len(before) == len(after)
    for (_id, month, net), (_same, moved, moved_net) in zip(before, after, strict=True):
        assert 12 * int(moved[:4]) + int(moved[5:]) - 12 * int(month[:4]) - int(month[5:]) == 2
        assert net == moved_net


def test_the_moving_is_nobodys_act(opened, now):
    assert journal.entries(opened) == []
    assert opened.value("SELECT count(*) FROM journal") == 0
    assert opened.value("PRAGMA integrity_check") == "ok"
    assert opened.rows("PRAGMA foreign_key_check") == []


def test_it_is_the_owners_alone(opened, target):
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.parent.stat().st_mode) == 0o700
    assert [each.name for each in target.parent.iterdir()] == ["demo.cockpit"]


def test_what_was_tried_is_kept_until_one_begins_anew(target, now, at):
    book = demo.open_demo(paths.sample(), target, now, fresh=True)
    client = book.value("SELECT id FROM client")
    touches.log(book, [client], BY_ID["call"], now, note="tried")
    book.close()
    tried = "SELECT count(*) FROM touch WHERE note = 'tried'"
    again = demo.open_demo(paths.sample(), target, at("2026-11-27", "18:00"))
    assert again.value(tried) == 1
    again.close()
    tomorrow = demo.open_demo(paths.sample(), target, at("2026-11-28"))
    assert tomorrow.value(tried) == 1
    assert tomorrow.anchor_day == "2026-11-27"
    tomorrow.close()
    anew = demo.open_demo(paths.sample(), target, at("2026-11-28"), fresh=True)
    assert anew.value(tried) == 0
    assert anew.anchor_day == "2026-11-28"
    anew.close()


def test_a_demo_that_was_only_looked_at_is_todays_again(target, now, at):
    demo.open_demo(paths.sample(), target, now, fresh=True).close()
    tomorrow = demo.open_demo(paths.sample(), target, at("2026-11-28"))
    assert tomorrow.anchor_day == "2026-11-28"
    tomorrow.close()


def test_the_routine_is_in_the_users_language(target, now):
    words.speak("pl")
    try:
        book = demo.open_demo(paths.sample(), target, now, fresh=True)
        texts = {text for (text,) in book.rows("SELECT text FROM routine_template")}
        assert texts == {words._(one.text) for one in routine.DEFAULTS}
        assert not texts & {one.text for one in routine.DEFAULTS}
        book.close()
    finally:
        words.speak("en")
        demo.open_demo(paths.sample(), target, now, fresh=True).close()


def test_it_is_made_anew_where_it_is_asked_for_or_broken(target, now):
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"broken")
    target.with_name("demo.cockpit-journal").write_bytes(b"left by a crash")
    book = demo.open_demo(paths.sample(), target, now)
    assert book.anchor_day == now.day
    assert book.value("PRAGMA integrity_check") == "ok"
    book.close()


def test_a_demo_of_a_day_before_the_sample(tmp_path, at):
    book = demo.open_demo(paths.sample(), tmp_path / "a", at("2024-02-29"))
    assert book.anchor_day == "2024-02-29"
    assert book.value("SELECT max(day) FROM touch") < "2024-02-29"
    book.close()


def test_the_sample_is_not_written(opened):
    assert of_sample("SELECT anchor_day FROM meta") == [("2026-09-14",)]


def test_without_the_sample_there_is_no_demo(tmp_path, now):
    with pytest.raises(BookUnusable, match="the sample book is missing"):
        demo.open_demo(tmp_path / "none", tmp_path / "demo", now)
    assert not (tmp_path / "demo").exists()
