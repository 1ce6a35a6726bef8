"""The file is looked over before the first write; a bad one is looked at only, and keeps its bytes."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest

from cockpit.core.errors import BookDamaged, BookUnusable
from cockpit.core.verbs import BY_ID
from cockpit.store import backups, clients, soundness, touches
from cockpit.store.book import open_book
from cockpit.store.soundness import Soundness
from tests.store.faults import damage_index


@pytest.fixture
def full(book, now):
    touches.log(book, [clients.add(book, f"Client {n}", now)[1] for n in range(300)], BY_ID["call"], now, note="said")
    return book


def looked(book) -> Soundness:
    look = Soundness(book)
    look.begin()
    assert look.over.wait(60)
    return look


def test_a_sound_book_is_written_to(full, now):
    look = looked(full)
    assert look.complete
    assert look.lets_through
    assert full.refusal == ""
    clients.add(full, "A", now)


@pytest.mark.parametrize("large", [False, True])
def test_a_book_that_is_not_sound_is_looked_at_and_keeps_its_bytes(full, path, now, monkeypatch, large):
    good = backups.make(full, now)
    full.close()
    damage_index(path)
    if large:
        monkeypatch.setattr(soundness, "LARGE", 1)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    before = path.read_bytes()
    book = open_book(path)
    look = looked(book)
    assert not look.complete
    with pytest.raises(BookUnusable, match=r"is damaged .*: nothing is written to it, it is kept as it is") as found:
        clients.add(book, "A", now)
    assert "`cockpit restore 1` puts it in its place" in str(found.value)
    assert f"{good.made:%Y-%m-%d %H:%M}" in str(found.value)
    assert book.value("SELECT count(*) FROM client") == 300
    book.close()
    assert path.read_bytes() == before


def test_the_first_write_waits_for_the_look(full, path, now, monkeypatch):
    reached, go = threading.Event(), threading.Event()
    real = soundness.connect_to_look

    def slow(*args, **more):
        reached.set()
        assert go.wait(60)
        return real(*args, **more)

    monkeypatch.setattr(soundness, "connect_to_look", slow)
    # whoever is not waited for is not given time either
    monkeypatch.setattr(soundness, "AWAY_S", 0)
    look = Soundness(full)
    look.begin()
    assert reached.wait(60)
    assert not look.lets_through
    written, waits, moved = threading.Event(), threading.Event(), threading.Event()
    wait = look._first.wait

    def waited():
        waits.set()
        moved.set()
        return wait()

    monkeypatch.setattr(look._first, "wait", waited)
    writer = threading.Thread(target=lambda: (clients.add(full, "A", now), written.set(), moved.set()))
    writer.start()
    assert moved.wait(60)
    assert waits.is_set()
    assert full.value("SELECT count(*) FROM client") == 300, "looking goes on"
    assert not written.is_set()
    go.set()
    writer.join(60)
    assert written.is_set()
    assert full.value("SELECT count(*) FROM client") == 301


def test_a_write_breaks_off_the_look_behind_it_and_it_begins_again(full, now, monkeypatch):
    monkeypatch.setattr(soundness, "LARGE", 1)
    held, go = threading.Event(), threading.Event()

    def stand_still(connection, table):
        if table == "touch" and not go.is_set():
            held.set()
            # as long as SQLite would work on a million touches: until it is interrupted
            connection.execute(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
            ).fetchone()
        return False

    monkeypatch.setattr(soundness, "_virtual", stand_still)
    look = Soundness(full)
    look.begin()
    assert held.wait(60)
    assert look.lets_through
    clients.add(full, "A", now)
    assert look.over.wait(60)
    assert not look.complete
    assert full.refusal == ""
    go.set()
    monkeypatch.undo()
    monkeypatch.setattr(soundness, "LARGE", 1)
    look.begin()
    assert look.over.wait(60)
    assert look.complete


def test_a_book_that_cannot_be_opened_names_the_newest_good_backup(full, path, now):
    good = backups.make(full, now.moved(days=-1))
    bad = backups.make(full, now)
    bad.path.write_bytes(bad.path.read_bytes()[:5000])
    full.close()
    path.write_bytes(path.read_bytes()[:4096])
    before = path.read_bytes()
    with pytest.raises(BookDamaged, match="`cockpit restore 2` puts it in its place") as found:
        open_book(path)
    assert f"the newest good one is of {good.made:%Y-%m-%d %H:%M}" in str(found.value)
    assert path.read_bytes() == before


def test_a_damaged_book_is_not_brought_up_to_date(full, path):
    full.close()
    damage_index(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER journal_client_insert")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(BookDamaged, match="is damaged or no book"):
        open_book(path)
    assert path.read_bytes() == before


def test_a_value_that_its_table_refuses_is_seen(full, path, now):
    full.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE client SET status = 'x' WHERE id = (SELECT min(id) FROM client)")
        connection.commit()
    book = open_book(path)
    looked(book)
    with pytest.raises(BookUnusable, match="CHECK constraint failed in client"):
        clients.add(book, "A", now)
    book.close()


def test_a_text_that_nobody_can_read_is_no_interruption(full, path, now, monkeypatch):
    """The check's own words may quote bytes of the file that are no text: that too is found, not passed over."""

    def words(_self):
        with soundness.failures(path):
            raise UnicodeDecodeError("utf-8", b"\xcd", 0, 1, "invalid")

    monkeypatch.setattr(Soundness, "_found", words)
    looked(full)
    with pytest.raises(BookUnusable, match="nothing is written to it"):
        clients.add(full, "A", now)


def test_the_schema_of_a_number_below_zero_is_no_new_book(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = -3")
    before = path.read_bytes()
    with pytest.raises(BookDamaged, match="schema -3"):
        open_book(path)
    assert path.read_bytes() == before
