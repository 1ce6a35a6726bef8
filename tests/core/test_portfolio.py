"""The portfolio: what changes in place is what a whole reading would give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.lens import lenses
from cockpit.core.policy import Policy
from cockpit.core.portfolio import Portfolio
from cockpit.core.vital_signs import in_words, vital_signs


@given(data=st.data(), lens=st.sampled_from(sorted(lenses())))
def test_clients_changed_in_place_are_a_book_read_anew(any_book, any_facts, data, lens):
    before = data.draw(any_book)
    changed = {}
    for one in before.clients:
        if data.draw(st.booleans()):
            changed[one.id] = data.draw(any_facts)._replace(id=one.id)
    clients = sorted((changed.get(one.id, one) for one in before.clients), key=lambda one: (one.fold, one.id))
    whole = Portfolio(tuple(clients), before.today, before.policy, sales=before.sales, activity=before.activity)
    before.breathing()
    fresh = before.with_clients(changed.values())
    assert fresh == whole
    assert fresh.breathing() == whole.breathing()
    assert fresh.by_id == whole.by_id
    assert fresh.stretch == whole.stretch
    if fresh.stretch == before.stretch:
        # what a changed cadence stretches is read anew of everybody
        reread = fresh.reread(before.read(lenses()[lens]), [*changed, 777])
        assert reread == whole.read(lenses()[lens])


@given(data=st.data())
def test_what_was_there_stays_as_it_was(any_book, data):
    before = data.draw(any_book)
    clients, by_id = before.clients, dict(before.by_id)
    before.with_clients([one._replace(cadence_days=1) for one in clients])
    assert (before.clients, dict(before.by_id)) == (clients, by_id)


def test_a_cadence_changes_the_stretch_and_a_touch_does_not(facts, book):
    whole = book(*(facts(id=n, cadence_days=7) for n in range(1, 11)), policy=Policy(capacity=1))
    assert whole.stretch == 2
    assert whole.with_clients([facts(id=1, cadence_days=7, contact="2026-11-27")]).stretch == 2
    assert whole.with_clients([facts(id=n, cadence_days=14) for n in range(1, 11)]).stretch == 1


def test_parts_are_loaded_once(facts, book):
    bare = book(facts())
    assert bare.has("") and not bare.has("sales") and not bare.has("activity")
    assert bare.sales_of(1) is None
    assert bare.activity_of(1) == (0, 0)
    full = bare.with_parts(sales={}).with_parts(activity={1: (2, 1)})
    assert full.has("sales") and full.has("activity")
    assert full.activity_of(1) == (2, 1)


def test_the_vital_signs_of_a_small_book(facts, book):
    whole = book(
        facts(id=1, contact="2026-11-20"),
        facts(id=2, contact="2026-09-20", action="2026-11-27"),
        facts(id=3, contact="2025-09-20", action="2026-11-26"),
        facts(id=4),
        facts(id=5, status="lost"),
        owed={None: (2, 0), 2: (1, 0), 3: (1, 1)},
    )
    signs = vital_signs(whole)
    assert signs == (1, 4, 1, 1, 1, 4, 1)
    assert signs.share == 0.25
    assert in_words(signs, []) == [
        "breathing 25\u00a0%", "due 1", "late 1", "never 1", "actions due 4 (1 overdue)",
    ]  # fmt: skip
    assert in_words(signs, [0.5, 0.3, 0.25])[0] == "breathing 25\u00a0% −5 █▂▁"


def test_the_signs_of_an_empty_book(book):
    signs = vital_signs(book())
    assert signs.share is None
    assert in_words(signs, [0.0, 0.0])[0] == "breathing –"


@given(data=st.data())
def test_the_share_is_the_one_that_the_clients_make(any_book, data):
    whole = data.draw(any_book)
    signs = vital_signs(whole)
    assert 0 <= signs.breathing <= signs.counted <= len(whole)
    assert signs.actions_overdue <= signs.actions_due
