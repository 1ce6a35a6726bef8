"""The ledger: each act before its rows, in one order, in a book of today and in one that was kept in two tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from cockpit.core.errors import BadInput, BookDamaged, UndoRefused
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, clients, connection, journal, ledger, notes, people, schema, search, touches
from cockpit.store.book import Book, open_book
from cockpit.store.examination import examine
from tests.store.older import BEFORE_RUNS, BEFORE_THE_LEDGER, OPEN_IN_META, as_of

CALL = BY_ID["call"]
STANDS = (
    "SELECT count(*) FROM ledger row JOIN ledger act ON act.seq = row.operation WHERE row.kind IS NOT NULL"
    " AND act.kind IS NULL AND (act.seq = 0 OR row.seq BETWEEN act.seq + 1 AND act.last_seq)"
)


def in_order(book) -> None:
    assert book.value(STANDS) == book.value("SELECT count(*) FROM journal")
    ends = [last for (last,) in book.rows("SELECT last_seq FROM operation WHERE id > 0")]
    assert all(book.value("SELECT kind FROM ledger WHERE seq = ?", (last,)) is not None for last in ends)
    assert book.value("SELECT count(open_operation) FROM ledger") == 0


@pytest.fixture
def lived(book, client, now):
    """A book with acts that stand, acts that were taken back, and rows that another program wrote."""
    touches.log(book, [client], CALL, now, note="Angebot", follow_up=7)
    _operation, person = people.add(book, client, "Anna", now, ["600"])
    people.edit(book, person, "rank", "buyer", now)
    with closing(sqlite3.connect(book.path)) as raw:
        raw.execute("UPDATE client SET city = 'Graz'")
        raw.execute("UPDATE touch SET note = 'Angebot, und Rabatt'")
        raw.commit()
    actions.plan(book, [client], "offer", now.date, now)
    journal.undo(book, now)
    clients.edit(book, client, "region", "south", now)
    return book


def test_each_act_stands_before_its_rows(lived):
    in_order(lived)
    assert lived.value("SELECT count(*) FROM operation") == len(journal.entries(lived, every=True))
    assert lived.value("SELECT min(seq) FROM journal WHERE operation = 0") > 0


def test_the_views_are_those_that_a_copy_may_have(book):
    for name, sql in ledger.VIEWS.items():
        assert book.value("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?", (name,)) == sql


@pytest.mark.parametrize("version", [OPEN_IN_META, BEFORE_RUNS, BEFORE_THE_LEDGER])
def test_a_book_of_before_is_brought_over_with_all_its_acts(lived, path, client, content, now, version):
    before, told, indexed = content(lived), journal.entries(lived, every=True), search.noted(lived, "rabatt")
    lived.close()
    as_of(path, version)
    book = open_book(path)
    assert book.value("PRAGMA user_version") == schema.LATEST
    in_order(book)
    assert (content(book), journal.entries(book, every=True)) == (before, told)
    assert book.value("PRAGMA integrity_check") == "ok"
    # what another program wrote is still to be taken in by the search table, and what ours wrote is in it
    notes.index_outside(book.connection)
    assert search.noted(book, "rabatt") == indexed == search.noted(book, "angebot")
    # what stands is taken back in the order in which it was done
    assert [journal.undo(book, now).label for _act in range(3)] == [
        "region of Hurt Łódź", "rank of Anna", "person added: Anna",
    ]  # fmt: skip
    in_order(book)
    book.close()


def test_rows_find_room_where_acts_have_numbers_next_to_each_other(book, path, now):
    book.close()
    as_of(path, BEFORE_THE_LEDGER)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executemany(
            "INSERT INTO operation (id, at_ms, label, source, first_seq, last_seq) VALUES (?, 0, 'a', 'keyed', ?, ?)",
            [(100, 1, 3), (101, 4, 4), (103, 6, 7)],
        )
        rows = [(1, 100), (2, 100), (3, 100), (4, 101), (5, 0), (6, 103), (7, 103)]
        raw.executemany(
            "INSERT INTO journal (seq, operation, \"table\", key, kind) VALUES (?, ?, 'family', ?, 'insert')",
            [(seq, operation, seq) for seq, operation in rows],
        )
        raw.execute("UPDATE meta SET indexed_seq = 5")
    book = open_book(path)
    assert book.rows("SELECT operation, key FROM journal ORDER BY seq") == [(act, key) for key, act in rows]
    assert [number for (number,) in book.rows("SELECT seq FROM journal ORDER BY seq")] == [
        102, 104, 105, 106, 107, 108, 109,
    ]  # fmt: skip
    assert book.rows("SELECT id, last_seq FROM operation WHERE id > 0") == [(100, 105), (101, 106), (103, 109)]
    assert book.value("SELECT indexed_seq FROM meta") == 107
    clients.add(book, "A", now)
    in_order(book)
    book.close()


def test_an_act_that_had_its_number_before_others_wrote(book, path, client, now):
    early = book.new_id(now)
    other = open_book(path)
    for city in ("Wien", "Graz"):
        clients.edit(other, client, "city", city, now)
    # their clock is ahead of ours
    clients.edit(other, client, "city", "Linz", now.moved(days=1))
    touches.log(book, [client], CALL, now, id=early)
    assert book.value("SELECT max(id) FROM operation") > early
    assert book.value("SELECT operation FROM ledger ORDER BY seq DESC LIMIT 1") == early
    in_order(book)
    # and so on, on both sides
    clients.edit(other, client, "city", "Wels", now)
    touches.log(book, [client], CALL, now)
    in_order(book)
    assert journal.undo(book, now, early).operation > early
    in_order(book)
    other.close()


def test_numbers_that_are_made_before_leave_room_for_rows(book, client, now):
    early = [book.new_id(now) for _act in range(3)]
    for number in early:
        touches.log(book, [client], CALL, now, follow_up=7, id=number)
    in_order(book)
    assert len(journal.entries(book)) == 4


def test_another_program_that_writes_before_the_file_is_looked_at(book, path, client, now, monkeypatch):
    touches.log(book, [client], CALL, now)
    early, other, look = book.new_id(now), open_book(path), connection.sight

    def late(place):
        monkeypatch.setattr(connection, "sight", look)
        clients.edit(other, client, "city", "Graz", now)
        return look(place)

    kept = Book.has_kept

    def keep(kept_by, *what):
        monkeypatch.setattr(Book, "has_kept", kept)
        monkeypatch.setattr(connection, "sight", late)
        kept(kept_by, *what)

    monkeypatch.setattr(Book, "has_kept", keep)
    clients.edit(book, client, "region", "south", now)
    touches.log(book, [client], CALL, now, id=early)
    clients.edit(book, client, "city", "Wels", now)
    assert book.value("SELECT count(*) FROM journal WHERE operation = 0") == 0
    in_order(book)
    other.close()


def test_an_act_with_an_early_number_is_the_last_one_for_undo_and_redo(book, path, client, now):
    early = book.new_id(now)
    other = open_book(path)
    clients.edit(other, client, "city", "Wien", now.moved(days=1))
    with book.operation("early", now, id=early):
        book.connection.execute("UPDATE client SET city = 'Graz'")
    assert book.value("SELECT max(id) FROM operation") > early
    with pytest.raises(UndoRefused, match="early"):
        journal.undo(other, now, book.value("SELECT max(id) FROM operation"))
    assert [journal.undo(other, now).label for _act in range(2)] == ["early", "city of Hurt Łódź"]
    assert book.value("SELECT city FROM client") == "Łódź"
    second = book.new_id(now)
    other.close()
    # redo knows of it as well
    with book.operation("early again", now, id=second):
        book.connection.execute("UPDATE client SET city = 'Linz'")
    with pytest.raises(BadInput, match="something else"):
        journal.redo(book, now)
    in_order(book)


def test_a_ledger_without_a_row_is_damage(book, path, client, now):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM ledger")
        raw.commit()
    with pytest.raises(BookDamaged):
        touches.log(book, [client], CALL, now)
    assert not book.connection.in_transaction


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM ledger", "lost its first row"),
        ("DELETE FROM ledger WHERE kind IS NULL AND seq > 0", "points to a row of operation"),
        ("UPDATE ledger SET last_seq = NULL WHERE kind IS NULL", "of operation holds what the program never writes"),
        ("INSERT INTO ledger (seq, operation, at_ms, label, source) VALUES (9223372036854775807, 9223372036854775807,"
         " 1, 'x', 'keyed')", "row 9223372036854775807 of operation"),
    ],
)  # fmt: skip
def test_a_check_names_what_the_ledger_has_lost(lived, path, damage, said):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(damage)
        raw.commit()
    assert any(said in finding for finding in examine(path))
