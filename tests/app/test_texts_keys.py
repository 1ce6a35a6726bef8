"""Each key of the texts' page, by itself, at every size."""

from collections.abc import Awaitable, Callable

import pytest

from cockpit.app.screens.texts import TextsScreen
from cockpit.core import text_defaults, texting
from cockpit.store import journal, text_templates
from tests.app.walk import SIZES, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


def page(walk) -> TextsScreen:
    screen = walk.app.screen
    assert isinstance(screen, TextsScreen)
    return screen


def held(walk):
    return text_templates.listed(walk.book)


async def go_to(walk, purpose, language):
    """Go to a text; returns it."""
    found = next(one for one in held(walk) if (one.purpose, one.language) == (purpose, language))
    await walk.to_row(page(walk).rows, lambda subject: subject.id == found.id)
    return found


@step
async def the_texts_are_there_filled_in_for_the_client_at_hand(walk):
    await walk.press("g", "t")
    assert walk.place == "texts"
    assert f"{len(text_templates.starting())} texts · 7 purposes" in walk.text("#page-head")
    assert walk.facts.name in walk.text("#page-head")
    found = await go_to(walk, "a word", "en")
    shown = page(walk).preview("en", found.text)
    assert "{" not in shown
    beside = walk.text("#page-aside") if walk.widget("#page-aside").display else walk.reason
    assert " ".join(shown.split()) in " ".join(beside.split())
    for part in texting.purposes(held(walk))[:1]:
        assert any(f"1  {part}" in line for line in walk.picture())
    await walk.home_again()


@step
async def tab_goes_through_the_languages(walk):
    await walk.press("g", "t")
    for language in (*sorted(text_defaults.TEXTS), None):
        await walk.press("tab")
        assert page(walk).language == language
    await walk.press("shift+tab")
    assert page(walk).language == "uk"
    await walk.press("tab")
    await walk.home_again()


@step
async def f2_edits_and_counts(walk):
    await walk.press("g", "t")
    found = await go_to(walk, "offer", "pl")
    await walk.press("f2")
    assert walk.typed == found.text
    await walk.press("end", "< {nope}>")
    assert "{nope} is no field" in walk.reason
    await walk.press("enter")
    assert page(walk).errand is not None
    assert "{nope} is no field" in walk.said
    await walk.press(*["backspace"] * 6, "<ab{city}>")
    assert " SMS · " in walk.reason
    await walk.press("enter")
    assert page(walk).errand is None
    assert text_templates.one(walk.book, found.id).text == found.text + " ab{city}"
    assert walk.said == "kept · u takes it back"
    await walk.press("u")
    assert text_templates.one(walk.book, found.id) == found
    await walk.press("l", "end", "ctrl+u", "<xyz>", "enter")
    assert "is no language" in walk.said
    await walk.press("end", "ctrl+u", "<sk>", "enter")
    assert text_templates.one(walk.book, found.id).language == "sk"
    await walk.press("u", "w", "end", "< cen>", "enter")
    assert text_templates.one(walk.book, found.id).purpose == "offer cen"
    await walk.press("u")
    assert text_templates.one(walk.book, found.id) == found
    await walk.home_again()


@step
async def ins_adds(walk):
    await walk.press("g", "t")
    count = len(held(walk))
    await walk.press("insert", "end", "ctrl+u", "<Urlop>", "enter")
    assert page(walk).errand is not None
    await walk.press("end", "ctrl+u", "<pl>", "enter", "<Wracam {today}>")
    assert "14 września" in walk.reason
    await walk.press("enter")
    added = held(walk)[-1]
    assert added[1:] == ("Urlop", "pl", "Wracam {today}")
    assert page(walk).here().id == added.id
    assert walk.app.focused is page(walk).rows
    await walk.press("delete")
    assert len(held(walk)) == count
    assert walk.said == "taken out · u brings it back"
    await walk.press("u")
    assert held(walk)[-1] == added
    await walk.press("u")
    assert len(held(walk)) == count
    for keys in (["escape"], ["end", "ctrl+u", "enter", "escape"], ["enter", "escape"], ["enter", "enter", "escape"]):
        await walk.press("insert", *keys)
        assert page(walk).errand is None
        assert len(held(walk)) == count
    await walk.home_again()


@step
async def shift_and_an_arrow_move_a_purpose_with_its_number(walk):
    await walk.press("g", "t")
    found = await go_to(walk, "offer", "de")
    before = texting.purposes(held(walk))
    await walk.press("shift+up")
    assert texting.purposes(held(walk))[:3] == ["a word", "offer", "follow-up"]
    assert page(walk).here().id == found.id
    await walk.press("shift+up", "shift+up", "shift+up")
    assert texting.purposes(held(walk))[0] == "offer"
    await walk.press("shift+down")
    assert texting.purposes(held(walk))[:2] == ["a word", "offer"]
    await walk.press("u", "u", "u")
    assert texting.purposes(held(walk)) == before
    await walk.home_again()


@pytest.mark.parametrize("size", ((60, 16), *SIZES, (250, 70)), ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)
        assert walk.place == "grid"
        walk.picture()


async def test_looking_at_the_texts_is_no_act(start):
    async with start() as walk:
        entries = journal.entries(walk.book)
        await walk.press("g", "t", "escape")
        assert journal.entries(walk.book) == entries


async def test_an_empty_book_has_texts_too(start, empty):
    async with start((80, 24), empty) as walk:
        await walk.press("g", "t")
        assert "7 purposes" in walk.text("#page-head")
        count = len(held(walk))
        for _each in range(count):
            await walk.press("delete")
        assert held(walk) == []
        assert any("no texts: Ins adds one" in line for line in walk.picture())
        for key in ("f2", "delete", "w", "l", "shift+up", "tab"):
            await walk.press(key)
            assert page(walk).errand is None
        await walk.press("escape", "insert", "<Solo>", "enter", "1", "p")
        assert walk.place == "hand-off"
        assert "there is no text 1" in walk.said
        await walk.press("escape", "u", "g", "t")
        await walk.home_again()
