"""Ids: ascending whatever the clock does, and the same id again from its thirteen characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.errors import BadInput
from cockpit.core.ids import UID_LENGTH, Ids, from_uid, uid

NOW = 1_795_000_000_000


@given(st.integers(0, 2**64), st.lists(st.integers(0, 2**41), min_size=2, max_size=50))
def test_ids_ascend_even_where_the_clock_goes_back(seed, instants):
    ids = Ids(seed)
    made = [ids.new(instant) for instant in instants]
    assert made == sorted(set(made))
    assert all(0 <= one < 2**63 for one in made)


@given(st.integers(1, 10_000))
def test_a_block_keeps_its_ids_to_itself(count):
    ids = Ids(7)
    first = ids.block(NOW, count)
    assert ids.new(NOW) > first + count


def test_an_id_tells_its_millisecond():
    assert Ids(7).new(NOW) >> 21 == NOW


def test_two_devices_make_different_ids_in_the_same_millisecond():
    assert not {Ids(1).new(NOW), Ids(2).new(NOW)} & {Ids(3).new(NOW), Ids(4).new(NOW)}


@given(st.integers(0, 2**63 - 1))
def test_a_uid_is_its_id_again(identity):
    text = uid(identity)
    assert len(text) == UID_LENGTH
    assert from_uid(text) == from_uid(text.lower()) == from_uid(f" {text[:6]}-{text[6:]} ") == identity


@given(st.integers(0, 2**63 - 1), st.integers(0, 2**63 - 1))
def test_uids_stand_in_the_order_of_their_ids(one, other):
    assert (uid(one) < uid(other)) == (one < other)


def test_letters_that_look_like_digits():
    assert from_uid("OIL0000000000") == from_uid("0110000000000")


@pytest.mark.parametrize(
    "text", ["", "0", "U" * 13, "0" * 12, "0" * 14, "8000000000000", "Z" * 13, "00000 0000000", "ż" * 13]
)
def test_no_uid(text):
    with pytest.raises(BadInput, match="is not a uid"):
        from_uid(text)


@given(st.text(max_size=20))
def test_any_text_is_a_uid_or_refused(text):
    try:
        assert 0 <= from_uid(text) < 2**63
    except BadInput:
        pass
