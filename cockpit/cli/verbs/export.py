"""Write a list, contacts or a calendar to a file."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cockpit.cli.choice import chosen
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.lens import lenses
from cockpit.core.words import N_, _, ngettext

if TYPE_CHECKING:
    from cockpit.core.outgoing import Table
    from cockpit.store.book import Book

LISTS = {
    "grid": N_("the clients"), "people": N_("people"), "actions": N_("open actions"), "history": N_("all touches"),
    "journal": N_("what was done"), "routine": N_("the checklists"),
    "templates": N_("what the checklists are made from"), "texts": N_("the texts"), "unmatched": N_("incoming numbers"),
}  # fmt: skip
_DELIMITERS = {"": "", ",": ",", ";": ";", "comma": ",", "semicolon": ";", "tab": "\t", "\t": "\t"}


@click.command(
    help=_(
        "Write a list (csv, xlsx, json), contacts (vcard) or a calendar (ics) to PATH; - is standard output. `export"
        " person NAME` writes all that the book holds about somebody, to FILE (.json or .md)."
    )
)
@click.argument("kind", metavar="csv|xlsx|json|vcard|ics|person")
@click.argument("path", metavar="PATH|NAME", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--list", "named", default="grid", help=_("One of {all}.").format(all=", ".join(LISTS)))
@click.option("--lens", default="breath", show_default=True, help=_("The question put to each client of the grid."))
@click.option("--where", default="", metavar="TEXT", help=_("Only the clients that `cockpit find TEXT` finds."))
@click.option("--client", default="", metavar="CLIENT", help=_("Only this client."))
@click.option("--notes", is_flag=True, help=_("Let the notes on clients and people go out as well."))
@click.option("--todo", is_flag=True, help=_("In a calendar, tasks (VTODO) instead of days (VEVENT)."))
@click.option("--delimiter", default="", help=_("In CSV: comma, semicolon or tab; else as your country has it."))
@click.option("--decimal", default="", type=click.Choice(["", ".", ","]), help=_("In CSV: the decimal sign."))
@click.option("--force", is_flag=True, help=_("Replace a file that is there."))
@click.pass_obj
def export(
    session: Session,
    kind: str,
    path: Path,
    file: Path | None,
    named: str,
    lens: str,
    where: str,
    client: str,
    notes: bool,
    todo: bool,
    delimiter: str,
    decimal: str,
    force: bool,
) -> None:
    """Write it, then say where it is and how long."""
    from cockpit.core.region import region_of, spreadsheet_signs
    from cockpit.exchange.out import CALENDAR, CONTACTS, Options, out_formats
    from cockpit.exchange.out.landing import check, save

    if kind == "person":
        from cockpit.cli.person_file import export_person

        export_person(session, str(path), file, client, force=force)
        return
    if file is not None:
        raise BadInput(_("{file}: one path is expected").format(file=file))
    form = chosen("export", kind, out_formats())
    if delimiter not in _DELIMITERS:
        raise BadInput(_("--delimiter {text}: comma, semicolon or tab is expected").format(text=delimiter))
    to_stdout = str(path) == "-"
    if to_stdout and not form.streams:
        raise BadInput(_("a workbook cannot go to standard output: name a file"))
    if not to_stdout:
        path = path.expanduser()
        check(path, replace=force, book=session.path)
    with session.book() as book:
        only = _only(book, where, client)
        content: Any
        if form.wants == CONTACTS:
            from cockpit.store.contacts import cards

            content = cards(book, only, notes=notes)
        elif form.wants == CALENDAR:
            from cockpit.store.contacts import calendar

            content = calendar(book, session.clock.now(), only, routine=only is None)
        else:
            content = _table(session, book, chosen("--list", named, {id: id for id in LISTS}), lens, only, notes)
        signs = spreadsheet_signs(region_of(os.environ), book.country)
    options = Options(_DELIMITERS[delimiter] or signs[0], decimal or signs[1], todo)
    if to_stdout:
        out = io.BytesIO()
        form.write(out, content, options, lambda done: None)
        sys.stdout.flush()
        sys.stdout.buffer.write(out.getvalue())
        return
    rows = save(path, form, content, options, replace=force, book=session.path)
    count = ngettext("{n} row", "{n} rows", rows).format(n=fmt.number(rows))
    session.acted({"file": str(path), "rows": rows}, [_("{path}: {rows}").format(path=path, rows=count)])


def _only(book: Book, where: str, client: str) -> list[int] | None:
    """The clients that are meant; None for all."""
    if client:
        from cockpit.store.clients import find_one

        return [find_one(book, client)]
    if where:
        from cockpit.store.search import Haystack

        return list(Haystack(book).find(where))
    return None


def _table(session: Session, book: Book, named: str, lens: str, only: list[int] | None, notes: bool) -> Table:
    from cockpit.cli.sheet import load
    from cockpit.store import lists

    if named == "grid":
        seen = chosen("--lens", lens, lenses())
        whole = load(book, session.clock.today(), seen, "name", "none")
        kept = None if only is None else set(only)
        members = [facts.id for facts in whole.clients if kept is None or facts.id in kept]
        return lists.clients(book, whole, whole.read(seen), members, notes=notes)
    whole_lists = {"journal": lists.journal, "routine": lists.routine, "templates": lists.templates,
                   "texts": lists.texts, "unmatched": lists.strangers}  # fmt: skip
    if named in whole_lists:
        if only is not None:
            raise BadInput(_("--list {name} is of the whole book: leave --where and --client out").format(name=named))
        return whole_lists[named](book)
    return {"people": lists.people, "actions": lists.actions, "history": lists.history}[named](book, only)


COMMAND = export
