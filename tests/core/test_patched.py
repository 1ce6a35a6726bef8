"""A patched mapping is the mapping that a copy with the new values would be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.patched import FEW, Patched

LARGE = dict.fromkeys(range(1_000), "old")


@given(st.lists(st.dictionaries(st.integers(0, 999), st.text(max_size=3), max_size=90), max_size=8))
def test_one_patch_after_another_is_the_copy_that_they_make(patches):
    patched, copied = LARGE, dict(LARGE)
    for newer in patches:
        patched = Patched(patched, newer)
        copied |= newer
    assert dict(patched) == copied
    assert patched == copied
    assert list(patched) == list(copied)
    assert list(patched.values()) == list(copied.values())
    assert len(patched) == len(copied)
    assert [patched.get(key, "none") for key in (0, 999, 1_000)] == [copied.get(key, "none") for key in (0, 999, 1_000)]


def test_what_was_patched_stays_as_it_was():
    first = Patched(LARGE, {1: "new"})
    second = Patched(first, {1: "newer", 2: "new"})
    assert (first[1], first[2], second[1], second[2]) == ("new", "old", "newer", "new")
    assert LARGE[1] == "old"


def test_a_key_that_neither_has_is_missing():
    with pytest.raises(KeyError):
        Patched(LARGE, {1: "new"})[1_000]
    assert 1_000 not in Patched(LARGE, {1: "new"})


def test_many_patches_do_not_pile_up():
    patched = Patched(LARGE, dict.fromkeys(range(FEW + 1), "new"))
    assert patched._newer == {}
    assert (patched[FEW], patched[FEW + 1]) == ("new", "old")
    assert Patched(LARGE, dict.fromkeys(range(FEW), "new"))._base is LARGE
