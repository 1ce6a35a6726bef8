"""Make an empty book."""

from __future__ import annotations

from pathlib import Path

import click

from cockpit import settings
from cockpit.cli.session import Session
from cockpit.core.errors import BadInput
from cockpit.core.ids import uid
from cockpit.core.words import _


@click.command(help=_("Make an empty book at PATH. Without a PATH it is the one that is opened by default."))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--currency", help=_("The book's one currency, ISO 4217; else that of your settings, else EUR."))
@click.option("--name", default="", help=_("What the book is called on the screen."))
@click.pass_obj
def new(session: Session, path: Path | None, currency: str | None, name: str) -> None:
    """Make the file, then say where it is."""
    from cockpit.store.book import make_book

    path = path or session.path
    own = settings.read()
    currency = currency or str(own["currency"])
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha()):
        raise BadInput(_("“{text}” is no currency: three letters such as EUR are expected").format(text=currency))
    book = make_book(path, session.clock.now(), currency=currency.upper(), name=name.strip(), country=own["country"])
    book.close()
    session.acted(
        {"book": str(path), "uid": uid(book.book_id)},
        [
            _("{path}: an empty book in {currency}").format(path=path, currency=book.currency),
            _("`cockpit --book {path} import FILE` brings a client list in").format(path=path),
        ],
    )


COMMAND = new
