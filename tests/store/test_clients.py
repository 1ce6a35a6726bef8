"""Clients: found by what was typed, edited field by field, tagged, ordered."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.errors import BadInput, NoSuchClient
from cockpit.core.ids import uid
from cockpit.store import clients, journal


def test_a_client_is_added_by_name(book, client, now):
    record = clients.record(book, client)
    assert (record["name"], record["city"], record["status"], record["fold"], record["made_day"], record["tags"]) == (
        "Hurt Łódź", "Łódź", "active", "hurt lodz lodz", "2026-11-27", "",
    )  # fmt: skip
    with pytest.raises(BadInput, match="a client needs a name"):
        clients.add(book, "  ", now)


@pytest.mark.parametrize("typed", ["hurt", "LODZ", "łódź hurt", "H-1", "h-1", " H-1 "])
def test_found_by_words_or_code(book, client, other, now, typed):
    clients.edit(book, client, "code", "H-1", now)
    assert clients.find_one(book, typed) == client


def test_found_by_uid(book, client, other):
    assert clients.find_one(book, uid(client)) == client
    assert clients.find_one(book, uid(client).lower()) == client
    with pytest.raises(NoSuchClient):
        clients.find_one(book, uid(client + 1))


def test_the_whole_name_wins_over_a_longer_one(book, now):
    _op, short = clients.add(book, "Bar", now)
    clients.add(book, "Bar Alfa", now)
    assert clients.find_one(book, "bar") == short


def test_several_are_listed_and_none_is_said(book, now):
    for n in range(12):
        clients.add(book, f"Sklep {n}", now, city="Łódź" if n else "")
    with pytest.raises(
        NoSuchClient, match=r"“sklep” matches 12 clients: Sklep 0 \([0-9A-Z]{13}\); Sklep 1 \(Łódź\)"
    ) as found:
        clients.find_one(book, "sklep")
    assert str(found.value).endswith("; …")
    with pytest.raises(NoSuchClient, match="no client matches “hotel”"):
        clients.find_one(book, "hotel")
    with pytest.raises(NoSuchClient, match="no client is named"):
        clients.find_one(book, "  ")


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        ("name", " Nowa ", "Nowa"),
        ("cadence_days", "21", 21),
        ("cadence_days", "", None),
        ("visit_days", "730", 730),
        ("status", "dor", "dormant"),
        ("status", "HANDED OVER", "handed over"),
        ("potential_class", "a", "A"),
        ("potential_class", "", ""),
        ("window_from", "2026-12-01", "2026-12-01"),
        ("window_from", "", None),
        ("note", "a\nb", "a\nb"),
    ],
)
def test_a_field_takes_what_was_typed(book, client, now, column, typed, value):
    clients.edit(book, client, column, typed, now)
    assert clients.record(book, client)[column] == value


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("name", " ", "a client needs a name"),
        ("cadence_days", "0", "from 1 to 730"),
        ("cadence_days", "731", "from 1 to 730"),
        ("cadence_days", "soon", "from 1 to 730"),
        ("cadence_days", "٣", "from 1 to 730"),
        ("status", "", "one of prospect, active"),
        ("potential_class", "E", "one of –, A, B, C, D"),
        ("window_from", "blah", "blah"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(book, client, content, now, column, typed, said):
    before = content(book)
    with pytest.raises(BadInput, match=said):
        clients.edit(book, client, column, typed, now)
    assert content(book) == before


def test_what_is_searched_follows_what_is_edited(book, client, now):
    for column, typed in (("name", "Żuk"), ("city", "Kraków"), ("code", "Ż-7"), ("tax_id", "PL 12")):
        clients.edit(book, client, column, typed, now)
    assert clients.record(book, client)["fold"] == "zuk krakow z-7 pl 12"
    journal.undo(book, now)
    assert clients.record(book, client)["fold"] == "zuk krakow z-7"


def test_a_client_that_is_gone(book, now):
    for act in (lambda: clients.edit(book, 777, "city", "X", now), lambda: clients.record(book, 777)):
        with pytest.raises(NoSuchClient, match="that client is gone"):
            act()
    assert clients.name_of(book, 777) == ""


def test_tags_of_one_are_set_and_to_several_are_added(book, client, other, now):
    clients.tag(book, [client], "VIP, cash ,, ", now)
    assert clients.record(book, client)["tags"] == "cash, VIP"
    clients.tag(book, [client, other], "fair", now)
    assert clients.record(book, client)["tags"] == "cash, fair, VIP"
    assert clients.record(book, other)["tags"] == "fair"
    clients.edit(book, client, "tags", "Vip", now)
    assert clients.record(book, client)["tags"] == "VIP"
    assert book.value("SELECT count(*) FROM tag") == 3
    journal.undo(book, now)
    assert clients.record(book, client)["tags"] == "cash, fair, VIP"


def test_own_order(book, client, other, now):
    clients.reorder(book, [other, client], now)
    assert [clients.record(book, one)["own_order"] for one in (client, other)] == [2, 1]
    journal.undo(book, now)
    assert [clients.record(book, one)["own_order"] for one in (client, other)] == [0, 0]


def test_the_newest_wallet(book, client, now):
    assert clients.wallet(book, client) is None
    with book.operation("wallets", now):
        for row, (net, day) in enumerate(((5, "2026-01-01"), (7, "2026-03-01"), (6, "2026-02-01")), 1):
            book.connection.execute("INSERT INTO wallet VALUES (?, ?, ?, ?, 'typed')", (row, client, net, day))
    assert clients.wallet(book, client) == (7, "2026-03-01", "typed")


def test_money_by_month(book, client, other, now):
    with book.operation("sales", now):
        execute = book.connection.execute
        execute("INSERT INTO family (id, name, fold, place) VALUES (1, 'Herbata', 'herbata', 0)")
        for row, (who, day, net) in enumerate(
            (
                (client, "2026-11-27", 100), (client, "2026-11-28", 1000), (client, "2026-09-30", 7),
                (client, "2026-10-01", 20), (client, "2026-10-31", -5), (other, "2026-10-01", 99),
                (None, "2026-10-01", 3),
            )
        ):  # fmt: skip
            execute("INSERT INTO sales_line (id, key, client, day, family, net) VALUES (?, ?, ?, ?, 1, ?)",
                    (row, str(row), who, day, net))  # fmt: skip
    found = clients.money(book, client, date(2026, 11, 27), months=3)
    assert found == (("2026-09", "2026-10", "2026-11"), (7, 15, 100), ("Herbata",))
    assert clients.money(book, client, date(2026, 1, 31), months=2).months == ("2025-12", "2026-01")
    assert clients.families_total(book) == 1
