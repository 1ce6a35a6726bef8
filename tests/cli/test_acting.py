"""The verbs that write: new, log, next, done, undo, redo, routine."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def test_new_makes_a_book_that_only_its_owner_can_read(bare: Callable[..., Any], tmp_path: Path):
    made = bare("new", str(tmp_path / "b.cockpit"), "--currency", "pln", "--name", "Mine", "--json")
    assert made.status == 0
    assert made.json["book"] == str(tmp_path / "b.cockpit")
    assert len(made.json["uid"]) == 13
    assert stat.S_IMODE((tmp_path / "b.cockpit").stat().st_mode) == 0o600
    again = bare("new", str(tmp_path / "b.cockpit"))
    assert again.status == 2
    assert "there already" in again.err


def test_new_without_a_path_makes_the_default_book(bare: Callable[..., Any], home: Path):
    assert bare("grid").status == 3
    assert bare("new").status == 0
    assert (home / "book.cockpit").is_file()
    assert bare("grid").status == 0


def test_new_refuses_a_currency_that_is_none(bare: Callable[..., Any], tmp_path: Path):
    refused = bare("new", str(tmp_path / "b.cockpit"), "--currency", "zł")
    assert (refused.status, refused.out) == (2, "")
    assert not (tmp_path / "b.cockpit").exists()


def test_log_says_what_it_wrote(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]]):
    logged = cockpit("log", "lodz", "call", "--note", "Mówił o piwie", "--follow-up", "7")
    assert logged.status == 0
    assert logged.out.splitlines()[0].startswith("call, reached: Hurt Łódź, today ")
    assert logged.out.splitlines()[1] == "next, Fri 4 Dec: call again"
    assert stored("SELECT day, channel, reach, note, source FROM touch") == [
        ("2026-11-27", "call", "contact", "Mówił o piwie", "cli")
    ]


def test_log_in_json_has_the_keys_that_stay(cockpit: Callable[..., Any]):
    answer = cockpit("--json", "log", "H-1", "s", "--next", "offer fri 10:00").json
    assert list(answer) == ["operation", "touch", "client", "next"]
    assert answer["next"] == {
        "action": answer["next"]["action"],
        "text": "offer",
        "due": "2026-12-04",
        "at": "10:00",
    }
    bump = cockpit("log", "H-1", "b", "--json").json
    assert bump["touch"] is None
    assert bump["next"] is None


@pytest.mark.parametrize(
    ("when", "day", "clock"),
    [
        ("00:00", "2026-11-27", "00:00"),
        ("yesterday 14:30", "2026-11-26", "14:30"),
        ("wczoraj 9:05", "2026-11-26", "09:05"),
        ("2026-11-02T08:15", "2026-11-02", "08:15"),
        ("2026-11-02 08:15", "2026-11-02", "08:15"),
    ],
)
def test_log_at_a_moment_past(
    cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], when: str, day: str, clock: str
):
    assert cockpit("log", "H-1", "visit", "--at", when).status == 0
    [(at_ms, offset, local)] = stored("SELECT at_ms, offset_min, day FROM touch")
    minutes = (at_ms // 60_000 + offset) % 1440
    assert (local, f"{minutes // 60:02}:{minutes % 60:02}") == (day, clock)


@pytest.mark.parametrize(
    "when", ["tomorrow 10:00", "2026-11-28T00:00", "2030-01-01", "25:00", "soon", "0001-01-01", "<x"]
)
def test_log_refuses_what_is_no_moment_past(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], when: str):
    refused = cockpit("log", "H-1", "call", f"--at={when}")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.count("\n") == 1
    assert stored("SELECT count(*) FROM touch") == [(0,)]


def test_log_with_a_person(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]]):
    assert cockpit("log", "H-1", "call", "--person", "nowak").status == 0
    assert stored("SELECT p.name FROM touch_person k JOIN person p ON p.id = k.person") == [("Anna Nowak",)]
    refused = cockpit("log", "H-1", "call", "--person", "Zed")
    assert refused.status == 2
    assert "Anna Nowak, Jan Kos" in refused.err


def test_log_quietly(cockpit: Callable[..., Any]):
    assert cockpit("log", "H-1", "call", "--quiet")[:2] == (0, "")


def test_log_next_with_a_day_only_takes_the_words_of_the_verb(cockpit: Callable[..., Any]):
    assert cockpit("log", "H-1", "n", "--next", "mon", "--json").json["next"]["text"] == "try again"
    assert cockpit("log", "H-1", "b", "--next", "mon").status == 2


def test_which_client_is_meant(cockpit: Callable[..., Any]):
    none = cockpit("log", "nobody", "call")
    assert none.status == 4
    several = cockpit("log", "a", "call")
    assert several.status == 4
    assert "Café Schön" in several.err
    assert cockpit("log", "иван", "call").status == 0


def test_next_and_done(cockpit: Callable[..., Any]):
    planned = cockpit("next", "ivan", "offer", "15.12", "--json").json
    assert list(planned) == ["operation", "action", "due"]
    assert planned["due"] == "2026-12-15"
    later = cockpit("next", "ivan", "ring Anna")
    # no day was named on a Friday: the next working day, which is said
    assert later.out == "Іван і сини, Mon 30 Nov: ring Anna\n"
    first = cockpit("done", "ivan")
    assert first.out == "done: ring Anna\n"
    last = cockpit("done", planned["action"])
    assert last.out.splitlines()[0] == "done: offer"
    assert "no next action is left" in last.out
    assert cockpit("done", "ivan").status == 2
    assert cockpit("done", planned["action"]).status == 2
    assert cockpit("done", "nobody").status == 4


@pytest.mark.parametrize("words", [["fri"], ["fri", "offer", "mon"], ["offer", "1.1.2020"], ["  "]])
def test_next_refuses_what_it_does_not_understand(cockpit: Callable[..., Any], words: list[str]):
    refused = cockpit("next", "ivan", *words)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("cockpit: ")


def test_undo_and_redo(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]]):
    logged = cockpit("log", "H-1", "call", "--json").json
    undone = cockpit("undo", "--json").json
    assert list(undone) == ["operation", "undone", "label"]
    assert undone["undone"] == logged["operation"]
    assert stored("SELECT count(*) FROM touch") == [(0,)]
    again = cockpit("redo")
    assert again.out == "done again: call, reached: Hurt Łódź\n"
    assert stored("SELECT count(*) FROM touch") == [(1,)]
    cockpit("log", "K-2", "text")
    named = cockpit("undo", logged["operation"])
    assert named.out == "undone: call, reached: Hurt Łódź\n"
    assert stored("SELECT channel FROM touch") == [("text",)]


def test_undo_refuses_in_one_line(cockpit: Callable[..., Any]):
    assert cockpit("undo", "junk").status == 2
    assert cockpit("undo", "0000000000001").status == 2
    assert cockpit("redo").status == 2


def test_journal_lists_what_undo_can_name(cockpit: Callable[..., Any]):
    logged = cockpit("log", "H-1", "call", "--json").json
    newest = cockpit("journal", "--limit", "1", "--json").json[0]
    assert newest["operation"] == logged["operation"]
    assert newest["source"] == "cli"
    assert logged["operation"] in cockpit("journal").out


def test_routine_ticks_and_carries(cockpit: Callable[..., Any]):
    listed = cockpit("routine", "week")
    assert listed.out.startswith("Week 48, 23 Nov to 29 Nov · 0 of ")
    ticked = cockpit("routine", "week", "--tick", "2", "--json").json
    assert [row["state"] for row in ticked][:3] == ["open", "done", "open"]
    following = cockpit("--today", "2026-12-01", "routine", "week")
    assert "left open before:" in following.out
    carried = cockpit("--today", "2026-12-01", "routine", "week", "--carry", "--json").json
    assert sum(row["carried"] for row in carried) == len(ticked) - 1
    assert not any(row["left_over"] for row in carried)
    assert cockpit("--today", "2026-12-01", "routine", "week", "--close").status == 2


def test_routine_refuses(cockpit: Callable[..., Any]):
    assert cockpit("routine", "--tick", "1").status == 2
    assert cockpit("routine", "week", "--tick", "999").status == 2
    assert cockpit("routine", "week", "--carry", "--close").status == 2
    assert cockpit("routine", "year").status == 2
    assert {row["period"] for row in cockpit("routine", "--json").json} == {"day", "week", "month", "quarter"}


def test_an_impossible_day_at_the_beginning_plans_nothing(
    cockpit: Callable[..., Any], stored: Callable[[str], list[Any]]
):
    ran = cockpit("next", "H-1", "31.02 x")
    assert ran.status == 2
    assert "There is no day “31.02”" in ran.err
    assert stored("SELECT count(*) FROM action") == [(0,)]
