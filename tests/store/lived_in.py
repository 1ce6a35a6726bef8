"""A book that was lived in: people imported, met, rung, renamed, removed and brought back, with backups on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from cockpit.core.incoming import IncomingClient, IncomingPerson, IncomingTouch, Source
from cockpit.core.phone_log import REACHED, number_digits, whom
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, backups, intake, journal, people, settings, touches
from cockpit.store.book import Book

FIRST = ("Anna", "Łukasz", "Żaneta", "Jürgen", "Zoë", "Олена", "Søren", "José", "Björn", "Małgorzata")
LAST = ("Wiśniewska", "Ó'Brien", "Großmann", "Коваленко", "Żółć-Bąk", "Dvořák", "Nguyễn", "Quispe", "Ærø", "Șerban")


class Soul(NamedTuple):
    """Somebody in that book, and everything by which they could be found again."""

    id: int
    client: int
    name: str
    needles: tuple[str, ...]
    """Texts of which no byte may stay."""
    words: tuple[str, ...]
    """Said in talks with them and nowhere else."""


def soul_name(n: int) -> str:
    return f"{FIRST[n % 10]} {LAST[(n * 3 + n // 10) % 10]}{'-Zwei' if n >= 10 else ''}{'-Tri' if n >= 20 else ''}"


def live(book: Book, at: Callable[..., Any], count: int = 25) -> list[Soul]:
    """Fill an empty book; two backups are made on the way."""
    day = date(2026, 1, 5)
    moments = (at((day + timedelta(days=n // 8)).isoformat(), f"{8 + n % 8:02}:00") for n in range(10_000))
    now = next(moments)
    rows = [
        IncomingClient(
            n + 1, f"Firma numer {n}", code=f"F-{n}", city="Łódź", note=f"od lat klient, prosić: {soul_name(n)}",
            people=(
                IncomingPerson(
                    soul_name(n), role="zakupy", phones=(("work", f"+48 601 {n:03} 7{n:02}"),),
                    emails=(("", f"osoba{n}.tajna@firma{n}.example"),), note=f"lubi qzxw{n:02}poziomki",
                ),
                IncomingPerson(f"Sekretariat {n}"),
            ),
        )
        for n in range(count)
    ]  # fmt: skip
    source = [Source("lista.csv", "clients", "list", "utf-8", ",")]
    intake.take(book, [_Portion(rows)], source, now, label="import: lista.csv")
    backups.make(book, now)
    souls = []
    for n in range(count):
        name = soul_name(n)
        person, client = book.row("SELECT id, client FROM person WHERE name = ?", (name,))
        number, old, mail = f"+48 601 {n:03} 7{n:02}", f"(022) 55{n:02} 4{n:02}8", f"osoba{n}.tajna@firma{n}.example"
        secret, later, gone = f"vkqj{n:02}tajne", f"wxqk{n:02}potem", f"jvzq{n:02}dawno"
        people.edit(book, person, "phones", f"{number}, {old}", next(moments))
        people.edit(book, person, "phones", number, next(moments))
        people.edit(book, person, "name", f"{name} Dawniej", next(moments))
        people.edit(book, person, "name", name, next(moments))
        touches.log(book, [client], BY_ID["call"], next(moments), note=f"rozmowa: {secret}", people=[person])
        touch = book.value("SELECT max(touch) FROM touch_person WHERE person = ?", (person,))
        touches.edit(book, touch, next(moments), note=f"rozmowa poprawiona: {later}")
        touches.log(
            book, [client], BY_ID["email"], next(moments), note=f"pytał o to {name.upper()}; oddzwonić {number}"
        )
        touches.log(book, [client], BY_ID["visit"], next(moments), note=f"wizyta {gone}", people=[person])
        erased = book.value("SELECT max(touch) FROM touch_person WHERE person = ?", (person,))
        touches.delete(book, [erased], next(moments))
        planned = actions.plan(book, [client], f"zadzwonić: {name}", date(2026, 12, 1), next(moments), names=f"F{n}")
        actions.edit(book, planned[1][0], f"napisać do {mail}", date(2026, 12, 2), next(moments))
        people.delete(book, person, next(moments))
        journal.undo(book, next(moments))
        actions.plan(book, [], f"prezent dla: {name}", date(2026, 12, 3), next(moments))
        needles = (name, f"{name} Dawniej", mail, number, old, f"qzxw{n:02}poziomki")
        souls.append(Soul(person, client, name, needles, (secret, later, gone)))
    now = next(moments)
    settings.put(book, now, "list", {"last": souls[0].name, "more": [souls[-1].needles[2]]}, source="view")
    known = [_rung(at, n, f"601 {n:03} 7{n:02}", soul_name(n)) for n in range(count)]
    lost = [_rung(at, n, f"00 48 601 {n:03} 7{n:02}", "") for n in range(count, count + 2)]
    calls = [Source("calls.xml", "touches", "sms-backup-restore", "utf-8", "")]
    intake.take(book, [_Portion(known + lost, "touches")], calls, next(moments), label="import: calls.xml")
    backups.make(book, next(moments))
    return souls


class _Portion(NamedTuple):
    rows: list[Any]
    kind: str = "clients"
    file_index: int = 0


def _rung(at: Callable[..., Any], n: int, party: str, name: str) -> IncomingTouch:
    moment, digits = at("2026-11-20", f"{8 + n % 12:02}:{n:02}"), number_digits(party)
    key = f"{moment.ms}|{whom(digits, party)}"
    return IncomingTouch(1, party, digits, name, moment.ms, moment.zone, moment.offset_min, "2026-11-20", *REACHED, 3,
                         "", key, False)  # fmt: skip


def spellings(text: str) -> set[bytes]:
    """Every way in which a text may stand in a file, ASCII letters in lower case."""
    from cockpit.store.folding import digits, fold

    ways = {text, text.lower(), text.upper(), fold(text), json.dumps(text)[1:-1], json.dumps(text.upper())[1:-1]}
    found = {way.encode().lower() for way in ways}
    found |= {text.encode("utf-16-le"), text.encode("utf-16-be")}
    if sum(sign.isdigit() for sign in text) > 6 and "@" not in text:
        found |= {digits(text).encode(), digits(text)[-9:].encode()}
    return found


def found_in(content: bytes, needles: tuple[str, ...]) -> list[bytes]:
    """The spellings that stand in the bytes."""
    low = content.lower()
    return [way for needle in needles for way in spellings(needle) if way in low or way in content]
