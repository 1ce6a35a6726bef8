"""`routine` with figures and adherence; money in `show` and `grid`."""

from __future__ import annotations

import pytest


def test_a_list_named_either_way(cockpit):
    assert cockpit("routine", "week").out == cockpit("routine", "--period", "week").out
    assert cockpit("routine", "week", "--period", "week").status == 0
    ran = cockpit("routine", "week", "--period", "day")
    assert ran.status == 2
    assert "two lists are named" in ran.err


def test_the_figures_stand_beside_their_items(cockpit):
    rows = cockpit("--json", "routine", "week").json
    left = {row["figure"]: row["left"] for row in rows}
    assert left["no-action"] == 4
    assert left["never"] == 4
    assert left["sweep-days"] == 5
    assert left[""] is None
    assert "4 left" in cockpit("routine", "week").out


def test_an_item_ticks_itself_when_its_figure_is_nought(cockpit):
    for code in ("H-1", "K-2", "B-3", "X-4"):
        assert cockpit("next", code, "offer fri").status == 0
    states = {row["figure"]: (row["state"], row["left"]) for row in cockpit("--json", "routine", "week").json}
    assert states["no-action"] == ("done", 0)
    assert states["never"] == ("open", 4)
    assert cockpit("undo").out.count("next action") == 1
    states = {row["figure"]: (row["state"], row["left"]) for row in cockpit("--json", "routine", "week").json}
    assert states["no-action"] == ("done", 1)


def test_adherence_of_thirteen_lists(cockpit):
    cockpit("routine", "week", "--tick", "6")
    rows = cockpit("--json", "routine", "week", "--adherence").json
    assert len(rows) == 13
    assert rows[-1] == {"period": "week", "starts": "2026-11-23", "title": "W48", "done": 1, "total": 6}
    assert rows[0] == {"period": "week", "starts": "2026-08-31", "title": "W36", "done": None, "total": None}
    text = cockpit("routine", "week", "--adherence").out
    assert "············▂" in text
    assert "1 of 6" in text
    assert len(cockpit("--json", "routine", "--adherence").json) == 52


@pytest.fixture
def sold(path):
    from cockpit.store.book import open_book

    book = open_book(path)
    client = book.value("SELECT id FROM client WHERE code = 'H-1'")
    connection = book.connection
    connection.execute("INSERT INTO family (id, name, fold, place) VALUES (1, 'wine', 'wine', 1)")
    connection.execute("INSERT INTO competitor (id, name, fold) VALUES (1, 'Rival', 'rival')")
    connection.execute("INSERT INTO family (id, name, fold, place) VALUES (2, 'tea', 'tea', 2)")
    connection.execute(
        "INSERT INTO supply (id, client, family, relevant, competitor) VALUES (1, ?, 2, 1, 1)", (client,)
    )
    for number, (day, net) in enumerate((("2024-10-01", 1), ("2025-11-20", 10_000), ("2026-11-26", 12_000)), 1):
        connection.execute(
            "INSERT INTO sales_line (id, key, client, day, family, net) VALUES (?, ?, ?, ?, 1, ?)",
            (number, str(number), client, day, net),
        )
    book.close()


def test_the_money_of_a_client(cockpit, sold):
    money = cockpit("--json", "show", "H-1").json["money"]
    assert money["currency"] == "PLN"
    assert money["year"] == {"from": "2026-01-01", "now": 12_000, "before": 10_000, "change": 0.2}
    assert money["month"] == {"now": 12_000, "before": 10_000, "change": 0.2}
    assert money["twelve_months"] == {"now": 12_000, "before": 10_000, "change": 0.2}
    assert money["bought_of_relevant"] == [1, 2]
    assert [(each["family"], each["standing"], each["competitor"]) for each in money["standing"]] == [
        ("wine", "bought", ""),
        ("tea", "competitor", "Rival"),
    ]
    text = cockpit("show", "H-1").out.replace("\u00a0", " ")
    assert "1 Jan to 27 Nov: 120 zł, the same days of last year 100 zł: +20 %" in text
    assert "1 of 2 relevant families bought" in text
    assert "Rival" in text


def test_the_book_through_the_money_lens(cockpit, sold):
    found = cockpit("--json", "grid", "--lens", "money").json
    by_code = {each["code"]: each for each in found["clients"]}
    assert (by_code["H-1"]["state"], by_code["H-1"]["figure"]) == ("growing", 0.2)
    assert by_code["K-2"]["state"] == "none"
    assert by_code["K-2"]["reason"] == "no sale to them in the book"
    assert cockpit("grid", "--lens", "money", "--list").status == 0
