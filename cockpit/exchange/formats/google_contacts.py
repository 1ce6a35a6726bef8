"""Google Contacts, as exported since 2024."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, numbered, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Organization Name",),
            "first_name": ("First Name", "Middle Name"),
            "last_name": ("Last Name",),
            "role": ("Organization Title",),
            "person_note": ("Notes",),
            "tags": ("Labels",),
            "phone": numbered(headers, "Phone"),
            "email": numbered(headers, "E-mail"),
            "address": ("Address 1 - Street",),
            "postcode": ("Address 1 - Postal Code",),
            "city": ("Address 1 - City",),
            "region": ("Address 1 - Region",),
            "country": ("Address 1 - Country",),
            "website": ("Website 1 - Value",),
        },
    )
    if "address" not in columns and "Address 1 - Formatted" in headers:
        columns["address"] = ("Address 1 - Formatted",)
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="google",
    label=N_("Google Contacts"),
    kind="clients",
    signature=frozenset({"First Name", "Last Name", "Organization Name", "Organization Title", "E-mail 1 - Value"}),
    map=_map,
)
