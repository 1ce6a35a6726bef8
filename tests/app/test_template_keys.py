"""Each key of the templates, and the errands that change one thing of them. `test_tour` presses all of them too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from cockpit.store import routine_templates
from tests.app.walk import SIZES, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


def texts(walk, period="week"):
    return [each.text for each in routine_templates.all_of(walk.book, period)]


def here(walk):
    """The template under the cursor as the book has it."""
    return routine_templates.one(walk.book, walk.screen.template_here().id)


async def go(walk, wanted="No client"):
    """To the templates of the week, the cursor on one."""
    await walk.press("g", "r", "e")
    assert walk.place == "templates"
    while "of the week" not in walk.text("#page-head"):
        await walk.press("tab")
    found = next(each for each in walk.screen.templates if each.text.startswith(wanted))
    await walk.to_row(walk.screen.rows, lambda subject: subject.id == found.id)


@step
async def e_and_t_open_them_and_escape_goes_back(walk):
    for key in ("e", "t"):
        await walk.press("g", "r", "tab", key)
        assert walk.place == "templates"
        assert "Templates of the day" in walk.text("#page-head")
        assert "Changes count for the lists made from now on." in walk.text("#page-head")
        await walk.press("escape")
        assert walk.place == "routine"
        assert walk.screen.period == "day"
        await walk.home_again()


@step
async def words_stand_above_and_the_rule_quietly_under_them(walk):
    await go(walk)
    shown = "\n".join(walk.picture())
    assert "every Monday" in shown
    assert "FREQ=WEEKLY;BYDAY=MO" in shown
    assert "next action: none" in walk.reason
    assert "clients without a next action" in walk.reason
    await walk.home_again()


@step
async def f2_edits_the_words(walk):
    await go(walk)
    await walk.press("f2", *["backspace"] * 60, "<Każdy ma plan>", "enter")
    assert here(walk).text == "Każdy ma plan"
    assert "lists made from now on" in walk.said
    await walk.press("u")
    assert here(walk).text == "No client without a next action"
    await walk.press("enter", *["backspace"] * 60, "enter")
    assert "needs words" in walk.said
    assert walk.screen.errand is not None
    await walk.press("escape")
    assert here(walk).text == "No client without a next action"
    await walk.home_again()


@step
async def r_types_the_rule_and_shows_the_next_days(walk):
    await go(walk)
    await walk.press("r")
    assert walk.typed == "every Monday"
    await walk.press(*["backspace"] * 20, "<ostatni dzień roboczy miesiąca>")
    assert "last working day of the month" in walk.reason
    assert "next: Wed 30 Sep · Fri 30 Oct · Mon 30 Nov" in walk.reason
    await walk.press("enter")
    assert here(walk).rule == "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    await walk.press("r", *["backspace"] * 40, "<blorf>")
    assert "not understood" in walk.reason
    await walk.press("enter")
    assert walk.screen.errand is not None
    await walk.press("escape", "u")
    assert here(walk).rule == "FREQ=WEEKLY;BYDAY=MO"
    await walk.press("r", *["backspace"] * 20, "enter")
    assert here(walk).rule == ""
    await walk.press("u")
    await walk.home_again()


@step
async def m_sets_the_minutes(walk):
    await go(walk)
    await walk.press("m", "backspace", "backspace", "<45>", "enter")
    assert here(walk).minutes == 45
    await walk.press("m", "<x>", "enter")
    assert "a number from 0" in walk.said
    await walk.press("escape", "u")
    assert here(walk).minutes == 30
    await walk.home_again()


@step
async def ground_link_and_figure_are_picked(walk):
    await go(walk)
    await walk.press("o", "<inv>", "enter")
    assert here(walk).ground == "invest"
    await walk.press("l", "<rhythm late>")
    assert "order rhythm: late" in walk.reason
    await walk.press("enter")
    assert here(walk).link == "lens:rhythm:late"
    await walk.press("f", "<never>", "enter")
    assert here(walk).figure == "never"
    await walk.press("f", "up", "up", "down", "<zzz>", "enter")
    assert "nothing answers" in walk.said
    await walk.press("escape")
    await walk.press("f", "<by hand>", "enter")
    assert here(walk).figure == ""
    await walk.press("u", "u", "u", "u")
    assert (here(walk).ground, here(walk).link, here(walk).figure) == ("act", "lens:next:none", "no-action")
    await walk.home_again()


@step
async def shift_and_arrows_move_it(walk):
    await go(walk)
    before = texts(walk)
    await walk.press("shift+down")
    assert texts(walk) == [before[0], before[2], before[1], *before[3:]]
    assert here(walk).text == before[1]
    await walk.press("shift+up", "shift+up")
    assert texts(walk)[0] == before[1]
    await walk.press("u", "u", "u")
    assert texts(walk) == before
    await walk.home_again()


@step
async def a_adds_and_delete_retires(walk):
    await go(walk)
    before = texts(walk)
    for key in ("a", "insert"):
        await walk.press(key, "<Umyć auto 7>", "enter")
        assert texts(walk) == [*before, "Umyć auto 7"]
        assert here(walk).text == "Umyć auto 7"
        await walk.press("delete")
        assert texts(walk) == before
        assert walk.said.startswith("retired: ")
        await walk.press("u", "u")
        assert texts(walk) == before
    await walk.press("a", "space", "enter")
    assert texts(walk) == before
    await walk.home_again()


@step
async def tab_goes_through_the_periods(walk):
    await walk.press("g", "r", "e")
    for period in ("day", "month", "quarter", "week"):
        await walk.press("tab")
        assert f"of the {period}" in walk.text("#page-head")
        walk.picture()
    await walk.press("shift+tab")
    assert "of the quarter" in walk.text("#page-head")
    await walk.home_again()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)


async def test_with_all_templates_retired_a_adds_the_first(start, empty):
    async with start((80, 24), empty) as walk:
        await walk.press("g", "r", "tab", "e", "delete", "delete", "delete")
        assert texts(walk, "day") == []
        assert "no template here" in walk.said
        await walk.press("r", "f2", "shift+up")
        assert "no template here" in walk.said
        await walk.press("a", "<Kawa>", "enter")
        assert texts(walk, "day") == ["Kawa"]


async def test_hostile_words_are_shown_as_they_are(start):
    async with start((80, 24)) as walk:
        await walk.press("g", "r", "e", "a", "<[/][@click=app.quit]x[/] 日本語>", "enter")
        assert any("[/][@click=app.quit]x[/]" in line for line in walk.picture())
        assert walk.app.is_running
