"""Next actions and tasks: planned, ticked, moved, deleted."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.errors import BadInput
from cockpit.store import actions, journal

D = date.fromisoformat


def test_open_actions_stand_by_day_and_time(book, client, other, now):
    for text, due, at in (("c", "2026-12-02", None), ("b", "2026-12-01", "10:00"), ("a", "2026-12-01", "09:00")):
        actions.plan(book, [client], text, D(due), now, at=at)
    actions.plan(book, [other], "x", D("2026-01-01"), now)
    assert [one.text for one in actions.of_client(book, client)] == ["a", "b", "c"]
    first = actions.of_client(book, client)[0]
    assert (first.due, first.at, first.ground, first.horizon, first.origin, first.done_day) == (
        "2026-12-01", "09:00", "act", "month", "typed", None,
    )  # fmt: skip


def test_one_plan_for_all_marked(book, client, other, now):
    operation, made = actions.plan(book, [client, other], "  offer ", D("2026-12-01"), now, names="2 clients")
    assert len(made) == 2
    assert [actions.one(book, each).text for each in made] == ["offer", "offer"]
    assert journal.entries(book)[0].label == "next action: 2 clients"
    assert journal.undo(book, now).undone == operation
    assert actions.of_client(book, client) == []


def test_done_comes_after_open(book, client, now, at):
    _op, made = actions.plan(book, [client] * 3, "offer", D("2026-12-01"), now)
    actions.tick(book, made[0], now)
    actions.tick(book, made[2], at("2026-11-28"))
    assert [one.id for one in actions.of_client(book, client)] == [made[1]]
    assert [one.id for one in actions.of_client(book, client, done=True)] == [made[1], made[2], made[0]]
    assert actions.one(book, made[0]).done_day == "2026-11-27"


def test_done_is_done_once(book, client, now):
    _op, (action,) = actions.plan(book, [client], "offer", D("2026-12-01"), now)
    actions.tick(book, action, now)
    with pytest.raises(BadInput, match="“offer” is done already"):
        actions.tick(book, action, now)
    journal.undo(book, now)
    actions.tick(book, action, now)


def test_an_action_is_moved_and_deleted(book, client, now, content):
    _op, (action,) = actions.plan(book, [client], "offer", D("2026-12-01"), now)
    before = content(book)
    actions.edit(book, action, " price ", D("2026-12-03"), now, at="08:15")
    assert actions.one(book, action)[2:5] == ("price", "2026-12-03", "08:15")
    actions.delete(book, action, now)
    assert actions.of_client(book, client, done=True) == []
    journal.undo(book, now)
    journal.undo(book, now)
    assert content(book) == before


@pytest.mark.parametrize("act", ["one", "tick", "delete", "edit"])
def test_what_is_gone_is_gone(book, now, act):
    with pytest.raises(BadInput, match="that action is gone"):
        {
            "one": lambda: actions.one(book, 777),
            "tick": lambda: actions.tick(book, 777, now),
            "delete": lambda: actions.delete(book, 777, now),
            "edit": lambda: actions.edit(book, 777, "x", D("2026-12-01"), now),
        }[act]()


def test_a_task_has_no_client(book, now):
    with book.operation("task", now):
        task = actions.insert(book, None, "report", D("2026-12-01"), now)
    assert actions.one(book, task).client is None
