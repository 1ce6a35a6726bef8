"""The books that were opened of late."""

from __future__ import annotations

import click

from cockpit import recent
from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.words import _


@click.command(help=_("The books that were opened on the screen of late, newest first."))
@click.pass_obj
def books(session: Session) -> None:
    """Print them; nothing is opened."""
    found = recent.recent()
    session.answer(
        [
            {"path": one.path, "name": one.name, "opened": one.day, "clients": one.clients, "exists": one.there}
            for one in found
        ],
        table(
            [
                [one.title, fmt.clients(one.clients), one.day, one.path, "" if one.there else _("not there")]
                for one in found
            ]
        )
        if found
        else [_("no book was opened on the screen yet")],
    )


COMMAND = books
