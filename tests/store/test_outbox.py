"""The outbox: what the book did not take is durable, is written once, in order, with its own times."""

from __future__ import annotations

import os
import sqlite3
from datetime import timedelta

import pytest

from cockpit.core.errors import BookUnusable
from cockpit.store import clients, journal, outbox, slips, touches
from cockpit.store.book import open_book
from cockpit.store.outbox import LOG, PLAN, Entry
from cockpit.store.touches import Promise
from tests.store.faults import Faulty

HOSTILE = 'a "quote"\n\x1b]52;c;aGk=\x07 \u202e[@click=app.quit]x[/] \ud800 \x00 łódź 👍'


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "outbox"


def call(client, now, note="", **more):
    return Entry(LOG, (client,), "Hurt Łódź", now, now, "call", note=note, **more)


def test_what_waits_is_read_as_it_was_kept(book, client, now, folder):
    entries = [
        call(client, now, "they want a quote", follow_up=3, promise=Promise("offer", now.date, "10:00")),
        Entry(PLAN, (client,), "Hurt Łódź", now, now, promise=Promise("ring Anna", now.date + timedelta(days=2))),
    ]
    kept = [outbox.keep(folder, book.book_id, entry, book.new_id(now)) for entry in entries]
    assert outbox.waiting(folder, book.book_id) == kept
    assert [one.entry for one in kept] == entries
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert outbox.waiting(folder, book.book_id + 1) == []


def test_an_entry_is_kept_once_however_often_it_is_tried(book, client, now, folder):
    id = book.new_id(now)
    first = outbox.keep(folder, book.book_id, call(client, now), id)
    assert outbox.keep(folder, book.book_id, call(client, now.moved(minutes=1)), id) == first
    assert outbox.waiting(folder, book.book_id) == [first]


def test_they_are_written_in_order_with_their_times_though_the_clock_was_set_back(book, client, now, folder):
    moments = [now, now.moved(days=-400), now.moved(minutes=5)]
    for number, moment in enumerate(moments):
        # as by three programs, none of which knows of the others' ids
        with_clock = open_book(book.path)
        outbox.keep(folder, book.book_id, call(client, moment, f"note {number}"), with_clock.new_id(moment))
        with_clock.close()
    done = outbox.replay(book, folder)
    assert [one.entry.note for one in done.written] == ["note 0", "note 1", "note 2"]
    assert done.fault is None
    assert book.rows("SELECT note, at_ms, day FROM touch ORDER BY rowid") is not None
    assert sorted(book.rows("SELECT note, at_ms, day FROM touch")) == [
        (f"note {number}", moment.ms, moment.day) for number, moment in enumerate(moments)
    ]
    assert outbox.replay(book, folder).written == []
    assert list(folder.iterdir()) == []
    for _each in moments:
        journal.undo(book, now.moved(minutes=9))
    assert book.value("SELECT count(*) FROM touch") == 0


@pytest.mark.parametrize("durable", [True, False])
def test_a_refused_entry_that_was_durable_is_not_written_twice(book, client, now, folder, durable):
    id, whole = book.new_id(now), book.connection
    book._connection = Faulty(whole, durable)
    entry = call(client, now)
    with pytest.raises(BookUnusable):
        outbox.write(book, entry, id)
    book._connection = whole
    one = outbox.keep(folder, book.book_id, entry, id)
    assert outbox.there(book, one) == durable
    other = open_book(book.path)
    assert outbox.replay(book, folder).written == [one]
    # another program that had read what waits before
    outbox.keep(folder, book.book_id, entry, id)
    assert len(outbox.replay(other, folder).written) == 1
    assert other.value("SELECT count(*) FROM touch") == 1
    other.close()


def test_a_book_that_takes_none_leaves_all_where_they_are(book, client, now, folder):
    for number in range(3):
        outbox.keep(folder, book.book_id, call(client, now, f"{number}"), book.new_id(now))
    other = sqlite3.connect(book.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    usual = book.value("PRAGMA busy_timeout")
    done = outbox.replay(book, folder, patience_ms=0)
    assert done.written == []
    assert "another program" in str(done.fault)
    assert book.value("PRAGMA busy_timeout") == usual > 0
    assert len(outbox.waiting(folder, book.book_id)) == 3
    other.execute("ROLLBACK")
    other.close()
    assert len(outbox.replay(book, folder).written) == 3


def test_an_entry_of_a_client_that_is_gone_waits_and_does_not_hold_up_the_others(book, client, now, folder):
    _operation, gone = clients.add(book, "Sklep", now)
    lost = outbox.keep(folder, book.book_id, call(gone, now), book.new_id(now))
    outbox.keep(folder, book.book_id, call(client, now), book.new_id(now))
    journal.undo(book, now)
    done = outbox.replay(book, folder)
    assert [one.entry.clients for one in done.written] == [(client,)]
    assert "is no longer in the book" in done.stuck[lost.id]
    assert outbox.waiting(folder, book.book_id) == [lost]
    outbox.let_go(lost)
    assert outbox.waiting(folder, book.book_id) == []


def test_hostile_words_come_into_the_book_as_if_typed_there(book, client, now, folder):
    outbox.keep(folder, book.book_id, call(client, now, HOSTILE), book.new_id(now))
    (one,) = outbox.waiting(folder, book.book_id)
    assert outbox.replay(book, folder).written == [one]
    assert book.value("SELECT note FROM touch") == touches.clean_note(one.entry.note)
    assert one.entry.note == HOSTILE.replace("\ud800", "?")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"id": 5}', '{"id": "0000000000000", "kind": "log"}', "\x00", "[" * 5000, "9" * 5000],
)
def test_a_slip_that_is_none_of_ours_is_passed_over(book, client, now, folder, text):
    one = outbox.keep(folder, book.book_id, call(client, now), book.new_id(now))
    bad = one.path.with_name(one.path.name.replace("000001", "000000"))
    bad.write_text(text)
    assert outbox.waiting(folder, book.book_id) == [one]
    assert bad.exists()


def test_a_slip_is_whole_or_the_one_before_is_there(tmp_path, monkeypatch):
    slip = slips.Held(tmp_path / "slips" / "a.draft")
    slip.write("one")
    real = os.write

    def full(number, content):
        if len(content) > 4:
            return real(number, content[:4])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(slips.os, "write", full)
    with pytest.raises(OSError, match="No space"):
        slip.write("another text")
    monkeypatch.undo()
    assert [path.name for path in slip.path.parent.iterdir()] == ["a.draft"]
    assert slips.read(slip.path) is None, "it is held"
    slip.let_go()
    assert slips.read(slip.path) == "one"
    (tmp_path / "link.draft").symlink_to(slip.path)
    assert slips.read(tmp_path / "link.draft") is None
