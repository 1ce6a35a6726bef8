"""Today's list: who is on it, in which order, who is left out, and how many it holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import breath, sweep
from cockpit.core.errors import BadInput
from cockpit.core.facts import SalesFacts
from cockpit.core.policy import Policy
from cockpit.core.sweep import HOUR_MS

TODAY = date(2026, 11, 27)
NOON = (TODAY.toordinal() - 719_163) * 86_400_000 + 43_200_000


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def names(book) -> list[str]:
    return [book.by_id[card.client].name for card in sweep.candidates(book, NOON)]


def why(book) -> str:
    (card,) = sweep.candidates(book, NOON)
    return " | ".join(card.why)


def test_a_promise_before_the_never_touched_before_the_due(facts, book):
    whole = book(
        facts(id=1, name="due", cadence_days=10, contact=ago(10)),
        facts(id=2, name="never"),
        facts(id=3, name="promise", contact=ago(1), action=ago(0)),
        facts(id=4, name="at ten", contact=ago(1), action=ago(0), action_at="10:00"),
        facts(id=5, name="fresh", contact=ago(1)),
        facts(id=6, name="soon", cadence_days=10, contact=ago(8)),
    )
    assert names(whole) == ["at ten", "promise", "never", "due"]


def test_an_older_promise_comes_first_and_a_better_class_weighs_more(facts, book):
    whole = book(
        facts(id=1, name="today", contact=ago(1), action=ago(0)),
        facts(id=2, name="overdue", contact=ago(1), action=ago(5)),
        facts(id=3, name="best", contact=ago(1), action=ago(0), potential_class="A"),
    )
    assert names(whole) == ["best", "overdue", "today"]


def test_equal_scores_stand_by_name(facts, book):
    assert names(book(facts(id=1, name="b"), facts(id=2, name="a"))) == ["a", "b"]


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "lost"},
        {"resting_until": ago(-1), "resting_why": "bump"},
        {"resting_until": ago(-30), "resting_why": "do-not-contact"},
        {"resting_until": ago(-30), "resting_why": "do-not-contact", "action": ago(0)},
        {"contact": ago(0), "contact_ms": NOON - HOUR_MS + 1, "action": ago(0)},
        {"attempt": ago(0), "attempt_ms": NOON - 1, "action": ago(0)},
        {"attempt": ago(1), "retry_day": ago(-1)},
    ],
)
def test_nobody_who_rests_was_just_touched_or_is_tried_again_later(facts, book, changes):
    assert names(book(facts(**changes))) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"resting_until": ago(0), "resting_why": "bump"},
        {"contact": ago(0), "contact_ms": NOON - HOUR_MS, "action": ago(0)},
        {"attempt": ago(1), "retry_day": ago(0)},
        {"attempt": ago(1), "retry_day": ago(-1), "action": ago(0)},
        {"attempt": ago(9), "attempts": 0, "retry_day": ago(-1)},
        {"status": "prospect"},
    ],
)
def test_who_is_back(facts, book, changes):
    assert names(book(facts(**changes))) == ["Anna"]


def test_the_reasons_are_figures(facts, book):
    assert why(book(facts())) == "never reached; cadence 60 days from the book's default"
    due = facts(cadence_days=10, contact=ago(12), attempt=ago(1))
    assert why(book(due)) == (
        "12 days since the last contact (by call); cadence 10 from its own setting | tried yesterday"
    )
    assert why(book(facts(contact=ago(0), contact_ms=0, action=ago(1), action_at="09:30"))) == (
        "promised yesterday 09:30: offer"
    )


def test_the_stretch_is_never_silent(facts, book):
    clients = [facts(id=n, name=f"n{n}", cadence_days=1, contact=ago(9)) for n in range(1, 6)]
    cards = sweep.candidates(book(*clients, policy=Policy(capacity=5)), NOON)
    assert all("×1.4" in card.why[0] for card in cards)


def test_spend_windows_and_late_orders(facts, book):
    def orders(last: int) -> SalesFacts:
        return SalesFacts(100, tuple(ago(last + 10 * n) for n in range(3)))

    one = facts(contact=ago(1))
    assert why(book(one, sales={1: orders(8)})) == "spend window opens today"
    assert why(book(one, sales={1: orders(10)})) == "spend window open for 2 days"
    assert why(book(one, sales={1: orders(20)})) == "order late: ×2.0 of a rhythm of 10 days"
    assert names(book(one, sales={1: orders(31)})) == []


def test_the_tail_is_who_is_outside_the_best_by_sales(facts, book):
    policy = Policy(best=1)
    head, tail = (facts(id=n, name=name, cadence_days=10, contact=ago(12)) for n, name in ((1, "a"), (2, "b")))
    sales = {1: SalesFacts(500, ()), 2: SalesFacts(100, ())}
    first, second = sweep.candidates(book(head, tail, policy=policy, sales=sales), NOON)
    assert (first.client, second.client) == (2, 1)
    assert "tail: outside the 1 best by sales" in first.why
    assert not any("tail" in words for words in second.why)


def test_without_sales_nobody_is_the_tail(facts, book):
    assert "tail" not in why(book(facts(cadence_days=10, contact=ago(12)), sales={}))


@given(data=st.data())
def test_every_card_has_a_reason_and_nobody_rests(any_book, data):
    whole = data.draw(any_book)
    cards = sweep.candidates(whole, NOON)
    assert len({card.client for card in cards}) == len(cards)
    assert [card.score for card in cards] == sorted((card.score for card in cards), reverse=True)
    for card in cards:
        assert card.why and all(card.why)
        assert not breath.resting(whole.by_id[card.client], whole.iso)
    wanted = {card.client for card in cards}
    for one in whole.clients:
        promised = one.action_due is not None and one.action_due <= whole.iso
        just_now = max(one.contact_ms or 0, one.attempt_ms or 0) > NOON - HOUR_MS
        if promised and not breath.resting(one, whole.iso) and not just_now:
            assert one.id in wanted


def test_the_day_holds_so_many(facts, book):
    cards = sweep.candidates(book(*(facts(id=n) for n in range(1, 6))), NOON)
    assert sweep.cut(cards, 2) == cards[:2]
    assert sweep.cut(cards, 99) == cards
    assert sweep.cut(cards, 0) == sweep.cut(cards, -1) == []


@pytest.mark.parametrize(
    ("typed", "clients"),
    [("25", 25), (" 7 ", 7), ("90m", 15), ("90 min", 15), ("90MIN", 15), ("5m", 1), ("60 m", 10)],
)
def test_a_capacity_is_clients_or_minutes(typed, clients):
    assert sweep.capacity_of(typed) == clients


@pytest.mark.parametrize("typed", ["", "0", "-3", "many", "1.5", "m", "90h", "٣", "0m", "25in", "9" * 30])
def test_no_capacity(typed):
    with pytest.raises(BadInput, match="is no capacity"):
        sweep.capacity_of(typed)


@given(st.text(max_size=12))
def test_a_capacity_is_positive_or_refused(typed):
    try:
        assert sweep.capacity_of(typed) >= 1
    except BadInput:
        pass


def test_progress_counts_each_outcome():
    found = sweep.progress(["contact", "text", "attempt", "skip", "bump", "gone", "", ""])
    assert found == sweep.Progress(done=6, total=8, contacts=2, attempts=1, texts=1, skipped=3)
    assert sweep.progress([]) == sweep.Progress(0, 0, 0, 0, 0, 0)
