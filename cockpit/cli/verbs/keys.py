"""The key map of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from cockpit import settings
from cockpit.app.commands.key_names import readable
from cockpit.cli.cells import width
from cockpit.cli.printing import complain, table, wrapped
from cockpit.cli.session import Session
from cockpit.core.words import _

LEAST = 20
"""Cells in which a help is broken on the narrowest terminal."""


@click.command(
    help=_("The key map of the screen; * marks the keys that your settings changed. [keys] in settings.toml: ID = KEY.")
)
@click.pass_obj
def keys(session: Session) -> None:
    """Print it."""
    # imported here: the table of commands is the screen's, and free of what draws it
    from cockpit.app import layouts
    from cockpit.app.commands.table import rows, use_keys

    own = settings.read()
    layouts.use(own["board"])
    for refused in [*own.complaints, *(f"{own.path.name}: {each}" for each in use_keys(own.keys))]:
        complain(refused)
    session.answer(rows(), _lines(rows()))


def _lines(found: list[dict[str, Any]]) -> Iterator[str]:
    """By place: key, id, and what it does, broken where a terminal is narrower."""
    # imported here: it brings every kind of archive with it
    import shutil

    # without a terminal nothing is broken: a script reads lines
    room = shutil.get_terminal_size((0, 0)).columns
    heads = table([[("* " if row["changed"] else "  ") + _keys(row), row["id"], "."] for row in found])
    left = width(heads[0]) - 1
    places: dict[str, list[tuple[str, str]]] = {}
    for row, head in zip(found, heads, strict=True):
        places.setdefault(row["where"], []).append((head[:-1], row["help"]))
    for at, (place, rows) in enumerate(places.items()):
        yield from [""] * (at > 0)
        yield from wrapped(place, room)
        for head, told in rows:
            first, *others = wrapped(told, max(room - left, LEAST) if room else 0)
            yield head + first
            yield from (" " * left + line for line in others)


def _keys(row: dict[str, Any]) -> str:
    """All keys that the user gave; of the program's the one that is shown."""
    return " ".join(readable(key) for key in row["keys"]) or row["key"] if row["changed"] else row["key"]


COMMAND = keys
