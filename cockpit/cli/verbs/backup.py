"""Copy the book, now."""

from __future__ import annotations

import click

from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.words import _
from cockpit.store import backups


@click.command(help=_("Copy the book beside itself, check the copy, and let go of older copies no longer needed."))
@click.pass_obj
def backup(session: Session) -> None:
    """Make a copy and say what it holds."""
    with session.book() as book:
        made = backups.make(book, session.clock.now())
    held = backups.held(made.path)
    session.acted(
        {"file": str(made.path), "clients": held.clients, "touches": held.touches},
        [
            _("{file}: {clients}, {touches}").format(
                file=made.path, clients=fmt.clients(held.clients), touches=fmt.touches(held.touches)
            )
        ],
    )


COMMAND = backup
