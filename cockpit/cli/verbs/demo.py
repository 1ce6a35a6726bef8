"""Open a copy of the sample on the screen."""

from __future__ import annotations

import click

from cockpit.cli.screen import start
from cockpit.cli.session import Session
from cockpit.core.words import _


@click.command(help=_("Open a copy of the sample on the screen. It is moved so that its today is today."))
@click.pass_obj
def demo(session: Session) -> int:
    """Start the screen."""
    return start(session, demo=True)


COMMAND = demo
