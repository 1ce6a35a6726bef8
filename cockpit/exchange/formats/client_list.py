"""A plain list of clients: any columns, known by their headers in five languages."""

from __future__ import annotations

from dataclasses import replace

from cockpit.core.words import N_
from cockpit.exchange.fields import CLIENTS
from cockpit.exchange.formats import Format
from cockpit.exchange.mapping import Mapping, by_headers


def _map(headers: tuple[str, ...]) -> Mapping:
    return replace(by_headers(headers, CLIENTS), preset=CLIENTS)


FORMAT = Format(id=CLIENTS, label=N_("List of clients"), kind=CLIENTS, signature=frozenset(), map=_map)
