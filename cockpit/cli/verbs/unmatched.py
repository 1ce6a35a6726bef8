"""The numbers that called or wrote and belong to nobody in the book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import click

from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.ids import uid
from cockpit.core.words import _
from cockpit.store import clients, strangers
from cockpit.store.book import Book
from cockpit.store.strangers import Stranger


@click.command(
    help=_("The numbers that called or wrote and belong to nobody in the book; `cockpit assign` gives one to a client.")
)
@click.pass_obj
def unmatched(session: Session) -> None:
    """List them, the newest first."""
    with session.book() as book:
        found = strangers.waiting(book)
        maybe = strangers.candidates(book, found)
        value = [
            {
                "number": one.party,
                "name": one.name,
                "calls": one.calls,
                "texts": one.texts,
                "first_day": one.first_day,
                "last_day": one.last_day,
                "maybe": [uid(client) for client in maybe[one.id].clients],
            }
            for one in found
        ]
        session.answer(value, _lines(book, found, maybe, session.clock.today()))


def _lines(book: Book, found: list[Stranger], maybe: dict[int, strangers.Maybe], today: date) -> Iterator[str]:
    if not found:
        yield _("no number waits")
        return
    rows = []
    for one in found:
        names = [clients.name_of(book, client) for client in maybe[one.id].clients]
        hint = _("maybe {names}").format(names=", ".join(names[:3])) if names else ""
        rows.append((
            one.party, one.name, _("calls {n}").format(n=fmt.number(one.calls)) if one.calls else "",
            _("texts {n}").format(n=fmt.number(one.texts)) if one.texts else "",
            fmt.short_day(date.fromisoformat(one.last_day), today), hint,
        ))  # fmt: skip
    yield from table(rows, right=[2, 3])


COMMAND = unmatched
