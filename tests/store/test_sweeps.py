"""The sweep in the book: it goes on at the same card, grows and shrinks, and ends."""

from __future__ import annotations

import pytest

from cockpit.core.sweep import Card
from cockpit.core.verbs import BY_ID
from cockpit.store import clients, journal, sweeps, touches
from cockpit.store.book import open_book


@pytest.fixture
def five(book, now) -> list[int]:
    return [clients.add(book, f"C{n}", now)[1] for n in range(5)]


@pytest.fixture
def begun(book, five, now):
    cards = [Card(client, 50.0, ("never reached", "żółw")) for client in five[:3]]
    return sweeps.begin(book, cards, 3, 0.25, now)


def places(book) -> list[tuple[int, str]]:
    found = sweeps.unfinished(book)
    assert found is not None
    return [(card.client, card.outcome) for card in found.cards]


def test_a_list_is_kept_before_its_first_card_is_shown(book, begun, five, now):
    assert sweeps.unfinished(book) == sweeps.one(book, begun.id) == begun
    assert (begun.day, begun.capacity, begun.breath_before, begun.ended_ms) == (now.day, 3, 0.25, None)
    assert begun.cards[0].why == ("never reached", "żółw")
    assert begun.current is not None and begun.current.client == five[0]


def test_it_goes_on_at_the_same_card_after_a_restart(book, path, begun, five, now):
    card = begun.cards[0]
    touches.log(book, [five[0]], BY_ID["call"], now, source="sweep", sweep_card=(card.id, "contact"))
    sweeps.skip(book, begun.cards[1], "C1", now)
    book.close()
    again = open_book(path)
    found = sweeps.unfinished(again)
    assert found is not None and found.current is not None
    assert found.current.client == five[2]
    journal.undo(again, now)
    assert sweeps.unfinished(again).current.client == five[1]
    journal.undo(again, now)
    assert sweeps.unfinished(again).current.client == five[0]
    assert touches.count(again, five[0]) == 0
    again.close()


def test_tomorrow_the_list_of_today_is_still_there(book, begun, at):
    assert sweeps.unfinished(book) == begun
    newer = sweeps.begin(book, [], 5, 0.5, at("2026-11-28"))
    assert sweeps.unfinished(book) == newer
    assert newer.current is None


def test_it_holds_more_or_fewer(book, begun, five, now):
    sweeps.resize(book, begun.id, 5, [], [Card(five[3], 1.0, ()), Card(five[4], 1.0, ())], now)
    assert [client for client, _outcome in places(book)] == five
    found = sweeps.unfinished(book)
    sweeps.resize(book, begun.id, 2, [card.id for card in found.cards[2:]], [], now)
    assert [client for client, _outcome in places(book)] == five[:2]
    assert sweeps.unfinished(book).capacity == 2
    sweeps.resize(book, begun.id, 3, [], [Card(five[2], 1.0, ())], now)
    assert [client for client, _outcome in places(book)] == five[:3]


def test_cards_done_with_by_other_means(book, begun, five, now):
    sweeps.settle_gone(book, [begun.cards[0].id, begun.cards[2].id], now)
    assert places(book) == [(five[0], "gone"), (five[1], ""), (five[2], "gone")]
    # nobody's act: undo goes to what the user did last
    assert journal.undo(book, now).label == "client added: C4"


def test_the_end(book, begun, five, now):
    for card in begun.cards:
        sweeps.skip(book, card, "x", now)
    assert sweeps.unfinished(book).current is None
    sweeps.finish(book, begun.id, now)
    assert sweeps.unfinished(book) is None
    assert sweeps.one(book, begun.id).ended_ms == now.ms
    assert sweeps.one(book, 777) is None


def test_begun_and_ended_are_nobodys_acts(book, five, begun, now):
    sweeps.finish(book, begun.id, now)
    assert journal.entries(book)[0].label == "client added: C4"
