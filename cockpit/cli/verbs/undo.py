"""Take back what was done last."""

from __future__ import annotations

import click

from cockpit.cli.session import Session
from cockpit.core.ids import from_uid, uid
from cockpit.core.words import _
from cockpit.store import journal


@click.command(help=_("Take back the last act. Or the OPERATION that is named by its uid."))
@click.argument("operation", required=False)
@click.pass_obj
def undo(session: Session, operation: str | None) -> None:
    """Undo it, then say what was undone."""
    named = from_uid(operation) if operation else None
    with session.book() as book:
        undone = journal.undo(book, session.clock.now(), named)
    session.acted(
        {"operation": uid(undone.operation), "undone": uid(undone.undone), "label": undone.label},
        [_("undone: {label}").format(label=undone.label)],
    )


COMMAND = undo
