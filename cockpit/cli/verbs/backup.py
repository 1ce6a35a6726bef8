"""Copy the book, now."""

from __future__ import annotations

from pathlib import Path

import click

from cockpit import settings
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.words import _
from cockpit.store import backups


@click.command(help=_("Copy the book beside itself, check the copy, and let go of older copies no longer needed."))
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help=_("Copy it to this folder instead, on another disk for one."),
)
@click.pass_obj
def backup(session: Session, folder: Path | None) -> None:
    """Make a copy and say what it holds."""
    now = session.clock.now()
    with session.book() as book:
        made = backups.make(book, now, backups.folder_in(folder, book) if folder else None)
        also = settings.read()["backup_also_to"]
        if also and folder is None:
            backups.make_also(book, now, Path(also).expanduser())
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
