"""An entry that the book does not take is kept, said, written by itself, and taken back by `u` while it waits."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager

import pytest

from cockpit import paths
from cockpit.store import connection, journal, outbox
from cockpit.store.book import open_book
from tests.app.walk import SIZES
from tests.store.faults import Faulty


@contextmanager
def writing(path):
    """Another program that is writing."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_key_that_is_refused_waits_and_is_written_by_itself(start, demo, size):
    async with start(size) as walk:
        client, state = walk.here, walk.state_of(walk.here)
        before = walk.history(client)
        with writing(demo):
            await walk.press("c")
            assert walk.said.startswith("not in the book yet: ")
            assert "another program" in walk.said
            assert walk.state_of(client) == state
            await walk.press("right")
            assert "◌ 1 entry waits to be written: call, reached: " in walk.reason
            await walk.press("7", "N", "<rang twice>", "enter")
            assert "◌" not in walk.reason
            assert [one.entry.note for one in walk.desk.outbox.waiting] == ["", "rang twice"]
            assert [one.entry.follow_up for one in walk.desk.outbox.waiting] == [None, 7]
            await walk.press("left", "a", "<offer fri>", "enter")
            assert len(walk.desk.outbox.waiting) == 3
            assert walk.typed == ""
            assert walk.history(client) == before
        walk.app.replaying.now()
        assert walk.said == "3 entries that waited are in the book now"
        assert len(walk.history(client)) == len(before) + 1
        assert "offer" in [action.text for action in walk.planned(client)]
        await walk.press("right")
        assert "◌" not in walk.reason
        for _each in range(3):
            await walk.press("u")
        assert walk.history(client) == before


async def test_the_clock_runs_only_while_something_waits(start, demo):
    async with start() as walk:
        assert not walk.app.replaying._underway
        with writing(demo):
            await walk.press("c")
            assert walk.app.replaying._underway
            walk.app.replaying._again()
            assert walk.app.replaying._underway
        walk.app.replaying._again()
        assert not walk.app.replaying._underway
        assert walk.desk.outbox.waiting == []


async def test_it_is_written_by_the_next_entry_and_by_the_next_start(start, demo):
    async with start() as walk:
        first = walk.here
        before = len(walk.history(first))
        with writing(demo):
            await walk.press("c")
        await walk.press("right", "e")
        assert walk.said.startswith("e-mail sent")
        assert len(walk.history(first)) == before + 1
        assert walk.desk.outbox.waiting == []
        with writing(demo):
            await walk.press("left", "s")
        kept = [one.entry.at for one in walk.desk.outbox.waiting]
    async with start() as walk:
        await walk.press("tab")
        assert "◌ 1 entry waits" in walk.reason
        walk.app.look_around()
        touch = walk.history(first)[0]
        assert (touch.channel, touch.at_ms) == ("text", kept[0].ms)
        assert len(walk.history(first)) == before + 2


async def test_the_same_key_again_is_the_same_entry(start, demo):
    async with start() as walk:
        before = len(walk.history(walk.here))
        with writing(demo):
            await walk.press("c", "c")
            assert len(walk.desk.outbox.waiting) == 1
            await walk.press("v")
            assert len(walk.desk.outbox.waiting) == 2
        await walk.press("v")
        assert len(walk.history(walk.here)) == before + 2


async def test_u_takes_back_what_waits_and_U_does_it_again(start, demo):
    async with start() as walk:
        client, before, acts = walk.here, walk.history(walk.here), walk.acts()
        with writing(demo):
            await walk.press("c", "v", "u")
            assert walk.said.startswith("taken back before it was written: visit held")
            await walk.press("u")
            assert walk.desk.outbox.waiting == []
            await walk.press("U")
            assert [one.entry.verb for one in walk.desk.outbox.waiting] == ["call"]
        await walk.press("U")
        assert walk.said.startswith("done again: ")
        assert [touch.channel for touch in walk.history(client)][:2] in (["visit", "call"], ["call", "visit"])
        assert walk.acts() == acts + 2
        await walk.press("u", "u")
        assert walk.history(client) == before


async def test_what_was_durable_though_refused_is_taken_back_in_the_book(start, demo):
    async with start() as walk:
        client, before = walk.here, walk.history(walk.here)
        whole = walk.book.connection
        walk.book._connection = Faulty(whole, True)
        await walk.press("c")
        walk.book._connection = whole
        assert len(walk.history(client)) == len(before) + 1
        await walk.press("u")
        assert walk.said.startswith("taken back: call, reached")
        assert walk.history(client) == before
        walk.app.replaying.now()
        assert walk.desk.outbox.waiting == []
        assert walk.history(client) == before


async def test_a_read_only_book_keeps_nothing_beside_it(start, demo, monkeypatch):
    monkeypatch.setattr(connection, "writable", lambda path: False)
    async with start() as walk:
        await walk.press("c", "C", "<note>", "enter")
        assert walk.said.endswith("is read-only: make it writable, or copy it elsewhere")
        assert walk.typed == "note"
        assert walk.desk.outbox.waiting == []


async def test_a_disk_that_takes_no_slip_leaves_the_text_in_the_line(start, demo, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    async with start() as walk:
        client, before = walk.here, len(walk.history(walk.here))
        monkeypatch.setattr(outbox, "keep", full)
        with writing(demo):
            await walk.press("C", "<a quote>", "enter")
            assert walk.said.startswith("the book is being written by another program")
            assert walk.typed == "a quote"
        await walk.press("enter")
        assert walk.said.startswith("call, reached")
        assert len(walk.history(client)) == before + 1


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_journal_shows_what_waits_and_lets_it_go(start, demo, size):
    async with start(size) as walk:
        with writing(demo):
            await walk.press("c", "C", "<[@click=app.quit]x\x1b[31m>", "enter")
        await walk.press("g", "j")
        shown = list(walk.screen.rows.model.line(0, size[0] - 8))
        assert "".join(text for text, _style in shown).rstrip().endswith("waits to be written")
        assert walk.screen.rows.cursor == 0
        assert "kept outside the book" in walk.reason
        await walk.press("x")
        assert [one.entry.note for one in walk.desk.outbox.waiting] == [""]
        await walk.press("x")
        assert walk.desk.outbox.waiting == []
        await walk.press("escape")


async def test_one_whose_client_is_gone_is_told_of_and_kept(start, demo):
    async with start() as walk:
        await walk.press("insert", "<Gone Ltd>", "enter")
        assert walk.facts.name == "Gone Ltd"
        with writing(demo):
            await walk.press("c")
        journal.undo(walk.book, walk.desk.now())
        walk.app.replaying.now()
        assert walk.said.startswith("cannot be written any more: call, reached: Gone Ltd: Gone Ltd is no longer in")
        walk.app.replaying._again()
        assert not walk.app.replaying._underway, "it is not tried for ever"
        await walk.press("g", "j")
        assert "it cannot be written any more; x lets it go" in walk.reason
        await walk.press("x")
        assert walk.desk.outbox.waiting == []


async def test_two_screens_write_what_waits_once(start, demo):
    async with start() as walk:
        client, before = walk.here, len(walk.history(walk.here))
        with writing(demo):
            await walk.press("c")
        other = open_book(demo)
        assert len(outbox.replay(other, paths.outbox_folder()).written) == 1
        other.close()
        walk.app.replaying.now()
        assert walk.desk.outbox.waiting == []
        assert len(walk.history(client)) == before + 1


@pytest.mark.parametrize("place", ["a", "j", "r", "b"])
async def test_a_place_that_cannot_be_read_yet_wears_its_colours(start, demo, place):
    async with start() as walk:
        await walk.press("f9")
        other = sqlite3.connect(demo, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await walk.press("g", place)
        assert walk.screen.rows.palette is walk.app.palette
        head = walk.text("#page-head")
        assert "0 acts" not in head and "nothing today" not in head, "nothing is known of how many there are"
        other.execute("ROLLBACK")
        other.close()
        walk.app.look_around()
        await walk.press("down")
        assert walk.screen.rows.palette is walk.app.palette
