"""The walk through a first day: every step can be done, it can be left and taken up, and it says what it wants."""

from __future__ import annotations

import pytest

from cockpit.app import first_day
from cockpit.app.commands.table import commands, places
from cockpit.app.first_day import COUNTED, ENTERED, KEPT, MOST, STEPS, Coach, FirstDay
from cockpit.app.theme import DARK
from cockpit.store import settings
from tests.app.walk import SIZES

KEYS = (
    ("right",), ("c",), ("u",), ("7", "c"), ("C", "<price list >", "greater_than_sign", "<offer fri>", "enter"),
    ("a", "<ring Anna tomorrow 10:00>", "enter"), ("tab",), ("f", "o"), ("slash", "<lodz>", "enter"), ("enter",),
    ("g", "s"), ("c",), ("p", "escape"), ("g", "a"), ("g", "r"), ("g", "j"), ("question_mark",),
)  # fmt: skip
"""What each step asks for, as somebody types it."""


@pytest.mark.parametrize("wanted", sorted({each for step in STEPS for each in step.wants}))
def test_what_a_step_waits_for_can_happen(wanted):
    if wanted.startswith("place:"):
        assert wanted.removeprefix("place:") in places()
    else:
        assert wanted == ENTERED or wanted.removesuffix(COUNTED) in commands()


@pytest.mark.parametrize("step", [*STEPS, first_day.END], ids=lambda step: step.title)
def test_a_step_fits_at_80_columns(step):
    walk = FirstDay()
    walk.at = STEPS.index(step) if step in STEPS else len(STEPS)
    lines = walk.lines(DARK, 80)
    assert len(lines) <= MOST
    said = " ".join("".join(text for text, _style in line).strip() for line in lines[1:])
    assert said == step.words
    assert all(sum(len(text) for text, _style in line) <= 80 for line in lines)


def test_one_set_of_keys_a_step():
    assert len(KEYS) == len(STEPS)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_whole_walk_by_keys(start, size):
    async with start(size) as walk:
        assert not walk.app.screen.query(Coach)
        await walk.press("f3")
        for number, keys in enumerate(KEYS, 1):
            coach = walk.widget("Coach").text
            assert STEPS[number - 1].title in coach
            assert f"{number} of {len(STEPS)}" in coach
            assert any(STEPS[number - 1].title in line for line in walk.picture())
            await walk.press(*keys)
        assert walk.app.first_day.at == len(STEPS)
        await walk.press("escape")
        assert first_day.greeting(settings.load(walk.book)[KEPT]) == ""
        assert "That was the first day" in walk.widget("Coach").text
        await walk.press("f3")
        assert not walk.app.screen.query(Coach)
        await walk.press("g", "g")
        assert not walk.app.screen.query(Coach)


async def test_a_step_waits_for_all_that_it_asks_for(start):
    async with start((80, 24)) as walk:
        await walk.press("f3", "right", "7", "c", "u")
        assert walk.app.first_day.at == 3, "a number more is no harm where none is asked for"
        await walk.press("c", "u", "7", "u")
        assert walk.app.first_day.at == 3
        await walk.press("7", "c")
        assert walk.app.first_day.at == 4
        walk.app.first_day.at = 7
        await walk.press("f")
        assert walk.app.first_day.at == 7
        await walk.press("escape", "f", "ß")
        assert walk.app.first_day.at == 7
        await walk.press(walk.desk.lens.letters()[0])
        assert walk.app.first_day.at == 8


async def test_the_screen_below_shows_the_same_step(start):
    async with start((80, 24)) as walk:
        await walk.press("f3")
        walk.app.first_day.at = 10
        for keys, at in ((("g", "s"), 11), (("escape", "escape"), 11), (("g", "s", "space"), 12), (("escape",), 12)):
            await walk.press(*keys)
            assert walk.app.first_day.at == at
            assert f"{at + 1} of {len(STEPS)}" in walk.widget("Coach").text
            assert any(f"{at + 1} of {len(STEPS)}" in line for line in walk.picture()[:2])
        assert walk.place == "grid"
        # how far one has come is kept, by going somewhere too
        await walk.press("p", "escape", "g", "a")
        assert settings.load(walk.book)[KEPT] == 14
        await walk.press("g", "g")
        assert f"15 of {len(STEPS)}" in walk.widget("Coach").text


def test_who_has_walked_is_not_greeted_as_new():
    assert first_day.greeting(None).startswith("new here? F3")
    assert first_day.greeting(3) == "F3 goes on with the first day"
    assert first_day.greeting(len(STEPS)) == ""


async def test_another_key_is_no_step_and_f3_goes_on_where_it_was_left(start):
    async with start((80, 24)) as walk:
        await walk.press("f3", "c", "n", "u", "u")
        assert walk.app.first_day.at == 0
        await walk.press("right", "c")
        assert walk.app.first_day.at == 2
        await walk.press("f3")
        assert walk.said == "F3 goes on with the first day"
        await walk.press("u")
        assert walk.app.first_day.at == 2
        assert not walk.app.screen.query(Coach)
        await walk.press("f3")
        assert STEPS[2].title in walk.widget("Coach").text


async def test_it_stands_over_every_place_and_goes_from_all(start):
    async with start((120, 40)) as walk:
        await walk.press("f3", "g", "s")
        assert walk.widget("Coach").region.y == 1
        await walk.press("f3", "g", "g")
        assert not walk.app.screen.query(Coach)


async def test_what_could_not_be_done_ends_no_step(start, empty):
    async with start((80, 24), empty) as walk:
        await walk.press("f3")
        walk.app.first_day.at = 2
        await walk.press("u")
        assert walk.said == "there is nothing to undo"
        assert walk.app.first_day.at == 2
