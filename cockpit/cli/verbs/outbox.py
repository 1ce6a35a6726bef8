"""The entries that the book did not take: listed, written now, or let go."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from cockpit import paths
from cockpit.cli.session import Session
from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.ids import from_uid, uid
from cockpit.core.words import _, ngettext
from cockpit.store import outbox as waiting_room
from cockpit.store.outbox import Waiting


@click.command(
    help=_("Entries that could not be written, as the screen kept them. They are written once the book can be.")
)
@click.option("--write", "now", is_flag=True, help=_("Write them into the book now, in order."))
@click.option("--drop", default="", metavar="UID", help=_("Let one go: it is written nowhere."))
@click.pass_obj
def outbox(session: Session, now: bool, drop: str) -> int:
    """List, write or let go; status 1 where something still waits after it was to be written."""
    folder = paths.outbox_folder()
    try:
        return _done(session, folder, now, drop)
    except BookUnusable as fault:
        book_id = None if now or drop else waiting_room.book_id_of(session.path)
        left = [] if book_id is None else waiting_room.waiting(folder, book_id)
        if not left:
            raise
        # what waits lies beside the book, and waits the more while the book cannot be opened
        _answer(session, [], left, {}, str(fault))
        return 0


def _done(session: Session, folder: Path, now: bool, drop: str) -> int:
    with session.book() as book:
        waiting = waiting_room.waiting(folder, book.book_id)
        written: list[Waiting] = []
        stuck: dict[int, str] = {}
        fault = ""
        if drop:
            wanted = from_uid(drop)
            found = [one for one in waiting if one.id == wanted]
            if not found:
                raise BadInput(_("nothing of that uid waits: `cockpit outbox` lists what does"))
            if waiting_room.there(book, found[0]):
                raise BadInput(_("the book has that entry: `cockpit undo {uid}` takes it back").format(uid=drop))
            waiting_room.let_go(found[0])
        elif now:
            done = waiting_room.replay(book, folder)
            written, stuck, fault = done.written, done.stuck, str(done.fault or "")
        left = waiting_room.waiting(folder, book.book_id)
    _answer(session, written, left, stuck, fault)
    return 1 if now and left else 0


def _answer(session: Session, written: list[Waiting], left: list[Waiting], stuck: dict[int, str], fault: str) -> None:
    today = session.clock.today()
    lines = []
    if written:
        lines.append(
            ngettext("{n} entry that waited is in the book now", "{n} entries that waited are in the book now",
                     len(written)).format(n=len(written))
        )  # fmt: skip
    for one in left:
        why = stuck.get(one.id, "") or fault
        lines.append("  ".join(part for part in (uid(one.id), waiting_room.said(one.entry, today), why) if part))
    value = {"written": [uid(one.id) for one in written], "waiting": [_value(one, stuck, fault) for one in left]}
    session.answer(value, lines or [_("nothing waits to be written")])


def _value(one: Waiting, stuck: dict[int, str], fault: str) -> dict[str, Any]:
    entry = one.entry
    return {
        "uid": uid(one.id),
        "kind": entry.kind,
        "verb": entry.verb or None,
        "clients": [uid(client) for client in entry.clients],
        "names": entry.names,
        "entered": datetime.fromtimestamp(entry.now.ms / 1000, UTC).isoformat(timespec="seconds"),
        "at": datetime.fromtimestamp(entry.at.ms / 1000, UTC).isoformat(timespec="seconds"),
        "note": entry.note,
        "next": entry.promise.text if entry.promise is not None else None,
        "why": stuck.get(one.id, "") or fault or None,
    }


COMMAND = outbox
