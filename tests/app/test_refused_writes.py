"""A write that is refused, wherever it is asked for: the text stays in its line, and the line says what to do."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager

import pytest

from cockpit.store import clients, touches

LINES = {
    "tags": (("t", "<, vip>"), ("enter",)),
    "client": (("insert", "<New Ltd>"), ("enter",)),
    "task": (("g", "a", "T", "<call the bank mon>"), ("enter",)),
    "action edited": (("g", "a", "f2", "<x>"), ("enter",)),
    "action moved": (("g", "a", "w", "<fri>"), ("enter",)),
    "working day": (("g", "a", "z", "<6h>"), ("enter",)),
    "item": (("g", "r", "a", "<sweep the shed>"), ("enter",)),
    "template": (("g", "r", "e", "a", "<a new one>"), ("enter",)),
    "template's words": (("g", "r", "e", "f2", "<x>"), ("enter",)),
    "text": (("g", "t", "f2", "<x>"), ("enter",)),
    "text's purpose": (("g", "t", "w", "<x>"), ("enter",)),
    "view": (("w", "n", "<Mine>"), ("enter",)),
    "capacity": (("g", "s", "z", "<31>"), ("enter",)),
    "sweep note": (("g", "s", "C", "<a quote>"), ("enter",)),
}
"""By what is written: the keys that open its line and fill it, and those that ask for it."""
KEYS = {
    "tick": ("g", "a", "x"),
    "delete": ("g", "a", "delete"),
    "item ticked": ("g", "r", "space"),
    "template retired": ("g", "r", "e", "delete"),
    "text taken out": ("g", "t", "delete"),
    "sweep verb": ("g", "s", "c"),
    "sweep skip": ("g", "s", "space"),
}


@contextmanager
def refusing(walk, path, how):
    """Nothing can be written: another program is writing, the disk is full, the file is read-only, or not sound."""
    if how == "locked":
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield "the book is being written by another program: try again in a moment"
        other.execute("ROLLBACK")
        other.close()
    elif how == "full":
        # as many pages as there are, and no more
        pages = walk.book.value("PRAGMA page_count")
        with_more = walk.book.value("PRAGMA max_page_count")
        walk.book.rows(f"PRAGMA max_page_count = {pages}")
        yield "is full: make room; nothing was changed"
        walk.book.rows(f"PRAGMA max_page_count = {with_more}")
    else:
        walk.book.refusal = "it is read-only: make it writable, or copy it elsewhere"
        yield walk.book.refusal
        walk.book.refusal = ""


@pytest.mark.parametrize("how", ["locked", "read-only"])
@pytest.mark.parametrize("what", LINES)
async def test_the_text_stays_in_its_line(start, demo, what, how):
    opens, asks = LINES[what]
    async with start() as walk:
        await walk.press(*opens)
        errand, typed, acts = walk.screen.errand, walk.typed, walk.acts()
        assert errand is not None
        with refusing(walk, demo, how) as why:
            await walk.press(*asks)
            assert why in walk.said
            assert walk.screen.errand is errand
            assert walk.typed == typed
            assert walk.acts() == acts
        await walk.press(*asks)
        assert walk.screen.errand is None
        assert why not in walk.said


@pytest.mark.parametrize("how", ["locked", "read-only"])
@pytest.mark.parametrize("what", KEYS)
async def test_a_key_says_why_and_changes_nothing(start, demo, what, how):
    *goes, key = KEYS[what]
    async with start() as walk:
        await walk.press(*goes)
        acts, place = walk.acts(), walk.place
        with refusing(walk, demo, how) as why:
            await walk.press(key)
            assert why in walk.said
            assert (walk.acts(), walk.place) == (acts, place)
        await walk.press(key)
        assert why not in walk.said


@pytest.mark.parametrize("how", ["locked", "read-only"])
async def test_a_field_stays_open_with_what_was_typed(start, demo, how):
    async with start() as walk:
        client = walk.here
        await walk.press("enter", "enter", "f2", "f2", "end", "<xyz>")
        panel = walk.home.client_panel
        typed, before = panel.editor.value, clients.record(walk.book, client)
        with refusing(walk, demo, how) as why:
            await walk.press("enter")
            assert why in walk.said
            assert panel.editing
            assert panel.editor.value == typed
            assert clients.record(walk.book, client) == before
        await walk.press("enter")
        assert not panel.editing
        assert clients.record(walk.book, client) != before


async def test_a_full_disk_keeps_a_long_note_and_writes_it_once_there_is_room(start, demo):
    async with start() as walk:
        client, before = walk.here, len(walk.history(walk.here))
        await walk.press("C")
        walk.screen.query_one("#prompt-text").value = "long " * 1900
        with refusing(walk, demo, "full") as why:
            await walk.press("enter")
            assert walk.said.startswith("not in the book yet")
            assert why in walk.said
            assert len(walk.history(client)) == before
        walk.app.replaying.now()
        assert touches.history(walk.book, client)[0].note == ("long " * 1900).strip()
        assert len(walk.history(client)) == before + 1
