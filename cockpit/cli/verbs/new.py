"""Make an empty book."""

from __future__ import annotations

from pathlib import Path

import click

from cockpit import settings
from cockpit.cli.session import Session
from cockpit.core import region
from cockpit.core.cleaning import clean_line
from cockpit.core.ids import uid
from cockpit.core.words import _


@click.command(help=_("Make an empty book at PATH. Without a PATH it is the one that is opened by default."))
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--currency", help=_("The book's one currency, ISO 4217; else that of your settings, else EUR."))
@click.option("--name", default="", help=_("What the book is called on the screen."))
@click.option("--country", default="", help=_("Two letters, ISO 3166: holidays and phone numbers go by it."))
@click.pass_obj
def new(session: Session, path: Path | None, currency: str | None, name: str, country: str) -> None:
    """Make the file, then say where it is."""
    from cockpit.store.book import make_book

    path = path or session.path
    own = settings.read()
    book = make_book(
        path,
        session.clock.now(),
        currency=region.currency(currency or str(own["currency"])),
        name=clean_line(name),
        country=region.country(country or str(own["country"])),
    )
    book.close()
    session.acted(
        {"book": str(path), "uid": uid(book.book_id)},
        [
            _("{path}: an empty book in {currency}").format(path=path, currency=book.currency),
            _("`cockpit --book {path} import FILE` brings a client list in").format(path=path),
        ],
    )


COMMAND = new
