"""Take a backup back: without a file, what each holds and what taking it back would lose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.words import _, ngettext
from cockpit.store import backups
from cockpit.store.backups import Backup

MOST_DIGITS = 9
"""Of a number in the list; what is longer is a path."""


@click.command(
    help=_(
        "Put a backup in the book's place; the book as it is now is copied first. Without FILE: list the backups, what"
        " each holds and what would be lost. FILE is a path, or the number in that list."
    )
)
@click.argument("file", required=False, default="")
@click.pass_obj
def restore(session: Session, file: str) -> None:
    """List the backups, or take one back."""
    if not file:
        rows = [_row(session.path, one) for one in backups.listed(session.path)]
        session.answer(rows, _lines(session.path, rows))
        return
    chosen = _chosen(session.path, file)
    kept = backups.restore(session.path, chosen, session.clock.now())
    held = backups.held(session.path)
    lines = [
        _("{book} is again as in {file}: {clients}, {touches}").format(
            book=session.path, file=chosen.name, clients=fmt.clients(held.clients), touches=fmt.touches(held.touches)
        )
    ]
    if kept is not None:
        lines.append(_("what was there before is kept: {file}").format(file=kept))
    session.acted(
        {
            "file": str(chosen),
            "clients": held.clients,
            "touches": held.touches,
            "kept": None if kept is None else str(kept),
        },
        lines,
    )


def _chosen(book: Path, file: str) -> Path:
    if not file.isdecimal() or len(file) > MOST_DIGITS:
        return Path(file)
    found = backups.listed(book)
    number = int(file)
    if not 1 <= number <= len(found):
        raise BadInput(_("there is no backup {n}: `cockpit restore` lists them").format(n=number))
    return found[number - 1].path


def _row(book: Path, one: Backup) -> dict[str, Any]:
    row: dict[str, Any] = {"file": str(one.path), "made": one.made.isoformat(" ", "minutes"), "bytes": one.size}
    try:
        held = backups.held(one.path)
    except BookUnusable as fault:
        return {**row, "fault": str(fault)}
    row |= {"clients": held.clients, "touches": held.touches, "lost": None}
    # a book that cannot be read has nothing left to lose
    with suppress(BookUnusable):
        row["lost"] = backups.lost_by(book, held)
    return row


def _lines(book: Path, rows: list[dict[str, Any]]) -> Iterator[str]:
    if not rows:
        yield _("{book} has no backup yet: `cockpit backup` makes one").format(book=book)
    for number, row in enumerate(rows, 1):
        if "fault" in row:
            yield f"{number:>3}  {row['made']}  {row['fault']}"
            continue
        words = _("{clients}, {touches}").format(
            clients=fmt.clients(row["clients"]), touches=fmt.touches(row["touches"])
        )
        size = fmt.number(max(1, row["bytes"] // 1000))
        yield f"{number:>3}  {row['made']}  {size:>9} KB  {words}  {_lost(row['lost'])}"
    if rows:
        yield _("`cockpit restore NUMBER` takes one back; the book as it is now is copied first")


def _lost(count: int | None) -> str:
    if count is None:
        return _("the book cannot be read now")
    if count == 0:
        return _("nothing would be lost")
    return ngettext("{n} act since then would be lost", "{n} acts since then would be lost", count).format(
        n=fmt.number(count)
    )


COMMAND = restore
