"""How files become tables, one kind of file a module; a new one is one new file with an `OPENER` in it.

What the first bytes say goes before what the name says: a workbook that is called `.csv` is a workbook all the same.
A file that no opener claims is delimited text.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cockpit.core.errors import BadInput
from cockpit.core.words import _
from cockpit.exchange.delimited import Table, open_table
from cockpit.exchange.encodings import opened
from cockpit.exchange.refusal import refusal

_SQLITE = b"SQLite format 3\0"
_BOOK = b"CkPt"
"""Bytes 68 to 71 of a book: SQLite's application id."""
HEAD = 4096
"""First bytes of a file by which it is known."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of a file; what is empty is found out."""

    encoding: str = ""
    """A Python codec name."""
    delimiter: str = ""
    """One character, or a name such as "tab"."""
    sheet: str = ""
    """Name of a sheet of a workbook."""
    header: bool | None = None
    """Whether a table has a row of headers; None: found out."""


@dataclass(frozen=True, slots=True)
class Opener:
    """A kind of file."""

    suffixes: frozenset[str]
    """What such files are called, lower case with the point."""
    sniff: Callable[[bytes], bool]
    """Whether the first HEAD bytes of a file can be of this kind only."""
    open: Callable[[Path, Wishes], Table]
    """Reads a file; raises BadInput with one line that says where and why it cannot be used."""


@cache
def openers() -> tuple[Opener, ...]:
    """All kinds of files but delimited text."""
    return tuple(
        importlib.import_module(f"{__name__}.{module.name}").OPENER
        for module in pkgutil.iter_modules(__path__)
        if not module.name.startswith("_")
    )


@cache
def suffixes() -> frozenset[str]:
    """What readable files are called, delimited text included."""
    return frozenset({".csv", ".tsv", ".tab", ".txt"}).union(*(opener.suffixes for opener in openers()))


def open_file(path: Path, wishes: Wishes) -> Table:
    """A file as a table, whatever kind it is of.

    Raises:
        BadInput: It cannot be read; one line says where and why.
    """
    with opened(path) as handle:
        head = handle.read(HEAD)
    if head.startswith(_SQLITE):
        raise _database(path, head)
    for opener in openers():
        if opener.sniff(head):
            return opener.open(path, wishes)
    for opener in openers():
        if path.suffix.casefold() in opener.suffixes:
            return opener.open(path, wishes)
    return open_table(path, wishes.encoding, wishes.delimiter, wishes.header)


def _database(path: Path, head: bytes) -> BadInput:
    """A database is never opened here: what is in it could run; a book is opened by itself, with its own checks."""
    if head[68:72] == _BOOK:
        return refusal(path, _("this is a book, not a list: `cockpit {path}` opens it").format(path=path))
    return refusal(path, _("this is a database of another program; let it write a CSV file"))
