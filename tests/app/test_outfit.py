"""How a run starts: its colours kept where they were chosen, no colours, nothing that blinks."""

from __future__ import annotations

from contextlib import asynccontextmanager

import pytest
from textual.widgets import Input

from cockpit import settings
from cockpit.app.app import CockpitApp
from cockpit.app.desk import Desk
from cockpit.app.outfit import Outfit, outfit
from cockpit.app.theme import DARK, LIGHT
from cockpit.app.themes import MONO
from cockpit.clock import Clock
from cockpit.store import portfolio, views
from cockpit.store import settings as kept
from cockpit.store.book import open_book
from tests.app.walk import TODAY, Walk

TRUE = {"COLORTERM": "truecolor", "TERM": "xterm-256color"}


@asynccontextmanager
async def started(demo, wanted: Outfit):
    book = open_book(demo)
    clock = Clock(TODAY)
    app = CockpitApp(Desk(book, clock, portfolio.load(book, clock.today()), views.load(book)), wanted)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            walk = Walk(app, pilot)
            await walk.settle()
            yield walk
    finally:
        book.close()


async def test_a_theme_of_the_settings_is_kept_there(demo, home_folder):
    home_folder.mkdir()
    file = home_folder / "settings.toml"
    file.write_text('theme = "light"  # for the train\n')
    async with started(demo, outfit(settings.read(), "cockpit-dark", (), TRUE)) as walk:
        assert walk.app.palette is LIGHT
        await walk.press("f9")
        assert walk.app.palette is DARK
        assert file.read_text() == 'theme = "dark"  # for the train\n'
        assert "theme" not in kept.load(walk.book)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda palette: palette.name)
async def test_what_is_made_after_the_first_frame_wears_the_same_colours(demo, palette):
    async with started(demo, Outfit(palette)) as walk:
        await walk.press("enter")
        theme = walk.app.current_theme
        assert theme.name == palette.name
        assert walk.home.client_panel.styles.background.hex.lower() == theme.surface.lower()
        assert walk.home.client_panel.rows.styles.scrollbar_color == walk.home.grid.styles.scrollbar_color
        assert walk.app.theme_variables["surface"].lower() == theme.surface.lower()


async def test_a_file_that_cannot_be_written_is_said(demo, home_folder):
    home_folder.mkdir()
    file = home_folder / "settings.toml"
    file.write_text('theme = "light"\n')
    wanted = outfit(settings.read(), None, (), TRUE)
    file.write_text("theme = = light\n")
    async with started(demo, wanted) as walk:
        await walk.press("f9")
        assert walk.app.palette is DARK
        assert walk.said.startswith("settings.toml: ") and "mend it by hand" in walk.said


async def test_the_environment_is_not_overruled(demo, monkeypatch):
    monkeypatch.setenv("COCKPIT_THEME", "cockpit-light")
    async with started(demo, Outfit(LIGHT)) as walk:
        await walk.press("f9")
        assert walk.app.palette is DARK
        assert "COCKPIT_THEME" in walk.said
        assert "theme" not in kept.load(walk.book)


async def test_without_colours_none_is_chosen(demo):
    async with started(demo, Outfit(MONO)) as walk:
        for keys in (("f9",), ("f8", "l"), ("f8", "h")):
            await walk.press(*keys)
            assert walk.app.palette is MONO
            assert "no colours" in walk.said


async def test_what_is_wrong_is_said_until_the_next_key(demo):
    own = settings.Settings(complaints=("settings.toml: this",))
    wanted = outfit(own, None, ("keys.x: that",), TRUE)
    assert wanted.notice.startswith("2 faults in the settings")
    async with started(demo, outfit(own, None, (), TRUE)) as walk:
        assert walk.said == "settings.toml: this"
        assert walk.said in walk.reason
        await walk.press("right")
        assert walk.said == ""


async def test_nothing_blinks_where_nothing_may_move(demo):
    for still in (True, False):
        async with started(demo, Outfit(DARK, still=still)) as walk:
            assert (walk.app.animation_level == "none") is still
            await walk.press("ctrl+p")
            await walk.settle()
            field = walk.app.focused
            assert isinstance(field, Input)
            assert field.cursor_blink is not still
            await walk.press("escape")
