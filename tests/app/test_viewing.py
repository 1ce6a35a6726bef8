"""Views by name: kept, found again, renamed, forgotten, by keys at three sizes."""

import pytest

from cockpit.app.palette_names import ViewProvider
from cockpit.store import views
from cockpit.store.views import View
from tests.app.walk import SIZES


async def keep(walk, name):
    await walk.press("w", "n", f"<{name}>", "enter")


def look(walk):
    desk = walk.desk
    return desk.lens.id, desk.view.grouping, desk.view.ordering, desk.view.tile, desk.wanted_states


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_view_brings_all_of_it_back(start, size):
    async with start(size) as walk:
        await walk.press("G", "s", "o", "c", "plus", "tab", "f", "n")
        wanted = look(walk)
        assert wanted[4] is not None
        await keep(walk, "Monday")
        assert walk.said == "view kept: Monday · w 1 brings it back"
        assert walk.said in walk.reason
        await walk.press("f", "f", "shift+tab", "G", "n", "o", "n", "minus")
        await keep(walk, "plain")
        assert look(walk) != wanted
        await walk.press("w")
        assert "1 Monday" in walk.picture()[-1]
        assert "2 plain" in walk.picture()[-1]
        await walk.press("1")
        assert look(walk) == wanted
        assert walk.said == "view: Monday"
        await walk.press("w", "2")
        assert look(walk)[4] is None
        assert walk.place == "grid"


async def test_views_are_renamed_and_forgotten_and_undone(start):
    async with start() as walk:
        await keep(walk, "one")
        await keep(walk, "two")
        await walk.press("w", "r", "1", "<x>", "enter")
        assert list(views.named(walk.book)) == ["onex", "two"]
        await walk.press("w", "x", "2")
        assert list(views.named(walk.book)) == ["onex"]
        assert walk.said == "view forgotten: two · u brings it back"
        await walk.press("u")
        assert list(views.named(walk.book)) == ["onex", "two"]
        await walk.press("u")
        assert list(views.named(walk.book)) == ["one", "two"]
        await walk.press("U", "U")
        assert list(views.named(walk.book)) == ["onex"]


async def test_a_name_that_will_not_do(start):
    async with start((80, 24)) as walk:
        await walk.press("w", "n", "enter")
        assert walk.said == "a view needs a name"
        await walk.press(f"<{'a' * 41}>", "enter")
        assert walk.said == "a view's name has room for 40 letters"
        await walk.press("escape")
        assert views.named(walk.book) == {}
        await keep(walk, "one")
        await keep(walk, "two")
        await walk.press("w", "r", "1", "backspace", "backspace", "backspace", "<two>", "enter")
        assert walk.said == "there is a view “two” already"
        await walk.press("escape")
        assert list(views.named(walk.book)) == ["one", "two"]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nine_long_names_stand_whole_in_the_choice(start, size):
    async with start(size) as walk:
        for number in range(12):
            views.keep(walk.book, View(ordering="city"), walk.desk.now(), f"{number} 漢字 [/] Wąska ścieżka północna")
        await walk.press("w")
        asked = "\n".join(walk.picture()[-6:])
        for digit in range(1, 10):
            assert f" {digit} {digit - 1} " in asked
        assert "x forget" in asked
        assert "Esc" in asked
        await walk.press("9")
        assert walk.said.startswith("view: 8 漢字")
        assert walk.desk.view.ordering == "city"


async def test_the_palette_has_every_view(start):
    async with start() as walk:
        views.keep(walk.book, View(lens="activity", bright="silent"), walk.desk.now(), "Wąska ścieżka")
        provider = ViewProvider(walk.app.screen)
        (hit,) = [hit async for hit in provider.search("waska sc")]
        hit.command()
        assert walk.desk.lens.id == "activity"
        assert walk.desk.wanted_states is not None


async def test_a_view_of_a_lens_that_is_no_more(start):
    async with start() as walk:
        odd = View("gone", "none", "no-order", "no-tile", "never soon")
        views.keep(walk.book, odd, walk.desk.now(), "old")
        await walk.press("w", "1")
        assert walk.said == "view: old"
        assert walk.desk.lens.id == "breath"
        await walk.press("escape", "w", "x", "1")
        assert views.named(walk.book) == {}


async def test_where_the_grid_was_left_is_no_named_view(start, demo):
    async with start() as walk:
        await walk.press("tab", "f", "n")
        assert views.named(walk.book) == {}
        assert views.load(walk.book).bright == ""
