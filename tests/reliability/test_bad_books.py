"""Damaged books: whatever the file holds, an answer or one sentence, and not a byte written into a bad one."""

import pytest

from tests.reliability import bad_books, damage

pytestmark = pytest.mark.timeout(900)
BOOKS = 4_000
PARTS = 2
"""Each with seeds of its own, so that they may run side by side."""


def prove(count, seed):
    told = bad_books.prove(count, seed, verbs=1)
    assert told["faults"] == []
    # sound ones are among them, or nothing would have been looked at; so are bad ones of nearly every kind
    assert told["books"] == count
    assert told["opened"] > count // 8
    assert told["bad"] > count // 3
    assert sum(told[f"{kind}: bad"] > 0 for kind in damage.KINDS) >= len(damage.KINDS) - 2


def test_a_few_damaged_books():
    prove(150, 0)


@pytest.mark.parametrize("part", range(PARTS))
def test_four_thousand_damaged_books(part):
    prove(BOOKS // PARTS, part + 1)
