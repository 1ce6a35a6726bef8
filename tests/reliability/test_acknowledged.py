"""What the screen says was done is durable by then: another connection sees it at the moment at which it is said."""

import sqlite3
from contextlib import closing

import pytest

from cockpit.app.desk import Desk
from cockpit.core.errors import BookUnusable
from cockpit.store import connection
from cockpit.store.book import open_book

KEYS = {
    "c": "call, reached", "n": "no answer", "m": "message left", "s": "text sent", "e": "e-mail sent",
    "i": "they came to us", "b": "left alone", "u": "taken back", "U": "done again",
}  # fmt: skip


async def test_nothing_is_said_before_it_is_durable(start, demo, monkeypatch):
    said = []
    say = Desk.say

    def heard(desk, text, *more, **named):
        said.append((text, acts()))
        say(desk, text, *more, **named)

    def acts():
        with closing(sqlite3.connect(f"file:{demo}?mode=ro", uri=True, timeout=0)) as other:
            # an open write would be a lock, and so a fault here
            return other.execute("SELECT count(*) FROM operation").fetchone()[0]

    async with start() as walk:
        monkeypatch.setattr(Desk, "say", heard)
        for key, words in KEYS.items():
            before = acts()
            said.clear()
            await walk.press(key)
            told = [seen for text, seen in said if text.startswith(words)]
            assert told, (key, said)
            assert all(seen > before for seen in told), f"{key}: said before it was durable"


async def test_a_book_that_cannot_be_written_acknowledges_nothing(start, demo, monkeypatch):
    async with start() as walk:
        said = []
        say = Desk.say
        monkeypatch.setattr(
            Desk, "say", lambda desk, text, *more, **named: (said.append(text), say(desk, text, *more, **named))
        )
        with closing(sqlite3.connect(demo, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await walk.press("c")
            other.execute("ROLLBACK")
        assert [text for text in said if text.startswith("call, reached")] == []
        assert said


def test_a_setting_that_does_not_take_is_refused(demo, monkeypatch):
    monkeypatch.setitem(connection.SAFE, "locking_mode", "another")
    with pytest.raises(BookUnusable, match=r"cannot be kept safely here .locking_mode is normal"):
        open_book(demo)
