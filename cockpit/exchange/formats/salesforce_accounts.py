"""Accounts of Salesforce's Data Export; the deleted ones stay out, and so does the id, which no invoice has."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Name",),
            "code": ("AccountNumber",),
            "phone": ("Phone",),
            "website": ("Website",),
            "segment": ("Industry",),
            "address": ("BillingStreet",),
            "city": ("BillingCity",),
            "region": ("BillingState",),
            "postcode": ("BillingPostalCode",),
            "country": ("BillingCountry",),
            "note": ("Description",),
        },
    )
    kept = {"IsDeleted": ("", "0", "false")} if "IsDeleted" in headers else {}
    return Mapping("clients", preset=FORMAT.id, columns=columns, only=kept)


FORMAT = Format(
    id="salesforce-accounts",
    label=N_("Salesforce accounts (Data Export)"),
    kind="clients",
    signature=frozenset(
        {
            "Id",
            "Name",
            "BillingStreet",
            "BillingCity",
            "Phone",
            "OwnerId",
        }
    ),
    map=_map,
)
