"""Atomic CRM: its contacts as CSV, and its JSON sample laid out under the same headers (see `records.py`)."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("company",),
            "first_name": ("first_name",),
            "last_name": ("last_name",),
            "role": ("title",),
            "person_note": ("background",),
            "tags": ("tags",),
            "phone": ("phone_work", "phone_home", "phone_other"),
            "email": ("email_work", "email_home", "email_other"),
            "tax_id": ("tax_identifier",),
            "address": ("address",),
            "postcode": ("zipcode",),
            "city": ("city",),
            "region": ("state_abbr",),
            "country": ("country",),
            "segment": ("sector",),
            "website": ("website",),
            "note": ("description",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="atomic-crm",
    label=N_("Atomic CRM (its notes and tasks stay behind)"),
    kind="clients",
    signature=frozenset({"first_name", "last_name", "title", "background", "company", "email_work", "phone_work"}),
    map=_map,
)
