"""Pipedrive's people, with the object before each header."""

from __future__ import annotations

from cockpit.core.words import N_
from cockpit.exchange.formats import Format, present
from cockpit.exchange.mapping import Mapping


def _map(headers: tuple[str, ...]) -> Mapping:
    columns = present(
        headers,
        {
            "name": ("Person - Organization", "Organization - Name"),
            "first_name": ("Person - First name",),
            "last_name": ("Person - Last name",),
            "role": ("Person - Job title",),
            "phone": (
                "Person - Phone - Work",
                "Person - Phone - Mobile",
                "Person - Phone - Home",
                "Person - Phone - Other",
            ),
            "email": ("Person - Email - Work", "Person - Email - Home", "Person - Email - Other"),
            "tags": ("Person - Labels", "Person - Label"),
            "address": ("Organization - Address",),
        },
    )
    if "last_name" not in columns:
        columns.pop("first_name", None)
        columns["person"] = ("Person - Name",)
    return Mapping("clients", preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="pipedrive",
    label=N_("Pipedrive people"),
    kind="clients",
    signature=frozenset(
        {
            "Person - Name",
            "Person - Organization",
            "Person - Email - Work",
            "Person - Phone - Work",
        }
    ),
    map=_map,
)
