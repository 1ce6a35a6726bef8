"""Keys that come faster than the screen: none is lost, none overtakes another, also where one opens a place."""

from __future__ import annotations

import pytest
from textual.screen import Screen

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


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=str)
async def test_a_letter_of_a_search_lays_nothing_out_and_tells_who_was_found(start, monkeypatch, size):
    async with start(size) as walk:
        await walk.press("right", "slash", "h")
        laid: list[object] = []
        monkeypatch.setattr(Screen, "_refresh_layout", lambda screen, *given, **more: laid.append(screen))
        for typed in ("ho", "hot", "ho", "hox", "ho"):
            walk.send("backspace" if len(typed) < len(walk.screen.typed()) else typed[-1])
            await walk.quiet()
            assert walk.screen.typed() == typed
            found = walk.desk.portfolio.by_id[walk.grid.cursor]
            assert found.name in walk.screen.query_one("#reason").text
            assert ("hit" in walk.screen.query_one("#reason").text) == (typed != "hox")
        assert laid == []


async def test_a_letter_typed_beside_an_open_panel_leads_it_along(start):
    async with start((120, 40)) as walk:
        await walk.press("enter", "slash", *"hotel")
        assert walk.screen.typed() == "hotel"
        assert walk.screen.client_panel.client == walk.grid.cursor
