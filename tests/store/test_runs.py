"""Rows that one statement made stand in the journal as one row, and are counted, listed, taken back one by one."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from cockpit.core.errors import UndoRefused
from cockpit.core.incoming import IncomingSale, Source
from cockpit.store import backups, journal, journal_rows, people, schema, triggers
from cockpit.store.erasing import erase as erasing
from cockpit.store.erasing import target
from cockpit.store.intake import take
from tests.store.older import BEFORE_RUNS, BEFORE_THE_LEDGER, OPEN_IN_META, as_of

SALES = Source("s.csv", "sales", "sales", "utf-8", ",")
MANY = triggers.MANY + 200


class Part:
    kind, file_index = "sales", 0

    def __init__(self, rows):
        self.rows = rows


def lines(count=MANY, document="D", net=100):
    return [
        IncomingSale(
            n + 2, "2026-05-04", f"C{n % 3}", f"Hurt {n % 3}", "", "", net, False, f"{document}/{n}#1", document
        )
        for n in range(count)
    ]


@pytest.fixture
def taken(book, now):
    """`taken(rows, label)`: an import; gives the id of its operation."""

    def run(rows, label="import"):
        return take(book, [Part(rows)], [SALES], now, label=label).operation

    return run


def runs(book):
    return book.value("SELECT count(*) FROM journal WHERE run > 1")


def test_it_is_counted_and_listed_as_what_it_is_about(book, taken):
    entry = journal.one(book, taken(lines()))
    made = entry.rows - MANY
    assert runs(book) == 1
    assert book.value("SELECT count(*) FROM journal") == made + 1
    assert journal.rows_to_replay(book) == entry.rows
    whole = journal_rows.changes(book, entry.id, 10_000)
    assert len(whole) == entry.rows
    told = [change.after["key"] for change in whole if change.table == "sales_line"]
    assert told == [row.key for row in lines()]
    assert journal_rows.changes(book, entry.id, 5, made + 700) == whole[made + 700 : made + 705]
    assert whole[-1].client == f"Hurt {(MANY - 1) % 3}"


def test_what_was_taken_back_is_listed_with_what_was_in_it(book, now, taken):
    entry = journal.one(book, taken(lines()))
    journal.undo(book, now)
    assert book.value("SELECT count(*) FROM sales_line") == 0
    (change,) = [one for one in journal_rows.changes(book, entry.id, 10_000) if one.after.get("key") == "D/700#1"]
    assert (change.kind, change.after["net"]) == ("insert", 100)


def test_an_act_that_changed_one_of_the_rows_comes_first(book, now, taken):
    first = taken(lines(), "first")
    taken([lines()[800]._replace(net_minor=7)], "second")
    with pytest.raises(UndoRefused, match="second"):
        journal.undo(book, now, first)
    journal.undo(book, now)
    assert journal.undo(book, now).undone == first
    assert book.value("SELECT count(*) FROM sales_line") == 0


def test_rows_that_hang_on_a_client_come_first(book, now, taken):
    first = taken(lines(), "first")
    taken(lines(document="E"), "second")
    assert runs(book) == 2
    with pytest.raises(UndoRefused, match="second"):
        journal.undo(book, now, first)
    journal.undo(book, now)
    journal.undo(book, now)
    assert book.value("SELECT count(*) FROM client") == 0


def test_where_some_were_there_already_each_row_is_journaled(book, now, taken):
    taken(lines(10))
    before = book.rows("SELECT * FROM sales_line ORDER BY id")
    taken(lines())
    assert runs(book) == 0
    journal.undo(book, now)
    assert book.rows("SELECT * FROM sales_line ORDER BY id") == before


def test_nobody_refers_to_a_table_that_has_runs(book):
    for child in triggers.tables(book.connection):
        keys = book.rows('SELECT "table" FROM pragma_foreign_key_list(?)', (child,))
        assert ("sales_line",) not in keys


@pytest.mark.parametrize("version", [OPEN_IN_META, BEFORE_RUNS, BEFORE_THE_LEDGER, schema.LATEST])
def test_the_act_of_somebody_erased_is_known_by_its_run(book, now, taken, version):
    taken(lines(3))
    people.add(book, book.value("SELECT id FROM client WHERE code = 'C1'"), "Anna Kowalska", now)
    # its first line is another client's
    taken(lines(document="E"), "what Kowalska bought")
    copy = backups.make(book, now).path
    if version < schema.LATEST:
        as_of(copy, version)
    planned = erasing.plan(book, target.named(book.connection, "Anna Kowalska", [copy], 0), now)
    done = erasing.erase(book, planned, now, [])
    assert not done.untreated
    for path in (book.path, copy):
        with closing(sqlite3.connect(path)) as opened:
            assert opened.execute("SELECT count(*) FROM operation WHERE instr(label, 'Kowalska')").fetchone() == (0,)
