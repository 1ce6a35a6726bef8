"""The money of one client as the book has it."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.money import Against
from cockpit.store import money

TODAY = date(2026, 11, 27)


@pytest.fixture
def sold(book, client, now):
    """Families, who supplies them, and sales lines in two years."""
    with book.operation("sales", now):
        execute = book.connection.execute
        for place, name in enumerate(("wine", "tea", "linen", "cups"), 1):
            execute("INSERT INTO family (id, name, fold, place) VALUES (?, ?, ?, ?)", (place, name, name, place))
        execute("INSERT INTO competitor (id, name, fold) VALUES (1, 'Rival', 'rival')")
        for number, (family, relevant, rival, end) in enumerate(
            ((1, 1, None, None), (2, 1, 1, "2027-03-01"), (3, 0, None, None)), 1
        ):
            execute(
                "INSERT INTO supply (id, client, family, relevant, competitor, contract_end) VALUES (?, ?, ?, ?, ?, ?)",
                (number, client, family, relevant, rival, end),
            )
        for number, (day, family, net) in enumerate(
            (
                ("2024-11-01", 2, 900),
                ("2025-11-27", 1, 100),
                ("2025-11-28", 1, 40),
                ("2026-11-27", 1, 300),
                ("2026-11-28", 1, 999),
                ("2026-01-05", None, 10),
            ),
            1,
        ):
            execute(
                "INSERT INTO sales_line (id, key, client, day, family, net) VALUES (?, ?, ?, ?, ?, ?)",
                (number, str(number), client, day, family, net),
            )
    return client


def test_amounts_families_and_days(book, sold):
    found = money.of_client(book, sold, TODAY)
    assert found.year == Against(310, 100)
    assert found.month == Against(300, 100)
    assert found.rolling == Against(350, 100)
    assert found.rolling_known
    assert [(each.name, each.net, each.standing) for each in found.families] == [
        ("wine", 340, "bought"),
        ("tea", 0, "competitor"),
        ("linen", 0, "unknown"),
        ("cups", 0, "unknown"),
    ]
    assert (found.families[1].competitor, found.families[1].contract_end) == ("Rival", "2027-03-01")
    assert found.last == TODAY


def test_a_client_without_sales_in_a_book_with_some(book, sold, now):
    from cockpit.store import clients

    _operation, other = clients.add(book, "Other", now)
    found = money.of_client(book, other, TODAY)
    assert found.last is None
    assert found.year == Against(0, 0)
    assert {each.relevant for each in found.families} == {None}


def test_the_first_day_of_the_books_sales(book, sold):
    assert money.sales_begin(book, TODAY) == date(2024, 11, 1)
    assert money.sales_begin(book, date(2024, 10, 31)) is None


def test_an_empty_book(book):
    assert money.sales_begin(book, TODAY) is None
