"""The key map of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from cockpit import settings
from cockpit.app.commands.key_names import readable
from cockpit.cli.printing import complain, table
from cockpit.cli.session import Session
from cockpit.core.words import _


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
    own = any(row["changed"] for row in found)
    yield from table(
        [
            [*(["*" if row["changed"] else ""] if own else []), _keys(row), row["id"], row["where"], row["help"]]
            for row in found
        ]
    )


def _keys(row: dict[str, Any]) -> str:
    """All keys that the user gave; of the program's the one that is shown."""
    return " ".join(readable(key) for key in row["keys"]) or row["key"] if row["changed"] else row["key"]


COMMAND = keys
