"""Google Contacts, as exported before 2024."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, numbered, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Organization 1 - Name",),
            "first_name": ("Given Name", "Additional Name"),
            "last_name": ("Family Name",),
            "role": ("Organization 1 - Title",),
            "person_note": ("Notes",),
            "tags": ("Group Membership",),
            "phone": numbered(headers, "Phone"),
            "email": numbered(headers, "E-mail"),
            "address": ("Address 1 - Street",),
            "postcode": ("Address 1 - Postal Code",),
            "city": ("Address 1 - City",),
            "region": ("Address 1 - Region",),
            "country": ("Address 1 - Country",),
            "website": ("Website 1 - Value",),
            "language": ("Language",),
        },
    )
    if "address" not in columns and "Address 1 - Formatted" in headers:
        columns["address"] = ("Address 1 - Formatted",)
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="google-legacy",
    label=N_("Google Contacts, before 2024"),
    kind="clients",
    signature=frozenset({"Name", "Given Name", "Family Name", "Yomi Name", "Group Membership", "E-mail 1 - Value"}),
    map=_map,
)
