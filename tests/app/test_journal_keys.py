"""Each key of the journal, by itself and at three sizes. `test_tour` presses all of them one after the other."""

import sqlite3
from collections.abc import Awaitable, Callable

import pytest

from cockpit.app.screens.help import HelpScreen
from cockpit.store import journal, settings
from tests.app.walk import SIZES, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


def screen(walk):
    """The journal's screen."""
    assert walk.place == "journal"
    return walk.screen


def lines(walk) -> list[str]:
    model = screen(walk).model
    return ["".join(text for text, _style in model.line(index, 100)) for index in range(len(model))]


@step
async def acts_stand_newest_first(walk):
    client = walk.facts
    await walk.press("c", "s", "u", "g", "j")
    assert lines(walk)[0] == "Today"
    assert f"text sent: {client.name}" in lines(walk)[1] and "taking back" in lines(walk)[1]
    assert f"text sent: {client.name}" in lines(walk)[2] and "taken back" in lines(walk)[2]
    assert f"call, reached: {client.name}" in lines(walk)[3] and "by key" in lines(walk)[3]
    assert screen(walk).entry == journal.entries(walk.book)[0]
    assert screen(walk).entry.label in walk.reason
    await walk.press("j", "k", "end", "home", "pagedown", "pageup", "escape")
    assert walk.place == "grid"
    await walk.press("u")


@step
async def enter_unfolds_what_an_act_did(walk):
    client = walk.facts
    await walk.press("7", "c", "g", "j")
    before = lines(walk)
    await walk.press("enter")
    unfolded = "\n".join(lines(walk))
    assert f"+ touch  {client.name}  call, reached · 14 Sep" in unfolded
    assert "+ action" in unfolded and "call again" in unfolded
    assert "{" not in unfolded
    await walk.press("down", "down", "enter")
    assert lines(walk) == before
    assert screen(walk).entry.label.startswith("call, reached")
    await walk.press("space", "escape", "u")
    await walk.home_again()


@step
async def x_takes_back_the_act_under_the_cursor(walk):
    client = walk.here
    count = len(walk.history(client))
    await walk.press("c", "right", "c", "left", "g", "j", "down")
    entry = screen(walk).entry
    assert entry == journal.entries(walk.book)[1]
    await walk.press("x")
    assert len(walk.history(client)) == count
    assert walk.said.startswith("taken back: call, reached")
    assert screen(walk).entry.id == entry.id, "the cursor stays on the act"
    assert "taken back" in lines(walk)[screen(walk).rows.cursor]
    acts = walk.acts()
    await walk.press("delete")
    assert "undone already" in walk.said
    await walk.press("home", "x")
    assert "the act itself" in walk.said
    assert walk.acts() == acts
    await walk.press("U")
    assert len(walk.history(client)) == count + 1
    await walk.press("u", "u")
    await walk.home_again()


@step
async def what_a_later_act_stands_on_is_refused(walk):
    await walk.press("a", "<offer fri>", "enter", "x")
    if walk.screen.errand is not None:
        await walk.press("escape")
    client = walk.here
    open_before = walk.planned(client)
    await walk.press("g", "j", "down")
    planned = screen(walk).entry
    if not planned.label.startswith("next action"):
        raise AssertionError(planned)
    await walk.press("x")
    if any(action.text == "offer" for action in open_before):
        # another action was due before it and was ticked: nothing stands on this one
        assert walk.said.startswith("taken back")
        await walk.press("u", "u")
    else:
        assert "stands on it" in walk.said
        await walk.press("u", "u")
    await walk.home_again()


@step
async def f_shows_everything(walk):
    settings.put(walk.book, walk.desk.now(), "odd", {"raw": [1]}, source="view")
    await walk.press("g", "j")
    acts = screen(walk).model.count
    assert not any("setting odd" in line for line in lines(walk))
    await walk.press("f", "home")
    assert screen(walk).model.count > acts
    assert any("setting odd" in line and "a look" in line for line in lines(walk))
    await walk.press("enter")
    assert '"raw"' not in "\n".join(lines(walk))
    await walk.press("f")
    assert screen(walk).model.count == acts
    await walk.press("c", "7")
    assert walk.screen.count == ""
    await walk.press("question_mark")
    assert isinstance(walk.app.screen, HelpScreen)
    assert "In the journal" in walk.text("#help-title")
    await walk.press("escape")
    await walk.home_again()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)


async def test_an_empty_journal_says_so(start, empty):
    async with start((80, 24), empty) as walk:
        await walk.press("g", "j", "x", "enter", "space", "end")
        assert "Nothing was done yet." in "\n".join(walk.picture())


async def test_what_another_program_wrote_stands_last(start, demo):
    with sqlite3.connect(demo) as script:
        script.execute("UPDATE client SET city = '[/] \u202eX' WHERE id IN (SELECT id FROM client LIMIT 3)")
    script.close()
    async with start((80, 24)) as walk:
        await walk.press("c", "g", "j", "f", "end")
        assert screen(walk).entry.id == 0
        assert "At any time" in lines(walk)
        await walk.press("enter")
        assert sum("city: " in line for line in lines(walk)) == 3
        assert "\u202e" not in "\n".join(walk.picture())
        await walk.press("x")
        assert "another program" in walk.said


async def test_a_long_journal_is_read_as_it_is_scrolled(start):
    async with start((80, 24)) as walk:
        connection = walk.book.connection
        connection.execute("BEGIN IMMEDIATE")
        base = walk.desk.now().ms
        connection.executemany(
            "INSERT INTO ledger (seq, operation, at_ms, label, source) VALUES (?1, ?1, ?2, ?3, 'keyed')",
            [((base + each) << 21, base + each * 3_600_000 // 4, f"act {each}") for each in range(3_000)],
        )
        connection.execute("COMMIT")
        await walk.press("g", "j")
        model = screen(walk).model
        assert model.count == 3_000
        assert model._left > 2_000
        await walk.press("pagedown", "pagedown")
        assert model._left > 2_000
        await walk.press("end", "end")
        assert model._left == 0
        assert screen(walk).entry.label == "act 0"
        assert screen(walk).rows.virtual_size.height == len(model)
        await walk.press("home")
        assert screen(walk).entry.label == "act 2999"


async def test_an_act_of_many_rows_shows_some_and_then_more(start):
    async with start((120, 40)) as walk:
        with walk.book.operation("many", walk.desk.now()):
            walk.book.connection.execute("UPDATE client SET region = region || ' x'")
        rows = journal.entries(walk.book, 1)[0].rows
        assert rows > 200
        await walk.press("g", "j")
        await walk.press("enter")
        assert lines(walk)[1 + 20 + 1].strip().startswith(f"{rows - 20} more rows")
        for _each in range(21):
            await walk.press("down")
        await walk.press("enter")
        assert sum("region: " in line for line in lines(walk)) == min(rows, 220)


async def test_an_act_of_very_many_rows_is_taken_back_beside(start, monkeypatch):
    from cockpit.app.screens import journal as shown

    monkeypatch.setattr(shown, "AT_ONCE", 100)
    async with start((120, 40)) as walk:
        with walk.book.operation("many", walk.desk.now()):
            walk.book.connection.execute("UPDATE client SET region = 'x'")
        await walk.press("c", "g", "j")
        await walk.press("down", "x")
        await walk.settle()
        assert walk.rows("SELECT count(*) FROM client WHERE region = 'x'") == [(0,)]
        assert walk.said.startswith("taken back: many")
        assert "taken back" in lines(walk)[screen(walk).rows.cursor]
