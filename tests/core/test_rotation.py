"""Which backups stay."""

# ruff: noqa: DTZ001 - local instants of a wall clock, as the backups carry them
from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from cockpit.core.rotation import DAILY, MONTHLY, WEEKLY, kept

TODAY = date(2026, 11, 27)
instants = some.lists(some.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 27, 23, 59)), max_size=60)


def at(days_ago: int, hour: int = 12) -> datetime:
    return datetime(2026, 11, 27, hour) - timedelta(days=days_ago)


def test_all_of_two_days_stay():
    made = [at(0, hour) for hour in range(24)] + [at(1, hour) for hour in range(24)]
    assert kept(made, TODAY) == set(made)


def test_a_backup_each_hour_for_two_years():
    made = [at(days, hour) for days in range(730) for hour in range(8, 18)]
    stays = sorted(kept(made, TODAY), reverse=True)
    assert len(stays) <= 2 * 10 + DAILY + WEEKLY + MONTHLY
    assert [one for one in stays if one.date() < date(2026, 11, 26)][:10] == [at(days, 17) for days in range(2, 12)]
    months = {(one.year, one.month) for one in stays}
    assert len(months) == MONTHLY
    assert {one.isocalendar()[:2] for one in stays} >= {at(7 * week).isocalendar()[:2] for week in range(WEEKLY)}


def test_a_rest_of_a_year_loses_nothing_of_before():
    made = [at(400 + days) for days in range(5)]
    assert kept(made, TODAY) == set(made)


@given(instants)
def test_the_newest_always_stays_and_nothing_new_is_made_up(made):
    stays = kept(made, TODAY)
    assert stays <= set(made)
    assert not made or max(made) in stays


@given(instants)
def test_rotating_twice_lets_go_of_no_more(made):
    once = kept(made, TODAY)
    assert kept(once, TODAY) == once


@given(instants)
def test_no_more_than_the_rule_says(made):
    stays = kept(made, TODAY)
    recent = {one for one in made if one.date() > TODAY - timedelta(days=2)}
    assert len(stays - recent) <= DAILY + WEEKLY + MONTHLY
