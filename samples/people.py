"""The people at the clients, and the numbers and addresses of both."""

from __future__ import annotations

import random

from anyascii import anyascii

from cockpit.store.folding import digits, fold
from samples import days
from samples.firms import TWINS, Client, Person, domain
from samples.phones import Phones
from samples.sheet import Sheet

_CHANNELS = ("call", "text", "email", "visit")


def make(sheet: Sheet, clients: list[Client], chance: random.Random) -> None:
    """Give most clients one to four people and a number of their own; some have neither."""
    phones = Phones(chance)
    twin_number: dict[str, str] = {}
    for client in clients:
        ms = days.moment(client.joined, 10 * 3600).ms
        crowd = chance.choices(
            (0, 1, 2, 3, 4), (2, 7, 8, 4, 2) if client.potential_class in "AB" else (3, 10, 6, 1, 0)
        )[0]
        if client.state == "never":
            crowd = min(crowd, 1)
        if chance.random() < 0.6 or client.name in TWINS:
            number = phones.fixed(client.country.iso)
            if client.name in TWINS:
                number = twin_number.setdefault(client.name[:6], number)
            _point(sheet, ms, client.id, None, "phone", number, 0)
        if chance.random() < 0.5:
            _point(
                sheet,
                ms,
                client.id,
                None,
                "email",
                f"{chance.choice(('office', 'info', 'hello'))}@{domain(client)}",
                1,
            )
        used: set[str] = set()
        for place in range(crowd):
            _person(sheet, client, place, used, phones, chance)


def _person(sheet: Sheet, client: Client, place: int, used: set[str], phones: Phones, chance: random.Random) -> None:
    names, iso = client.country.names, client.country.iso
    while True:
        woman = chance.random() < 0.5
        given = chance.choice(names.women if woman else names.men)
        family = chance.choice(names.families_women if woman else names.families_men)
        if family not in used:
            break
    used.add(family)
    name = f"{given} {family}"
    rank = chance.choices(("", "user", "buyer", "decision-maker"), (25, 20, 30, 25))[0]
    refused = {channel for channel in ("call", "text", "email") if chance.random() < 0.035}
    given_consent = {channel for channel in ("call", "text", "email") if chance.random() < 0.45} - refused
    ms = days.moment(client.joined, 10 * 3600 + 60 * place).ms
    person = sheet.add(
        "person",
        ms,
        client=client.id,
        name=name,
        fold=fold(name),
        role=chance.choice(names.roles[rank]).split("|")[-1 if woman else 0],
        rank=rank,
        language=client.country.language if chance.random() < 0.8 else chance.choice(("", "en", "pl")),
        channel=chance.choices(("", *_CHANNELS), (55, 20, 15, 7, 3))[0],
        **{
            f"consent_{channel}": "refused" if channel in refused else "given" if channel in given_consent else ""
            for channel in ("call", "text", "email")
        },
        place=place,
    )
    number = 0
    if chance.random() < 0.88:
        _point(sheet, ms, client.id, person, "phone", phones.mobile(iso), number)
        number += 1
    if chance.random() < 0.15:
        _point(sheet, ms, client.id, person, "phone", phones.fixed(iso), number)
        number += 1
    if chance.random() < 0.6:
        local = ".".join(fold(anyascii(name)).replace("'", "").split())
        _point(sheet, ms, client.id, person, "email", f"{local}@{domain(client)}", number)
    client.people.append(Person(person, frozenset(_CHANNELS) - refused))


def _point(sheet: Sheet, ms: int, client: int, person: int | None, kind: str, value: str, place: int) -> None:
    sheet.add(
        "contact_point",
        ms,
        client=client,
        person=person,
        kind=kind,
        label="" if person is None or kind == "email" else "mobile" if place == 0 else "desk",
        value=value,
        digits=digits(value) if kind == "phone" else "",
        place=place,
    )
