"""`u` takes back what the line names, whatever another program has written meanwhile."""

from __future__ import annotations

from contextlib import closing

import pytest

from cockpit.clock import Clock
from cockpit.core.verbs import BY_ID
from cockpit.store import touches
from cockpit.store.book import open_book
from tests.app.walk import SIZES, TODAY


def logged_outside(path, client):
    """Another program logs a text; returns the operation."""
    with closing(open_book(path)) as book:
        return touches.log(book, [client], BY_ID["text"], Clock(TODAY).now().moved(days=1), names="theirs").operation


def undone(walk, operation):
    return walk.book.value("SELECT undone_by FROM operation WHERE id = ?", (operation,)) is not None


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_the_line_names_is_taken_back(start, demo, size):
    async with start(size) as walk:
        mine = walk.here
        await walk.press("right")
        theirs = walk.here
        await walk.press("left")
        before = len(walk.history(mine))
        for key in ("c", "7", "s"):
            await walk.press(key)
        assert len(walk.history(mine)) == before + 2
        operation = logged_outside(demo, theirs)
        await walk.press("u")
        assert walk.said.startswith("taken back: text sent: ")
        assert "theirs" not in walk.said
        assert len(walk.history(mine)) == before + 1
        assert not undone(walk, operation)
        # the line names nothing of one's own any more: the last act is meant, whoever did it
        await walk.press("right", "u")
        assert walk.said.startswith("taken back: text sent: theirs")
        assert undone(walk, operation)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("a", "<ring tomorrow>", "enter"), "taken back: next action: "),
        (("t", "<vip>", "enter"), "taken back: tags"),
        (("insert", "<Nowa>", "enter"), "taken back: client added: Nowa"),
        (("c", "u", "U"), "taken back: call, reached: "),
        (("C", "<a talk>", "enter"), "taken back: call, reached: "),
    ],
    ids=lambda keys: keys[0] if isinstance(keys, tuple) else "",
)
async def test_every_act_that_a_line_tells_of(start, demo, keys, said):
    async with start() as walk:
        await walk.press("end")
        theirs = walk.here
        await walk.press("home", *keys)
        operation = logged_outside(demo, theirs)
        await walk.press("u")
        assert walk.said.startswith(said)
        assert "theirs" not in walk.said
        assert not undone(walk, operation)


async def test_in_a_list_and_by_a_click_on_the_key(start, demo):
    async with start() as walk:
        theirs = walk.here
        await walk.press("g", "a", "+")
        assert walk.said.endswith("u takes it back")
        operation = logged_outside(demo, theirs)
        walk.screen.give("undo")
        await walk.frame()
        assert walk.said.startswith("taken back: ")
        assert "theirs" not in walk.said
        assert not undone(walk, operation)


async def test_a_line_that_tells_of_no_act_means_the_last_one(start, demo):
    async with start() as walk:
        await walk.press("c", "+")
        assert walk.said.startswith("tiles: ")
        operation = logged_outside(demo, walk.here)
        await walk.press("u")
        assert undone(walk, operation)
