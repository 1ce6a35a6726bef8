"""Erase a person, or a client whole: from the book, its journal and its backups; then say what the bytes still hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from cockpit import paths
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.erasing_words import counted, elsewhere, further, is_named
from cockpit.core.errors import BadInput, NoSuchClient
from cockpit.core.ids import uid
from cockpit.core.words import _, ngettext
from cockpit.store import backups, clients
from cockpit.store.erasing import erase as erasing
from cockpit.store.erasing.erase import Erased, Plan
from cockpit.store.erasing.target import named, shown


@click.command(
    help=_(
        "Erase a person, or a client whole, from the book, its journal and its backups. It cannot be undone; the name"
        " is asked for once more. NAME is a name or a uid. Exit status 3 where a copy could not be treated."
    )
)
@click.argument("name")
@click.option("--client", default="", metavar="CLIENT", help=_("Only people of this client."))
@click.option("--everywhere", is_flag=True, help=_("Blot the name out of the notes of other clients too."))
@click.option("--dry-run", is_flag=True, help=_("Show what would come of it, and change nothing."))
@click.option("--yes", is_flag=True, help=_("Do not ask for the name once more."))
@click.pass_obj
def erase(session: Session, name: str, client: str, everywhere: bool, dry_run: bool, yes: bool) -> int:
    """Show what would go, ask, erase, and tell what is left."""
    with session.book() as book:
        within = clients.find_one(book, client) if client else 0
        now, copies = session.clock.now(), erasing.copies_of(book.path)
        try:
            planned = erasing.plan(book, named(book.connection, name, copies, within), now, everywhere=everywhere)
        except NoSuchClient as nobody:
            # of whom a first erasing left nothing but what others' texts say
            found = erasing.named_by_others(book, name, now) if everywhere and nobody.none else None
            if found is None:
                raise
            planned = found
        if dry_run:
            session.answer(_value(planned, None), [*_planned(planned), _("a dry run: nothing was changed")])
            return 0
        if not yes:
            _ask(session, planned)
        backups.make(book, now)
        done = erasing.erase(book, planned, now, paths.kept_texts())
    session.acted(_value(planned, done), _done(planned, done, session.path.absolute().parent))
    return 3 if done.untreated or done.left else 0


def _ask(session: Session, planned: Plan) -> None:
    if not sys.stdin.isatty() or session.as_json:
        raise BadInput(_("nothing was erased: a script adds --yes, for it cannot be undone; --dry-run shows what goes"))
    for line in _planned(planned):
        click.echo(line)
    typed = click.prompt(_("type the name to erase, or nothing to leave it"), default="", show_default=False)
    if not is_named(typed, planned.target.name):
        raise BadInput(_("nothing was erased: the name is “{name}”").format(name=planned.target.name))


def _planned(planned: Plan) -> Iterator[str]:
    gone = planned.gone
    yield _("{who}: this goes for good").format(who=shown(planned.target))
    for line in counted(gone.rows, gone.texts, gone.acts, len(planned.copies)):
        yield f"  {line}"
    for line in (*elsewhere(planned.places), *further(planned.places, everywhere=planned.everywhere)):
        yield f"  {line}"


def _done(planned: Plan, done: Erased, folder: Path) -> Iterator[str]:
    yield _("erased")
    for line in counted(done.gone.rows, done.gone.texts, done.gone.acts, len(done.copies)):
        yield f"  {line}"
    for line in elsewhere(done.places):
        yield f"  {line}"
    if done.naming:
        words = ngettext(
            "{n} backup names them in what belongs to others",
            "{n} backups name them in what belongs to others",
            done.naming,
        )
        yield "  " + words.format(n=fmt.number(done.naming))
    for line in further([*done.places, *([("", "", "", 1)] if done.naming else [])], everywhere=planned.everywhere):
        yield f"  {line}"
    for path, fault in done.untreated.items():
        yield "  " + _("not erased from {path}: {fault}").format(path=path, fault=fault)
    for path, count in done.left.items():
        words = ngettext("{path} still holds it in {n} place", "{path} still holds it in {n} places", count)
        yield "  " + words.format(path=path, n=count)
    if not (done.untreated or done.left or done.places or done.naming):
        yield "  " + _("the bytes of the book and its backups were searched: 0 left")
    for path in done.unseen:
        yield "  " + _("not looked into: {path}").format(path=path)
    yield "  " + _("looked through as well: the files in {folder}; those of other folders were not").format(
        folder=folder
    )
    yield "  " + _("a list or a phone that still has them brings them back with the next import")


def _value(planned: Plan, done: Erased | None) -> dict[str, Any]:
    gone = planned.gone if done is None else done.gone
    places = planned.places if done is None else done.places
    return {
        "erased": done is not None,
        "kind": planned.target.kind,
        "uid": uid(planned.target.id),
        "rows": dict(gone.rows),
        "texts": gone.texts,
        "acts": gone.acts,
        "places": [place._asdict() for place in places],
        "copies": [str(path) for path in (planned.copies if done is None else done.copies)],
        "untreated": {} if done is None else {str(path): fault for path, fault in done.untreated.items()},
        "left": {} if done is None else {str(path): count for path, count in done.left.items()},
        "unseen": [] if done is None else [str(path) for path in done.unseen],
    }


COMMAND = erase
