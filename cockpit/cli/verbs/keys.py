"""The key map of the screen."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cockpit import settings
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


def _lines(found: list[dict[str, object]]) -> Iterator[str]:
    yield from table(
        [
            ["*" if row["changed"] else "", str(row["key"]), str(row["id"]), str(row["where"]), str(row["help"])]
            for row in found
        ]
    )


COMMAND = keys
