"""What was kept of the clients is shown only where the book is as it was, whoever changed it since."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from cockpit.store import as_left, clients, portfolio
from cockpit.store.book import open_book

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
