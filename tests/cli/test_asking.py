"""The verbs that only read: grid, sweep, show, find, lenses, keys, where, check."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def lived(cockpit: Callable[..., Any]) -> Callable[..., Any]:
    """The book after a week of work."""
    cockpit("--today", "2026-11-02", "log", "H-1", "call", "--note", "Asked about Schöfferhofer\nsecond line")
    cockpit("log", "K-2", "text")
    cockpit("log", "B-3", "no-answer")
    cockpit("next", "H-1", "offer", "26.11.2027")
    return cockpit


def test_grid_in_json_has_the_keys_that_stay(lived: Callable[..., Any]):
    answer = lived("grid", "--json").json
    assert list(answer) == ["today", "lens", "breath", "states", "clients"]
    assert (answer["today"], answer["lens"], answer["breath"]) == ("2026-11-27", "breath", 0.25)
    assert answer["states"][0] == {"state": "fresh", "glyph": "·", "count": 1}
    assert list(answer["clients"][0]) == ["uid", "code", "name", "state", "figure", "reason"]
    states = {row["code"]: row["state"] for row in answer["clients"]}
    assert states == {"H-1": "late", "K-2": "fresh", "B-3": "never", "X-4": "never"}


def test_grid_as_text_says_the_same(lived: Callable[..., Any]):
    shown = lived("grid").out
    first = shown.splitlines()[0]
    assert "breathing 25" in first
    assert "late 1" in first
    assert "● Hurt Łódź" in shown
    assert "· Іван і сини" in shown
    assert "● late 1" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_grid_in_groups_and_through_other_lenses(lived: Callable[..., Any]):
    grouped = lived("grid", "--group", "segment", "--order", "due").out
    assert "gastro · 2 clients · breathing 0" in grouped
    assert "without segment · 1 client" in grouped
    for lens in ("breath", "next", "activity", "rhythm", "ne"):
        assert lived("grid", "--lens", lens, "--list").status == 0
    assert "offer" in lived("grid", "--lens", "next", "--list").out
    for junk in (("--lens", "zzz"), ("--group", ""), ("--order", "x")):
        refused = lived("grid", *junk)
        assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_grid_of_some(lived: Callable[..., Any]):
    answer = lived("grid", "--where", "schofferhofer", "--json").json
    assert [row["code"] for row in answer["clients"]] == ["H-1"]
    assert "1 of 4 clients" in lived("grid", "--where", "lodz").out
    assert lived("grid", "--where", "nobody", "--json").json["clients"] == []
    assert lived("grid", "--where", "nobody").status == 0


def test_grid_fits_any_terminal(lived: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    for columns in (20, 40, 250):
        monkeypatch.setenv("COLUMNS", str(columns))
        tiles = [line for line in lived("grid").out.splitlines() if line.startswith(("●", "·", "∅", "◐"))]
        assert all(len(line) <= columns for line in tiles[:-1])
    assert tiles


def test_an_empty_book_says_how_to_fill_it(bare: Callable[..., Any], tmp_path: Path):
    path = str(tmp_path / "empty.cockpit")
    bare("new", path)
    assert "cockpit import FILE" in bare("--book", path, "grid").out
    assert bare("--book", path, "grid", "--json").json["breath"] is None
    assert bare("--book", path, "sweep", "--json").json["clients"] == []


def test_sweep(lived: Callable[..., Any], stored: Callable[[str], list[Any]]):
    before = stored("SELECT max(seq) FROM journal")
    answer = lived("sweep", "--json").json
    assert list(answer) == ["today", "capacity", "stretch", "clients"]
    assert list(answer["clients"][0]) == ["uid", "name", "score", "why"]
    assert answer["clients"][0]["name"] == "Hurt Łódź"
    text = lived("sweep", "--capacity", "1").out.splitlines()
    assert text[1] == "1  Hurt Łódź (Łódź)"
    assert "25 days since the last contact" in text[2]
    assert len(lived("sweep", "--capacity", "6m", "--json").json["clients"]) == 1
    assert lived("sweep", "--capacity", "lots").status == 2
    assert stored("SELECT max(seq) FROM journal") == before


def test_show(lived: Callable[..., Any]):
    answer = lived("show", "H-1", "--json").json
    assert {"client", "people", "touches", "actions", "facts"} <= set(answer)
    assert answer["client"]["name"] == "Hurt Łódź"
    assert [each["name"] for each in answer["people"]] == ["Anna Nowak", "Jan Kos"]
    assert answer["people"][0]["phones"] == ["+48 42 123 45 67"]
    assert {each["lens"] for each in answer["facts"]} == {"breath", "next", "activity", "rhythm", "money"}
    assert answer["touches"][0]["note"] == "Asked about Schöfferhofer\nsecond line"
    text = lived("show", "lodz").out
    for part in ("Hurt Łódź · H-1", "late", "last reached 25 days ago by call", "Anna Nowak", "offer", "second line"):
        assert part in text
    assert lived("show", "nobody").status == 4


def test_show_all_touches_or_the_last(cockpit: Callable[..., Any]):
    for day in range(1, 13):
        cockpit("--today", f"2026-11-{day:02}", "log", "H-1", "text")
    assert "Touches (10 of 12)" in cockpit("show", "H-1").out
    assert "Touches (12 of 12)" in cockpit("show", "H-1", "--all").out


def test_show_money_by_month(cockpit: Callable[..., Any], path: Path):
    book = sqlite3.connect(path)
    [(client,)] = book.execute("SELECT id FROM client WHERE code = 'H-1'").fetchall()
    for at, (day, net) in enumerate((("2026-11-03", 123_456), ("2026-10-01", 50_000), ("2025-06-01", 900_000))):
        book.execute(
            "INSERT INTO sales_line (id, key, client, day, net) VALUES (?, ?, ?, ?, ?)",
            (at + 1, str(at), client, day, net),
        )
    book.commit()
    book.close()
    shown = cockpit("show", "H-1").out.replace("\u00a0", " ")
    assert "12 months 1 735 zł, the 12 before 9 000 zł" in shown
    assert "Nov 26  1 235 zł" in shown
    assert cockpit("show", "H-1", "--json").json["money"]["months"]["2026-11"] == 123_456


def test_show_a_client_out_of_the_book(cockpit: Callable[..., Any], path: Path):
    book = sqlite3.connect(path)
    book.execute("UPDATE client SET status = 'archived' WHERE code = 'H-1'")
    book.commit()
    book.close()
    assert "archived: out of the book" in cockpit("show", "H-1").out
    assert cockpit("show", "H-1", "--json").json["facts"] == []


def test_find(lived: Callable[..., Any]):
    hits = lived("find", "schofferhofer", "--json").json
    assert [list(hit) for hit in hits] == [["client", "where", "snippet"]]
    assert hits[0]["where"] == "note"
    assert "Hurt Łódź" in lived("find", "anna").out
    assert lived("find", "42", "123").status == 0
    nothing = lived("find", "zzz")
    assert nothing.status == 0
    assert "zzz" in nothing.out
    assert lived("find", "zzz", "--json").json == []


def test_lenses(bare: Callable[..., Any]):
    rows = bare("lenses", "--json").json
    assert [row["id"] for row in rows][:2] == ["breath", "next"]
    assert rows[0]["states"][0] == {"state": "fresh", "label": "fresh", "glyph": "·", "letter": "r"}
    assert "Is each client reached" in bare("lenses").out


def test_keys_prints_the_table_of_commands(bare: Callable[..., Any]):
    from cockpit.app.commands.table import rows

    assert bare("keys", "--json").json == rows()
    (line,) = [line for line in bare("keys").out.splitlines() if " log-call " in line]
    assert line.split(maxsplit=2)[:2] == ["c", "log-call"] and line.endswith("Log a call that reached them.")


@pytest.mark.parametrize("columns", [80, 60])
def test_keys_fit_the_terminal_and_break_no_word(
    bare: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    from cockpit.app.commands.table import rows

    monkeypatch.setenv("COLUMNS", str(columns))
    lines = bare("keys").out.splitlines()
    assert max(map(len, lines)) <= columns
    words = " ".join(lines).split()
    for row in rows():
        assert set(row["help"].split()) <= set(words)


def test_where_creates_nothing(bare: Callable[..., Any], home: Path):
    rows = {row["what"]: row for row in bare("where", "--json").json}
    assert rows["book"] == {"what": "book", "path": str(home / "book.cockpit"), "exists": False}
    assert {"data folder", "sample", "settings", "log"} <= set(rows)
    assert "not there" in bare("where").out
    assert not home.exists()


def test_check_of_a_sound_book(lived: Callable[..., Any], path: Path):
    before = path.read_bytes()
    answer = lived("check", "--json")
    assert (answer.status, answer.json) == (0, {"ok": True, "findings": []})
    assert "is sound" in lived("check").out
    assert lived("check", "--quiet").out == ""
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE client SET fold = 'x' WHERE code = 'H-1'", "client is found by an old name"),
        ("UPDATE contact_point SET digits = '1'", "contact_point is found by an old name"),
        ("DROP TRIGGER journal_touch_update", "misses what update does to touch"),
        ("UPDATE operation SET open_operation = 0", "was left open"),
        ("PRAGMA foreign_keys = OFF; UPDATE person SET client = 5", "points to a row of client"),
        ("DELETE FROM note_index", "is not found as it stands"),
        ("INSERT INTO note_index (rowid, fold) VALUES (77, 'x')", "knows a note that is gone"),
    ],
)
def test_check_finds(lived: Callable[..., Any], path: Path, sql: str, said: str):
    book = sqlite3.connect(path)
    book.executescript(sql)
    book.commit()
    book.close()
    answer = lived("check", "--json")
    assert answer.status == 3
    assert not answer.json["ok"]
    assert any(said in finding for finding in answer.json["findings"])
    assert said in lived("check").out


def test_check_of_a_book_that_cannot_be_read(bare: Callable[..., Any], tmp_path: Path):
    junk = tmp_path / "junk.cockpit"
    junk.write_bytes(b"no book at all" * 100)
    assert bare("--book", str(junk), "check").status == 3
    answer = bare("--book", str(junk), "check", "--json")
    assert (answer.status, answer.json["ok"]) == (3, False)


def test_check_of_a_damaged_book(lived: Callable[..., Any], path: Path):
    assert lived("backup").status == 0
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 200] = b"\xaa" * 200
    path.write_bytes(content)
    answer = lived("check", "--json")
    assert answer.status == 3
    # and what to do about it
    assert "`cockpit restore 1` puts it in its place" in answer.json["findings"][-1]
