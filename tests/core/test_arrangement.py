"""Orders and groups: who stands where, and that nobody moves unasked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.arrangement import GROUPS, ORDERS, Group, arrange, group_breath
from cockpit.core.facts import SalesFacts

TODAY = date(2026, 11, 27)


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def three(facts, book):
    clients = (
        facts(id=1, name="a", city="Łódź", potential_class="B", wallet=5, contact=ago(5), own_order=3,
              segment="hotel", region="north", country="PL", tags="cash\x1fvip", status="active"),
        facts(id=2, name="b", city="", potential_class="", wallet=99, own_order=1,
              segment="", region="", country="", tags="", status="lost"),
        facts(id=3, name="c", city="Berlin", potential_class="B", wallet=9, contact=ago(90), own_order=2,
              segment="Bar", region="south", country="DE", tags="vip", status="active"),
    )  # fmt: skip
    return book(*clients, sales={1: SalesFacts(10, ()), 3: SalesFacts(70, ())})


@pytest.mark.parametrize(
    ("order", "standing"),
    [
        ("name", (1, 2, 3)),
        ("city", (3, 1, 2)),
        ("potential", (3, 1, 2)),
        ("revenue", (3, 1, 2)),
        ("touch", (2, 3, 1)),
        ("due", (2, 3, 1)),
        ("own", (2, 3, 1)),
        ("unheard of", (1, 2, 3)),
    ],
)
def test_orders(three, order, standing):
    assert arrange(three, order, "none") == (Group("", standing),)


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        ("segment", [("Bar", (3,)), ("hotel", (1,)), ("without segment", (2,))]),
        ("region", [("north", (1,)), ("south", (3,)), ("without region", (2,))]),
        ("country", [("DE", (3,)), ("PL", (1,)), ("without country", (2,))]),
        ("class", [("B", (1, 3)), ("without class", (2,))]),
        ("tag", [("cash", (1,)), ("vip", (3,)), ("without tag", (2,))]),
        ("status", [("active", (1, 3)), ("lost", (2,))]),
        ("unheard of", [("", (1, 2, 3))]),
    ],
)
def test_groups_with_the_nameless_last(three, grouping, groups):
    assert [
        tuple(group.__getattribute__(part) for part in ("name", "members"))
        for group in arrange(three, "name", grouping)
    ] == groups


def test_letters_choose_one_each():
    for choices in (ORDERS, GROUPS):
        assert len({choice.letter for choice in choices.values()}) == len(choices)


@given(data=st.data())
def test_everybody_stands_once_and_in_the_same_place_again(any_book, data):
    whole = data.draw(any_book)
    order, grouping = data.draw(st.sampled_from(sorted(ORDERS))), data.draw(st.sampled_from(sorted(GROUPS)))
    groups = arrange(whole, order, grouping)
    assert sorted(member for group in groups for member in group.members) == sorted(whole.by_id)
    assert all(group.members for group in groups) or not whole.clients
    assert arrange(whole, order, grouping) == groups
    mixed = whole.__class__(whole.clients, whole.today, whole.policy, sales=whole.sales)
    assert arrange(mixed, order, grouping) == groups


def test_a_touch_moves_nobody_that_stands_by_name(three):
    before = arrange(three, "name", "segment")
    touched = three.with_clients([three.by_id[1]._replace(contact_day=TODAY.isoformat())])
    assert arrange(touched, "name", "segment") == before


def test_each_group_breathes_on_its_own(three):
    found = {group.name: group_breath(group, three) for group in arrange(three, "name", "status")}
    assert found == {"active": (1, 2), "lost": (0, 0)}


def test_a_group_outlives_a_member_that_left(three):
    assert group_breath(Group("x", (1, 777)), three) == (1, 1)
