"""Open a copy of the sample on the screen."""

from __future__ import annotations

import click

from cockpit.cli.screen import start
from cockpit.cli.session import Session
from cockpit.core.words import _


@click.command(
    help=_(
        "Open a copy of the sample on the screen. It is moved so that its today is today; what you do in it is kept."
    )
)
@click.option("--fresh", is_flag=True, help=_("Begin anew, whatever was done in it."))
@click.pass_obj
def demo(session: Session, fresh: bool) -> int:
    """Start the screen."""
    if fresh:
        from cockpit import paths
        from cockpit.store.demo import open_demo

        open_demo(paths.sample(), paths.demo_book(), session.clock.now(), fresh=True).close()
    return start(session, demo=True)


COMMAND = demo
