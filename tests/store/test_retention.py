"""Old talks go, with what the journal and the backups kept of them; the breath of no client changes."""

from __future__ import annotations

import pytest

from cockpit.core.errors import BadInput, UndoRefused
from cockpit.core.verbs import BY_ID
from cockpit.store import backups, journal, people, portfolio, touches
from cockpit.store.erasing import retention
from cockpit.store.examination import examine


@pytest.fixture
def told(book, client, other, now, at):
    """Ten years of talks with one client; one old one with the other."""
    anna = people.add(book, client, "Anna Nowak", now)[1]
    for year in range(2016, 2027):
        touches.log(book, [client], BY_ID["call"], at(f"{year}-03-01"), note=f"qzxw{year}", people=[anna])
    touches.log(book, [client], BY_ID["visit"], at("2017-05-01"), note="qzxwbywizyta")
    touches.log(book, [other], BY_ID["call"], at("2018-01-01"), note="qzxwjedyna")
    touches.log(book, [client], BY_ID["call"], at("2015-03-01"), note="qzxwgone")
    gone = book.value("SELECT id FROM touch WHERE day = '2015-03-01'")
    touches.delete(book, [gone], now)
    backups.make(book, now)
    return book


def test_what_is_older_is_counted_by_year(told, now):
    before = retention.first_day(now.date, 5)
    assert before == "2021-11-27"
    assert retention.by_year(told, before) == {"2016": 1, "2017": 1, "2018": 1, "2019": 1, "2020": 1, "2021": 1}


def test_it_goes_and_no_breath_changes(told, path, client, other, now):
    before = [
        portfolio.facts(
            told,
            [client, other],
        )
    ]
    done = retention.erase(told, "2021-11-27", now)
    assert not done.untreated
    after = [portfolio.facts(told, [client, other])]
    assert [[(f.contact_day, f.visit_day) for f in each] for each in before] == [
        [(f.contact_day, f.visit_day) for f in each] for each in after
    ]
    assert [touch.day for touch in touches.history(told, client)] == [
        "2026-03-01", "2025-03-01", "2024-03-01", "2023-03-01", "2022-03-01", "2017-05-01",
    ]  # fmt: skip
    assert [(touch.day, touch.note) for touch in touches.history(told, other)] == [("2018-01-01", None)]
    for file in path.parent.rglob("*.cockpit"):
        content = file.read_bytes()
        for word in ("qzxw2016", "qzxw2021", "qzxwbywizyta", "qzxwjedyna", "qzxwgone"):
            assert word.encode() not in content, (file, word)
        assert b"qzxw2022" in content
        assert examine(file) == []


def test_it_does_not_come_back(told, now):
    deleted = told.value("SELECT max(id) FROM operation WHERE label LIKE '%deleted%'")
    retention.erase(told, "2021-11-27", now)
    with pytest.raises(UndoRefused):
        journal.undo(told, now, deleted)
    again = retention.erase(told, "2021-11-27", now)
    assert (again.operation, sum(again.gone.rows.values())) == (None, 0)


@pytest.mark.parametrize("years", [-1, 31])
def test_years_that_are_none(book, now, years):
    with pytest.raises(BadInput):
        retention.keep(book, years, now)


def test_the_years_are_kept_in_the_book(book, now):
    assert retention.years_of(book) == 0
    retention.keep(book, 5, now)
    assert retention.years_of(book) == 5
    journal.undo(book, now)
    assert retention.years_of(book) == 0
