"""Eighteen months of sales lines and the plan of the year."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples import days
from samples.firms import Client
from samples.market import RELEVANT
from samples.sheet import Sheet

_YEAR_NET = {"A": 132_000, "B": 52_000, "C": 17_000, "D": 6_000, "": 11_000}
"""What a client of a class typically buys in a year, in zlotys."""
_EVERY = {"A": (7, 21), "B": (14, 40), "C": (25, 75), "D": (50, 95), "": (30, 80)}
"""Days between two orders."""
_SUMMER = (0.75, 0.75, 0.9, 1.0, 1.15, 1.25, 1.3, 1.25, 1.0, 0.9, 0.8, 0.95)
_CHRISTMAS = (0.75, 0.8, 0.9, 0.95, 0.95, 0.9, 0.85, 0.85, 0.95, 1.1, 1.4, 1.6)
_EVEN = (0.95, 0.95, 1.0, 1.0, 1.0, 1.0, 0.9, 0.9, 1.05, 1.1, 1.1, 1.05)
_SEASON = {"G": _SUMMER, "H": _SUMMER, "C": _SUMMER, "R": _CHRISTMAS, "O": _CHRISTMAS, "W": _EVEN, "K": _EVEN}


@dataclass
class _Document:
    """An invoice, or a credit note, before it has its number."""

    day: date
    client: Client
    credit: bool
    lines: list[tuple[int, int]]
    """(place of the family, net in grosze)."""


def make(sheet: Sheet, clients: list[Client], families: list[int], chance: random.Random) -> None:
    """Invoices of every buying client in its own rhythm; some grow, some shrink, some have fallen asleep."""
    documents: list[_Document] = []
    for client in clients:
        client.buys = client.status in ("dormant", "lost") or (
            client.status == "active" and client.state != "never" and chance.random() < 0.93
        )
        if client.buys:
            documents += _orders(client, chance)
    documents.sort(key=lambda one: (one.day, one.credit, one.client.id))
    counts: dict[tuple[str, int], int] = {("FV", 2025): 712, ("KOR", 2025): 9}
    for document in documents:
        series = ("KOR" if document.credit else "FV", document.day.year)
        counts[series] = counts.get(series, 0) + 1
        name = f"{series[0]}/{series[1]}/{counts[series]:04}"
        for number, (place, net) in enumerate(document.lines, 1):
            sheet.add(
                "sales_line",
                days.moment(document.day, 13 * 3600).ms,
                key=f"{name}#{number}",
                client=document.client.id,
                day=document.day.isoformat(),
                family=families[place],
                net=net,
                document=name,
            )


def _orders(client: Client, chance: random.Random) -> list[_Document]:
    net = _YEAR_NET[client.potential_class] * math.exp(chance.gauss(-0.1, 0.5))
    growth = chance.choices((1.3, 1.12, 1.0, 0.88, 0.65), (15, 25, 30, 20, 10))[0]
    least, most = _EVERY[client.potential_class]
    every = chance.uniform(least, most)
    jitter = 0.9 if chance.random() < 0.12 else chance.uniform(0.1, 0.35)
    relevant = RELEVANT[client.letter]
    bought = relevant[: max(1, min(len(relevant), chance.choice((1, 2, 3, 3, 4, 5))))]
    if len(relevant) > 2 and chance.random() < 0.4:
        bought = tuple(sorted(chance.sample(relevant, len(bought))))
    client.families = bought
    until = _until(client, chance)
    first = max(days.SALES_FIRST, client.joined)
    day = first + timedelta(days=int(chance.uniform(0, every)))
    documents = []
    while (ordered := _workday(day)) <= until:
        years = (ordered - days.SALES_FIRST).days / 365
        season = _SEASON[client.letter][ordered.month - 1]
        total = net * every / 365 * season * growth**years * math.exp(chance.gauss(-0.04, 0.3))
        document = _Document(ordered, client, False, _lines(bought, total, chance))
        documents.append(document)
        if chance.random() < 0.02:
            documents += _credit(document, chance)
        day = ordered + timedelta(days=max(2, round(every * math.exp(chance.gauss(0, jitter)))))
    client.year_net = round(net * growth * 100)
    return documents


def _until(client: Client, chance: random.Random) -> date:
    if client.status in ("dormant", "lost"):
        return days.ANCHOR - timedelta(days=chance.randrange(170, 330))
    if chance.random() < 0.07:
        return days.ANCHOR - timedelta(days=chance.randrange(90, 240))
    return days.LAST


def _workday(day: date) -> date:
    """Invoices are written on weekdays, whether the rep is on leave or not."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def _lines(bought: tuple[int, ...], total: float, chance: random.Random) -> list[tuple[int, int]]:
    count = min(len(bought), chance.choice((1, 2, 2, 3, 3, 4)))
    places = sorted(chance.sample(bought, count))
    places += sorted(chance.choices(places, k=chance.choice((0, 0, 1, 2))))
    shares = [chance.uniform(0.4, 1.6) for _place in places]
    return [
        (place, max(1500, round(total * share / sum(shares) * 100)))
        for place, share in sorted(zip(places, shares, strict=True))
    ]


def _credit(document: _Document, chance: random.Random) -> list[_Document]:
    day = _workday(document.day + timedelta(days=chance.randrange(3, 21)))
    if day > days.LAST:
        return []
    place, net = chance.choice(document.lines)
    return [
        _Document(day, document.client, True, [(place, -max(500, round(net * chance.choice((0.1, 0.25, 0.5, 1.0)))))])
    ]


def make_plan(sheet: Sheet, clients: list[Client], chance: random.Random) -> None:
    """A plan by month of this year for three buyers in four: last year's course and a bit more."""
    ms = days.moment(date(2026, 1, 7), 10 * 3600).ms
    for client in clients:
        if not client.buys or client.status != "active" or chance.random() > 0.76:
            continue
        season = _SEASON[client.letter]
        ambition = chance.uniform(0.95, 1.18)
        source = chance.choices(("built", "typed"), (3, 1))[0]
        for month in range(1, 13):
            zlotys = client.year_net / 100 * ambition * season[month - 1] / sum(season)
            net = max(1, round(zlotys / 100)) * 10_000
            sheet.add("plan", ms, client=client.id, month=f"2026-{month:02}", net=net, source=source)
