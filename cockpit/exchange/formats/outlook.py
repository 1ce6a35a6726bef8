"""Outlook, the desktop program's and outlook.com's address book."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def localised(
    id: str,
    label: str,
    signature: tuple[str, ...],
    names: dict[str, tuple[str, ...]],
    words: dict[str, tuple[str, ...]],
) -> Format:
    """Outlook's export where Office speaks another language: the headers are in it too.

    Args:
        id: Id of the format.
        label: Marked for the catalogues.
        signature: Headers that must all be there.
        names: Headers by field.
        words: By field, parts of which a header must have all; for the addresses, whose headers change from one
            version to the next.
    """

    def map(headers: tuple[str, ...]) -> Mapping:
        columns = present(headers, names)
        for field, parts in words.items():
            fitting = [name for name in headers if all(part in name.casefold() for part in parts)]
            columns |= {field: tuple(fitting if field == "address" else fitting[:1])} if fitting else {}
        return Mapping("clients", preset=id, columns=columns)

    return Format(id, label, "clients", frozenset(signature), map)


def _map(headers: tuple[str, ...]) -> Mapping:
    # "Title" is Mr or Dr here; the position is in "Job Title".
    columns = present(
        headers,
        {
            "name": ("Company",),
            "first_name": ("First Name", "Middle Name"),
            "last_name": ("Last Name",),
            "role": ("Job Title",),
            "person_note": ("Notes",),
            "tags": ("Categories",),
            "phone": (
                "Business Phone",
                "Business Phone 2",
                "Mobile Phone",
                "Company Main Phone",
                "Primary Phone",
                "Home Phone",
                "Home Phone 2",
                "Other Phone",
                "Car Phone",
            ),
            "email": ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
            "address": ("Business Street", "Business Street 2", "Business Street 3"),
            "postcode": ("Business Postal Code",),
            "city": ("Business City",),
            "region": ("Business State",),
            "country": ("Business Country/Region",),
            "website": ("Web Page",),
            "language": ("Language",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="outlook",
    label=N_("Outlook"),
    kind="clients",
    signature=frozenset(
        {
            "First Name",
            "Last Name",
            "Company",
            "Job Title",
            "E-mail Address",
            "Business Phone",
            "Mobile Phone",
            "Business Street",
        }
    ),
    map=_map,
)
