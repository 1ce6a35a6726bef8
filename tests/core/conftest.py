"""Clients and books made of a few words each, and strategies for any of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import strategies as st

from cockpit.core.facts import ClientFacts, SalesFacts
from cockpit.core.policy import Policy
from cockpit.core.portfolio import Portfolio

TODAY = date(2026, 11, 27)
PLAIN = ClientFacts(
    id=1, code="", name="Anna", fold="anna", city="", region="", country="", segment="", potential_class="",
    status="active", cadence_days=None, visit_days=None, resting_until=None, resting_why="", window_from=None,
    window_to=None, own_order=0, contact_day=None, contact_ms=None, contact_channel=None, contact_direction=None,
    attempt_day=None, attempt_ms=None, attempt_outcome=None, retry_day=None, attempts=0, visit_day=None,
    action_id=None, action_text=None, action_due=None, action_at=None, wallet=None, tags="",
)  # fmt: skip


def ms(day: str) -> int:
    return (date.fromisoformat(day).toordinal() - 719_163) * 86_400_000


def make_facts(**changes: object) -> ClientFacts:
    """A client; `contact="2026-11-20"` is a call that reached it, `action="2026-11-20"` an action due."""
    if "contact" in changes:
        day = changes.pop("contact")
        changes = {"contact_day": day, "contact_ms": ms(str(day)), "contact_channel": "call",
                   "contact_direction": "out", **changes}  # fmt: skip
    if "attempt" in changes:
        day = changes.pop("attempt")
        changes = {"attempt_day": day, "attempt_ms": ms(str(day)), "attempt_outcome": "no-answer", "attempts": 1,
                   **changes}  # fmt: skip
    if "action" in changes:
        changes = {"action_due": changes.pop("action"), "action_id": 9, "action_text": "offer", **changes}
    if "name" in changes and "fold" not in changes:
        changes["fold"] = str(changes["name"]).lower()
    return PLAIN._replace(**changes)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def facts() -> Callable[..., ClientFacts]:
    return make_facts


@pytest.fixture(scope="session")
def book() -> Callable[..., Portfolio]:
    """`book(a, b, policy=..., sales=..., activity=..., today=...)`."""

    def make(*clients: ClientFacts, today: date = TODAY, policy: Policy | None = None, **parts: object) -> Portfolio:
        return Portfolio(clients, today, policy or Policy(), **parts)  # type: ignore[arg-type]

    return make


days = st.integers(-800, 60).map(lambda ahead: (TODAY + timedelta(days=ahead)).isoformat())
past = st.integers(-800, 0).map(lambda ahead: (TODAY + timedelta(days=ahead)).isoformat())


@st.composite
def some_facts(draw: st.DrawFn) -> ClientFacts:
    changes: dict[str, object] = {
        "segment": draw(st.sampled_from(["", "gastro", "Retail"])),
        "city": draw(st.sampled_from(["", "Łódź", "Berlin"])),
        "potential_class": draw(st.sampled_from(["", "A", "B", "C", "D"])),
        "status": draw(st.sampled_from(["prospect", "active", "dormant", "lost"])),
        "cadence_days": draw(st.none() | st.integers(1, 730)),
        "wallet": draw(st.none() | st.integers(0, 10**9)),
        "own_order": draw(st.integers(0, 5)),
        "tags": draw(st.sampled_from(["", "vip", "cash\x1fvip"])),
        "name": draw(st.sampled_from(["Anna", "Bruno", "Cyryl"])),
    }
    if draw(st.booleans()):
        changes |= {
            "resting_until": draw(days),
            "resting_why": draw(st.sampled_from(["bump", "pause", "do-not-contact"])),
        }
    if draw(st.booleans()):
        changes |= {"window_from": draw(days), "window_to": draw(days)}
    if draw(st.booleans()):
        changes["contact"] = draw(past)
        changes["contact_channel"] = draw(st.sampled_from(["call", "text", "email", "visit", "other"]))
        changes["contact_direction"] = draw(st.sampled_from(["in", "out"]))
    if draw(st.booleans()):
        changes |= {"attempt": draw(past), "attempts": draw(st.integers(0, 5)), "retry_day": draw(st.none() | days)}
    if draw(st.booleans()):
        changes |= {"action": draw(days), "action_at": draw(st.none() | st.just("10:00"))}
    return make_facts(**changes)


@st.composite
def some_book(draw: st.DrawFn) -> Portfolio:
    clients = [one._replace(id=n) for n, one in enumerate(draw(st.lists(some_facts(), max_size=8)), 1)]
    clients.sort(key=lambda one: (one.fold, one.id))
    ids = [one.id for one in clients]
    orders = st.lists(past, unique=True, max_size=9).map(lambda found: tuple(sorted(found, reverse=True)))
    sales = {one: SalesFacts(draw(st.integers(-(10**6), 10**8)), draw(orders)) for one in ids if draw(st.booleans())}
    activity = {one: draw(st.tuples(st.integers(0, 9), st.integers(0, 9))) for one in ids if draw(st.booleans())}
    policy = Policy(
        capacity=draw(st.sampled_from([1, 25])), segment_cadence=draw(st.sampled_from([{}, {"gastro": 10}]))
    )
    return Portfolio(tuple(clients), TODAY, policy, sales=sales, activity=activity)


@pytest.fixture(scope="session")
def any_facts() -> st.SearchStrategy[ClientFacts]:
    return some_facts()


@pytest.fixture(scope="session")
def any_book() -> st.SearchStrategy[Portfolio]:
    return some_book()
