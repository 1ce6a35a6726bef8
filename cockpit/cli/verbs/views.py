"""The views that have names."""

from __future__ import annotations

import click

from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core.words import _
from cockpit.store import views as kept


@click.command(help=_("The views of the grid that have names; `cockpit grid --view NAME` looks through one."))
@click.pass_obj
def views(session: Session) -> None:
    """Print them."""
    with session.book() as book:
        found = kept.named(book)
    session.answer(
        [
            {
                "name": name, "lens": view.lens, "group": view.grouping, "order": view.ordering, "tile": view.tile,
                "bright": view.bright.split(),
            }
            for name, view in found.items()
        ],
        table([[name, view.lens, view.grouping, view.ordering, view.tile, view.bright] for name, view in found.items()])
        if found
        else [_("no view has a name yet: w and n on the grid keeps one")],
    )  # fmt: skip


COMMAND = views
