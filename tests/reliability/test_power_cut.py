"""The power is cut while a rep's acts are acknowledged: none of them is lost, and the book is whole.

The last test is the control: the same with weaker settings, and with an acknowledgement before the commit, must lose
some, or the proof above it proves nothing.
"""

import pytest

from tests.reliability import power_cut, shim

pytestmark = [
    pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "-"),
    pytest.mark.timeout(900),
]
STATES = 10_000
PARTS = 4
"""Each a recording and a seed of its own, so that they may run side by side."""


def prove(count, seed, entries=power_cut.ACTS):
    tally = power_cut.prove(count, seed, entries=entries)
    assert tally.states == count
    assert (tally.lost, tally.corrupt) == (0, 0), tally.first
    # cuts fell before a commit and after it, or they were no cuts of a commit
    assert tally.old
    assert tally.new


def test_a_few_cuts():
    prove(150, 0, entries=8)


@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_cuts_lose_nothing(part):
    prove(STATES // PARTS, part + 1)


@pytest.mark.parametrize("settings", ["delete-full", "wal-normal", "off", "early"])
def test_weaker_settings_lose_entries_so_the_proof_can_see_a_loss(settings):
    tally = power_cut.prove(150, 1, settings, entries=12)
    assert tally.lost > 0
