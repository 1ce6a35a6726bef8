"""HubSpot's companies; the Record ID is HubSpot's own and no code that an invoice would have."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Company name",),
            "website": ("Company Domain Name", "Website URL"),
            "phone": ("Phone Number",),
            "address": ("Street Address", "Street Address 2"),
            "city": ("City",),
            "region": ("State/Region",),
            "postcode": ("Postal Code",),
            "country": ("Country/Region",),
            "segment": ("Industry",),
            "note": ("Description",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="hubspot-companies",
    label=N_("HubSpot companies"),
    kind="clients",
    signature=frozenset(
        {
            "Record ID",
            "Company name",
            "Company owner",
        }
    ),
    map=_map,
)
