"""Map files of a batch: loaded for a group, and written beside its first file, never over another."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

from cockpit.app.errands.wording import Wording
from cockpit.app.importing.batch import Group
from cockpit.app.importing.folder import short_path
from cockpit.app.importing.named import exists, in_short, path_of
from cockpit.core.errors import BadInput
from cockpit.core.words import _, ngettext
from cockpit.exchange.mapfile import dump_map, load_map
from cockpit.exchange.mapping import Mapping

MOST = 99
"""Maps that may lie beside one file."""


def map_path(group: Group, number: int = 1) -> Path:
    """Where the map of a file is kept: beside it, a later one with a number."""
    path = group.first.table.path
    return path.with_name(f"{path.stem}.map{f'-{number}' if number > 1 else ''}.toml")


def asking(group: Group, do: Callable[[Group, Mapping], None]) -> Wording:
    """Ask for a map file; `do` gets the group and what the file says."""
    beside = map_path(group)

    def load(typed: str) -> None:
        path = path_of(typed, beside.parent)
        if typed.strip():
            try:
                do(group, load_map(path))
            except BadInput as fault:
                raise BadInput(in_short(str(fault), [path, *(each.table.path for each in group.files)])) from None

    hint = _("a TOML file that says which column is what; w writes one")
    return Wording(_("map file"), load, short_path(beside) if exists(beside) else "", hint)


def write_map(group: Group) -> Path:
    """Write the group's map; where the same is there already, it is left as it is.

    Raises:
        BadInput: it cannot be written.
    """
    headed = group.first.table.headed
    text = dump_map(group.mapping if headed else dataclasses.replace(group.mapping, header=False)).encode()
    for number in range(1, MOST + 1):
        path = map_path(group, number)
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
        except FileExistsError:
            if _has(path, text):
                return path
            continue
        except OSError as fault:
            raise BadInput(_("{path} cannot be written ({why})").format(path=path, why=fault.strerror)) from fault
        with os.fdopen(handle, "wb") as file:
            file.write(text)
        return path
    raise BadInput(
        ngettext(
            "there is {n} map beside this file already", "there are {n} maps beside this file already", MOST
        ).format(n=MOST)
    )


def _has(path: Path, text: bytes) -> bool:
    try:
        return path.read_bytes() == text
    except OSError:
        return False
