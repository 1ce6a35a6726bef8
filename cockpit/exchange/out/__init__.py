"""Files that go out, one format a file; a new one is one new file with a `FORMAT` in it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

TABLE, CONTACTS, CALENDAR = "table", "contacts", "calendar"
EVERY = 500
"""Rows between two words of how far it is."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is written."""

    delimiter: str = ","
    decimal: str = "."
    """The sign before the decimals of a number in CSV."""
    todo: bool = False
    """Whether a calendar gets tasks (VTODO) instead of events."""


@dataclass(frozen=True, slots=True)
class OutFormat:
    """A kind of file that can be written."""

    id: str
    label: str
    """Marked for the catalogues; shown through `_`."""
    letter: str
    """The key that chooses it."""
    suffix: str
    wants: str
    """What it is made of: TABLE, CONTACTS (a list of `ContactCard`) or CALENDAR (a `Calendar`)."""
    write: Callable[[BinaryIO, Any, Options, Callable[[int], None]], int]
    """Writes the content; told how many rows are written so far, it returns how many there were."""
    streams: bool = True
    """Whether it can go to standard output."""


@cache
def out_formats() -> dict[str, OutFormat]:
    """All of them by id, in the order of the modules' own `PLACE`."""
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    found = [module for module in modules if hasattr(module, "FORMAT")]
    return {module.FORMAT.id: module.FORMAT for module in sorted(found, key=lambda module: module.PLACE)}


def silent(done: int) -> None:
    """Tells nobody how far it is."""
