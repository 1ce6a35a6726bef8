"""The formats that are known by their headers, one a file; a new one is one new file with a `FORMAT` in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from cockpit.exchange.fields import CLIENTS, field_of
from cockpit.exchange.mapping import Mapping


@dataclass(frozen=True, slots=True)
class Format:
    """A file that some program writes, or a plain list."""

    id: str
    label: str
    """Marked for the catalogues; shown through `_`."""
    kind: str
    """"clients" or "sales"."""
    signature: frozenset[str]
    """Headers that must all be there, for none alone proves anything; empty for a plain list, which is guessed."""
    map: Callable[[tuple[str, ...]], Mapping]
    """The mapping for a file with these headers."""

    def recognise(self, headers: tuple[str, ...]) -> bool:
        """Whether a file with these headers is of this format: only if every signature header is there."""
        return bool(self.signature) and self.signature <= set(headers)


@cache
def formats() -> tuple[Format, ...]:
    """All formats, those with the longest signature first, so that the most particular one recognises a file."""
    found = [
        importlib.import_module(f"{__name__}.{module.name}").FORMAT
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    ]
    return tuple(sorted(found, key=lambda format: (-len(format.signature), format.id)))


def format_of(id: str) -> Format | None:
    """The format with this id, or None."""
    return next((format for format in formats() if format.id == id), None)


def recognised(headers: tuple[str, ...]) -> Format | None:
    """The format that a file with these headers is of, or None."""
    return next((format for format in formats() if format.recognise(headers)), None)


def present(headers: tuple[str, ...], wanted: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Of the columns that a format may have, those that this file has, by field; one where a field takes one only."""
    there = set(headers)
    found = {id: tuple(name for name in names if name in there) for id, names in wanted.items()}
    return {id: names if _many(id) else names[:1] for id, names in found.items() if names}


def _many(id: str) -> bool:
    field = field_of(CLIENTS, id)
    return field is not None and field.many


def numbered(headers: tuple[str, ...], group: str) -> tuple[str, ...]:
    """The value columns of a repeated group, such as "Phone 1 - Value", "Phone 2 - Value", in the file's order."""
    return tuple(name for name in headers if name.startswith(f"{group} ") and name.endswith(" - Value"))
