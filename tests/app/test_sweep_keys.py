"""Each key of the sweep, by itself. `test_tour` presses all of them one after the other."""

from collections.abc import Awaitable, Callable

import pytest

from cockpit.app.screens.help import HelpScreen
from cockpit.app.screens.sweep import SweepScreen
from tests.app.walk import SIZES, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


def course(walk):
    assert isinstance(walk.app.screen, SweepScreen)
    return walk.app.screen.course


def card(walk):
    """The client on the card."""
    return course(walk).current.client


async def begin(walk):
    """Go to the sweep and let its list hold many."""
    await walk.press("g", "s")
    assert walk.place == "sweep"


@step
async def a_key_logs_and_brings_the_next(walk):
    await begin(walk)
    cards = [kept.client for kept in course(walk).sweep.cards if not kept.outcome]
    assert len(cards) > 6
    first, second, third, fourth, fifth = cards[:5]
    assert walk.facts_of(first).name in walk.text("#sweep-card")
    assert course(walk).current.why[0][:20] in walk.text("#sweep-card")
    acts, history = walk.acts(), walk.history(first)
    await walk.press("c")
    assert card(walk) == second
    assert walk.acts() == acts + 1
    assert len(walk.history(first)) == len(history) + 1
    assert walk.history(first)[0].source == "sweep"
    assert walk.breath_of(first) == "fresh"
    assert walk.said in walk.reason
    assert walk.facts_of(second).name in walk.text("#sweep-card")
    await walk.press("3", "n")
    assert card(walk) == third
    assert ("try again", "2026-09-17") in [(action.text, action.due) for action in walk.planned(second)]
    await walk.press("S", "<nowy cennik>")
    assert "note nowy cennik" in walk.reason
    await walk.press("enter")
    assert card(walk) == fourth
    assert walk.history(third)[0].note == "nowy cennik"
    await walk.press("space")
    assert card(walk) == fifth
    assert "1 left alone" in walk.text("#sweep-progress")
    await walk.press("2", "b")
    assert walk.facts_of(fifth).resting_until == "2026-09-16"
    for client in (fifth, fourth, third, second, first):
        await walk.press("u")
        assert card(walk) == client
    assert walk.history(first) == history
    assert walk.acts() >= acts
    await walk.press("escape")
    assert walk.place == "grid"


@step
async def a_sweep_left_goes_on_at_the_same_card(walk):
    await begin(walk)
    await walk.press("c", "space")
    here = card(walk)
    progress = walk.text("#sweep-progress")
    await walk.press("escape")
    assert walk.place == "grid"
    await begin(walk)
    assert card(walk) == here
    assert walk.text("#sweep-progress") == progress
    await walk.press("g", "g")
    assert walk.place == "grid"
    await begin(walk)
    await walk.press("enter")
    assert walk.here == here
    assert walk.home.client_panel.client == here
    await walk.home_again()
    await begin(walk)
    assert card(walk) == here
    await walk.press("u", "u", "escape")


@step
async def z_sets_the_capacity(walk):
    await begin(walk)
    settled = sum(kept.outcome not in ("", "gone") for kept in course(walk).sweep.cards)
    await walk.press("z", "<many>", "enter")
    assert "is no capacity" in walk.reason
    assert walk.typed == "many"
    await walk.press("end", "ctrl+u", "<90m>", "enter")
    assert course(walk).capacity == 15
    assert sum(not kept.outcome for kept in course(walk).sweep.cards) == 15 - settled
    here = card(walk)
    await walk.press("z", f"<{settled + 9}>", "enter")
    assert card(walk) == here
    assert sum(not kept.outcome for kept in course(walk).sweep.cards) == 9
    await walk.press("z", "<40>", "enter")
    assert sum(not kept.outcome for kept in course(walk).sweep.cards) > 9
    await walk.press("escape")


@step
async def the_other_keys_of_the_sweep(walk):
    await begin(walk)
    here = card(walk)
    await walk.press("question_mark")
    assert isinstance(walk.app.screen, HelpScreen)
    assert "In the sweep" in walk.text("#help-title")
    await walk.press("escape", "y")
    assert walk.facts_of(here).name in walk.said
    await walk.press("a", "<offer fri>", "enter")
    assert "offer" in [action.text for action in walk.planned(here)]
    assert card(walk) == here
    await walk.press("u", "f9", "f9", "g")
    assert any("go to" in line for line in walk.picture()[-3:])
    await walk.press("escape")
    assert card(walk) == here
    open_before = walk.planned(here)
    if open_before:
        await walk.press("x")
        assert walk.planned(here) == open_before[1:]
        await walk.press("escape", "u")
    await walk.press("escape")
    assert walk.place == "grid"


@step
async def a_sweep_of_three_to_its_summary(walk):
    await begin(walk)
    settled = sum(kept.outcome not in ("", "gone") for kept in course(walk).sweep.cards)
    await walk.press("z", f"<{settled + 3}>", "enter")
    before = walk.desk.portfolio.breathing()
    await walk.press("c", "s", "n")
    assert course(walk).current is None
    summary = walk.text("#sweep-card")
    assert "The list is done." in summary
    assert "breathes" in summary
    assert walk.desk.portfolio.breathing()[0] >= before[0]
    acts = walk.acts()
    await walk.press("c")
    assert "the list is done" in walk.reason
    assert walk.acts() == acts
    await walk.press("u")
    assert course(walk).current is not None
    await walk.press("m")
    assert course(walk).current is None
    await walk.press("escape")
    assert walk.place == "grid"
    assert walk.rows("SELECT count(*) FROM sweep WHERE ended_ms IS NULL") == [(0,)]
    await begin(walk)
    assert course(walk).current is not None
    await walk.press("escape")


@pytest.mark.parametrize("size", SIZES[:1], ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)
