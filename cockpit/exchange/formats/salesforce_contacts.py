"""Contacts of Salesforce's Data Export, which know their accounts by id only; the deleted ones stay out."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Account.Name",),
            "first_name": ("FirstName",),
            "last_name": ("LastName",),
            "role": ("Title",),
            "phone": ("Phone", "MobilePhone", "HomePhone", "OtherPhone"),
            "email": ("Email",),
            "address": ("MailingStreet",),
            "city": ("MailingCity",),
            "region": ("MailingState",),
            "postcode": ("MailingPostalCode",),
            "country": ("MailingCountry",),
            "person_note": ("Description",),
        },
    )
    kept = {"IsDeleted": ("", "0", "false")} if "IsDeleted" in headers else {}
    return Mapping("clients", preset=FORMAT.id, columns=columns, only=kept)


FORMAT = Format(
    id="salesforce-contacts",
    label=N_("Salesforce contacts (Data Export)"),
    kind="clients",
    signature=frozenset(
        {
            "Id",
            "AccountId",
            "FirstName",
            "LastName",
            "Email",
            "Phone",
        }
    ),
    map=_map,
)
