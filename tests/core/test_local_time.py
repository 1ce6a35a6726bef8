"""Instants and times on the wall, in zones near and far."""

from datetime import datetime

import pytest

from cockpit.core.local_time import LocalTime


def wall(text):
    """A time as a clock on the wall shows it."""
    return datetime.fromisoformat(text)


MS = 1_794_900_000_000


@pytest.mark.parametrize(
    ("zone", "offset", "day", "clock"),
    [
        ("UTC", 0, "2026-11-17", "07:20"),
        ("Europe/Warsaw", 60, "2026-11-17", "08:20"),
        ("America/Santiago", -180, "2026-11-17", "04:20"),
        ("Asia/Kathmandu", 345, "2026-11-17", "13:05"),
        ("Pacific/Kiritimati", 840, "2026-11-17", "21:20"),
    ],
)
def test_an_instant_has_a_day(zone, offset, day, clock):
    at = LocalTime(zone).at(MS)
    assert (at.ms, at.zone, at.offset_min, at.day, at.clock) == (MS, zone, offset, day, clock)


def test_summer_and_winter_have_their_own_offset():
    warsaw = LocalTime("Europe/Warsaw")
    assert warsaw.on_the_wall(wall("2026-07-01T12:00")).offset_min == 120
    assert warsaw.on_the_wall(wall("2026-12-01T12:00")).offset_min == 60
    # 02:30 comes twice on 25 October 2026, and never on 29 March
    twice = warsaw.on_the_wall(wall("2026-10-25T02:30"))
    assert (twice.offset_min, twice.clock) == (120, "02:30")
    never = warsaw.on_the_wall(wall("2026-03-29T02:30"))
    assert never.day == "2026-03-29"


def test_a_zone_that_nobody_knows_is_the_machines():
    machine = LocalTime("").at(MS)
    assert LocalTime("No/Where").at(MS)[2:] == machine[2:]
