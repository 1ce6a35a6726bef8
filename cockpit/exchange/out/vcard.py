"""Contacts for a phone, as vCard 3.0.

3.0 and not 4.0: every phone of the last fifteen years takes it, while the address books of Android read only parts of
4.0. Written by hand: `vobject` folds at 75 characters, and a line may hold 75 octets.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from cockpit.core.ids import uid
from cockpit.core.outgoing import ContactCard
from cockpit.core.words import N_
from cockpit.exchange.out import CONTACTS, EVERY, Options, OutFormat

PLACE = 4
_LINE = 75
"""Octets of a line [RFC 2426, 2.6]."""
_KINDS = (
    ("CELL", ("mobil", "cell", "komór", "portable", "handy", "моб", "сот")),
    ("HOME", ("home", "dom", "privat", "domicile")),
    ("FAX", ("fax", "faks", "факс")),
)


def write(handle: BinaryIO, content: Sequence[ContactCard], options: Options, step: Callable[[int], None]) -> int:
    """Write the cards."""
    for count, card in enumerate(content, start=1):
        handle.write(b"".join(folded(line) for line in lines(card)))
        if count % EVERY == 0:
            step(count)
    return len(content)


def lines(card: ContactCard) -> Iterable[str]:
    """A card's lines, not folded yet."""
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    given, _space, family = card.name.rpartition(" ")
    if not card.person:
        given, family = "", ""
    # a firm has no family name; N must be there all the same
    yield f"N:{escaped(family)};{escaped(given)};;;" if card.person else f"N:{escaped(card.name)};;;;"
    yield f"FN:{escaped(card.name)}"
    if card.firm:
        yield f"ORG:{escaped(card.firm)}"
    if card.role:
        yield f"TITLE:{escaped(card.role)}"
    for label, number in card.phones:
        yield f"TEL;TYPE={_kind(label)}:{escaped(number)}"
    for _label, address in card.emails:
        yield f"EMAIL;TYPE=INTERNET:{escaped(address)}"
    if any((card.address, card.postcode, card.city, card.region, card.country)):
        parts = ("", "", card.address, card.city, card.region, card.postcode, card.country)
        yield "ADR;TYPE=WORK:" + ";".join(escaped(part) for part in parts)
    if card.website:
        yield f"URL:{escaped(card.website)}"
    if card.categories:
        yield "CATEGORIES:" + ",".join(escaped(each) for each in card.categories)
    if card.note:
        yield f"NOTE:{escaped(card.note)}"
    yield f"UID:urn:uuid:{identity(card)}"
    if card.changed_ms:
        yield f"REV:{datetime.fromtimestamp(card.changed_ms / 1000, UTC):%Y-%m-%dT%H:%M:%SZ}"
    yield "END:VCARD"


def identity(card: ContactCard) -> uuid.UUID:
    """The card's own number, the same in every export, so that a phone changes the contact and adds no second one."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"cockpit:{'person' if card.person else 'client'}:{uid(card.id)}")


def escaped(text: str) -> str:
    """A text as a value [RFC 2426, 5]."""
    for sign, instead in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\r\n", "\n"), ("\r", "\n"), ("\n", "\\n")):
        text = text.replace(sign, instead)
    return text


def folded(line: str) -> bytes:
    """The line as octets, broken after 75 of them and never within a sign."""
    out, room = bytearray(), _LINE
    for sign in line:
        octets = sign.encode(errors="replace")
        if len(octets) > room:
            out += b"\r\n "
            room = _LINE - 1
        out += octets
        room -= len(octets)
    return bytes(out) + b"\r\n"


def _kind(label: str) -> str:
    low = label.casefold()
    return next((kind for kind, words in _KINDS if any(word in low for word in words)), "WORK")


FORMAT = OutFormat("vcard", N_("contacts (vCard)"), "v", ".vcf", CONTACTS, write)
