"""A list of clients or people that this program exported itself."""

from __future__ import annotations

from dataclasses import replace

from cockpit.core.outgoing import LABELS, UID_HEADER
from cockpit.core.words import N_, _
from cockpit.exchange.fields import CLIENTS
from cockpit.exchange.formats import Format
from cockpit.exchange.mapping import Mapping, by_headers


def _map(headers: tuple[str, ...]) -> Mapping:
    # the heading in the language of this run, or in English; one written in a third language is guessed
    wanted = {name: field for field, label in LABELS.items() for name in (label, _(label))}
    columns = {wanted[name]: (name,) for name in headers if name in wanted}
    if "name" not in columns:
        others = tuple(name for name in headers if name != UID_HEADER)
        return replace(by_headers(others, CLIENTS), preset=FORMAT.id)
    return Mapping(CLIENTS, preset=FORMAT.id, columns=columns)


FORMAT = Format(
    id="cockpit-list",
    label=N_("List from a cockpit"),
    kind=CLIENTS,
    signature=frozenset({UID_HEADER}),
    map=_map,
)
