"""`cockpit retention`: for good unless a number of years is set; counted first."""

from __future__ import annotations

import pytest


@pytest.fixture
def old(cockpit):
    for day in ("2019-03-01 10:00", "2020-03-01 10:00", "2026-03-01 10:00"):
        assert cockpit("log", "H-1", "call", "--at", day, "--note", "said").status == 0


def test_for_good_unless_years_are_set(cockpit, old, stored):
    assert cockpit("--json", "retention").json == {"years": 0, "before": None, "touches": {}}
    assert cockpit("retention", "--erase").status == 2
    assert stored("SELECT count(*) FROM touch") == [(3,)]


def test_counted_then_erased(cockpit, old, stored):
    ran = cockpit("--json", "retention", "--keep", "5")
    assert ran.json == {"years": 5, "before": "2021-11-27", "touches": {"2019": 1, "2020": 1}, "erased": False}
    assert stored("SELECT count(*) FROM touch") == [(3,)]
    ran = cockpit("retention", "--erase")
    assert ran.status == 0
    assert "touch 2" in ran.out
    assert stored("SELECT count(*) FROM touch") == [(1,)]
    assert cockpit("check").status == 0


@pytest.mark.parametrize("words", [("--keep", "-1"), ("--keep", "99"), ("--years", "0"), ("--years", "x")])
def test_years_that_are_none(cockpit, words):
    assert cockpit("retention", *words).status == 2
