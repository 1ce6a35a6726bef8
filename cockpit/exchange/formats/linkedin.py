"""LinkedIn's Connections.csv; the link to the profile goes to the person, for the site is not the firm's."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Company",),
            "first_name": ("First Name",),
            "last_name": ("Last Name",),
            "role": ("Position",),
            "email": ("Email Address",),
            "person_note": ("URL",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="linkedin",
    label=N_("LinkedIn connections"),
    kind="clients",
    signature=frozenset(
        {
            "First Name",
            "Last Name",
            "Email Address",
            "Company",
            "Position",
            "Connected On",
        }
    ),
    map=_map,
)
