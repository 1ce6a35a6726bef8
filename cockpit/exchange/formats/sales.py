"""A plain sales file: a day, a client and an amount in each row, known by their headers in five languages."""

from __future__ import annotations

from dataclasses import replace

from cockpit.core.words import N_
from cockpit.exchange.fields import SALES
from cockpit.exchange.formats import Format
from cockpit.exchange.mapping import Mapping, by_headers


def _map(headers: tuple[str, ...]) -> Mapping:
    return replace(by_headers(headers, SALES), preset=SALES)


FORMAT = Format(id=SALES, label=N_("Sales by day and client"), kind=SALES, signature=frozenset(), map=_map)
