"""What was kept of the clients is shown only where the book is as it was, whoever changed it since."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from cockpit.core.facts import ClientFacts
from cockpit.store import as_left, clients, portfolio
from cockpit.store.book import open_book
from cockpit.store.erasing import erase as erasing
from cockpit.store.erasing import target

TODAY = date(2026, 11, 27)


@pytest.fixture
def kept(book, now, monkeypatch):
    """A book of four clients whose facts are kept."""
    monkeypatch.setattr(as_left, "FEWEST", 1)
    for number in range(4):
        clients.add(book, f"Client {number}", now)
    portfolio.keep(book)
    assert as_left.is_kept(book)
    return book


def shown(book) -> list[str]:
    return [facts.name for facts in portfolio.load(book, TODAY, portfolio.read_ahead(book)).clients]


def from_outside(path, sql):
    with closing(sqlite3.connect(path)) as other:
        other.execute(sql)
        other.commit()


def test_it_is_what_the_query_gives(kept):
    assert isinstance(portfolio.read_ahead(kept), list)
    assert shown(kept) == [facts.name for facts in portfolio.load(kept, TODAY).clients]


def test_an_act_since_is_shown(kept, now):
    clients.add(kept, "Client 4", now)
    assert not as_left.is_kept(kept)
    assert "Client 4" in shown(kept)


def test_what_another_program_wrote_since_is_shown(kept, path):
    from_outside(path, "UPDATE client SET name = 'Theirs' WHERE name = 'Client 1'")
    with closing(open_book(path)) as again:
        assert not as_left.is_kept(again)
        assert "Theirs" in shown(again) and "Client 1" not in shown(again)


def test_what_another_program_writes_while_they_are_read_is_not_kept_over(kept, path, now, monkeypatch):
    clients.add(kept, "Client 4", now)
    read = portfolio._read

    def reading(book):
        row = read(book)
        from_outside(path, "UPDATE client SET name = 'Theirs' WHERE name = 'Client 1'")
        return row

    monkeypatch.setattr(portfolio, "_read", reading)
    portfolio.keep(kept)
    monkeypatch.undo()
    assert not as_left.is_kept(kept)
    assert "Theirs" in shown(kept)


def test_they_go_when_somebody_is_erased(kept, now):
    planned = erasing.plan(kept, target.named(kept.connection, "Client 2"), now)
    done = erasing.erase(kept, planned, now)
    assert done.left == {}
    assert kept.value("SELECT count(*) FROM kept_column") == 0
    assert "Client 2" not in shown(kept)


@pytest.mark.parametrize(
    "spoilt", ["", "=", ":a", "=\x00\x1ea\x1eb", "=~~~~\x1ea", ":1\x1e2", "?x", "#", "#00", "#zz" * 32]
)
def test_what_cannot_be_read_counts_as_not_kept(kept, spoilt):
    """A kept column that is none of ours: the query is asked instead."""
    for place in range(len(ClientFacts._fields)):
        kept.connection.execute("UPDATE kept_column SET text = ? WHERE id = ?", (spoilt, place))
        assert shown(kept) == [f"Client {number}" for number in range(4)]
        kept.connection.execute("DELETE FROM kept_column")
        portfolio.keep(kept)


@pytest.mark.parametrize(
    "column", [list(range(-8, 8)), [2**62, -(2**62), 1, 2, 3, 4], [1, None, 3, 4, None, 6], [7] * 9, [None] * 5]
)
def test_numbers_come_back(column):
    text = as_left._packed(column, True)
    assert text is not None
    many, values = as_left._unpacked(text, True)
    assert list(values if many >= 0 else [values] * len(column)) == column


@pytest.mark.parametrize("column", [[2**63, *range(9)], [-(2**63), *range(9)], ["7", *range(9)], [1.5, *range(9)]])
def test_what_is_no_number_of_eight_bytes_is_not_kept(column):
    assert as_left._packed(column, True) is None


@pytest.mark.parametrize("name", ["a\x1eb", "\x1d", "…" * 40, "Ł\U0001f600"])
def test_odd_names_come_back_or_are_not_kept(kept, name):
    kept.connection.execute("UPDATE client SET name = ? WHERE name = 'Client 1'", (name,))
    portfolio.keep(kept)
    assert shown(kept) == [facts.name for facts in portfolio.load(kept, TODAY).clients]
    assert name in shown(kept)
