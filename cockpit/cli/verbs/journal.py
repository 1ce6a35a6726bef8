"""Everything that changed, newest first."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.ids import uid
from cockpit.core.words import N_, _
from cockpit.store import journal as kept

MARKS = {"undo": N_("undo"), "redo": N_("redo")}


@click.command(help=_("What was done, newest first. `cockpit undo OPERATION` takes one of them back."))
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000), help=_("How many."))
@click.pass_obj
def journal(session: Session, limit: int) -> None:
    """Print it."""
    today = session.clock.today()
    with session.book() as book:
        entries = kept.entries(book, limit)
    rows = []
    for entry in entries:
        at = datetime.fromtimestamp(entry.at_ms / 1000, UTC).astimezone()
        mark = _("undone") if entry.undone_by is not None else _(MARKS.get(entry.source, ""))
        rows.append([uid(entry.id), f"{fmt.short_day(at.date(), today)} {at:%H:%M}", mark, entry.label])
    session.answer(
        [
            {
                "operation": uid(entry.id),
                "at": datetime.fromtimestamp(entry.at_ms / 1000, UTC).isoformat(timespec="seconds"),
                "label": entry.label,
                "source": entry.source,
                "undoes": uid(entry.undoes) if entry.undoes is not None else None,
                "undone_by": uid(entry.undone_by) if entry.undone_by is not None else None,
                "rows": entry.rows,
            }
            for entry in entries
        ],
        table(rows, right=[1]) if rows else [_("nothing was done yet")],
    )


COMMAND = journal
