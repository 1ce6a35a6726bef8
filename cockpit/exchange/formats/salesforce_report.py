"""A report of Salesforce on contacts, with the labels that its users see."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Account Name",),
            "first_name": ("First Name",),
            "last_name": ("Last Name",),
            "role": ("Title",),
            "phone": ("Phone", "Mobile"),
            "email": ("Email",),
            "address": ("Mailing Street",),
            "city": ("Mailing City",),
            "region": ("Mailing State/Province",),
            "postcode": ("Mailing Zip/Postal Code",),
            "country": ("Mailing Country",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="salesforce",
    label=N_("Salesforce report on contacts"),
    kind="clients",
    signature=frozenset(
        {
            "First Name",
            "Last Name",
            "Account Name",
            "Email",
            "Phone",
            "Mailing City",
            "Mailing Zip/Postal Code",
        }
    ),
    map=_map,
)
