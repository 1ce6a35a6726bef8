"""Large plain books for benchmarks and for looking at 20,000 clients: `python -m samples.large PATH --clients N`.

The rows go straight into tables without triggers. Touches come one after the other, as they do in a book that is in
use: its index by client grows between what stands there, and its pages have the room that this leaves. Packed full, as
in a book that was just made small, every page would be parted at the first touch that comes to it. The other indices
are put back afterwards.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from cockpit.core.ids import Ids
from cockpit.core.moment import Moment
from cockpit.core.policy import Policy
from cockpit.core.verbs import BY_ID, retry_day
from samples import book_file, days
from samples.market import FAMILIES

_HEADS = (
    "ba", "be", "bo", "bra", "da", "do", "dra", "fa", "fe", "flo", "ga", "gra", "ha", "jo", "ka", "kle", "ko", "la",
    "le", "lo", "ma", "me", "mo", "na", "no", "pa", "pe", "po", "ra", "ro", "sa", "se", "so", "sta",
)  # fmt: skip
_MIDDLES = (
    "bi", "da", "di", "ga", "go", "ki", "la", "li", "lo", "ma", "mi", "na", "ne", "ni", "po", "ra", "ri", "ro", "sa",
    "si", "so", "ta", "te", "ti", "va", "vi", "zo",
)  # fmt: skip
_TAILS = (
    "bar", "cel", "dan", "fex", "gon", "kan", "lin", "mar", "nel", "nor", "pol", "ras", "rex", "sol", "tan", "tek",
    "ton", "tur", "vex", "wit", "zan",
)  # fmt: skip
_CITIES = (
    "Bravo", "Calda", "Dorna", "Elsin", "Fjora", "Galet", "Hoven", "Istra", "Jarne", "Kolda", "Lumen", "Marn",
)  # fmt: skip
_SEGMENTS = ("gastronomy", "hotel", "retail", "wholesale", "catering", "canteen", "online")
_NOTES = (
    "takes {n} boxes, delivery on monday", "asks for a discount from {n} boxes on", "store full, back in {n} days",
    "menu changes, wants samples", "complaint about {n} glasses, replaced", "price of {n},40 accepted",
)  # fmt: skip
_VERBS = ("call", "text", "email", "visit", "incoming", "no-answer", "message")
_VERB_WEIGHTS = (30, 25, 14, 8, 7, 12, 4)
_CHUNK = 50_000
_CACHE_KIB = 200_000
_POLICY = Policy()


class _Client(NamedTuple):
    id: int
    first: int
    """Proleptic ordinals of the days between which its touches lie."""
    last: int
    share: float
    """Its part of all touches; 0 where it was never touched."""


def make(path: Path, clients: int, touches: int, seed: int = 1, *, sales: int = 0) -> None:
    """Write a book with that many clients, touches and sales lines to `path`, in place of what is there.

    The same arguments give the same content. The capacity is set so that the cadences need not stretch.
    """
    chance = random.Random(seed)
    with book_file.making(path, 1_000_000_007 * (seed + 1), f"{clients} clients", small=False) as connection:
        # the whole index by client, which is written to everywhere
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        indices = _without_indices(connection)
        book = _clients(connection, clients, seed, chance)
        _touches(connection, book, touches, seed, chance)
        if sales:
            _sales(connection, book, sales, seed, chance)
        book_file.index_notes(connection)
        for statement in indices:
            connection.execute(statement)


def _without_indices(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN"
        " ('client', 'sales_line') ORDER BY name"
    ).fetchall()
    for name, _sql in found:
        connection.execute(f'DROP INDEX "{name}"')
    return [sql for _name, sql in found]


def _clients(connection: sqlite3.Connection, count: int, seed: int, chance: random.Random) -> list[_Client]:
    made = days.moment(days.MADE, 9 * 3600)
    ids, book, rows, asked = Ids(seed * 31 + 1), [], [], 0.0
    anchor, pick = days.ANCHOR.toordinal(), chance.choice
    for number in range(count):
        name = (pick(_HEADS) + pick(_MIDDLES) + pick(_TAILS)).capitalize()
        if chance.random() < 0.5:
            name += " " + (pick(_HEADS) + pick(_TAILS)).capitalize()
        grade = chance.choices(("A", "B", "C", "D", ""), (15, 30, 35, 15, 5))[0]
        city, code = pick(_CITIES), f"{number:05}"
        cadence = _POLICY.class_cadence.get(grade, _POLICY.book_cadence)
        asked += 7 / cadence / 5
        identity = ids.new(made.ms)
        rows.append(
            (
                identity, code, name, f"{name} {city} {code}".lower(), city, f"Region {city[0]}", "Poland",
                pick(_SEGMENTS), grade, made.ms, made.day,
            )
        )  # fmt: skip
        since = chance.choices((0.4, 0.85, 1.2, 2.2), (52, 18, 15, 15))[0] * cadence * chance.uniform(0.8, 1.15)
        share = 0.0 if chance.random() < 0.04 else chance.lognormvariate(0, 0.5) / cadence**0.5
        last = min(days.LAST.toordinal(), anchor - max(3, round(since)))
        book.append(_Client(identity, days.FIRST.toordinal(), last, share))
    connection.executemany(
        "INSERT INTO client (id, code, name, fold, city, region, country, segment, potential_class, made_ms,"
        " made_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    capacity = max(_POLICY.capacity, int(asked) + 1)
    connection.execute("INSERT INTO setting VALUES (?, 'capacity', ?)", (ids.new(made.ms), json.dumps(capacity)))
    return book


def _touches(connection: sqlite3.Connection, book: list[_Client], count: int, seed: int, chance: random.Random) -> None:
    touched = [client for client in book if client.share > 0] or book[:1]
    planned: list[tuple[int, int, int]] = []
    # the last contact of each client first, then the rest by share
    for client in touched[:count]:
        planned.append((_working(client.last), chance.randrange(28_800, 59_400), client.id))
    whole = chance.choices(touched, [client.share for client in touched], k=count - len(planned))
    for client in whole:
        day = client.first + int(chance.random() * (client.last - client.first))
        planned.append((_working(day), chance.randrange(28_800, 59_400), client.id))
    planned.sort()
    last = {client.id: _working(client.last) for client in touched}
    rows = _touch_rows(planned, last, Ids(seed * 31 + 7), chance)
    connection.executemany("INSERT INTO touch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _touch_rows(
    planned: list[tuple[int, int, int]], last: dict[int, int], ids: Ids, chance: random.Random
) -> Iterator[tuple[object, ...]]:
    random_, new = chance.random, ids.new
    drawn: list[str] = []
    mornings: dict[int, Moment] = {}
    for ordinal, second, client in planned:
        if ordinal not in mornings:
            mornings[ordinal] = days.moment(days.FIRST.fromordinal(ordinal), 0)
        morning = mornings[ordinal]
        if not drawn:
            drawn = chance.choices(_VERBS, _VERB_WEIGHTS, k=_CHUNK)
        verb = BY_ID[drawn.pop()]
        if verb.reach == "attempt" and last[client] == ordinal:
            verb = BY_ID["call"]
        again = retry_day(verb, morning.date) if verb.reach == "attempt" else None
        note = None
        if random_() < 0.1:
            note = _NOTES[int(random_() * len(_NOTES))].format(n=int(random_() * 60) + 2)
        at_ms = morning.ms + second * 1000
        yield (
            new(at_ms), client, at_ms, morning.zone, morning.offset_min, morning.day, verb.channel, verb.direction,
            verb.outcome, verb.reach, verb.minutes, note, again.isoformat() if again else None, "keyed",
        )  # fmt: skip


def _working(ordinal: int) -> int:
    """The day itself, else the Friday before a weekend; leaves do not matter here."""
    return ordinal - max(0, (ordinal - 1) % 7 - 4)


def _sales(connection: sqlite3.Connection, book: list[_Client], count: int, seed: int, chance: random.Random) -> None:
    ids, morning = Ids(seed * 31 + 13), days.moment(days.SALES_FIRST, 0).ms
    families = [ids.new(morning) for _family in FAMILIES]
    connection.executemany(
        "INSERT INTO family VALUES (?, ?, ?, ?)",
        [(family, name, name, place) for place, (family, name) in enumerate(zip(families, FAMILIES, strict=True))],
    )
    span = (days.LAST - days.SALES_FIRST).days
    ordered = sorted(chance.choices(range(span + 1), k=(count + 2) // 3))

    def lines() -> Iterator[tuple[object, ...]]:
        left = count
        for number, after in enumerate(ordered, 1):
            day, client = (days.SALES_FIRST + timedelta(days=after)).isoformat(), chance.choice(book).id
            document = f"FV/{day[:4]}/{number:06}"
            for line in range(1, min(3, left) + 1):
                net = int(chance.lognormvariate(10.8, 0.8))
                place = int(chance.random() * len(families))
                instant = morning + after * 86_400_000
                yield (ids.new(instant), f"{document}#{line}", client, day, families[place], net, document)
            left -= 3

    connection.executemany("INSERT INTO sales_line VALUES (?, ?, ?, ?, ?, ?, ?)", lines())


def main() -> None:
    """Make a large book as the command line says."""
    parser = argparse.ArgumentParser(description="Make a large book of invented clients.")
    parser.add_argument("path", type=Path)
    parser.add_argument("--clients", type=int, default=10_000)
    parser.add_argument("--touches", type=int, default=1_000_000)
    parser.add_argument("--sales", type=int, default=0, help="sales lines")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    make(told.path, told.clients, told.touches, told.seed, sales=told.sales)
    print(f"{told.path}: {told.path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
