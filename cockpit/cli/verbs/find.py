"""Find clients by name, city, code, people, numbers, notes and actions."""

from __future__ import annotations

import click

from cockpit.cli.cells import cut, terminal_width
from cockpit.cli.printing import table
from cockpit.cli.session import Session
from cockpit.core.ids import uid
from cockpit.core.visible import visible
from cockpit.core.words import N_, _
from cockpit.store import clients, search

LIMIT = 200
WHERE = {
    "client": N_("client"),
    "person": N_("person"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "note": N_("note"),
    "action": N_("next action"),
}


@click.command(
    help=_(
        "Find clients by anything. TEXT is looked for in names, people, numbers, notes and actions, without accents."
    )
)
@click.argument("text", nargs=-1, required=True)
@click.pass_obj
def find(session: Session, text: tuple[str, ...]) -> None:
    """Print where it was found."""
    typed = " ".join(text)
    with session.book() as book:
        hits = search.find(book, typed, LIMIT)
        names = clients.names(book, [hit.client for hit in hits])
    rows = [
        [
            uid(hit.client),
            cut(visible(names[hit.client]), 30),
            _(WHERE[hit.where]),
            "" if hit.where == "client" else hit.snippet,
        ]
        for hit in hits
    ]
    lines = [cut(line, terminal_width()) for line in table(rows)] if rows else []
    if len(hits) == LIMIT:
        lines.append(_("the first {n} only: type more to find less").format(n=LIMIT))
    session.answer(
        [{"client": uid(hit.client), "where": hit.where, "snippet": hit.snippet} for hit in hits],
        lines or [_("nothing answers to “{text}”").format(text=typed)],
    )


COMMAND = find
