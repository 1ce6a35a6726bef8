"""The running screen is killed: whatever its line said was logged is in the book."""

import pytest

from tests.reliability import power_cut, screen_kills

pytestmark = pytest.mark.timeout(900)

ROUNDS = 40
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_forty_killed_screens_lose_nothing(part, tmp_path):
    told = screen_kills.prove(tmp_path / power_cut.NAME, ROUNDS // PARTS, part + 1)
    assert told.rounds == ROUNDS // PARTS
    assert (told.lost, told.not_whole) == (0, 0)
    assert told.acknowledged > 0
