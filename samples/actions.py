"""What the rep has promised: next actions of clients, some ticked, and tasks without a client."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from samples import days
from samples.firms import Client
from samples.notes import Writer
from samples.sheet import Sheet

OVERDUE, TODAY, AHEAD, DONE = 8, 7, 117, 160
"""How many clients have an action that is overdue, due on the anchor day or ahead; how many actions are done."""
_TASKS = (
    ("raport tygodniowy dla kierownika", -3, None, "analyse"),
    ("cennik na październik: sprawdzić marże", 0, "15:00", "analyse"),
    ("przegląd samochodu", 3, "08:30", "act"),
    ("trasa po Bielsku z nową koleżanką", 8, None, "alongside"),
    ("angielski: zapisać się na kurs", 21, None, "invest"),
)


def make(sheet: Sheet, clients: list[Client], writers: dict[str, Writer], chance: random.Random) -> None:
    """Open actions for a bit more than half of the clients, done ones behind them, and five tasks."""
    rows = []
    open_to = [client for client in clients if client.status not in ("lost", "dormant")]
    chosen = chance.sample(open_to, OVERDUE + TODAY + AHEAD)
    for place, client in enumerate(chosen):
        writer = writers[client.country.iso]
        if place < OVERDUE:
            due = days.working_days_before(days.ANCHOR, chance.randrange(1, 8))
        elif place < OVERDUE + TODAY:
            due = days.ANCHOR
        else:
            due = days.at_or_after(days.ANCHOR + timedelta(days=1 + int(60 * chance.random() ** 2)))
        made = min(client.last_contact or client.joined, days.working_days_before(due, 2))
        untouched = client.last_contact is None
        followed = not untouched and chance.random() < 0.25
        text = writer.first_contact(made) if untouched else writer.follow_up if followed else writer.action(made)
        rows.append(_row(client, text, made, due, chance, origin="follow-up" if followed else "typed"))
        if place > OVERDUE + TODAY and not untouched and chance.random() < 0.12:
            later = days.at_or_after(due + timedelta(days=chance.randrange(5, 45)))
            rows.append(_row(client, writer.action(made), made, later, chance))
    long_known = days.ANCHOR - timedelta(days=200)
    touched = [client for client in open_to if client.last_contact is not None and client.joined < long_known]
    for _count in range(DONE):
        client = chance.choice(touched)
        done = days.working_days_before(days.LAST, int(chance.triangular(0, 90, 10)))
        made = days.working_days_before(done, chance.randrange(1, 15))
        due = days.working_days_before(done, chance.choice((0, 0, 0, 1, 2)))
        text = writers[client.country.iso].action(made)
        rows.append(_row(client, text, made, max(made, due), chance, done=done))
    for text, ahead, at, ground in _TASKS:
        made = days.working_days_before(days.LAST, 6)
        due = days.ANCHOR + timedelta(days=ahead)
        rows.append(_row(None, text, made, due, chance, at=at, ground=ground, minutes=30))
    for made_ms, row in sorted(rows, key=lambda one: one[0]):
        sheet.add("action", made_ms, **row)


def _row(
    client: Client | None,
    text: str,
    made: date,
    due: date,
    chance: random.Random,
    *,
    origin: str = "typed",
    done: date | None = None,
    at: str | None = None,
    ground: str = "act",
    minutes: int = 0,
) -> tuple[int, dict[str, Any]]:
    moment = days.moment(min(made, days.LAST), 9 * 3600 + chance.randrange(6 * 3600))
    finished = None if done is None else days.moment(done, 16 * 3600 + chance.randrange(3600))
    if client is not None and at is None and chance.random() < 0.08:
        at = f"{chance.randrange(8, 16):02}:{chance.choice(('00', '15', '30'))}"
    known = client.people if client is not None else []
    return moment.ms, {
        "client": client.id if client is not None else None,
        "person": known[0].id if known and chance.random() < 0.3 else None,
        "text": text,
        "due": due.isoformat(),
        "at": at,
        "minutes": minutes,
        "ground": ground,
        "origin": origin,
        "made_ms": moment.ms,
        "made_day": moment.day,
        "done_ms": finished.ms if finished else None,
        "done_day": finished.day if finished else None,
    }
