"""A phone's calls and messages from the command line: in, listed, assigned, left out, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import HOSTILE
from tests.exchange.phones import backup, call, sms

MS = 1_794_900_000_000
NAMED = "Zofia &lt;b&gt; [@click=app.quit]x[/]"


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    """A backup: Anna Nowak of H-1 twice, a stranger with a name, one without, a missed call."""
    file = tmp_path / "sms.xml"
    file.write_text(
        backup(
            call("+48 42 123 45 67", MS),
            sms("421234567", MS + 60_000, 1, "Dzień dobry"),
            sms("+48601234567", MS + 1, 1, "secret", NAMED),
            call("+33612345678", MS + 2, 1),
            call("+33612345678", MS + 3, 3),
        ),
        encoding="utf-8",
    )
    return file


def test_import_says_what_became_of_the_records(cockpit: Callable[..., Any], phone: Path):
    dry = cockpit("import", str(phone), "--dry-run")
    assert "calls and messages (sms-backup-restore, utf-8)" in dry.out
    assert "new 2 · changed 0 · same 0 · bad 0" in dry.out
    assert "from numbers that nobody in the book has: 2" in dry.out
    assert "left out, calls missed or refused: 1" in dry.out
    assert "a dry run" in dry.out
    first = cockpit("import", str(phone), "--json").json["files"][0]
    wanted = {"kind": "touches", "new": 2, "changed": 0, "same": 0, "bad": [], "linked": 0, "unmatched": 2}
    assert {name: first[name] for name in wanted} == wanted
    assert first["left_out"] == {"missed": 1}
    assert "nothing changed" in cockpit("import", str(phone)).out
    touches = cockpit("show", "H-1", "--json").json["touches"]
    assert [touch["note"] for touch in touches] == [None, None]
    assert cockpit("undo").status == 0
    assert cockpit("show", "H-1", "--json").json["touches"] == []


def test_bodies_are_asked_for(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], phone: Path):
    cockpit("import", str(phone))
    assert stored("SELECT note FROM phone_record WHERE note IS NOT NULL") == []
    outcome = cockpit("import", str(phone), "--bodies", "--json").json["files"][0]
    assert (outcome["changed"], outcome["new"]) == (2, 0)
    assert stored("SELECT note FROM touch WHERE note IS NOT NULL") == [("Dzień dobry",)]


def test_unmatched_numbers_are_listed_and_assigned(cockpit: Callable[..., Any], phone: Path):
    assert cockpit("unmatched").out == "no number waits\n"
    cockpit("import", str(phone))
    listed = cockpit("unmatched", "--json").json
    assert [(one["number"], one["calls"], one["texts"]) for one in listed] == [
        ("+33612345678", 1, 0),
        ("+48601234567", 0, 1),
    ]
    assert "[@click=app.quit]" in cockpit("unmatched").out
    done = cockpit("assign", "601 234 567", "B-3", "--json").json
    assert done["touches"] == 1
    people = cockpit("show", "B-3", "--json").json["people"]
    assert [person["name"] for person in people] == ["Zofia <b> [@click=app.quit]x[/]"]
    left = cockpit("assign", "+33612345678", "--leave-out")
    assert left.out == "left out: +33612345678\n"
    assert cockpit("unmatched", "--json").json == []
    cockpit("undo")
    cockpit("undo")
    assert len(cockpit("unmatched", "--json").json) == 2
    assert "now: 1 touch\n" in cockpit("assign", "+33612345678", "--new", "Chez Paul").out
    assert cockpit("show", "Chez Paul", "--json").status == 0


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        (["assign", "123456789", "H-1"], 2, "waits for nobody"),
        (["assign", "+33612345678"], 2, "say one of three"),
        (["assign", "+33612345678", "H-1", "--leave-out"], 2, "say one of three"),
        (["assign", "+33612345678", "Nobody"], 4, "Nobody"),
        (["assign", "+33612345678", "--new", " "], 2, "needs a name"),
        (["assign", HOSTILE, "H-1"], 2, "waits for nobody"),
    ],
)
def test_what_cannot_be_assigned_ends_in_one_line(
    cockpit: Callable[..., Any], phone: Path, words: list[str], status: int, reason: str
):
    cockpit("import", str(phone))
    ran = cockpit(*words)
    assert ran.status == status
    assert reason in ran.err
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert len(cockpit("unmatched", "--json").json) == 2


def test_a_chat_asks_who_the_user_is(cockpit: Callable[..., Any], tmp_path: Path):
    file = tmp_path / "chat.txt"
    file.write_text("20/11/2026, 21:15 - Ewa: hej\n20/11/2026, 21:16 - Jan Zet: ok\n", encoding="utf-8")
    ran = cockpit("import", str(file))
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "--me NAME" in ran.err
    assert cockpit("import", str(file), "--me", "Ewa", "--json").json["files"][0]["unmatched"] == 2
    assert [one["number"] for one in cockpit("unmatched", "--json").json] == ["Jan Zet"]
    assert "2 touches" in cockpit("assign", "jan zet", "H-1").out


def test_a_chat_with_somebody_in_the_book_needs_no_asking(cockpit: Callable[..., Any], tmp_path: Path):
    file = tmp_path / "_chat.txt"
    file.write_text("[20/11/2026, 21:15:00] Anna Nowak: hej\n[20/11/2026, 21:16:00] Ewa: ok\n", encoding="utf-8")
    assert cockpit("import", str(file), "--json").json["files"][0]["new"] == 2
    assert {touch["direction"] for touch in cockpit("show", "H-1", "--json").json["touches"]} == {"in", "out"}


def test_a_backup_that_is_cut_off_brings_nothing(
    cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], phone: Path, tmp_path: Path
):
    broken = tmp_path / "broken.xml"
    broken.write_text(phone.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    ran = cockpit("import", str(phone), str(broken))
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "broken.xml:8: the backup is cut off here" in ran.err
    assert stored("SELECT count(*) FROM phone_record") == [(0,)]
