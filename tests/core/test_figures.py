"""Figures that tick an item by themselves: each counts what it says."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core import figures
from cockpit.core.facts import SalesFacts
from cockpit.core.figures import FIGURES, Around

WEEK = Around(date(2026, 11, 23), date(2026, 11, 29), frozenset())


@pytest.mark.parametrize(
    ("figure", "changes", "parts", "count"),
    [
        ("no-action", {}, {}, 1),
        ("no-action", {"action": "2026-12-01"}, {}, 0),
        ("no-action", {"resting_until": "2026-12-31", "resting_why": "pause"}, {}, 0),
        ("overdue-actions", {"action": "2026-11-26"}, {}, 1),
        ("overdue-actions", {"action": "2026-11-27"}, {}, 0),
        ("never", {}, {}, 1),
        ("never", {"contact": "2026-11-01"}, {}, 0),
        ("late", {"contact": "2026-01-01"}, {}, 1),
        ("late", {"contact": "2026-11-26"}, {}, 0),
        ("tasks", {}, {"owed": {None: (3, 1)}}, 3),
        ("late-orders", {}, {"sales": {1: SalesFacts(1, ("2026-11-07", "2026-10-28", "2026-10-18"))}}, 1),
        ("late-orders", {}, {"sales": {}}, 0),
    ],
)
def test_a_figure(facts, book, figure, changes, parts, count):
    assert figures.count(figure, book(facts(**changes), **parts), WEEK) == count


def test_the_days_of_the_week_that_want_a_sweep(facts, book):
    whole = book(facts())
    assert figures.count("sweep-days", whole, WEEK) == 5
    swept = WEEK._replace(swept=frozenset({"2026-11-23", "2026-11-27", "2026-11-28"}))
    assert figures.count("sweep-days", whole, swept) == 3
    off = swept._replace(holidays=frozenset({date(2026, 11, 24)}))
    assert figures.count("sweep-days", whole, off) == 2
    assert figures.count("sweep-today", whole, swept) == 0
    assert figures.count("sweep-today", whole, WEEK) == 1


def test_an_unknown_figure_and_an_empty_book_count_nothing(facts, book):
    assert figures.count("other", book(facts()), WEEK) is None
    for figure in FIGURES:
        assert figures.count(figure, book(), WEEK) is None


def test_every_figure_has_words_and_names_what_it_needs():
    for figure in FIGURES.values():
        assert figure.label.strip()
        assert figure.needs in ("", "sales", "activity")
