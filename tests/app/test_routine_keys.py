"""Each key of the checklists, by itself. `test_tour` presses all of them one after the other."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from cockpit.app.screens.help import HelpScreen
from cockpit.clock import Clock
from cockpit.core.verbs import BY_ID
from cockpit.store import routines
from tests.app.walk import SIZES, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


def panel(walk):
    """The routine's screen."""
    assert walk.place == "routine"
    return walk.screen


def items(walk):
    return {item.id: item for item in panel(walk).list.items}


async def go_to(walk, wanted):
    """Go to the item that is wanted; returns its id."""
    found = next(item for item in panel(walk).list.items if wanted(item))
    await walk.to_row(panel(walk).rows, lambda subject: subject.id == found.id)
    return found.id


def left_open(walk, day):
    """The list of the week of that day, as if nothing of it had been done and nobody had been asked."""
    then = Clock(day).now()
    made = routines.open_list(walk.book, "week", then)
    with walk.book.operation("left open", then, "system"):
        execute = walk.book.connection.execute
        execute("UPDATE routine_period SET asked = 0 WHERE id = ?", (made.id,))
        execute("UPDATE routine_item SET state = 'open' WHERE routine_period = ?", (made.id,))
    return routines.open_list(walk.book, "week", then)


@step
async def what_was_left_is_asked_about_once(walk):
    last_week = left_open(walk, date(2026, 9, 7))
    routines.tick(walk.book, last_week.items[0], walk.desk.now())
    left = len(last_week.items) - 1
    await walk.press("g", "r")
    assert walk.place == "routine"
    count = len(panel(walk).list.items)
    assert any(f"{left} left of Week 37" in line for line in walk.picture())
    await walk.press("home", "space")
    assert len(panel(walk).list.items) == count + left
    assert sum(item.carried for item in panel(walk).list.items) == left
    assert walk.said == "carried over · u takes it back"
    assert not any("left of Week 37" in line for line in walk.picture())
    await walk.press("u")
    assert len(panel(walk).list.items) == count
    await walk.press("home", "down", "enter")
    assert walk.said == "let go · u takes it back"
    assert len(panel(walk).list.items) == count
    await walk.press("g", "g", "g", "r")
    assert not any("left of Week 37" in line for line in walk.picture())
    await walk.press("escape")
    assert walk.place == "grid"


@step
async def each_leftover_is_answered_by_itself(walk):
    first = left_open(walk, date(2026, 8, 24))
    await walk.press("g", "r")
    left = [item.id for item in panel(walk).left_over]
    assert len(left) == len(first.items) > 3
    count = len(panel(walk).list.items)
    await walk.to_row(panel(walk).rows, lambda subject: subject.kind == "leftover" and subject.id == left[0])
    await walk.press("space")
    assert walk.said.startswith("carried over: ")
    assert len(panel(walk).list.items) == count + 1
    await walk.to_row(panel(walk).rows, lambda subject: subject.kind == "leftover" and subject.id == left[1])
    await walk.press("delete")
    assert walk.said.startswith("let go: ")
    assert [item.id for item in panel(walk).left_over] == left[2:]
    await walk.press("u", "u")
    assert [item.id for item in panel(walk).left_over] == left
    assert len(panel(walk).list.items) == count
    await walk.press("home", "delete")
    assert panel(walk).left_over == []
    await walk.home_again()


@step
async def delete_lets_an_item_go(walk):
    await walk.press("g", "r")
    one = await go_to(walk, lambda item: item.state == "open")
    await walk.press("delete")
    assert items(walk)[one].state == "closed"
    await walk.press("delete")
    assert items(walk)[one].state == "open"
    await walk.press("u", "u")
    assert items(walk)[one].state == "open"
    await walk.home_again()


@step
async def arrows_look_at_the_lists_gone_by(walk):
    await walk.press("g", "r")
    made = walk.rows("SELECT count(*) FROM routine_period")
    await walk.press("right")
    assert "present list" in walk.said
    await walk.press("left")
    assert "Week 37" in walk.text("#page-head")
    acts = walk.acts()
    await walk.press("space", "delete", "a", "x")
    assert "only looked at" in walk.said
    assert walk.acts() == acts
    await walk.press(*["left"] * 20)
    assert panel(walk).list is None
    assert "never opened" in "\n".join(walk.picture())
    assert walk.rows("SELECT count(*) FROM routine_period") == made
    await walk.press("enter", "space")
    await walk.press(*["right"] * 21)
    assert "Week 38" in walk.text("#page-head")
    assert panel(walk).starts is None
    await walk.press("left", "tab", "shift+tab")
    assert panel(walk).starts is None
    await walk.home_again()


@step
async def what_was_done_of_the_last_lists_is_shown(walk):
    await walk.press("g", "r")
    strip = "".join(each.block for each in panel(walk).kept)
    assert len(strip) == 13
    assert strip.count("·") < 6
    if walk.app.size.width < 120:
        assert strip in walk.text("#page-head")
    else:
        shown = walk.text("#page-aside")
        assert " ".join(strip) in shown
        assert "W37" in shown
        assert " of 6" in shown
    await walk.home_again()


@step
async def a_figure_stands_beside_its_item_and_ticks_it(walk):
    await walk.press("g", "r")
    one = await go_to(walk, lambda item: item.figure == "never")
    count = panel(walk).counts[one]
    assert count > 0
    assert any(f"{count} left" in line for line in walk.picture())
    assert f"clients never reached: {count}" in walk.reason
    never = [facts.id for facts in walk.desk.portfolio.clients if walk.breath_of(facts.id) == "never"]
    walk.desk.log(never, BY_ID["text"])
    assert items(walk)[one].state == "done"
    await walk.press("u")
    assert items(walk)[one].state == "done"
    assert panel(walk).counts[one] == count
    await walk.to_row(panel(walk).rows, lambda subject: subject.id == one)
    await walk.press("space")
    assert items(walk)[one].state == "open"
    await walk.home_again()


@step
async def space_and_x_tick(walk):
    await walk.press("g", "r")
    one = await go_to(walk, lambda item: item.state == "open")
    for key in ("space", "x"):
        await walk.press(key)
        assert items(walk)[one].state == "done"
        assert walk.said == f"done: {items(walk)[one].text}"
        assert walk.said in walk.reason
        await walk.press("u")
        assert items(walk)[one].state == "open"
        await walk.to_row(panel(walk).rows, lambda subject: subject.id == one)
    await walk.press("space", "up", "space")
    assert items(walk)[one].state == "open"
    await walk.home_again()


@step
async def tab_goes_through_the_periods(walk):
    await walk.press("g", "r")
    for period in ("day", "month", "quarter", "week"):
        await walk.press("tab")
        assert panel(walk).period == period
        assert panel(walk).list.items
    await walk.press("shift+tab", "shift+tab")
    assert panel(walk).period == "month"
    assert "Sep 2026" in walk.text("#page-head")
    await walk.press("tab", "tab")
    await walk.home_again()


@step
async def a_adds_an_item(walk):
    await walk.press("g", "r", "tab", "tab")
    count = len(panel(walk).list.items)
    await walk.press("a", "<Sprawdź cennik 7 4>", "enter")
    assert len(panel(walk).list.items) == count + 1
    assert panel(walk).list.items[-1].text == "Sprawdź cennik 7 4"
    assert walk.place == "routine"
    await walk.press("u")
    assert len(panel(walk).list.items) == count
    await walk.press("a", "space", "enter", "a", "<x>", "escape")
    assert len(panel(walk).list.items) == count
    await walk.press("tab", "tab")
    await walk.home_again()


@step
async def enter_follows_a_link(walk):
    await walk.press("g", "r")
    await go_to(walk, lambda item: item.link == "lens:next:none")
    await walk.press("enter")
    assert walk.desk.wanted_states == frozenset({4})
    assert walk.desk.reading.states[walk.here] == 4
    assert walk.desk.lens.id == "next"
    assert walk.app.focused is walk.grid
    assert walk.grid.display
    await walk.home_again()
    await walk.press("g", "r")
    await go_to(walk, lambda item: item.link == "sweep")
    await walk.press("enter")
    assert walk.place == "sweep"
    await walk.press("escape", "g", "r")
    await go_to(walk, lambda item: item.link == "")
    await walk.press("enter")
    assert "Space ticks it" in walk.said
    await walk.press("question_mark")
    assert isinstance(walk.app.screen, HelpScreen)
    assert "In the routine" in walk.text("#help-title")
    await walk.press("escape")
    await walk.home_again()
    while walk.desk.lens.id != "breath":
        await walk.press("tab")


@step
async def a_digit_is_no_number_there(walk):
    await walk.press("g", "r", "7")
    assert walk.screen.count == ""
    await walk.press("c", "n", "s")
    assert walk.said == ""
    await walk.home_again()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)
