"""Writers are killed in the midst of writing: what they had acknowledged is there, once, and the book is whole."""

import pytest

from tests.reliability import kills

pytestmark = pytest.mark.timeout(900)

ROUNDS = 200


def test_two_hundred_kills_lose_nothing():
    told = kills.prove(ROUNDS, 1)
    assert told.rounds == ROUNDS
    assert (told.lost, told.twice, told.not_whole) == (0, 0, 0)
    # the kills fell into the midst of entries, or they were no kills
    assert told.acknowledged > ROUNDS
    assert told.rolled_back > 0
