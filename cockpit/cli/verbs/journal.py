"""Everything that changed, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.clock import local_time
from cockpit.core import formatter as fmt
from cockpit.core.ids import from_uid, uid
from cockpit.core.journal_words import differences, shown
from cockpit.core.words import N_, _, ngettext
from cockpit.store import journal as kept
from cockpit.store import journal_rows
from cockpit.store.journal import Entry
from cockpit.store.journal_rows import Change

MARKS = {"undo": N_("undo"), "redo": N_("redo")}


@click.command(help=_("What was done, newest first. `cockpit undo OPERATION` takes one of them back."))
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 100_000), help=_("How many."))
@click.option("--every", is_flag=True, help=_("What the program and other programs wrote as well."))
@click.option("--rows", metavar="OPERATION", help=_("The rows of that operation: what each was before and after it."))
@click.pass_obj
def journal(session: Session, limit: int, every: bool, rows: str | None) -> None:
    """Print it."""
    today = session.clock.today()
    with session.book() as book:
        if rows is not None:
            entry = kept.one(book, from_uid(rows))
            changes = journal_rows.changes(book, entry.id, limit)
            session.answer([_change(each) for each in changes], _told(changes, entry, book.currency, today))
            return
        entries = kept.entries(book, limit, every=every)
    lines = []
    for entry in entries:
        at = local_time(entry.at_ms)
        mark = _("undone") if entry.undone_by is not None else _(MARKS[entry.source]) if entry.source in MARKS else ""
        when = f"{fmt.short_day(at.date(), today)} {at:%H:%M}" if entry.id else ""
        lines.append([uid(entry.id), when, mark, entry.label])
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
        table(lines, right=[1]) if lines else [_("nothing was done yet")],
    )


def _change(change: Change) -> dict[str, Any]:
    """A row as JSON: the columns that changed, or all that mean something of a row that came or went."""
    return {
        "table": change.table,
        "kind": change.kind,
        "uid": uid(change.key),
        "client": change.client or None,
        "columns": [
            {"column": column, "before": before, "after": after}
            for column, before, after in differences(change.before, change.after)
        ],
    }


def _told(changes: list[Change], entry: Entry, currency: str, today: date) -> Iterator[str]:
    yield f"{entry.label}"
    for change in changes:
        told = shown(change.table, change.kind, change.before, change.after, change.client, currency, today)
        head = f"  {told.sign} {told.what}" + (f"  {told.who}" if told.who else "")
        yield head + (f": {'; '.join(told.lines)}" if told.lines else "")
    left = entry.rows - len(changes)
    if left > 0:
        yield ngettext("  and {n} more row", "  and {n} more rows", left).format(n=fmt.number(left))


COMMAND = journal
