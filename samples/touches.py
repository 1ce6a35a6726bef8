"""Two years of touches: each client in its own rhythm, ending so that the book breathes as it should today."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.core.verbs import BY_ID, Verb, retry_day
from samples import days
from samples.firms import Client, Person
from samples.notes import Writer
from samples.sheet import Sheet

_VISIT_DAYS = {"A": 30, "B": 90, "C": 180}
_KEPT_ELSEWHERE = date(2025, 1, 10)
"""Until then the touches come from the spreadsheet that the book replaced."""


@dataclass
class _Habit:
    """How one client is looked after."""

    pace: float
    """Typical gap between contacts as a share of the cadence."""
    spread: float
    weights: tuple[int, int, int, int]
    """How often by call, text, e-mail, and at their own initiative."""
    visit_every: float
    """Days between visits; infinite where there are none."""


@dataclass
class _Event:
    """A touch to be."""

    client: Client
    day: date
    second: int
    verb: Verb
    again: date | None = None


def make(sheet: Sheet, clients: list[Client], writers: dict[str, Writer], chance: random.Random) -> None:
    """Invent the touches of all clients and put them into the sheet by instant."""
    events: list[_Event] = []
    for client in clients:
        events += _history(client, chance)
    events += _tries(clients, chance)
    events.sort(key=lambda event: (event.day, event.second, event.client.id))
    for event in events:
        _write(sheet, event, writers[event.client.country.iso], chance)


def _history(client: Client, chance: random.Random) -> list[_Event]:
    if client.last_contact is None:
        return []
    habit = _habit(client, chance)
    start = max(days.FIRST, days.at_or_after(client.joined))
    met, day = [], client.last_contact
    while day >= start:
        met.append(day)
        gap = client.cadence * habit.pace * math.exp(chance.gauss(0, habit.spread))
        before = day - timedelta(days=max(2, round(gap)))
        if before < start:
            break
        day = _worked(before, chance)
    met.reverse()
    events: list[_Event] = []
    visited: date | None = None
    for place, day in enumerate(met):
        earliest = met[place - 1] + timedelta(days=1) if place else start
        due = visited is None or (day - visited).days >= habit.visit_every * chance.uniform(0.8, 1.5)
        by_visit = due and habit.visit_every < math.inf and (visited is not None or chance.random() < 0.5)
        if by_visit:
            visited = day
        events += _meeting(client, day, earliest, habit, by_visit, chance)
    return events


def _worked(day: date, chance: random.Random) -> date:
    """The day itself, else a working day not long before; what a leave put off does not all fall on its eve."""
    if days.works(day):
        return day
    away = (day - days.at_or_before(day)).days > 2
    return days.working_days_before(day, chance.randrange(1, 16) if away else chance.choice((1, 1, 2, 3)))


def _habit(client: Client, chance: random.Random) -> _Habit:
    neglected = client.state in ("due", "late") and chance.random() < 0.6
    pace = chance.uniform(1.0, 1.5) if neglected or chance.random() < 0.25 else chance.uniform(0.55, 0.95)
    far = 1.0 if client.country.iso == "PL" else 2.5
    every = _VISIT_DAYS.get(client.potential_class, math.inf) * far * chance.uniform(1.0, 1.6)
    weights = chance.choice(((6, 2, 1, 2), (4, 4, 1, 2), (3, 2, 4, 1), (5, 3, 2, 1), (3, 6, 1, 1), (4, 2, 2, 4)))
    return _Habit(pace, chance.uniform(0.45, 0.65), weights, every)


def _meeting(
    client: Client, day: date, earliest: date, habit: _Habit, by_visit: bool, chance: random.Random
) -> list[_Event]:
    """A contact with what led up to it: tries, a text to announce a visit, the offer sent the same day."""
    names = ("call", "text", "email", "incoming")
    verb = BY_ID["visit"] if by_visit else BY_ID[chance.choices(names, habit.weights)[0]]
    main = _Event(client, day, _second(client, verb, chance), verb)
    events = [main]
    before = days.working_days_before(day, chance.choice((1, 1, 2)))
    if verb.id in ("call", "text") and chance.random() < 0.6 and before >= earliest:
        tried = BY_ID["no-answer" if chance.random() < 0.7 else "message"]
        events.append(_tried(client, before, tried, None, chance))
        if chance.random() < 0.3:
            # a second try the same day, after lunch
            events.append(_tried(client, before, BY_ID["no-answer"], None, chance))
    if by_visit and before >= earliest and chance.random() < 0.6:
        announced = BY_ID["text" if chance.random() < 0.7 else "call"]
        events.append(_Event(client, before, _second(client, announced, chance), announced))
    latest = 16 * 3600 + 2400 - 3600 * client.country.zone_hours
    more = chance.choices((0, 1, 2), (38, 44, 18))[0]
    others = [BY_ID[name] for name in ("text", "email", "call") if name != verb.id]
    for also in chance.sample(others, more):
        later = min(main.second + chance.randrange(300, 9000), latest - chance.randrange(1200))
        events.append(_Event(client, day, max(later, main.second + 60), also))
    return events


def _tried(client: Client, day: date, verb: Verb, after: int | None, chance: random.Random) -> _Event:
    return _Event(client, day, _second(client, verb, chance), verb, retry_day(verb, day, after))


def _second(client: Client, verb: Verb, chance: random.Random) -> int:
    """A time of day on the rep's clock within the working hours of the client's country."""
    first, last = (9.0, 15.5) if verb.id == "visit" else (8.2, 16.6)
    ahead = client.country.zone_hours
    return int(chance.triangular(first - ahead + 0.3 * ahead, last - ahead, (first + last) / 2 - ahead) * 3600)


def _tries(clients: list[Client], chance: random.Random) -> list[_Event]:
    """Attempts since the last contact: what a rep left behind on Friday."""
    events = []
    waiting = [client for client in clients if client.state in ("due", "late", "never") and client.status != "lost"]
    for rank, client in enumerate(chance.sample(waiting, 18)):
        count = 4 if rank == 0 else 3 if rank < 3 else chance.choice((1, 1, 2))
        day = days.working_days_before(days.LAST, chance.choice((0, 0, 1, 2, 4)))
        for number in range(count):
            if day < client.joined or (client.last_contact is not None and day <= client.last_contact):
                break
            verb = BY_ID["message" if chance.random() < 0.25 else "no-answer"]
            after = chance.choice((5, 7, 10)) if number == 0 and rank % 3 == 0 else None
            events.append(_tried(client, day, verb, after, chance))
            day = days.working_days_before(day, chance.choice((1, 2, 3)))
    return events


def _write(sheet: Sheet, event: _Event, writer: Writer, chance: random.Random) -> None:
    verb, client = event.verb, event.client
    at = days.moment(event.day, event.second)
    kind = "attempt" if verb.reach == "attempt" else verb.id
    channel = verb.channel
    if verb.id == "incoming":
        channel = chance.choices(("call", "email", "text"), (60, 25, 15))[0]
    source = "import" if event.day < _KEPT_ELSEWHERE else chance.choices(("keyed", "sweep", "cli"), (56, 42, 2))[0]
    touch = sheet.add(
        "touch",
        at.ms,
        client=client.id,
        at_ms=at.ms,
        zone=at.zone,
        offset_min=at.offset_min,
        day=at.day,
        channel=channel,
        direction=verb.direction,
        outcome=verb.outcome,
        reach=verb.reach,
        minutes=_minutes(verb, chance),
        note=writer.note(kind, event.day),
        retry_day=event.again.isoformat() if event.again else None,
        source=source,
    )
    person = _person(client.people, channel, chance)
    if person is not None:
        sheet.add("touch_person", at.ms, touch=touch, person=person)


def _minutes(verb: Verb, chance: random.Random) -> int:
    least, most = {"call": (2, 14), "visit": (25, 90), "email": (3, 8), "incoming": (2, 9)}.get(
        verb.id, (verb.minutes, verb.minutes)
    )
    return chance.randint(least, most)


def _person(people: list[Person], channel: str, chance: random.Random) -> int | None:
    """Usually the first one; nobody who refused the channel."""
    allowed = [person for person in people if channel in person.channels]
    if not allowed or chance.random() < 0.2:
        return None
    return allowed[0].id if chance.random() < 0.65 else chance.choice(allowed).id
