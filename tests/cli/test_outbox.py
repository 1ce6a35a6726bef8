"""`cockpit outbox`: what waits is listed, written, or let go."""

from __future__ import annotations

import sqlite3

import pytest

from cockpit import paths
from cockpit.clock import Clock
from cockpit.core.ids import uid
from cockpit.store import outbox
from cockpit.store.book import open_book
from cockpit.store.outbox import LOG, Entry
from tests.cli.conftest import HOSTILE


@pytest.fixture
def waits(path):
    """Two entries of the first client, the second with hostile words."""
    book = open_book(path)
    client, now = book.value("SELECT id FROM client ORDER BY id LIMIT 1"), Clock().now()
    kept = [
        outbox.keep(
            paths.outbox_folder(), book.book_id, Entry(LOG, (client,), "Hurt", now, now, "call", note=note),
            book.new_id(now),
        )
        for note in ("a quote", HOSTILE)
    ]  # fmt: skip
    book.close()
    return kept


def test_nothing_waits(cockpit):
    assert cockpit("outbox").out == "nothing waits to be written\n"
    assert cockpit("--json", "outbox").json == {"written": [], "waiting": []}


def test_it_is_listed_and_written_once(cockpit, path, waits):
    listed = cockpit("outbox")
    assert listed.status == 0
    assert f"{uid(waits[0].id)}  call, reached: Hurt · a quote" in listed.out
    assert "\x1b" not in listed.out
    assert next(one["note"] for one in cockpit("--json", "outbox").json["waiting"]) == "a quote"
    done = cockpit("outbox", "--write")
    assert (done.status, done.out) == (0, "2 entries that waited are in the book now\n")
    assert cockpit("outbox", "--write").out == "nothing waits to be written\n"
    book = open_book(path)
    assert book.value("SELECT count(*) FROM touch") == 2
    book.close()
    assert cockpit("undo").status == 0


def test_a_book_that_takes_none_says_why(cockpit, path, waits, monkeypatch):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(outbox, "replay", lambda book, folder, real=outbox.replay: real(book, folder, patience_ms=0))
    refused = cockpit("outbox", "--write")
    other.execute("ROLLBACK")
    other.close()
    assert refused.status == 1
    assert refused.out.count("being written by another program") == 2


def test_one_is_let_go(cockpit, waits):
    assert cockpit("outbox", "--drop", uid(waits[0].id)).status == 0
    assert [one["uid"] for one in cockpit("--json", "outbox").json["waiting"]] == [uid(waits[1].id)]
    again = cockpit("outbox", "--drop", uid(waits[0].id))
    assert (again.status, again.err.count("nothing of that uid waits")) == (2, 1)
    assert cockpit("outbox", "--drop", "nonsense").status == 2


def test_what_waits_is_listed_while_another_program_holds_the_book(cockpit, path, waits, monkeypatch):
    monkeypatch.setattr(open_book, "__kwdefaults__", {"busy_ms": 0})
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    listed = cockpit("outbox")
    written = cockpit("outbox", "--write")
    other.execute("ROLLBACK")
    other.close()
    assert listed.status == 0
    assert f"{uid(waits[0].id)}  call, reached: Hurt · a quote" in listed.out
    assert "is being written by another program" in listed.out
    assert written.status == 3
    assert "is being written by another program" in written.err
