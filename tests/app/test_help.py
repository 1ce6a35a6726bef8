"""Help of each place: what it is for, its keys, and one page after the other."""

from __future__ import annotations

import pytest

from cockpit.app.commands.table import at_place, places
from cockpit.app.screens.help import HelpScreen
from cockpit.app.widgets.rows import Rows
from tests.app.walk import SIZES


@pytest.mark.parametrize("place", list(places().values()), ids=lambda place: place.id)
def test_every_place_says_how_one_works_there(place):
    assert place.question.endswith("?")
    assert place.lesson.endswith(".")
    assert len(place.lesson) > 60


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("place", list(places()))
async def test_help_holds_the_lesson_and_every_key(start, place, size):
    async with start(size) as walk:
        await walk.app.push_screen(HelpScreen(place))
        await walk.frame()
        rows = walk.app.screen.query_one(Rows)
        said = " ".join("".join(text for text, _style in row.parts).strip() for row in rows.model.rows)
        assert places()[place].lesson in said
        for command in at_place(place):
            assert command.key_text in said
        await walk.press("escape")


async def test_the_first_page_down_shows_the_next_page(start):
    async with start((80, 24)) as walk:
        await walk.press("question_mark")
        rows = walk.app.screen.query_one(Rows)
        await walk.press("pagedown")
        assert rows.scroll_offset.y == rows.size.height - 1
        await walk.press("down", "j")
        assert rows.scroll_offset.y == rows.size.height + 1
        await walk.press("pageup", "up", "k", "up")
        assert rows.scroll_offset.y == 0
        await walk.press("end")
        assert rows.scroll_offset.y == len(rows.model) - rows.size.height
        await walk.press("home")
        assert rows.scroll_offset.y == 0
