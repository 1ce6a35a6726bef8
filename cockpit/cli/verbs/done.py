"""Tick a next action done."""

from __future__ import annotations

import click

from cockpit.cli.session import Session
from cockpit.core.errors import BadInput
from cockpit.core.ids import from_uid, uid
from cockpit.core.words import _
from cockpit.store import actions, clients
from cockpit.store.book import Book


@click.command(help=_("Tick an action done. ACTION is its uid, or a CLIENT, whose first open action is meant."))
@click.argument("action")
@click.pass_obj
def done(session: Session, action: str) -> None:
    """Tick it, then say what was ticked and what is left."""
    with session.book() as book:
        ticked = _action(book, action)
        operation = actions.tick(book, ticked.id, session.clock.now(), source="cli")
        left = actions.of_client(book, ticked.client) if ticked.client is not None else []
    lines = [_("done: {text}").format(text=ticked.text)]
    if ticked.client is not None and not left:
        lines.append(_("no next action is left: `cockpit next CLIENT WORDS` plans one"))
    session.acted({"operation": uid(operation), "action": uid(ticked.id), "due": ticked.due}, lines)


def _action(book: Book, typed: str) -> actions.Action:
    try:
        identity = from_uid(typed)
    except BadInput:
        identity = 0
    if identity and actions.known(book, identity):
        return actions.one(book, identity)
    client = clients.find_one(book, typed)
    open_ = actions.of_client(book, client)
    if not open_:
        raise BadInput(_("{name} has no open action").format(name=clients.name_of(book, client)))
    return open_[0]


COMMAND = done
