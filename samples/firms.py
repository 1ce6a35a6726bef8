"""The 240 clients: who they are, where, how big, and how each is looked after."""

from __future__ import annotations

import math
import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from anyascii import anyascii

from cockpit.core.policy import Policy
from cockpit.store.clients import search_fold
from samples import days
from samples.country import SEGMENTS, City, Country, Deck
from samples.sheet import Sheet
from samples.tax import false_number
from samples.words_de import GERMANY
from samples.words_fr import FRANCE
from samples.words_pl import POLAND
from samples.words_uk import UKRAINE

COUNTRIES = (POLAND, FRANCE, GERMANY, UKRAINE)
TWINS = ("Sielski Młyn", "Sielski Mlyn sp. z o.o.", "Gläserwelt Direkt", "Gläserwelt-Direkt")
"""Two clients that stand in the book twice, as happens."""
_POLICY = Policy()


@dataclass
class Person:
    """Somebody at a client, as far as touches need to know."""

    id: int
    channels: frozenset[str]
    """Channels on which they may be contacted."""


@dataclass
class Client:
    """A client while the book is being made."""

    name: str
    country: Country
    city: City
    segment: str
    letter: str
    potential_class: str
    status: str
    joined: date
    """From when on there can be touches."""
    cadence_own: int | None = None
    code: str = ""
    state: str = "fresh"
    """How it breathes on the anchor day: fresh, soon, due, late or never."""
    id: int = 0
    people: list[Person] = field(default_factory=list)
    last_contact: date | None = None
    buys: bool = False
    year_net: int = 0
    """What it buys in a year, minor units."""
    families: tuple[int, ...] = ()
    """Families that it buys from us."""

    @property
    def cadence(self) -> int:
        """Days that it may go without contact."""
        return self.cadence_own or _POLICY.class_cadence.get(self.potential_class) or _POLICY.book_cadence


def make(sheet: Sheet, chance: random.Random) -> list[Client]:
    """Invent the clients and put their rows into the sheet, in the order in which they joined."""
    clients = _invent(chance)
    _settle_classes(clients, chance)
    _settle_statuses(clients, chance)
    _settle_states(clients, chance)
    _settle_codes(clients, chance)
    clients.sort(key=lambda client: client.joined)
    _write(sheet, clients, chance)
    return clients


def _invent(chance: random.Random) -> list[Client]:
    clients: list[Client] = []
    for country in COUNTRIES:
        weights = [city.weight for city in country.cities]
        for firm in country.firms:
            letter, name = firm[0], firm[2:]
            city = chance.choices(country.cities, weights)[0]
            if name in TWINS and clients and clients[-1].name in TWINS:
                city = clients[-1].city
            joined = days.MADE
            if chance.random() < 0.3:
                joined = days.at_or_after(days.MADE + timedelta(days=chance.randrange(30, 640)))
            clients.append(Client(name, country, city, SEGMENTS[letter], letter, "", "active", joined))
    return clients


def _settle_classes(clients: list[Client], chance: random.Random) -> None:
    classes = ["A"] * 36 + ["B"] * 72 + ["C"] * 84 + ["D"] * 36
    classes += [""] * (len(clients) - len(classes))
    chance.shuffle(classes)
    for client, one in zip(clients, classes, strict=True):
        client.potential_class = one
    for client, cadence in zip(chance.sample(clients, 6), (7, 10, 21, 45, 75, 120), strict=True):
        client.cadence_own = cadence


def _settle_statuses(clients: list[Client], chance: random.Random) -> None:
    plain = [client for client in clients if client.name not in TWINS and client.cadence_own is None]
    for status, count, classes in (("lost", 2, "CD"), ("dormant", 8, "BCD"), ("prospect", 20, "ABCD")):
        fitting = [one for one in plain if one.status == "active" and one.potential_class in classes]
        for client in chance.sample(fitting, count):
            client.status = status
            if status == "prospect":
                client.joined = days.at_or_after(days.ANCHOR - timedelta(days=chance.randrange(20, 330)))


def _settle_states(clients: list[Client], chance: random.Random) -> None:
    """Give each client the state it shall be in: about a sixth beyond its cadence and an eighth suffocating."""
    left = [client for client in clients if client.status != "lost"]
    for state, count in (("never", 9), ("late", 30), ("due", 27), ("soon", 38)):
        drawn = {client.name: chance.random() ** (1 / _leaning(client, state)) for client in left}
        for client in sorted(left, key=lambda client: -drawn[client.name])[:count]:
            client.state = state
        left = [client for client in left if client.state == "fresh"]
    for client in clients:
        if client.status == "lost":
            client.state = "late"
        if client.state == "never":
            client.joined = days.at_or_before(days.ANCHOR - timedelta(days=chance.randrange(4, 90)))
        else:
            client.last_contact = _last_contact(client, chance)
            client.joined = min(client.joined, days.working_days_before(client.last_contact, chance.randrange(1, 30)))


def _leaning(client: Client, state: str) -> float:
    """How much the client leans to a state: small ones are neglected, prospects not reached, dormant ones late."""
    if state == "never":
        return 30.0 if client.status == "prospect" else 0.2
    if state == "late":
        slow = {"A": 0.35, "B": 0.8, "C": 1.2, "D": 1.6, "": 1.4}
        return slow[client.potential_class] * (12.0 if client.status == "dormant" else 1.0)
    favoured = client.potential_class == "A"
    return (1.2 if favoured else 0.9) if state == "due" else (0.6 if favoured else 1.0)


def _last_contact(client: Client, chance: random.Random) -> date:
    """A working day that puts the client into the state it shall be in on the anchor day."""
    cadence = client.cadence
    soon, late = math.ceil(0.75 * cadence), math.ceil(1.5 * cadence)
    least, most = {
        "fresh": (3, soon - 1),
        "soon": (soon, cadence - 1),
        "due": (cadence, late - 1),
        "late": (late, max(late + 6, min(3 * cadence, 300))),
    }[client.state]
    if client.status == "lost":
        least, most = 200, 320
    fitting = [
        day
        for ago in range(least, most + 1)
        if days.works(day := days.ANCHOR - timedelta(days=ago)) and day <= days.LAST
    ]
    return chance.choice(fitting or [days.LAST])


def _settle_codes(clients: list[Client], chance: random.Random) -> None:
    number = 100
    for client in clients:
        number += chance.randrange(1, 9)
        if chance.random() < 0.92:
            client.code = f"{client.country.iso}-{number:04}"


def _write(sheet: Sheet, clients: list[Client], chance: random.Random) -> None:
    asides = {country.iso: Deck(country.phrases.clients, chance) for country in COUNTRIES}
    active = [client for client in clients if client.state in ("due", "late") and client.status == "active"]
    pause, silence, bump = chance.sample(active, 3)
    rests = {
        pause.name: ("2026-10-05", "pause"),
        silence.name: ("2027-01-15", "do-not-contact"),
        bump.name: ("2026-09-17", "bump"),
    }
    visits = {client.name: chance.choice((14, 45, 60, 120)) for client in chance.sample(clients, 5)}
    windows = {
        one.name: window
        for one, window in zip(
            chance.sample([client for client in clients if client.status == "active"], 2),
            (("2026-09-07", "2026-09-25"), ("2026-11-02", "2026-11-20")),
            strict=True,
        )
    }
    for client in clients:
        made = days.moment(client.joined, 9 * 3600 + chance.randrange(1800))
        iso, known = client.country.iso, chance.random() > 0.03
        city = client.city.name if known else ""
        tax_id = false_number(iso, chance) if chance.random() < 0.78 else ""
        until, why = rests.get(client.name, (None, ""))
        window = windows.get(client.name, (None, None))
        addressed = known and chance.random() < 0.85
        client.id = sheet.add(
            "client",
            made.ms,
            code=client.code,
            name=client.name,
            fold=search_fold(client.name, city, client.code, tax_id),
            tax_id=tax_id,
            address=chance.choice(client.country.streets).format(n=chance.randrange(1, 88)) if addressed else "",
            postcode=_postcode(client.city, chance) if addressed else "",
            city=city,
            region=client.city.region if known else "",
            country=client.country.name,
            segment=client.segment if chance.random() > 0.035 else "",
            potential_class=client.potential_class,
            status=client.status,
            owner=chance.choices(("employer", "rep", "assigned"), (88, 8, 4))[0],
            website=f"https://{domain(client)}" if chance.random() < 0.55 else "",
            language=client.country.language if chance.random() < 0.9 else "",
            note=asides[iso].draw() if chance.random() < 0.2 else "",
            cadence_days=client.cadence_own,
            visit_days=visits.get(client.name),
            resting_until=until,
            resting_why=why,
            window_from=window[0],
            window_to=window[1],
            made_ms=made.ms,
            made_day=made.day,
        )


def _postcode(city: City, chance: random.Random) -> str:
    return "".join(str(chance.randrange(10)) if sign == "#" else sign for sign in city.postcode)


def domain(client: Client) -> str:
    """The client's domain, under .example, which nobody can own."""
    return re.sub("[^a-z0-9]+", "-", anyascii(client.name).lower()).strip("-") + ".example"
