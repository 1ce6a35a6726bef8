"""An entry that is tried again: a commit may report a fault and be durable all the same."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cockpit.core.errors import AlreadyDone, BookUnusable
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, clients, journal, touches
from cockpit.store.book import open_book
from cockpit.store.touches import Promise
from tests.store.faults import Faulty

CALL = BY_ID["call"]


@pytest.mark.parametrize("durable", [True, False])
def test_a_touch_tried_again_is_there_once(book, client, now, durable):
    id, whole = book.new_id(now), book.connection
    entry = {"follow_up": 3, "promise": Promise("offer", now.date + timedelta(days=1)), "id": id}
    book._connection = Faulty(whole, durable)
    with pytest.raises(BookUnusable, match="disk I/O error"):
        touches.log(book, [client], CALL, now, **entry)
    assert book.value("SELECT count(*) FROM touch") == int(durable)
    first = touches.log(book, [client], CALL, now, **entry)
    again = touches.log(book, [client], CALL, now, **entry)
    assert first == again
    assert first.operation == id
    assert len(first.touches) == 1
    assert len(first.actions) == 2
    assert book.value("SELECT count(*) FROM touch") == 1
    assert book.value("SELECT count(*) FROM action") == 2
    assert journal.undo(book, now).operation > id
    assert book.value("SELECT count(*) FROM touch") == 0
    assert touches.log(book, [client], CALL, now, **entry).operation == id, "what was taken back is not done again"
    assert book.value("SELECT count(*) FROM touch") == 0


def test_a_plan_tried_again_is_there_once(book, client, other, now):
    id = book.new_id(now)
    first = actions.plan(book, [client, other], "offer", now.date, now, id=id)
    assert actions.plan(book, [client, other], "offer", now.date, now, id=id) == first
    assert book.value("SELECT count(*) FROM action") == 2


def changes_of(book) -> int:
    """The changes that the file counts; its bytes are read through SQLite, which holds locks on it."""
    whole = book.connection.serialize()
    return int.from_bytes(whole[24:28], "big")


def test_finding_it_there_is_durable_too(book, now):
    id = book.new_id(now)
    with book.operation("x", now, id=id):
        book.connection.execute("INSERT INTO family (id, name, fold) VALUES (1, 'A', 'a')")
    changes, said = changes_of(book), []
    book.connection.set_trace_callback(said.append)
    with pytest.raises(AlreadyDone) as found, book.operation("x", now, id=id):
        raise AssertionError("the block must not run again")
    assert found.value.operation == id
    assert said[-1] == "COMMIT"
    assert changes_of(book) == changes + 1, "what may not have reached the disk whole is not brought there"
    clients.add(book, "goes on", now)


def test_an_id_stands_after_all_that_was_done(book, path, at, now):
    clients.add(book, "A", now)
    newest = book.value("SELECT max(id) FROM operation")
    early = book.new_id(at("2020-01-01"))
    assert early > newest
    other = open_book(path)
    touches.log(other, [clients.add(other, "B", now)[1]], CALL, now, id=other.new_id(now))
    other.close()
    assert book.value("SELECT count(*) FROM touch") == 1


def test_two_programs_whose_clock_is_behind_the_book_never_take_the_same_id(book, path, at, client, now):
    clients.add(book, "newest", now)
    other = open_book(path)
    early = at("2020-01-01")
    newest = book.value("SELECT max(id) FROM operation")
    here, there = book.new_id(early), other.new_id(early)
    assert here != there
    assert min(here, there) > newest
    touches.log(other, [client], CALL, early, id=there)
    touches.log(book, [client], CALL, early, id=here)
    assert book.value("SELECT count(*) FROM touch") == 2
    other.close()
