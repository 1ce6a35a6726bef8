"""Each key in the client beside the grid, by itself. `test_tour` presses all of them one after the other."""

from collections.abc import Awaitable, Callable

import pytest

from cockpit.app.panels.client import ACTIONS, HISTORY, MONEY, OVERVIEW, PEOPLE
from cockpit.app.screens.help import HelpScreen
from cockpit.app.screens.home import BESIDE
from cockpit.core.verbs import of_touch
from cockpit.core.words import _
from tests.app.walk import SIZES, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


async def field(walk, column):
    """Go to a field of the overview."""
    await walk.to_row(walk.home.client_panel.rows, lambda subject: subject.column == column)


async def clear(walk):
    """Empty what is being typed."""
    await walk.press("end", "ctrl+u")


@step
async def enter_opens_and_goes_in(walk):
    panel = walk.home.client_panel
    walk.stand(lambda facts: walk.breath_of(facts.id) == "late")
    client, name = walk.here, walk.facts.name
    await walk.press("enter")
    assert panel.display
    assert panel.client == client
    assert name in walk.text("#client-head")
    if walk.app.size.width >= BESIDE:
        assert walk.place == "grid"
        assert walk.grid.display
        await walk.press("right")
        assert panel.client == walk.here != client
        await walk.press("left", "enter")
    else:
        assert not walk.grid.display
    assert walk.place == "client"
    for tab in (HISTORY, ACTIONS, PEOPLE, MONEY, OVERVIEW):
        await walk.press("tab")
        assert panel.tab == tab
        assert walk.place == "client"
    await walk.press("shift+tab", "shift+tab")
    assert panel.tab == PEOPLE
    await walk.press("tab", "tab", "end", "home", "pagedown", "j", "k")
    await walk.press("escape")
    assert walk.place == "grid"
    if walk.app.size.width >= BESIDE:
        assert panel.display
        await walk.press("escape")
    assert not panel.display
    assert walk.here == client
    assert walk.app.focused is walk.grid


@step
async def verbs_act_on_the_client_that_is_open(walk):
    client = walk.stand(lambda facts: walk.breath_of(facts.id) == "due").id
    history = walk.history(client)
    await walk.into_panel()
    await walk.press("c")
    assert len(walk.history(client)) == len(history) + 1
    assert walk.said.startswith("call, reached")
    assert walk.said in walk.reason
    assert "fresh" in walk.text("#client-head")
    await walk.press("u", "S", "<sent a list>", "enter")
    assert walk.history(client)[0].note == "sent a list"
    assert walk.place == "client"
    await walk.press("u")
    assert walk.history(client) == history
    await walk.home_again()


@step
async def f2_edits_a_field_in_place(walk):
    panel = walk.home.client_panel
    client = walk.stand(lambda facts: facts.city and facts.cadence_days is None).id
    city, name = walk.facts.city, walk.facts.name
    await walk.press("f2")
    assert walk.place == "client"
    await walk.press("escape")
    await walk.home_again()
    await walk.into_panel()
    await field(walk, "city")
    await walk.press("f2")
    assert panel.editing
    assert panel.editor.value == city
    await clear(walk)
    await walk.press("<Żyrardów>", "enter")
    assert not panel.editing
    assert walk.facts_of(client).city == "Żyrardów"
    assert "Żyrardów" in walk.text("#client-head")
    assert walk.said == "kept · u takes it back"
    await walk.press("u")
    assert walk.facts_of(client).city == city
    await field(walk, "city")
    await walk.press("enter", "<xyz>", "escape")
    assert not panel.editing
    assert walk.facts_of(client).city == city
    await field(walk, "name")
    await walk.press("f2", "end", "ctrl+u", "enter")
    assert "a client needs a name" in walk.reason
    await walk.press("escape")
    assert walk.facts_of(client).name == name
    await walk.home_again()


@step
async def a_bad_value_is_refused_with_the_reason(walk):
    panel = walk.home.client_panel
    client = walk.stand(lambda facts: facts.cadence_days is None).id
    acts = walk.acts()
    await walk.into_panel()
    for column, typed, reason in (
        ("cadence_days", "often", "a number of days from 1 to 730"),
        ("cadence_days", "0", "a number of days from 1 to 730"),
        ("status", "great", "one of prospect, active"),
        ("window_from", "31.02", "31.02"),
    ):
        await field(walk, column)
        await walk.press("f2")
        await clear(walk)
        await walk.press(f"<{typed}>", "enter")
        assert panel.editing
        assert panel.editor.value == typed
        assert panel.editor.has_focus
        assert reason in walk.reason
        assert "✗" in walk.reason
        await walk.press("escape")
        assert not panel.editing
        assert walk.place == "client"
    assert walk.acts() == acts
    assert walk.facts_of(client).cadence_days is None
    await walk.home_again()


@step
async def the_editor_has_every_key(walk):
    panel = walk.home.client_panel
    walk.stand(lambda facts: True)
    acts = walk.acts()
    await walk.into_panel()
    await field(walk, "note")
    await walk.press("f2")
    before = panel.editor.value
    # the footer names what the keys do now, and no verb
    assert walk.picture()[-1].split() == "Enter takes it Esc leaves it".split()
    await walk.press("<cnq7 uU>", "tab", "f2", "shift+tab", "insert", "f9", "delete")
    assert panel.editing
    assert panel.tab == OVERVIEW
    assert panel.editor.value == before + "cnq7 uU"
    assert walk.acts() == acts
    await walk.press("escape")
    await walk.home_again()


@step
async def people_are_added_ranked_and_removed(walk):
    panel = walk.home.client_panel
    walk.stand(lambda facts: len(walk.people(facts.id)) == 2)
    client = walk.here
    before = walk.people(client)
    await walk.into_panel()
    await walk.press("shift+tab", "shift+tab", "end")
    assert panel.tab == PEOPLE
    await walk.press("enter")
    assert panel.editing
    await walk.press("<Ädèle O'Żak>", "enter")
    *others, added = walk.people(client)
    assert others == before
    assert added.name == "Ädèle O'Żak"

    async def go_to(column):
        await walk.to_row(panel.rows, lambda subject: subject.id == added.id and subject.column == column)

    await go_to("rank")
    await walk.press("f2", "<buy>", "enter")
    assert walk.people(client)[-1].rank == "buyer"
    await go_to("phones")
    await walk.press("f2", "<+48 600 100 200, 22 555 01 02>", "enter")
    assert walk.people(client)[-1].phones == ("+48 600 100 200", "22 555 01 02")
    await go_to("consent_call")
    await walk.press("f2", "<maybe>", "enter")
    assert "one of –, given, refused" in walk.reason
    await walk.press("escape")
    await go_to("name")
    await walk.press("delete")
    assert walk.people(client) == before
    assert walk.said == "deleted · u brings it back"
    await walk.press("u")
    assert (walk.people(client)[-1].rank, len(walk.people(client)[-1].phones)) == ("buyer", 2)
    await go_to("name")
    await walk.press("delete", "home", "enter", "enter")
    assert walk.people(client) == before
    await walk.press("shift+tab", "shift+tab", "shift+tab")
    await walk.home_again()


@step
async def history_is_read_edited_and_deleted(walk):
    panel = walk.home.client_panel
    client = walk.stand(lambda facts: len(walk.history(facts.id)) > 4).id
    before = walk.history(client)
    await walk.into_panel()
    await walk.press("tab", "home", "down", "enter")
    assert panel.tab == HISTORY
    assert walk.said in walk.reason
    await walk.press("f2")
    assert panel.editor.value == (before[1].note or "")
    # it stands behind the day and the verb, and draws over neither
    label = _(of_touch(before[1].channel, before[1].direction, before[1].outcome).label)
    where = panel.editor.region
    assert walk.picture()[where.y][: where.x].rstrip(" :").endswith(f" {label}")
    assert where.right == panel.rows.region.x + panel.rows.scrollable_content_region.width
    await walk.press("end", "< i oferta>", "enter")
    assert walk.history(client)[1].note == f"{before[1].note or ''} i oferta".strip()
    await walk.press("u")
    assert walk.history(client) == before
    await walk.press("home", "down", "delete")
    assert walk.history(client) == [before[0], *before[2:]]
    await walk.press("u")
    assert walk.history(client) == before
    await walk.press("end")
    assert panel.rows.cursor == len(before) - 1
    await walk.press("shift+tab")
    await walk.home_again()


@step
async def x_ticks_the_action_under_the_cursor(walk):
    panel = walk.home.client_panel
    client = walk.stand(lambda facts: not walk.planned(facts.id)).id
    await walk.press("a", "<first +1d>", "enter", "a", "<second +2d>", "enter")
    first, second = walk.planned(client)
    await walk.into_panel()
    await walk.press("tab", "tab", "home", "down", "x")
    assert panel.tab == ACTIONS
    assert walk.planned(client) == [first]
    assert walk.said == "done: second · still open: tomorrow first"
    await walk.press("home", "f2")
    assert panel.editor.value == "2026-09-15 first"
    await walk.press("end", "ctrl+u", "<17.09 09:30 moved>", "enter")
    (moved,) = walk.planned(client)
    assert (moved.text, moved.due, moved.at) == ("moved", "2026-09-17", "09:30")
    await walk.press("home", "f2", "end", "ctrl+u", "enter")
    assert "an action needs words" in walk.reason
    await walk.press("escape", "home", "delete")
    assert walk.planned(client) == []
    await walk.press("u", "u", "u")
    assert walk.planned(client) == [first, second]
    await walk.press("u", "u", "shift+tab", "shift+tab")
    assert walk.planned(client) == []
    await walk.home_again()


@step
async def the_cursor_stays_on_its_field(walk):
    panel = walk.home.client_panel
    walk.stand(lambda facts: not walk.planned(facts.id) and len(walk.history(facts.id)) < 3)
    await walk.into_panel()
    await field(walk, "city")
    line = panel.rows.cursor
    await walk.press("a", "<one fri>", "enter", "a", "<two fri>", "enter", "c")
    assert panel.rows.cursor > line
    assert panel._here().column == "city"
    await walk.press("u", "u", "u")
    assert (panel.rows.cursor, panel._here().column) == (line, "city")
    await walk.home_again()


@step
async def what_cannot_be_deleted_says_so(walk):
    walk.stand(lambda facts: True)
    acts = walk.acts()
    await walk.into_panel()
    await field(walk, "city")
    await walk.press("delete")
    assert "nothing here can be deleted" in walk.reason
    assert walk.acts() == acts
    await walk.home_again()


@step
async def find_help_and_theme_from_the_panel(walk):
    walk.stand(lambda facts: True)
    await walk.into_panel()
    await walk.press("question_mark")
    assert isinstance(walk.app.screen, HelpScreen)
    assert "In the client" in walk.text("#help-title")
    await walk.press("escape", "f9", "f9")
    assert walk.place == "client"
    await walk.press("slash", "<hotel>")
    assert walk.here in walk.desk.hits
    await walk.press("escape", "y")
    assert walk.said.startswith("copied")
    await walk.home_again()


@pytest.mark.parametrize("size", SIZES[:1], ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)
