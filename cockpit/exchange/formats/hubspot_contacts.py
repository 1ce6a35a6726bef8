"""HubSpot's contacts; the Record ID is a person's and never a client's own code."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Company Name", "Company name", "Associated Company", "Primary Associated Company"),
            "first_name": ("First Name",),
            "last_name": ("Last Name",),
            "role": ("Job Title",),
            "phone": ("Phone Number", "Mobile Phone Number"),
            "email": ("Email",),
            "city": ("City",),
            "region": ("State/Region",),
            "postcode": ("Postal Code",),
            "country": ("Country/Region",),
            "address": ("Street Address",),
            "website": ("Website URL",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="hubspot",
    label=N_("HubSpot contacts"),
    kind="clients",
    signature=frozenset(
        {
            "Record ID",
            "First Name",
            "Last Name",
            "Email",
            "Phone Number",
            "Contact owner",
        }
    ),
    map=_map,
)
