"""What another program changed while a line of one's own stood open is not written over unseen."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from cockpit.store import journal

LINES = {
    "an action": (
        ("g", "a", "f2"), "<x>",
        "UPDATE action SET text = 'theirs' WHERE done_ms IS NULL", "2026-09-03 theirs",
        "SELECT count(*) FROM action WHERE text LIKE '%x' AND due = '2026-09-03'",
    ),
    "a template's words": (
        ("g", "r", "e", "f2"), "<x>",
        "UPDATE routine_template SET text = 'theirs'", "theirs",
        "SELECT count(*) FROM routine_template WHERE text LIKE '%x'",
    ),
    "a template's minutes": (
        ("g", "r", "e", "m"), "<7>",
        "UPDATE routine_template SET minutes = 12", "12",
        "SELECT count(*) FROM routine_template WHERE minutes <> 12",
    ),
    "a template's days": (
        ("g", "r", "e", "r", "ctrl+u"), "<friday>",
        "UPDATE routine_template SET rule = 'FREQ=WEEKLY;BYDAY=TU'", "every Tuesday",
        "SELECT count(*) FROM routine_template WHERE rule = 'FREQ=WEEKLY;BYDAY=FR'",
    ),
    "what a template's time is for": (
        ("g", "r", "e", "o"), "<invest>",
        "UPDATE routine_template SET ground = 'alongside'", "alongside",
        "SELECT count(*) FROM routine_template WHERE ground = 'invest'",
    ),
    "where a template leads": (
        ("g", "r", "e", "l"), "<nowhere>",
        "UPDATE routine_template SET link = 'agenda'", "agenda",
        "SELECT count(*) FROM routine_template WHERE link = ''",
    ),
    "a text": (
        ("g", "t", "f2"), "<x>",
        "UPDATE text_template SET text = 'theirs'", "theirs",
        "SELECT count(*) FROM text_template WHERE text LIKE '%x'",
    ),
    "what a text is for": (
        ("g", "t", "w"), "<x>",
        "UPDATE text_template SET purpose = 'theirs'", "theirs",
        "SELECT count(*) FROM text_template WHERE purpose LIKE '%x'",
    ),
}  # fmt: skip
"""By what is changed: the keys that open its line, what is typed, what another program writes meanwhile, what is said
of it, and how many rows hold what was typed."""


def from_outside(path, sql):
    with closing(sqlite3.connect(path)) as other:
        other.execute(sql)
        other.commit()


@pytest.mark.parametrize("what", LINES)
async def test_it_is_said_once_and_then_written(start, demo, what):
    keys, typed, theirs, said, count = LINES[what]
    async with start() as walk:
        await walk.press(*keys)
        assert walk.screen.errand is not None
        await walk.press("end", typed)
        line = walk.typed
        from_outside(demo, theirs)
        await walk.press("enter")
        assert walk.said == f"this was changed meanwhile to “{said}”: Enter once more writes yours"
        assert (walk.typed, walk.book.value(count)) == (line, 0)
        await walk.press("enter")
        assert walk.screen.errand is None
        assert walk.book.value(count) == 1


async def test_tags_that_were_added_meanwhile_are_not_taken_off_unseen(start, demo):
    async with start() as walk:
        client = walk.here
        await walk.press("t", "<, vip>")
        held = walk.desk.tags_of(client)
        from_outside(demo, "INSERT OR IGNORE INTO tag (id, name, fold) VALUES (7, 'theirs', 'theirs')")
        from_outside(demo, f"INSERT INTO client_tag (client, tag) VALUES ({client}, 7)")
        await walk.press("enter")
        assert "theirs" in walk.said
        assert "theirs" in walk.desk.tags_of(client) and "vip" not in walk.desk.tags_of(client)
        await walk.press("enter")
        assert "vip" in walk.desk.tags_of(client)
        journal.undo(walk.book, walk.desk.now())
        assert "theirs" in walk.desk.tags_of(client)
        assert held in walk.desk.tags_of(client)


async def test_an_action_that_was_ticked_meanwhile_is_not_edited(start, demo):
    async with start() as walk:
        await walk.press("g", "a", "f2", "end", "<x>")
        from_outside(demo, "UPDATE action SET done_ms = 1, done_day = '2026-09-14' WHERE done_ms IS NULL")
        await walk.press("enter")
        assert walk.said == "that action is gone or done: it was changed meanwhile"
        assert walk.typed.endswith("x")


async def test_a_day_later_is_later_than_where_it_lies_now(start, demo):
    async with start() as walk:
        await walk.press("g", "a")
        action = walk.screen.entry.id
        from_outside(demo, f"UPDATE action SET due = '2026-09-21' WHERE id = {action}")
        await walk.press("+")
        assert walk.book.value("SELECT due FROM action WHERE id = ?", (action,)) == "2026-09-22"
        await walk.press("u")
        assert walk.book.value("SELECT due FROM action WHERE id = ?", (action,)) == "2026-09-21"
        await walk.press("home")
        gone = walk.screen.entry.id
        from_outside(demo, f"DELETE FROM action WHERE id = {gone}")
        await walk.press("+")
        assert walk.said == "that action is gone or done: it was changed meanwhile"


async def test_nothing_is_said_where_nothing_was_changed(start, demo):
    async with start() as walk:
        await walk.press("g", "a", "f2", "end", "<x>", "enter")
        assert walk.said.startswith("kept")
        assert walk.screen.errand is None
