"""The whole tour: every key one after the other in one run, at three sizes; and how few keys the first call takes."""

import pytest

from cockpit.app.commands.table import clashes, commands
from tests.app import (
    test_agenda_keys,
    test_grid_keys,
    test_handoff_keys,
    test_journal_keys,
    test_look_keys,
    test_panel_keys,
    test_routine_keys,
    test_sweep_keys,
    test_template_keys,
    test_texts_keys,
)
from tests.app.walk import SIZES

STEPS = [
    *test_grid_keys.STEPS,
    *test_look_keys.STEPS,
    *test_panel_keys.STEPS,
    *test_routine_keys.STEPS,
    *test_template_keys.STEPS,
    *test_sweep_keys.STEPS,
    *test_agenda_keys.STEPS,
    *test_journal_keys.STEPS,
    *test_texts_keys.STEPS,
    *test_handoff_keys.STEPS,
]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_key_one_after_the_other(start, size, demo, sound):
    async with start(size) as walk:
        for step in STEPS:
            await step(walk)
            assert walk.place == "grid", step.__name__
            assert walk.screen.errand is None, step.__name__
            assert walk.app.focused is walk.grid, step.__name__
            walk.picture()
        await walk.press("q")
        assert not walk.app.is_running
        assert walk.app.return_code == 0
    sound(demo)


async def test_from_a_cold_start_one_key_logs_the_first_call(start):
    async with start() as walk:
        client = walk.here
        count = len(walk.history(client))
        await walk.press("c")
        assert len(walk.history(client)) == count + 1


async def test_from_a_cold_start_three_keys_log_the_most_urgent_call(start):
    async with start() as walk:
        count = walk.rows("SELECT count(*) FROM touch")[0][0]
        await walk.press("g", "s", "c")
        assert walk.rows("SELECT count(*) FROM touch")[0][0] == count + 1


async def test_keys_that_come_at_once_are_taken_in_their_order(start):
    async with start() as walk:
        touches = walk.rows("SELECT count(*) FROM touch")
        for key in ("g", "s"):
            walk.send(key)
        await walk.quiet()
        await walk.settle()
        assert walk.place == "sweep"
        assert walk.rows("SELECT count(*) FROM touch") == touches
        for key in (*"ggfl", "escape"):
            walk.send(key)
        await walk.quiet()
        await walk.settle()
        assert walk.place == "grid"
        assert walk.desk.wanted_states is None
        client = walk.here
        for key in (*"Ccennik 2027 >oferta pt", "enter", *"7c", *"fl", *"gr"):
            walk.send(key)
        await walk.quiet()
        await walk.settle()
        assert [touch.note for touch in walk.history(client)[:2]] == [None, "cennik 2027"]
        assert {action.due for action in walk.planned(client)} >= {"2026-09-18", "2026-09-21"}
        assert walk.desk.wanted_states == {3}
        assert walk.place == "routine"


def test_no_two_commands_share_a_key():
    assert clashes() == []
    assert len(commands()) > 40
