from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.exchange.delimited import open_table
from cockpit.exchange.fields import CLIENT_FIELDS, SALES_FIELDS, fields_of, fold
from cockpit.exchange.mapping import Mapping, guess, missing_fields

Written = Callable[..., Path]


def test_headers_are_compared_folded() -> None:
    assert fold("Customer ID") == fold("customer_id") == fold("CustomerId") == "customerid"
    assert fold("Województwo") == "wojewodztwo"
    assert fold("Straße") == "strasse"
    assert fold("N° facture") == "nfacture"


@pytest.mark.parametrize("fields", [CLIENT_FIELDS, SALES_FIELDS])
def test_no_two_fields_share_their_surest_header(fields: tuple) -> None:
    assert len({field.id for field in fields}) == len(fields)
    first = [field.headers[0] for field in fields]
    assert len(set(first)) == len(first)


@pytest.mark.parametrize(
    "headers, row, columns",
    [
        (
            "Data faktury;Nr faktury;Kod klienta;Klient;Grupa towarowa;Wartość netto",
            "4.05.2026;FV/1;K1;Żabka;Nabiał;1 234,50",
            {"day", "document", "client_code", "client_name", "family", "net"},
        ),
        (
            "Date facture;N° facture;Nom client;Famille;Montant HT",
            "04/05/2026;F1;Müller;Frais;12,5",
            {"day", "document", "client_name", "family", "net"},
        ),
        (
            "Belegdatum;Belegnummer;Kundennummer;Kunde;Warengruppe;Menge;Einzelpreis;Rabatt",
            "04.05.2026;R1;7;Müller;Käse;3;2,50;10",
            {"day", "document", "client_code", "client_name", "family", "quantity", "price", "discount"},
        ),
        (
            "Дата;Номер документа;Клиент;Группа товаров;Сумма без НДС",
            "04.05.2026;1;Ромашка;Сыр;12,50",
            {"day", "document", "client_name", "family", "net"},
        ),
    ],
)
def test_sales_files_in_four_languages(written: Written, headers: str, row: str, columns: set[str]) -> None:
    mapping = guess(open_table(written(f"{headers}\n{row}\n")))
    assert (mapping.kind, mapping.preset) == ("sales", "sales")
    assert set(mapping.columns) == columns


@pytest.mark.parametrize(
    "headers, columns",
    [
        (
            "Nazwa klienta;NIP;Ulica;Kod pocztowy;Miasto;Telefon;E-mail",
            "name tax_id address postcode city phone email",
        ),
        ("Raison sociale;SIRET;Adresse;Code postal;Ville;Interlocuteur", "name tax_id address postcode city person"),
        ("Firmenname;Kundennummer;Straße;PLZ;Ort;Ansprechpartner", "name code address postcode city person"),
        ("Компания;ИНН;Адрес;Город;Контактное лицо;Телефон", "name tax_id address city person phone"),
        ("Company;Name;Job Title;Mobile", "name person role phone"),
        ("Name;Segment;Class;Status", "name segment potential_class status"),
    ],
)
def test_client_lists_in_five_languages(written: Written, headers: str, columns: str) -> None:
    row = ";".join(f"text{number}" for number in range(headers.count(";") + 1))
    mapping = guess(open_table(written(f"{headers}\n{row}\n")))
    assert (mapping.kind, mapping.preset) == ("clients", "clients")
    assert set(mapping.columns) == set(columns.split())


def test_values_speak_where_headers_do_not(written: Written) -> None:
    clients = guess(open_table(written("x,y,z\nAcme,info@acme.com,+48 601 234 567\nBeta,b@beta.com,601234568\n")))
    assert (clients.kind, clients.preset) == ("clients", "guess")
    assert clients.columns == {"email": ("y",), "phone": ("z",), "name": ("x",)}
    sales = guess(open_table(written("x,y,z\n2026-05-04,Acme,12.50\n2026-05-05,Beta,3.10\n")))
    assert (sales.kind, sales.preset) == ("sales", "guess")
    assert sales.columns == {"day": ("x",), "net": ("z",), "client_name": ("y",)}


def test_values_speak_against_headers(written: Written) -> None:
    table = open_table(written("Name,Customer,City\nAcme,True,Paris\nBeta,False,Rome\n"))
    assert guess(table).columns["name"] == ("Name",)
    table = open_table(written("date,customer,net\n2026-05-04,101.0,5\n2026-05-04,,6\n"))
    assert guess(table).columns["client_code"] == ("customer",)


def test_what_is_missing_is_said() -> None:
    assert missing_fields(Mapping("clients")) == ["no column tells the client's name"]
    assert missing_fields(Mapping("sales", columns={"quantity": ("q",)})) == [
        "no column tells the day",
        "no column tells the net amount, nor quantity and unit price",
        "no column tells the client",
    ]
    assert (
        missing_fields(Mapping("sales", columns={"day": ("d",), "net": ("n",)}, constants={"client_name": "X"})) == []
    )


def test_a_column_is_moved_to_another_field() -> None:
    mapping = Mapping("clients", "clients", {"name": ("a",), "phone": ("b",)})
    assert mapping.assign("c", "phone").columns == {"name": ("a",), "phone": ("b", "c")}
    assert mapping.assign("b", "name").columns == {"name": ("b",)}
    assert mapping.assign("a", "").columns == {"phone": ("b",)}
    assert mapping.assign("a", "").preset == "map"
    assert mapping.target_of("b") == "phone"
    assert mapping.target_of("z") == ""


def test_every_kind_has_fields() -> None:
    assert [field.id for field in fields_of("sales")][:2] == ["day", "client_code"]
