"""Open the book on the screen."""

from __future__ import annotations

from pathlib import Path

import click

from cockpit.cli.screen import start
from cockpit.cli.session import Session
from cockpit.core.words import _


@click.command(help=_("Open the book on the screen. `cockpit PATH` and `cockpit` alone do the same."))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def open_(session: Session, path: Path | None) -> int:
    """Start the screen."""
    return start(session._replace(path=path) if path else session)


COMMAND = open_
