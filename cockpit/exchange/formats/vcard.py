"""vCards, laid out as a table by `openers/vcard.py`; a firm and who works there as with Google Contacts."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, numbered, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("ORG",),
            "person": ("FN",),
            "role": ("TITLE",),
            "person_note": ("NOTE",),
            "tags": ("CATEGORIES",),
            "phone": numbered(headers, "TEL"),
            "email": numbered(headers, "EMAIL"),
            "address": ("ADR street",),
            "postcode": ("ADR postcode",),
            "city": ("ADR city",),
            "region": ("ADR region",),
            "country": ("ADR country",),
            "website": ("URL",),
            "language": ("LANG",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="vcard",
    label=N_("vCards"),
    kind="clients",
    signature=frozenset({"ORG", "FN", "TITLE", "TEL 1 - Value", "EMAIL 1 - Value", "ADR street", "CATEGORIES"}),
    map=_map,
)
