"""The power is cut while a book is brought up to date: it is old or new, and the copy made before is whole."""

import pytest

from tests.reliability import migration_cuts, shim

pytestmark = [
    pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "-"),
    pytest.mark.timeout(900),
]
STATES = 2000
PARTS = 2


def test_a_few_cuts():
    tally = migration_cuts.prove(1, 100, 0)
    assert (tally.lost, tally.corrupt) == (0, 0), tally.first


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("step", migration_cuts.steps())
def test_a_book_is_old_or_new(step, part):
    tally = migration_cuts.prove(step, STATES // PARTS, part + 1)
    assert tally.states == STATES // PARTS
    assert (tally.lost, tally.corrupt) == (0, 0), tally.first
    assert tally.old
    assert tally.new


def test_one_migration_after_the_other_without_a_transaction_is_seen_to_leave_something_between():
    assert migration_cuts.prove(1, 150, 1, "apart").corrupt > 0
