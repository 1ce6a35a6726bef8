"""The key map of the screen."""

from __future__ import annotations

import click

from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core.words import _


@click.command(help=_("The key map of the screen."))
@click.pass_obj
def keys(session: Session) -> None:
    """Print it."""
    # imported here: the table of commands is the screen's, and free of what draws it
    from cockpit.app.commands.table import rows

    found = rows()
    session.answer(
        found, table([[str(row["key"]), str(row["label"]), str(row["where"]), str(row["help"])] for row in found])
    )


COMMAND = keys
