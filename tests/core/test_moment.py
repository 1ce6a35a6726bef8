"""An instant as it was lived, wherever that was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.moment import Moment


@pytest.mark.parametrize(
    ("zone", "offset", "day", "clock"),
    [
        ("UTC", 0, "2026-12-31", "23:30"),
        ("Europe/Warsaw", 60, "2027-01-01", "00:30"),
        ("America/Santiago", -180, "2026-12-31", "20:30"),
        ("Asia/Kathmandu", 345, "2027-01-01", "05:15"),
        ("Pacific/Kiritimati", 840, "2027-01-01", "13:30"),
    ],
)
def test_one_instant_in_five_places(zone, offset, day, clock):
    ms = int(datetime(2026, 12, 31, 23, 30, tzinfo=UTC).timestamp()) * 1000
    moment = Moment(ms, zone, offset, "").moved()
    assert (moment.day, moment.clock) == (day, clock)
    assert moment.date.isoformat() == day


@given(st.integers(0, 4_000_000_000_000), st.integers(-720, 840), st.integers(-800, 800), st.integers(-5000, 5000))
def test_moving_there_and_back(ms, offset, days, minutes):
    here = Moment(ms, "", offset, "").moved()
    there = here.moved(days, minutes)
    assert there.ms - here.ms == (timedelta(days=days, minutes=minutes) / timedelta(milliseconds=1))
    assert there.moved(-days, -minutes) == here
    assert (there.date - here.moved(0, minutes).date).days == days
