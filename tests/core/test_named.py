"""Named tuples of our own are what Python's are, but for the time that it takes to declare one."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from cockpit.core import named


class Ours(named.NamedTuple):
    """Said of it."""

    first: int
    second: str = "two"
    third: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return self.first * 2

    def says(self) -> str:
        return f"{self.second}!"


class Theirs(typing.NamedTuple):
    """Said of it."""

    first: int
    second: str = "two"
    third: tuple[int, ...] = ()

    @property
    def double(self) -> int:
        return self.first * 2

    def says(self) -> str:
        return f"{self.second}!"


BOTH = pytest.mark.parametrize("kind", [Ours, Theirs])


@BOTH
def test_it_takes_values_by_position_by_name_and_by_default(kind):
    one = kind(1, third=(3,))
    assert (one.first, one.second, one.third) == (1, "two", (3,))
    assert one == (1, "two", (3,)) == tuple(one)
    assert hash(one) == hash((1, "two", (3,)))
    assert kind(second="b", first=4) == (4, "b", ())


@BOTH
def test_it_does_what_its_class_says(kind):
    assert (kind(2).double, kind(2).says(), kind.__doc__, kind.__module__) == (4, "two!", "Said of it.", __name__)
    assert kind._fields == kind.__match_args__ == ("first", "second", "third")
    assert kind._field_defaults == {"second": "two", "third": ()}
    assert repr(kind(1)) == f"{kind.__name__}(first=1, second='two', third=())"
    assert kind(1)._asdict() == {"first": 1, "second": "two", "third": ()}
    assert kind.__mro__ == (kind, tuple, object)


@BOTH
def test_it_is_made_of_others(kind):
    assert kind._make([1, "b", ()]) == kind(1, "b")
    assert kind(1)._replace(second="c") == kind(1, "c")
    assert type(kind(1)._replace(second="c")) is kind
    for again in (copy.copy(kind(1)), copy.deepcopy(kind(1)), pickle.loads(pickle.dumps(kind(1)))):
        assert again == kind(1)
        assert type(again) is kind


@BOTH
@pytest.mark.parametrize("bad", [
    lambda kind: kind(), lambda kind: kind(1, 2, 3, 4), lambda kind: kind(1, first=2), lambda kind: kind(1, fourth=2),
    lambda kind: kind._make([1, 2]), lambda kind: kind(second="b"),
])  # fmt: skip
def test_what_does_not_go_with_its_fields_is_refused(kind, bad):
    with pytest.raises(TypeError):
        bad(kind)


@BOTH
def test_it_never_changes(kind):
    one = kind(1)
    with pytest.raises(AttributeError):
        one.first = 2
    with pytest.raises(AttributeError):
        one.more = 2
    with pytest.raises((TypeError, ValueError)):
        one._replace(fourth=1)
