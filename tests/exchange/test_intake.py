from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.incoming import IncomingClient, IncomingSale, Source
from cockpit.exchange import intake
from cockpit.exchange.intake import Prepared, Reading, kinds, missing, prepare, remap

Written = Callable[..., Path]


def read(*prepared: Prepared) -> tuple[list[IncomingClient | IncomingSale], Reading]:
    reading = Reading(prepared)
    return [row for chunk in reading.chunks() for row in chunk.rows], reading


@pytest.mark.parametrize("mapped", [True, False])
def test_online_retail(online_retail: list[Path], examples: Path, mapped: bool) -> None:
    map_file = examples / "online-retail.toml" if mapped else None
    sales, reading = read(*(prepare(path, map_file=map_file) for path in online_retail))
    assert (len(online_retail), len(sales), sum(reading.bad_count)) == (141, 209_029, 0)
    assert sum(sale.net_minor for sale in sales) == 370_682_764
    unknown = [sale for sale in sales if not sale.client_code]
    assert (len(unknown), sum(sale.net_minor for sale in unknown)) == (59_976, 58_633_955)
    assert len({sale.client_code for sale in sales if sale.client_code}) == 2_767
    assert sum(sale.net_minor for sale in sales if sale.client_code == "14646") == 11_066_812
    assert len({sale.country for sale in sales}) == 36
    assert len({sale.key for sale in sales}) == len(sales)
    assert {sale.client_name for sale in sales if sale.client_code == "14646"} == {"Customer 14646" if mapped else ""}
    assert {sale.client_name for sale in unknown} == {""}


def test_northwind(data: Path, examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = runpy.run_path(str(examples / "northwind.py"))
    script["main"](data / "04-erp" / "northwind" / "create.sql", tmp_path)
    clients, _reading = read(prepare(tmp_path / "customers.csv", map_file=examples / "northwind-customers.toml"))
    assert len(clients) == 93
    assert (clients[0].code, clients[0].name, clients[0].people[0].name) == (
        "ALFKI",
        "Alfreds Futterkiste",
        "Maria Anders",
    )
    for map_file in (examples / "northwind-orders.toml", None):
        sales, _reading = read(prepare(tmp_path / "orders.csv", map_file=map_file))
        assert sum(sale.net_minor for sale in sales) == 126_579_304
        assert len({sale.document for sale in sales}) == 830
        assert (min(sale.day for sale in sales), max(sale.day for sale in sales)) == ("1996-07-04", "1998-05-06")
        assert {sale.client_code for sale in sales} <= {client.code for client in clients}


def test_maven(data: Path, examples: Path) -> None:
    folder = data / "05-crm" / "maven-crm"
    clients, _reading = read(prepare(folder / "accounts.csv", map_file=examples / "maven-accounts.toml"))
    assert len(clients) == 85
    assert "technolgy" not in {client.segment for client in clients}
    sales, reading = read(prepare(folder / "sales_pipeline.csv", map_file=examples / "maven-deals.toml"))
    assert (len(sales), sum(sale.net_minor for sale in sales), reading.bad_count) == (4_238, 1_000_553_400, [0])
    assert len({sale.family for sale in sales}) == 7
    assert {sale.client_name for sale in sales} - {""} <= {client.name for client in clients}


def test_invoices_with_every_kind_of_bad_day(data: Path) -> None:
    folder = data / "08-csv" / "mkfakturi-migration"
    sales, reading = read(prepare(folder / "08_date_format_variations_invoices.csv"))
    assert [sale.day for sale in sales] == ["2025-01-15", "2025-01-20", "2025-02-01", "2025-02-05"]
    _sales, reading = read(prepare(folder / "18_invalid_dates_invoices.csv"))
    assert (reading.prepared[0].source.kind, reading.rows[0] + reading.bad_count[0]) == ("sales", 10)


def test_every_nasty_file_is_read_or_refused_in_one_line(data: Path) -> None:
    for path in sorted((data / "08-csv").rglob("*")):
        for kind in ("", "clients", "sales", "google"):
            if path.is_file():
                try:
                    prepared = prepare(path, kind)
                    assert missing(prepared) or read(prepared)
                except BadInput as refused:
                    assert str(refused).startswith(str(path))
                    assert "\n" not in str(refused)


def test_clients_and_sales_go_in_together_clients_first(written: Written) -> None:
    sales = written("day,customer id,net\n2026-05-04,7,1\n", "sales.csv")
    clients = written("name,code\nAcme,7\n", "clients.csv")
    reading = Reading([prepare(sales), prepare(clients)])
    assert [(chunk.file_index, chunk.kind, len(chunk.rows)) for chunk in reading.chunks()] == [
        (1, "clients", 1),
        (0, "sales", 1),
    ]
    assert (reading.rows, reading.order, reading.fraction) == ([1, 1], [1, 0], 1.0)


def test_what_is_shown_before_anything_is_written(written: Written) -> None:
    path = written("Klient;Miasto\n" + "Żabka;Łódź\n" * 30, encoding="cp1250")
    prepared = prepare(path)
    assert prepared.source == Source(str(path), "clients", "clients", "cp1250", ";")
    assert prepared.headers == ("Klient", "Miasto")
    assert prepared.sample == (("Żabka", "Łódź"),) * 20


def test_encoding_and_delimiter_can_be_given(written: Written) -> None:
    prepared = prepare(written("Klient;Miasto\nŁódź;x\n", encoding="cp1250"), encoding="cp1251", delimiter=";")
    assert prepared.sample == (("Јуdџ", "x"),)


def test_a_file_that_lacks_something_is_not_read(written: Written) -> None:
    prepared = prepare(written("a,b\n1,2\n"))
    assert missing(prepared) == ["no column tells the client's name"]
    with pytest.raises(BadInput, match=r"file\.csv: no column tells the client's name"):
        Reading([prepared])
    complete = remap(prepared, prepared.mapping.assign("a", "name"))
    assert (missing(complete), complete.source.preset) == ([], "map")
    assert [client.name for client in read(complete)[0]] == ["1"]


def test_a_column_that_is_not_there_is_named(written: Written) -> None:
    map_file = written('kind = "clients"\n[columns]\nname = "Firm"\n', "map.toml")
    with pytest.raises(BadInput, match=r"file\.csv: there is no column “Firm”; the file has Name, City"):
        prepare(written("Name,City\nAcme,Rome\n"), map_file=map_file)


def test_kinds_and_their_names() -> None:
    assert [id for id, _label in kinds()][:2] == ["clients", "sales"]
    assert {"google", "google-legacy", "outlook", "atomic-crm"} <= {id for id, _label in kinds()}


def test_an_unknown_kind_and_a_map_of_another(written: Written) -> None:
    path = written("Name\nAcme\n")
    with pytest.raises(BadInput, match="no kind “fax”"):
        prepare(path, "fax")
    map_file = written('kind = "clients"\n[columns]\nname = "Name"\n', "map.toml")
    with pytest.raises(BadInput, match="this map is for clients, not for sales"):
        prepare(path, "sales", map_file)


def test_bad_rows_are_all_counted_and_the_first_kept(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BAD_CAP", 3)
    _sales, reading = read(prepare(written("day,client,net\n2026-05-04,A,1\n" + "x,A,1\n" * 9)))
    assert (reading.bad_count, [row.line for row in reading.bad[0]]) == ([9], [3, 4, 5])


def test_progress_grows_to_one(written: Written) -> None:
    reading = Reading(
        [prepare(written("day,client,net\n" + "2026-05-04,A,1\n" * 30_000, name)) for name in ("1.csv", "2.csv")]
    )
    seen = [(reading.current, reading.fraction) for _chunk in reading.chunks(1_000)]
    assert seen == sorted(seen)
    assert 0 < seen[0][1] < 0.2
    assert reading.fraction == 1.0
    assert reading.read_bytes == reading.total_bytes


def test_damage_on_the_way_is_refused(written: Written) -> None:
    reading = Reading([prepare(written("day,client,net\n" + "2026-05-04,A,1\n" * 1_000 + '2026-05-04,"A,1\n'))])
    with pytest.raises(BadInput, match=":1002: a quote that opens here is never closed"):
        list(reading.chunks())
