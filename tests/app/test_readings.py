"""What the lenses say after a change: of the clients that changed, once somebody looks through the lens again."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.app.readings import Readings
from cockpit.clock import Clock
from cockpit.core.lens import lenses
from cockpit.core.verbs import BY_ID
from cockpit.store import portfolio, touches
from cockpit.store.book import open_book
from tests.app.walk import TODAY

NOW = Clock(TODAY).now()


@pytest.fixture
def book(demo):
    opened = open_book(demo)
    yield opened
    opened.close()


def test_changes_that_a_lens_was_not_asked_about_are_all_asked_about_later(book):
    opened = portfolio.with_needs(book, portfolio.load(book, TODAY), "sales", "activity")
    readings = Readings(opened)
    readings.ask_all()
    first, second, third = (facts.id for facts in opened.clients[:3])
    for changed in ([first], [second, third], [first]):
        touches.log(book, changed, BY_ID["no-answer"], NOW)
        touches.log(book, changed, BY_ID["call"], NOW)
        opened = portfolio.refreshed(book, opened, changed)
        readings = readings.after(opened, changed)
        # one lens is looked through each time, as on the screen
        assert readings.of(lenses()["breath"]) == opened.read(lenses()["breath"])
    readings = readings.loaded(opened)
    whole = portfolio.with_needs(book, portfolio.load(book, TODAY), "sales", "activity")
    assert whole == opened
    for lens in lenses().values():
        assert readings.of(lens) == whole.read(lens), lens.id


def test_a_lens_that_is_asked_leaves_the_readings_before_it_as_they_were(book):
    opened = portfolio.load(book, TODAY)
    before = Readings(opened)
    breath = lenses()["breath"]
    seen, states = before.of(breath), dict(before.of(breath).states)
    never = next(facts.id for facts in opened.clients if facts.contact_day is None)
    touches.log(book, [never], BY_ID["call"], NOW)
    fresh = portfolio.refreshed(book, opened, [never])
    assert before.after(fresh, [never]).of(breath) != seen
    assert before.of(breath) is seen
    assert seen.states == states
    assert opened.by_id[never].contact_day is None
    assert date.fromisoformat(fresh.by_id[never].contact_day) == date.fromisoformat(NOW.day)
