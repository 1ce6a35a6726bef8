"""Presets of address books and CRMs that have no real file here: the headers as documented, one or two rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.incoming import IncomingClient
from cockpit.exchange.intake import Reading, prepare

Written = Callable[..., Path]


def clients_of(path: Path, preset: str) -> list[IncomingClient]:
    prepared = prepare(path)
    assert prepared.source.preset == preset
    return [client for chunk in Reading([prepared]).chunks() for client in chunk.rows]


def table(**row: str) -> str:
    return ",".join(f'"{header}"' for header in row) + "\n" + ",".join(f'"{cell}"' for cell in row.values()) + "\n"


def test_linkedin_after_its_notes(written: Written) -> None:
    text = (
        'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing, '
        'or not."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n'
        "Ann,Lee,https://www.linkedin.com/in/ann,ann@acme.com,Acme,Buyer,04 May 2026\n"
        "Bob,Ng,https://www.linkedin.com/in/bob,,,,05 May 2026\n"
    )
    acme, bob = clients_of(written(text), "linkedin")
    assert (acme.line, acme.name, acme.website, acme.people[0].role) == (5, "Acme", "", "Buyer")
    assert acme.people[0].note == "https://www.linkedin.com/in/ann"
    assert (bob.name, bob.people[0].emails) == ("Bob Ng", ())


def test_hubspot_contacts_of_one_company_are_one_client(written: Written) -> None:
    header = "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Job Title,City\n"
    rows = "101,Ann,Lee,ann@acme.com,+1 202 555 0101,me,Acme,Buyer,Rome\n102,Bob,Ng,bob@acme.com,,me,Acme,Chef,Rome\n"
    (acme,) = clients_of(written(header + rows), "hubspot")
    assert (acme.name, acme.code, acme.city) == ("Acme", "", "Rome")
    assert [(person.name, person.role) for person in acme.people] == [("Ann Lee", "Buyer"), ("Bob Ng", "Chef")]


def test_hubspot_companies(written: Written) -> None:
    row = {
        "Record ID": "7", "Company name": "Acme", "Company owner": "me", "Company Domain Name": "acme.com",
        "Phone Number": "+1 202 555 0101", "City": "Rome", "Industry": "Food",
    }  # fmt: skip
    (acme,) = clients_of(written(table(**row)), "hubspot-companies")
    assert (acme.name, acme.code, acme.website, acme.segment) == ("Acme", "", "acme.com", "Food")


def test_pipedrive(written: Written) -> None:
    row = {
        "Person - ID": "1", "Person - Name": "Ann Lee", "Person - Organization": "Acme", "Person - Labels": "Hot",
        "Person - Email - Work": "ann@acme.com", "Person - Email - Home": "", "Person - Phone - Work": "1234567",
        "Person - Phone - Mobile": "7654321",
    }  # fmt: skip
    (acme,) = clients_of(written(table(**row)), "pipedrive")
    assert (acme.name, acme.tags, acme.people[0].name) == ("Acme", ("Hot",), "Ann Lee")
    assert acme.people[0].phones == (("work", "1234567"), ("mobile", "7654321"))
    row = {"Organization - Name": "Acme", "Organization - Address": "Main 1, Rome", "Organization - Owner": "me"}
    (acme,) = clients_of(written(table(**row)), "pipedrive-organizations")
    assert (acme.name, acme.address, acme.people) == ("Acme", "Main 1, Rome", ())


def test_salesforce_report(written: Written) -> None:
    row = {
        "First Name": "Ann", "Last Name": "Lee", "Email": "ann@acme.com", "Phone": "1234567", "Account Name": "Acme",
        "Mailing City": "Rome", "Mailing State/Province": "RM", "Mailing Zip/Postal Code": "00100",
        "Last Activity": "04/05/2026",
    }  # fmt: skip
    (acme,) = clients_of(written(table(**row)), "salesforce")
    assert (acme.name, acme.postcode, acme.people[0].name) == ("Acme", "00100", "Ann Lee")


def test_salesforce_data_export_without_what_was_deleted(written: Written) -> None:
    header = "Id,IsDeleted,AccountId,LastName,FirstName,Phone,MobilePhone,Email,Title\n"
    rows = "003,0,001,Lee,Ann,1234567,,ann@acme.com,Buyer\n004,1,001,Ng,Bob,1,,bob@acme.com,Chef\n"
    (ann,) = clients_of(written(header + rows), "salesforce-contacts")
    assert (ann.name, ann.code) == ("Ann Lee", "")
    header = "Id,IsDeleted,Name,BillingStreet,BillingCity,Phone,OwnerId,AccountNumber\n"
    rows = "001,0,Acme,Main 1,Rome,1234567,005,K-1\n002,1,Gone,Main 2,Rome,1,005,K-2\n"
    (acme,) = clients_of(written(header + rows), "salesforce-accounts")
    assert (acme.name, acme.code, acme.city) == ("Acme", "K-1", "Rome")


@pytest.mark.parametrize(
    "preset, encoding, row",
    [
        (
            "outlook-de",
            "cp1252",
            {
                "Vorname": "Ann", "Nachname": "Lee", "Firma": "Acme", "Position": "Einkauf",
                "Straße geschäftlich": "Main 1", "Ort geschäftlich": "Rom", "Postleitzahl geschäftlich": "00100",
                "Land/Region geschäftlich": "Italien", "Ort privat": "Bonn", "Fax geschäftlich": "1",
                "Telefon geschäftlich": "1234567", "Mobiltelefon": "7654321", "E-Mail-Adresse": "a@acme.com",
            },
        ),
        (
            "outlook-fr",
            "cp1252",
            {
                "Titre": "Mme", "Prénom": "Ann", "Nom": "Lee", "Société": "Acme", "Titre (2)": "Einkauf",
                "Rue (bureau)": "Main 1", "Ville (bureau)": "Rom", "Code postal (bureau)": "00100",
                "Pays/Région (bureau)": "Italien", "Ville (domicile)": "Bonn", "Télécopie (bureau)": "1",
                "Téléphone (bureau)": "1234567", "Tél. mobile": "7654321", "Adresse de messagerie": "a@acme.com",
            },
        ),
        (
            "outlook-pl",
            "cp1250",
            {
                "Imię": "Ann", "Nazwisko": "Lee", "Firma": "Acme", "Stanowisko": "Einkauf",
                "Adres służbowy - ulica": "Main 1", "Adres służbowy - miejscowość": "Rom",
                "Adres służbowy - kod pocztowy": "00100", "Adres służbowy - kraj/region": "Italien",
                "Adres domowy - miejscowość": "Bonn", "Faks służbowy": "1",
                "Telefon służbowy": "1234567", "Telefon komórkowy": "7654321", "Adres e-mail": "a@acme.com",
            },
        ),
        (
            "outlook-ru",
            "cp1251",
            {
                "Имя": "Ann", "Фамилия": "Lee", "Организация": "Acme", "Должность": "Einkauf",
                "Улица (раб. адрес)": "Main 1", "Город (раб. адрес)": "Rom", "Индекс (раб. адрес)": "00100",
                "Страна или регион (раб. адрес)": "Italien", "Город (дом. адрес)": "Bonn", "Рабочий факс": "1",
                "Рабочий телефон": "1234567", "Домашний телефон": "", "Телефон переносной": "7654321",
                "Адрес эл. почты": "a@acme.com",
            },
        ),
    ],
)  # fmt: skip
def test_outlook_in_other_languages(written: Written, preset: str, encoding: str, row: dict[str, str]) -> None:
    (acme,) = clients_of(written(table(**row), encoding=encoding), preset)
    assert (acme.name, acme.address, acme.city, acme.postcode, acme.country) == (
        "Acme", "Main 1", "Rom", "00100", "Italien"
    )  # fmt: skip
    (ann,) = acme.people
    assert (ann.name, ann.role, [address for _label, address in ann.emails]) == ("Ann Lee", "Einkauf", ["a@acme.com"])
    assert [number for _label, number in ann.phones] == ["1234567", "7654321"]


def test_a_list_of_addresses_only_goes_in_by_them(written: Written) -> None:
    found = clients_of(written("E-mail\na@acme.com\nb@beta.com\n"), "guess")
    assert [client.name for client in found] == ["a@acme.com", "b@beta.com"]
    named = clients_of(written("E-mail,who\na@acme.com,Acme Ltd\nb@beta.com,Beta Ltd\n"), "guess")
    assert [client.name for client in named] == ["Acme Ltd", "Beta Ltd"]
