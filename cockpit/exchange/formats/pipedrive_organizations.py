"""Pipedrive's organisations, with the object before each header."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Organization - Name",),
            "address": ("Organization - Address",),
            "tags": ("Organization - Labels", "Organization - Label"),
            "website": ("Organization - Website",),
            "segment": ("Organization - Industry",),
        },
    )
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="pipedrive-organizations",
    label=N_("Pipedrive organizations"),
    kind="clients",
    signature=frozenset(
        {
            "Organization - Name",
            "Organization - Address",
            "Organization - Owner",
        }
    ),
    map=_map,
)
