"""The power is cut while a backup takes the book's place: the old book or the new one stands there, both are kept."""

import pytest

from tests.reliability import restore_cuts, shim

pytestmark = [
    pytest.mark.skipif(bool(shim.why_not()), reason=shim.why_not() or "-"),
    pytest.mark.timeout(900),
]


@pytest.mark.parametrize("damaged", [False, True])
def test_a_book_stands_at_the_path_whenever_the_power_goes(damaged):
    tally = restore_cuts.prove(300, 1, damaged=damaged)
    assert tally.states > 50
    assert (tally.lost, tally.corrupt) == (0, 0), tally.first
    assert tally.old
    assert tally.new
