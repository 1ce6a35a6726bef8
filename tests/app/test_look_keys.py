"""Each key that changes how the book is looked at, by itself. `test_tour` presses all of them one after the other."""

from collections.abc import Awaitable, Callable

import pytest

from cockpit.app.screens.help import HelpScreen
from cockpit.app.theme import DARK, LIGHT
from cockpit.app.themes import ANSI_DARK, ANSI_LIGHT, CLEAR_LIGHT, CONTRAST_DARK, CONTRAST_LIGHT
from cockpit.core.arrangement import GROUPS, ORDERS
from cockpit.core.lens import lenses
from cockpit.core.lenses.breath import LENS as BREATH
from cockpit.store import settings
from tests.app.walk import SIZES, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []
LATE = [state.id for state in BREATH.states].index("late")


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


@step
async def tab_goes_through_all_lenses(walk):
    found = list(lenses().values())
    at = found.index(walk.desk.lens)
    for turn in range(1, len(found) + 1):
        await walk.press("tab")
        lens = found[(at + turn) % len(found)]
        assert walk.desk.lens is lens
        for state in lens.states:
            assert f" {state.glyph} " in walk.text("#legend")
        assert lens.reason(walk.facts, walk.desk.portfolio) in walk.reason
        assert sum(walk.desk.reading.counts) == len(walk.desk.portfolio)
    for turn in range(1, len(found) + 1):
        await walk.press("shift+tab")
        assert walk.desk.lens is found[(at - turn) % len(found)]


@step
async def a_letter_filters(walk):
    places = walk.grid.floor.tiling
    await walk.press("f")
    assert walk.text("#keys").startswith(" filter ")
    await walk.press("l")
    assert walk.desk.wanted_states == {LATE}
    assert walk.grid.look.bright == {client for client, state in walk.desk.reading.states.items() if state == LATE}
    await walk.press("f", "f")
    assert walk.desk.wanted_states is None
    assert walk.grid.look.bright is None
    await walk.press("f", "z")
    assert walk.said.startswith("no such letter")
    assert walk.said in walk.reason
    assert walk.screen.choice is not None
    await walk.press("escape")
    assert walk.screen.choice is None
    await walk.press("f", "l", "escape")
    assert walk.desk.wanted_states is None
    assert walk.grid.floor.tiling is places


@step
async def find_dims_and_returns(walk):
    await walk.press("home", "right")
    origin, tiling = walk.here, walk.grid.floor.tiling
    await walk.press("slash", "<lodz>")
    assert "Łódź" in {walk.facts_of(hit).city for hit in walk.desk.hits}
    assert walk.grid.look.bright == walk.desk.hits
    assert walk.here in walk.desk.hits
    assert walk.facts_of(walk.here).city == "Łódź"
    assert f"{len(walk.desk.hits)} hits" in walk.reason
    await walk.press("down")
    assert "found: " in walk.reason
    await walk.press("escape")
    assert (walk.here, walk.desk.hits, walk.grid.look.bright) == (origin, None, None)
    await walk.press("slash", "<hotel>")
    found = walk.desk.find("hotel")
    hits = sorted((one for one in walk.grid.floor.clients if one in found), key=lambda one: found[one].rank)
    assert len(hits) > 3
    assert walk.here == hits[0]
    for key, there in (("down", 1), ("down", 2), ("up", 1), ("up", 0), ("up", -1), ("down", 0), ("down", 1)):
        await walk.press(key)
        assert walk.here == hits[there]
        assert f"this is {hits.index(walk.here) + 1}," in walk.reason
    await walk.press("enter")
    assert (walk.here, walk.desk.hits, walk.screen.errand) == (hits[1], None, None)
    assert walk.app.focused is walk.grid
    assert walk.grid.floor.tiling is tiling
    await walk.press("slash", "<zzzqqq>")
    assert "nothing answers to “zzzqqq”" in walk.reason
    assert walk.here == hits[1]
    await walk.press("escape")


@step
async def find_knows_phones_and_notes(walk):
    client, phone = walk.rows("SELECT client, value FROM contact_point WHERE kind = 'phone' ORDER BY id LIMIT 1")[0]
    await walk.press("slash", f"<{phone}>")
    assert client in walk.desk.hits
    await walk.press("escape", "slash", f"<0{phone.split(' ', 1)[1].replace(' ', '-')}>")
    assert client in walk.desk.hits
    await walk.press("escape", "slash", "<bez rabatu>", "escape")
    client, note = walk.rows("SELECT client, note FROM touch WHERE note IS NOT NULL ORDER BY id LIMIT 1")[0]
    await walk.press("slash", f"<{note[:24].upper()}>")
    assert client in walk.desk.hits
    hits = walk.desk.hits
    await walk.press("enter")
    assert walk.here in hits
    assert walk.desk.hits is None


@step
async def groups_orders_and_sizes(walk):
    await walk.press("G", "n", "o", "n", "home")
    tiling = walk.grid.floor.tiling
    for choice in GROUPS.values():
        await walk.press("G", choice.letter)
        assert walk.desk.view.grouping == choice.id
        names = {group.name for group in walk.desk.groups}
        assert len(names) == len(walk.desk.groups)
        assert sorted(walk.grid.floor.clients) == sorted(walk.desk.portfolio.by_id)
    await walk.press("G", "r")
    assert {group.name for group in walk.desk.groups} >= {"Bayern", "Mazowieckie"}
    await walk.press("G", "n")
    for choice in ORDERS.values():
        await walk.press("o", choice.letter)
        assert walk.desk.view.ordering == choice.id
        key = [choice.key(walk.facts_of(client), walk.desk.portfolio) for client in walk.grid.floor.clients]
        assert key == sorted(key)
    await walk.press("o", "n")
    assert walk.grid.floor.tiling == tiling
    shown = walk.grid.floor.tiling.size.id
    await walk.press("minus")
    assert walk.desk.view.tile == walk.grid.floor.tiling.size.id != shown
    assert walk.said.startswith("tiles: ")
    await walk.press("plus")
    # the size that fits by itself is not pinned
    assert walk.desk.view.tile == "auto"
    assert walk.grid.floor.tiling.size.id == shown
    await walk.press("plus")
    while walk.desk.view.tile != "auto":
        await walk.press("plus")
        assert walk.here in walk.grid.floor.position
        assert walk.grid.floor.box(walk.here, walk.grid.page) is not None
    assert walk.grid.floor.tiling == tiling


@step
async def the_own_order_is_ones_own(walk):
    await walk.press("shift+right")
    assert walk.said.startswith("only in own order")
    await walk.press("o", "o", "home")
    first, second, third = walk.grid.floor.clients[:3]
    await walk.press("shift+right")
    assert walk.grid.floor.clients[:3] == (second, first, third)
    assert walk.here == first
    await walk.press("shift+right")
    assert walk.grid.floor.clients[:3] == (second, third, first)
    await walk.press("u")
    assert walk.grid.floor.clients[:3] == (second, first, third)
    await walk.press("shift+left")
    assert walk.grid.floor.clients[:3] == (first, second, third)
    await walk.press("u", "u", "o", "n")


@step
async def y_copies(walk):
    walk.stand(lambda facts: any(person.phones for person in walk.people(facts.id)))
    person = next(person for person in walk.people(walk.here) if person.phones)
    await walk.press("y")
    assert walk.said.startswith(f"copied: {walk.facts.name}")
    assert f"{person.name} {person.phones[0]}" in walk.app.clipboard


@step
async def help_for_where_one_stands(walk):
    for key in ("question_mark", "f1"):
        for close in ("escape", "q", "question_mark"):
            await walk.press(key)
            assert isinstance(walk.app.screen, HelpScreen)
            assert "On the grid" in walk.text("#help-title")
            assert any("Lenses" in line for line in walk.picture()) or walk.app.size.height < 60
            await walk.press("j", "k", "x", close)
            assert not isinstance(walk.app.screen, HelpScreen)
    assert walk.app.focused is walk.grid


@step
async def the_palette_runs_commands_and_finds_clients(walk):
    client = walk.desk.portfolio.clients[100]
    await walk.press("ctrl+p", "<dark or>")
    await walk.settle()
    await walk.press("enter")
    await walk.settle()
    assert walk.app.palette is LIGHT
    await walk.press("f9", "ctrl+p", f"<{client.fold.split()[0]} {client.fold.split()[-1]}>")
    await walk.settle()
    await walk.press("enter")
    await walk.settle()
    assert walk.here == client.id
    assert walk.home.client_panel.display
    assert walk.home.client_panel.client == client.id
    await walk.home_again()


@step
async def f9_turns_the_theme(walk):
    assert walk.app.palette is DARK
    await walk.press("f9")
    assert (walk.app.palette, walk.app.theme, walk.grid.palette) == (LIGHT, LIGHT.name, LIGHT)
    await walk.press("f9")
    assert (walk.app.palette, walk.app.theme, walk.grid.palette) == (DARK, DARK.name, DARK)


@step
async def f8_chooses_a_theme_by_letter(walk):
    await walk.press("f8")
    asked = " ".join(line.strip() for line in walk.picture()[-3:])
    for option in ("colours", "d dark", "l light", "n normal", "b colour-blind", "h high contrast"):
        assert option in asked
    for letter, palette in (("h", CONTRAST_DARK), ("l", CONTRAST_LIGHT), ("b", CLEAR_LIGHT), ("a", ANSI_LIGHT),
                            ("d", ANSI_DARK), ("n", DARK)):  # fmt: skip
        if walk.screen.choice is None:
            await walk.press("f8")
        await walk.press(letter)
        assert (walk.app.palette, walk.app.theme, walk.grid.palette) == (palette, palette.name, palette)
        assert walk.screen.choice is None
        assert settings.load(walk.book)["theme"] == palette.name
    await walk.press("f8", "escape")
    assert walk.app.palette is DARK


@pytest.mark.parametrize("size", SIZES[1:2], ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)
