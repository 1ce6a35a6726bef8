"""Do again what was undone last."""

from __future__ import annotations

import click

from cockpit.cli.session import Session
from cockpit.core.ids import uid
from cockpit.core.words import _
from cockpit.store import journal


@click.command(help=_("Do again what was undone last. Not after something else was done."))
@click.pass_obj
def redo(session: Session) -> None:
    """Do it again, then say what it was."""
    with session.book() as book:
        again = journal.redo(book, session.clock.now())
    session.acted(
        {"operation": uid(again.operation), "undone": uid(again.undone), "label": again.label},
        [_("done again: {label}").format(label=again.label)],
    )


COMMAND = redo
