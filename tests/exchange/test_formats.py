from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.incoming import IncomingClient
from cockpit.exchange.formats import formats, recognised
from cockpit.exchange.intake import Reading, prepare

Written = Callable[..., Path]

OUTLOOK_LIVE = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,E-mail Address,E-mail 2 Address,Home Phone,"
    "Business Phone,Mobile Phone,Job Title,Department,Company,Business Street,Business City,Business State,"
    "Business Postal Code,"
    "Business Country/Region,Web Page,Birthday,Notes"
)
GOOGLE = (
    "First Name,Middle Name,Last Name,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value"
)


def clients_of(path: Path, preset: str) -> list[IncomingClient]:
    prepared = prepare(path)
    assert prepared.source.preset == preset
    return [client for chunk in Reading([prepared]).chunks() for client in chunk.rows]


def test_a_format_needs_all_its_signature() -> None:
    for format in formats():
        assert not format.recognise(())
        if format.signature:
            whole = tuple(sorted(format.signature))
            assert format.recognise((*whole, "more"))
            assert recognised(whole) is format
            assert not any(format.recognise(whole[:at] + whole[at + 1 :]) for at in range(len(whole)))


def test_ids_are_unique() -> None:
    assert len({format.id for format in formats()}) == len(formats())


def test_google(data: Path) -> None:
    found = clients_of(data / "05-crm" / "rolomind" / "google.csv", "google")
    assert [client.name for client in found] == ["Acme Corp", "Tech Co", "Startup Inc", "AI Labs"]
    john = found[0].people[0]
    assert (john.name, john.role, john.phones, john.emails) == (
        "John Doe",
        "CEO",
        (("Work", "+1-555-0123"),),
        (("", "john@example.com"),),
    )
    assert found[0].address == "123 Main St, San Francisco, CA"


def test_google_quirks(written: Written) -> None:
    text = (
        f"{GOOGLE}\n"
        'Ann,M,Lee,Acme,Buyer,,"likes\ntea",* myContacts ::: * Other ::: Key,'
        "* Work,a@acme.com ::: ann@acme.com,Mobile,111 ::: 222,,\n"
        "Bob,,,acme,,,,* myContacts,,,,,Home,333\n"
        ",,,Solo Ltd,,,,,,,Work,444,,\n"
        ",,,,,,,,,,,555,,\n"
        "Cy,,Ng,,,,,,Home,cy@ng.com,,,,\n"
    )
    found = clients_of(written(text), "google")
    assert [client.name for client in found] == ["Acme", "Solo Ltd", "555", "Cy Ng"]
    assert found[0].tags == ("Other", "Key")
    ann, bob = found[0].people
    assert (ann.name, ann.note) == ("Ann M Lee", "likes\ntea")
    assert ann.emails == (("Work", "a@acme.com"), ("Work", "ann@acme.com"))
    assert ann.phones == (("Mobile", "111"), ("Mobile", "222"))
    assert (bob.name, bob.phones) == ("Bob", (("Home", "333"),))
    assert found[1].people[0].name == "Solo Ltd"


def test_google_legacy(data: Path) -> None:
    (client,) = clients_of(data / "05-crm" / "roundcubemail" / "Csv2vcard" / "gmail.csv", "google-legacy")
    assert (client.name, client.tags, client.postcode) == ("company", ("Test",), "home_zip")
    (person,) = client.people
    assert (person.name, person.role) == ("Firstname Middle Lastname", "jobtitle")
    assert ("Mobile", "mobile") in person.phones
    assert ("Work", "work@email.pl") in person.emails


def test_outlook(written: Written) -> None:
    row = 'Ann,,Lee,Ms,,,a@acme.com,,,+33 1,+33 6,Buyer,,Acme,"1, rue X",Lyon,,69001,France,acme.com,0/0/00,note'
    (client,) = clients_of(written(f"{OUTLOOK_LIVE}\n{row}\n", encoding="utf-8-sig"), "outlook")
    assert (client.name, client.address, client.city, client.postcode) == ("Acme", "1, rue X", "Lyon", "69001")
    (person,) = client.people
    assert (person.name, person.role, person.note) == ("Ann Lee", "Buyer", "note")
    assert person.phones == (("business", "+33 1"), ("mobile", "+33 6"))
    assert person.emails == (("", "a@acme.com"),)


def test_atomic_crm(data: Path) -> None:
    folder = data / "05-crm" / "atomic-crm" / "src" / "components" / "atomic-crm"
    (acme,) = clients_of(folder / "contacts" / "contacts_export.csv", "atomic-crm")
    assert (acme.name, acme.tags) == ("Acme", ("influencer", "developer", "UI", "design"))
    assert [person.name for person in acme.people] == ["John Doe", "Jane Doe"]
    assert acme.people[0].phones[0] == ("work", "659-980-2015")


def test_atomic_crm_json(data: Path) -> None:
    folder = data / "05-crm" / "atomic-crm" / "src" / "components" / "atomic-crm"
    mesa, aperture, gordon = clients_of(folder / "misc" / "import-sample.json", "atomic-crm")
    assert (mesa.line, mesa.name, mesa.tax_id) == (11, "Black Mesa Research Facility", "12-3456789")
    assert (aperture.line, aperture.postcode, aperture.tags) == (22, "99999", ("VIP", "Science"))
    assert [person.name for person in aperture.people] == ["Aperture Science", "Cave Johnson"]
    assert aperture.people[1].phones == (("work", "15551234567"),)
    assert (gordon.line, gordon.name) == (46, "Gordon Freeman")


@pytest.mark.parametrize(
    "text, reason",
    [
        ("[1, 2]", ":1: this is not JSON"),
        ('{"companies": [\n{"a": }]}', ":2: this is not JSON"),
        ('{"companies": []}', "no companies and contacts"),
        ('{"contacts": ' + "[" * 100_000, "not JSON"),
        ("{", ":1: this is not JSON"),
        ('{"companies": [1, 2', ":1: this is not JSON"),
    ],
)
def test_other_json_is_refused_in_one_line(written: Written, text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        prepare(written(text, "file.json"))
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "name, preset, names",
    [
        ("krayin/persons.csv", "clients", ["Wilson Fisk", "Sasha Calle"]),
        ("odoo/m2m_customers_tags.csv", "clients", ["Credit & Leasing", "Services & Finance", "Hydra Supplies"]),
        ("rolomind/custom.csv", "clients", ["Acme Corporation", "Technology Company", "StartupCo"]),
        ("salesforce-ebikes/accounts.csv", "clients", ["Wheelworks", "Northern Trail Cycling", "Trailblazers"]),
        ("mkfakturi/sample_customers.csv", "clients", ["Компанија Македонија ООД", "Балкан Трговија ДООЕЛ"]),
    ],
)
def test_plain_lists_of_other_programs(data: Path, name: str, preset: str, names: list[str]) -> None:
    found = clients_of(data / "05-crm" / name, preset)
    assert [client.name for client in found][: len(names)] == names


def test_a_postcode_keeps_its_nought(data: Path) -> None:
    assert clients_of(data / "05-crm" / "salesforce-ebikes" / "accounts.csv", "clients")[0].postcode == "02478"


def test_labelled_values_as_json(data: Path) -> None:
    wilson = clients_of(data / "05-crm" / "krayin" / "persons.csv", "clients")[0].people[0]
    assert wilson.emails == (("work", "contact@wilson.com"), ("home", "contact.home@wilson.com"))
    assert wilson.phones == (("work", "5454445454"),)
