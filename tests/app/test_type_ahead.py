"""Keys that come faster than the screen: none is lost, none overtakes another, also where one opens a place."""

from __future__ import annotations

import pytest

from cockpit.app.screens.help import HelpScreen

AT_ONCE = {
    "routine": ("g", "r", "down", "down"),
    "agenda": ("g", "a", "down", "down"),
    "journal": ("c", "s", "e", "g", "j", "down", "down"),
    "texts": ("g", "t", "down", "down"),
}


@pytest.mark.parametrize("place", AT_ONCE)
async def test_the_cursor_goes_as_far_as_the_keys_say(start, place):
    rests = []
    for slowly in (True, False):
        async with start((120, 40)) as walk:
            if slowly:
                await walk.press(*AT_ONCE[place])
            else:
                for key in AT_ONCE[place]:
                    walk.send(key)
                await walk.quiet()
                await walk.settle()
                await walk.frame()
            assert walk.place == place
            rests.append((walk.screen.rows.cursor, walk.screen.here().column))
    assert rests[0] == rests[1]
    assert rests[0][0] >= 2


async def test_a_key_after_help_is_helps_own(start):
    async with start((80, 24)) as walk:
        for key in ("question_mark", "pagedown", "escape", "c"):
            walk.send(key)
        await walk.quiet()
        await walk.settle()
        assert not isinstance(walk.app.screen, HelpScreen)
        assert walk.said.startswith("call, reached")


async def test_a_note_typed_in_one_go(start):
    async with start((80, 24)) as walk:
        for key in ("right", "C", *"prices", "enter", "g", "s", "n"):
            walk.send(key)
        await walk.quiet()
        await walk.settle()
        assert walk.place == "sweep"
        assert [note for (note,) in walk.rows("SELECT note FROM touch ORDER BY id DESC LIMIT 2")] == [None, "prices"]


@pytest.mark.parametrize("opens", [(), ("g", "s"), ("g", "a"), ("g", "t")], ids=["grid", "sweep", "agenda", "texts"])
async def test_a_line_that_is_closed_takes_no_more_keys(start, opens):
    """Before the next frame as well: nothing is drawn between these."""
    async with start((120, 40)) as walk:
        await walk.press(*opens)
        for key in (*"zz", "escape", "a", *"ring", "enter", *"x9"):
            walk.send(key)
            await walk.quiet()
            focused = walk.app.focused
            assert walk.screen.errand is not None or focused is None or focused.id != "prompt-text", key


async def test_a_sweep_is_fitted_twice_at_once(start):
    async with start((120, 40)) as walk:
        await walk.press("g", "s")
        for key in ("z", "9", "enter", "z", "8", "enter"):
            walk.send(key)
        await walk.quiet()
        assert walk.screen.course.capacity == 8
        assert walk.typed == ""
