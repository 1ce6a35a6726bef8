"""`cockpit agenda`: the same sections, loads and days as on the screen."""

from __future__ import annotations

import pytest


@pytest.fixture
def planned(cockpit):
    assert cockpit("next", "H-1", "offer today 10:00").status == 0
    assert cockpit("next", "K-2", "прайс +2w").status == 0
    assert cockpit("next", "X-4", "call tomorrow").status == 0


def test_by_day_in_sections(cockpit, planned):
    ran = cockpit("agenda")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Today · 1 · no minutes named"
    assert lines[1].split() == ["10:00", "Hurt", "Łódź", "offer"]
    assert "Tomorrow · 1 · a day off · no minutes named" in lines
    assert "Later · 1 · no minutes named" in lines
    assert "\x1b" not in ran.out


def test_as_json(cockpit, planned):
    rows = cockpit("--json", "agenda").json
    assert [row["section"] for row in rows] == ["today", "tomorrow", "later"]
    assert set(rows[0]) == {
        "uid", "day", "at", "client", "name", "text", "minutes", "ground", "horizon", "section"
    }  # fmt: skip
    assert rows[0]["day"] == "2026-11-27" and rows[0]["at"] == "10:00" and rows[0]["text"] == "offer"
    assert cockpit("--json", "done", rows[0]["uid"]).status == 0
    assert len(cockpit("--json", "agenda").json) == 2


def test_until_a_day(cockpit, planned):
    assert len(cockpit("--json", "agenda", "--until", "tomorrow").json) == 2
    assert cockpit("--json", "agenda", "--until", "2026-01-01").json == []
    bad = cockpit("agenda", "--until", "soon")
    assert bad.status == 2 and "soon" in bad.err


def test_nothing_planned_says_how(cockpit):
    assert "cockpit next" in cockpit("agenda").out


def test_the_country_of_the_holidays(cockpit, stored):
    assert cockpit("agenda", "--country", "fr").status == 0
    assert stored("SELECT value FROM setting WHERE name = 'country'") == [('"FR"',)]
    assert stored("SELECT count(*) FROM setting WHERE name LIKE 'holidays:FR:%'") == [(2,)]
    bad = cockpit("agenda", "--country", "QQ")
    assert bad.status == 2 and "QQ" in bad.err
    # Christmas 2026 is a Friday, the day after it no holiday in France
    assert cockpit("--today", "2026-12-24", "next", "H-1", "offer").status == 0
    assert cockpit("--json", "agenda", "--until", "2026-12-31").json[0]["day"] == "2026-12-28"


def test_the_rows_of_an_act(cockpit, planned):
    newest = cockpit("--json", "journal", "--limit", "1").json[0]
    ran = cockpit("journal", "--rows", newest["operation"])
    assert ran.status == 0
    assert ran.out.splitlines()[1].startswith("  + action  Evil")
    assert "call" in ran.out and "\x1b" not in ran.out
    (row,) = cockpit("--json", "journal", "--rows", newest["operation"]).json
    assert (row["table"], row["kind"]) == ("action", "insert")
    assert {"column": "text", "before": None, "after": "call"} in row["columns"]
    assert cockpit("journal", "--rows", "0000000000001").status == 2
    assert cockpit("journal", "--rows", "nonsense").status == 2
    assert len(cockpit("--json", "journal", "--every").json) >= len(cockpit("--json", "journal").json)
