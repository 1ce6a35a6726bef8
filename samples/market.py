"""The market around the clients: product families, competitors and who supplies what, wallets, tags."""

from __future__ import annotations

import random
from datetime import timedelta

from cockpit.store.folding import fold
from samples import days
from samples.firms import Client
from samples.sheet import Sheet

FAMILIES = ("drinks", "coffee & tea", "tableware", "cleaning", "packaging", "linen")
COMPETITORS = ("Kelchwerk", "Vitrazza", "Talerion", "Marvento", "Bokalia")
TAGS = ("seasonal", "price hunter", "late payer", "chain", "terrace", "tender", "new owner", "mornings only")
RELEVANT = {
    "G": (0, 1, 2, 3, 4, 5),
    "H": (0, 1, 2, 3, 5),
    "R": (0, 1, 2, 4),
    "W": (0, 1, 2, 3, 4),
    "C": (0, 1, 2, 4, 5),
    "K": (0, 2, 3, 4),
    "O": (1, 2, 4),
}
"""Segment letter to the families that such a client needs, the weightiest first."""
_SOURCES = ("the buyer said so", "seats × menu", "their invoices", "my guess", "annual report")


def make_names(sheet: Sheet) -> tuple[list[int], list[int], list[int]]:
    """The rows of families, competitors and tags; returns their ids."""
    ms = days.moment(days.MADE, 9 * 3600).ms
    families = [sheet.add("family", ms, name=name, fold=fold(name), place=place) for place, name in enumerate(FAMILIES)]
    competitors = [sheet.add("competitor", ms, name=name, fold=fold(name)) for name in COMPETITORS]
    tags = [sheet.add("tag", ms, name=name, fold=fold(name)) for name in TAGS]
    return families, competitors, tags


def make_tags(sheet: Sheet, clients: list[Client], tags: list[int], chance: random.Random) -> None:
    """One to three tags for nearly every second client."""
    for client in clients:
        if chance.random() < 0.45:
            for tag in sorted(chance.sample(tags, chance.choices((1, 2, 3), (6, 3, 1))[0])):
                sheet.add("client_tag", days.moment(client.joined, 11 * 3600).ms, client=client.id, tag=tag)


def make_supply(
    sheet: Sheet, clients: list[Client], families: list[int], competitors: list[int], chance: random.Random
) -> None:
    """Who supplies the families that a client needs, for the two thirds of the book where the rep has asked."""
    ms = days.moment(days.MADE, 12 * 3600).ms
    for client in clients:
        if chance.random() > 0.66:
            continue
        rivals = chance.sample(competitors, 2)
        for place, family in enumerate(families):
            relevant = place in RELEVANT[client.letter]
            if not relevant and chance.random() < 0.5:
                continue
            bought = place in client.families
            rival = chance.choice(rivals) if relevant and chance.random() < (0.2 if bought else 0.65) else None
            ends = None
            if rival is not None and chance.random() < 0.35:
                ends = (days.ANCHOR + timedelta(days=chance.randrange(-20, 420))).isoformat()
            sheet.add(
                "supply",
                ms,
                client=client.id,
                family=family,
                relevant=int(relevant),
                competitor=rival,
                contract_end=ends,
            )


def make_wallets(sheet: Sheet, clients: list[Client], chance: random.Random) -> None:
    """What a client spends a year with everybody, for seven in ten; a few have been estimated twice."""
    guesses = {"A": 190_000, "B": 80_000, "C": 26_000, "D": 9_000, "": 20_000}
    found = []
    for client in clients:
        if chance.random() > 0.7:
            continue
        share = max(0.05, min(0.97, chance.triangular(0.04, 1.0, 0.3)))
        if client.year_net > 0:
            zlotys = client.year_net / 100 / share
        else:
            zlotys = guesses[client.potential_class] * chance.uniform(0.5, 1.6)
        day = days.at_or_before(days.ANCHOR - timedelta(days=chance.randrange(4, 400)))
        found.append((day, client, zlotys))
        if chance.random() < 0.15:
            earlier = days.at_or_before(day - timedelta(days=chance.randrange(90, 300)))
            found.append((earlier, client, zlotys * chance.uniform(0.6, 1.1)))
    for day, client, zlotys in sorted(found, key=lambda one: (one[0], one[1].id)):
        thousands = max(1, round(zlotys / 1000))
        sheet.add(
            "wallet",
            days.moment(day, 15 * 3600).ms,
            client=client.id,
            year_net=thousands * 100_000,
            day=day.isoformat(),
            source=chance.choice(_SOURCES),
        )
