"""Each key of the agenda, by itself and at three sizes. `test_tour` presses all of them one after the other."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from cockpit.app.screens.help import HelpScreen
from cockpit.app.screens.sweep import SweepScreen
from cockpit.core.agenda import Entry
from cockpit.store import actions, agenda, holidays
from cockpit.store.agenda import Wording
from tests.app.walk import SIZES, TODAY, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


def screen(walk):
    """The agenda's screen."""
    assert walk.place == "agenda"
    return walk.screen


def entries(walk) -> list[Entry]:
    return screen(walk).model.entries()


async def stand(walk, wanted) -> Entry:
    """Go to the first action that is wanted."""
    await walk.press("home")
    for _each in range(400):
        entry = screen(walk).entry
        if entry is not None and wanted(entry):
            return entry
        before = screen(walk).rows.cursor
        walk.send("down")
        await walk.quiet()
        assert screen(walk).rows.cursor != before, "no such action"
    raise AssertionError("no such action")


def due(walk, entry) -> str:
    return actions.one(walk.book, entry.id).due


@step
async def it_stands_in_sections(walk):
    await walk.press("g", "a")
    shown = "\n".join(walk.picture())
    assert "Overdue · 9" in shown
    assert "Agenda" in walk.text("#page-head")
    days = [entry.due for entry in entries(walk)]
    assert days == sorted(days)
    assert entries(walk) == agenda.open_entries(walk.book)
    assert screen(walk).entry == entries(walk)[0]
    assert entries(walk)[0].name in walk.reason
    await walk.press("j", "k", "end", "home", "pagedown", "pageup")
    await walk.press("escape")
    assert walk.place == "grid"


@step
async def x_ticks_and_offers_the_next(walk):
    await walk.press("g", "a")
    entry = await stand(walk, lambda each: each.client and len(walk.planned(each.client)) == 1)
    acts = walk.acts()
    await walk.press("x")
    assert walk.planned(entry.client) == []
    assert entry.id not in {each.id for each in entries(walk)}
    assert walk.screen.errand is not None, "the next action is asked for"
    assert walk.desk.names([entry.client]) in walk.screen.errand.label
    await walk.press("<offer fri 45m #an>")
    assert "45 min" in walk.reason and "analyse" in walk.reason
    await walk.press("enter")
    made = walk.planned(entry.client)[0]
    assert (made.text, made.due, made.minutes, made.ground) == ("offer", "2026-09-18", 45, "analyse")
    assert walk.acts() == acts + 2
    await walk.press("u", "u")
    assert [each.id for each in walk.planned(entry.client)] == [entry.id]
    await walk.home_again()


@step
async def several_are_ticked_as_one(walk):
    await walk.press("g", "a")
    first, second = entries(walk)[:2]
    acts = walk.acts()
    await walk.press("home", "space", "space")
    assert screen(walk).marks == {first.id, second.id}
    assert "✓" in "".join(walk.picture()[4:9])
    await walk.press("x")
    assert walk.acts() == acts + 1
    assert not {first.id, second.id} & {each.id for each in entries(walk)}
    assert walk.said.startswith("done: 2 actions")
    if walk.screen.errand is not None:
        await walk.press("escape")
    await walk.press("u")
    assert [each.id for each in entries(walk)[:2]] == [first.id, second.id]
    assert screen(walk).marks == frozenset()
    await walk.press("home", "space", "space", "space", "escape")
    assert screen(walk).marks == frozenset()
    assert walk.place == "agenda"
    await walk.home_again()


@step
async def plus_and_a_number_move(walk):
    await walk.press("g", "a")
    entry = await stand(walk, lambda each: each.due == "2026-09-15" and each.client)
    await walk.press("+")
    assert due(walk, entry) == "2026-09-16"
    assert screen(walk).entry.id == entry.id, "the cursor goes with it"
    await walk.press("3", "+")
    assert due(walk, entry) == "2026-09-19"
    assert "weekend" in walk.said
    await walk.press("7", "+")
    assert due(walk, entry) == "2026-09-26"
    await walk.press("-")
    assert due(walk, entry) == "2026-09-25"
    assert screen(walk).count == ""
    for _each in range(4):
        await walk.press("u")
    assert due(walk, entry) == "2026-09-15"
    await stand(walk, lambda each: each.due == TODAY.isoformat())
    acts = walk.acts()
    await walk.press("-")
    assert walk.acts() == acts
    assert "today" in walk.said
    await walk.home_again()


@step
async def several_move_as_one_change(walk):
    await walk.press("g", "a")
    first, second = entries(walk)[:2]
    await walk.press("home", "space", "space", "w", "<+2wd>")
    assert "Wed 16 Sep" in walk.reason
    acts = walk.acts()
    await walk.press("enter")
    assert walk.acts() == acts + 1
    assert {due(walk, first), due(walk, second)} == {"2026-09-16"}
    assert actions.one(walk.book, first.id).at == first.at
    await walk.press("u")
    assert (due(walk, first), due(walk, second)) == (first.due, second.due)
    await walk.home_again()


@step
async def w_moves_in_words(walk):
    await walk.press("g", "a", "home")
    entry = screen(walk).entry
    await walk.press("w", "<gibberish>", "enter")
    assert walk.screen.errand is not None
    assert due(walk, entry) == entry.due
    walk.screen.query_one("#prompt-text").value = ""
    await walk.press("<15.12 10:00>")
    assert "15 Dec" in walk.reason and "10:00" in walk.reason
    await walk.press("enter")
    assert due(walk, entry) == "2026-12-15"
    assert actions.one(walk.book, entry.id).at == "10:00"
    await walk.press("u", "home", "w", "enter", "w", "escape")
    assert due(walk, entry) == entry.due
    await walk.home_again()


@step
async def a_task_is_added_edited_and_deleted(walk):
    await walk.press("g", "a")
    count = len(entries(walk))
    await walk.press("T", "<raport #invest 1h30m jutro 9:00>", "enter")
    task = next(each for each in entries(walk) if each.text == "raport")
    assert task == (task.id, None, "", "raport", "2026-09-15", "09:00", 90, "invest", "month")
    await stand(walk, lambda each: each.id == task.id)
    assert "invest" in walk.reason or "↑" in "\n".join(walk.picture())
    await walk.press("f2")
    assert walk.typed == "2026-09-15 09:00 raport 90m #invest"
    walk.screen.query_one("#prompt-text").value = "raport roczny +3d 30m #year"
    await walk.press("enter")
    changed = next(each for each in entries(walk) if each.id == task.id)
    assert changed[3:] == ("raport roczny", "2026-09-17", None, 30, "act", "year")
    await stand(walk, lambda each: each.id == task.id)
    await walk.press("delete")
    assert len(entries(walk)) == count
    assert walk.said.startswith("deleted")
    await walk.press("u", "u", "u")
    assert len(entries(walk)) == count
    await walk.press("insert", "escape", "ctrl+n", "enter")
    assert len(entries(walk)) == count
    await walk.home_again()


@step
async def an_overdue_one_keeps_its_day_while_its_words_change(walk):
    await walk.press("g", "a", "home")
    entry = screen(walk).entry
    assert entry.due < TODAY.isoformat()
    await walk.press("f2", "<, now>", "enter")
    assert actions.one(walk.book, entry.id)[2:4] == (f"{entry.text}, now", entry.due)
    await walk.press("u", "f2")
    walk.screen.query_one("#prompt-text").value = "2026-09-01 other"
    await walk.press("enter")
    assert "in the past" in walk.reason
    walk.screen.query_one("#prompt-text").value = "   "
    await walk.press("enter")
    assert "needs words" in walk.said
    await walk.press("escape")
    await walk.home_again()


@step
async def a_verb_logs_for_the_client_of_the_line(walk):
    await walk.press("g", "a")
    entry = await stand(walk, lambda each: each.client and each.due > TODAY.isoformat())
    count = len(walk.history(entry.client))
    await walk.press("7", "s")
    assert len(walk.history(entry.client)) == count + 1
    assert walk.said.startswith(f"text sent: {entry.name}")
    assert "2026-09-21" in {each.due for each in walk.planned(entry.client)}
    assert walk.place == "agenda"
    await walk.press("u")
    await stand(walk, lambda each: each.id == entry.id)
    await walk.press("C", "<about the offer>", "enter")
    assert walk.history(entry.client)[0].note == "about the offer"
    await walk.press("u")
    await stand(walk, lambda each: each.id == entry.id)
    await walk.press("a", "<call thu>", "enter")
    assert "call" in {each.text for each in walk.planned(entry.client)}
    await walk.press("u", "y")
    assert entry.name in walk.said
    task = await stand(walk, lambda each: each.client is None)
    acts = walk.acts()
    await walk.press("c")
    assert walk.acts() == acts
    assert "x ticks it" in walk.said
    await walk.press("enter")
    assert walk.place == "agenda"
    await walk.press("a")
    assert walk.screen.errand.label == "task"
    await walk.press("escape", "C")
    assert walk.screen.errand is None
    await walk.press("x")
    assert task.id not in {each.id for each in entries(walk)}
    assert walk.screen.errand is None
    await walk.press("u")
    await walk.home_again()


@step
async def enter_opens_the_client(walk):
    await walk.press("g", "a")
    entry = await stand(walk, lambda each: each.client)
    await walk.press("enter")
    assert walk.here == entry.client
    assert walk.home.client_panel.display
    await walk.home_again()


@step
async def the_month_stands_beside_and_turns(walk):
    await walk.press("g", "a")
    beside = walk.widget("#page-aside")
    await walk.press("right")
    if walk.app.size.width < 120:
        assert not beside.display
        assert "a width of 120" in walk.said
    else:
        assert "October 2026" in walk.text("#page-aside")
        await walk.press("right", "right")
        text = walk.text("#page-aside")
        assert "December 2026" in text and "W53" in text
        assert "* Fri 25  Christmas Day" in text
        await walk.press("left", "left", "left")
        text = walk.text("#page-aside")
        assert "September 2026" in text and "▸14" in text
        assert "holidays of PL" in text
    await walk.home_again()


@step
async def another_country_is_chosen(walk):
    await walk.press("g", "a", "H")
    assert walk.typed == "PL"
    walk.screen.query_one("#prompt-text").value = "qq"
    await walk.press("enter")
    assert "QQ" in walk.said.upper()
    walk.screen.query_one("#prompt-text").value = "de"
    await walk.press("enter")
    assert holidays.country(walk.book) == "DE"
    assert "2026-10-03" in screen(walk).holidays
    assert "2026-11-11" not in screen(walk).holidays
    await walk.press("u")
    assert holidays.country(walk.book) == "PL"
    assert "2026-11-11" in screen(walk).holidays
    await walk.home_again()


@step
async def help_stands_by(walk):
    await walk.press("g", "a", "question_mark")
    assert isinstance(walk.app.screen, HelpScreen)
    assert "In the agenda" in walk.text("#help-title")
    await walk.press("escape")
    assert not isinstance(walk.app.screen, SweepScreen)
    await walk.home_again()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)


async def test_an_empty_book_says_how_to_begin(start, empty):
    async with start((80, 24), empty) as walk:
        await walk.press("g", "a")
        assert "T here a task" in "\n".join(walk.picture())
        await walk.press("x", "w", "+", "delete", "f2", "enter", "space", "c", "y")
        assert walk.acts() == 0
        await walk.press("a", "<first task>", "enter")
        assert entries(walk)[0].text == "first task"
        await walk.press("x")
        assert entries(walk) == []


async def test_hostile_words_stay_words(start, demo):
    async with start((80, 24)) as walk:
        text = "Evil\x1b[31m [/] [@click=app.quit]x[/] \u202eterces 株式会社" * 9
        agenda.add(walk.book, [], Wording(text, TODAY, "10:00", 14_400, "alongside", "year"), walk.desk.now())
        await walk.press("g", "a")
        await stand(walk, lambda each: each.text.startswith("Evil"))
        shown = "\n".join(walk.picture())
        assert "\x1b" not in shown and "\u202e" not in shown
        assert "[@click" in shown or "Evil" in shown


@pytest.mark.parametrize(
    "today", [date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 29), date(2026, 11, 11)], ids=str
)
async def test_odd_days(start, today):
    async with start((120, 40), today=today) as walk:
        await walk.press("g", "a")
        text = walk.text("#page-aside")
        assert f"▸{today.day:>2}" in text
        assert f"W{today.isocalendar().week:02}" in text
        if today == date(2026, 11, 11):
            assert "National Independence Day" in walk.text("#page-head")
        await walk.press("right", "left", "left", "T", "<x>", "enter")
        task = next(each for each in entries(walk) if each.text == "x")
        assert task.due not in screen(walk).holidays
        assert date.fromisoformat(task.due).weekday() < 5
