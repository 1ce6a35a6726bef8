from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cockpit.core.incoming import BadRow, IncomingClient
from cockpit.exchange.intake import Reading, prepare, remap

Written = Callable[..., Path]


def clients_of(path: Path) -> tuple[list[IncomingClient], list[BadRow]]:
    reading = Reading([prepare(path, "clients")])
    found = [client for chunk in reading.chunks(2) for client in chunk.rows]
    return found, reading.bad[0]


def test_a_full_row(written: Written) -> None:
    headers = (
        "Client;Code;NIP;Street;Postcode;City;Country;Segment;Class;Status;Website;Notes;Tags;Wallet;"
        "Contact;Role;Rank;Phone;E-mail;Language"
    )
    row = (
        'Żabka;77.0;123;Polna 1;00-950;Łódź;PL;Retail;klasa b;Aktywny;zabka.pl;"two\nlines";a, b;1 200,50 zł;'
        "Jan Nowak;Kierownik;Decydent;601 234 567 / 22 555 44 33;j@z.pl;pl"
    )
    (client,), bad = clients_of(written(f"{headers}\n{row}\n"))
    assert bad == []
    assert (client.line, client.name, client.code, client.tax_id) == (2, "Żabka", "77", "123")
    assert (client.address, client.postcode, client.city, client.country) == ("Polna 1", "00-950", "Łódź", "PL")
    assert (client.segment, client.potential_class, client.status) == ("Retail", "B", "active")
    assert (client.website, client.note, client.tags, client.wallet_minor) == (
        "zabka.pl",
        "two\nlines",
        ("a", "b"),
        120050,
    )
    (person,) = client.people
    assert (person.name, person.role, person.rank, person.language) == (
        "Jan Nowak",
        "Kierownik",
        "decision-maker",
        "pl",
    )
    assert person.phones == (("", "601 234 567"), ("", "22 555 44 33"))
    assert person.emails == (("", "j@z.pl"),)


def test_rows_of_one_client_are_put_together(written: Written) -> None:
    text = (
        "Company,City,Full Name,Mobile Phone,Work Email\n"
        "Acme,,Ann,111222333,a@acme.com\n"
        "ACME,Paris,Bob,,b@acme.com\n"
        "acme,,ann,444555666,a@acme.com\n"
    )
    (client,), _bad = clients_of(written(text))
    assert (client.line, client.name, client.city) == (2, "Acme", "Paris")
    assert [person.name for person in client.people] == ["Ann", "Bob"]
    assert client.people[0].phones == (("mobile", "111222333"), ("mobile", "444555666"))
    assert client.people[0].emails == (("work", "a@acme.com"),)


def test_firms_of_one_name_stay_apart(written: Written) -> None:
    found, _bad = clients_of(written("Name,Code,City\nMax,1,Rome\nMax,2,Rome\nMax,,Oslo\nMax,,Rome\n"))
    assert [(client.code, client.city) for client in found] == [("1", "Rome"), ("2", "Rome"), ("", "Oslo")]


def test_numbers_without_a_person_are_held_under_the_clients_name(written: Written) -> None:
    (client,), _bad = clients_of(written("Name,Phone\nAcme,601234567\n"))
    assert [(person.name, person.phones) for person in client.people] == [("Acme", (("", "601234567"),))]


def test_somebody_without_a_firm_is_a_client(written: Written) -> None:
    found, _bad = clients_of(written("Company,Full Name,Email\n,Ann Lee,ann@x.com\n,,bob@x.com\n"))
    assert [client.name for client in found] == ["Ann Lee", "bob@x.com"]
    assert [client.people[0].name for client in found] == ["Ann Lee", "bob@x.com"]


def test_bad_rows_are_told_with_their_line(written: Written) -> None:
    found, bad = clients_of(written("Name,City,Wallet\n,Paris,\nAcme,Rome,lots\nBeta,Oslo,5\n"))
    assert [client.name for client in found] == ["Beta"]
    assert bad == [
        BadRow(2, "the row has no name in “Name”"),
        BadRow(3, "“lots” in “Wallet” is no amount"),
    ]


def test_a_firm_is_never_called_by_its_address(written: Written) -> None:
    text = "Klient;Miasto;Telefon;E-mail\n;Kraków;600;bad\n;Opole;600100200;a@b.pl\nAlfa;Opole;1;x\n"
    found, bad = clients_of(written(text))
    assert [client.name for client in found] == ["Alfa"]
    assert bad == [BadRow(line, "the row has no name in “Klient”") for line in (2, 3)]
    # nobody is called by what is no address, in an address book either
    found, bad = clients_of(written("First name;Last name;Telefon;E-mail\n;;abc;bad\n;;;a@b.pl\n"))
    assert [client.name for client in found] == ["a@b.pl"]
    assert bad == [BadRow(2, "the row has no name, phone number or e-mail address")]


def test_constants_replacements_and_filters(written: Written) -> None:
    prepared = prepare(written("Name,Kind,Sector\nAcme,client,technolgy\nBeta,supplier,x\nGamma,Client ,y\n"))
    mapping = replace(
        prepared.mapping,
        only={"Kind": ("Client",)},
        replace={"Sector": {"technolgy": "technology"}},
        constants={"country": "Poland", "name": "never"},
    )
    (chunk,) = Reading([remap(prepared, mapping)]).chunks()
    assert [(row.name, row.segment, row.country) for row in chunk.rows] == [
        ("Acme", "technology", "Poland"),
        ("Gamma", "y", "Poland"),
    ]
