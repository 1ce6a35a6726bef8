"""The whole book through a lens."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import click

from cockpit.cli.choice import chosen
from cockpit.cli.session import Session
from cockpit.cli.sheet import load, sheet, shown_groups
from cockpit.core.arrangement import GROUPS, ORDERS
from cockpit.core.ids import uid
from cockpit.core.lens import Lens, lenses
from cockpit.core.words import _
from cockpit.store.book import Book


@click.command(help=_("The whole book, each client with its state under a lens."))
@click.option("--lens", default="breath", show_default=True, help=_("The question: `cockpit lenses` lists them."))
@click.option("--group", default="none", show_default=True, help=_("One of {all}.").format(all=", ".join(GROUPS)))
@click.option("--order", default="name", show_default=True, help=_("One of {all}.").format(all=", ".join(ORDERS)))
@click.option("--where", default="", metavar="TEXT", help=_("Only the clients that `cockpit find TEXT` finds."))
@click.option(
    "--view", default="", metavar="NAME", help=_("As a view of that name has it; `cockpit views` lists them.")
)
@click.option("--list", "listed", is_flag=True, help=_("One client a line, with the reason in words."))
@click.pass_obj
def grid(session: Session, lens: str, group: str, order: str, where: str, view: str, listed: bool) -> None:
    """Print it."""
    today = session.clock.today()
    with session.book() as book:
        only: Set[int] | None = None
        bright = ""
        if view:
            from cockpit.store import views

            kept = chosen("--view", view, views.named(book))
            lens, group, order, bright = kept.lens, kept.grouping, kept.ordering, kept.bright
        seen = chosen("--lens", lens, lenses())
        group = chosen("--group", group, GROUPS).id
        order = chosen("--order", order, ORDERS).id
        if where:
            from cockpit.store.search import Haystack

            only = Haystack(book).find(where).keys()
        if bright:
            states = load(book, today, seen, order, group).read(seen).states
            wanted = {index for index, state in enumerate(seen.states) if state.id in bright.split()}
            shown = {client for client, state in states.items() if state in wanted}
            only = shown if only is None else shown & only
        session.answer(
            _value(session, book, seen, group, order, only) if session.as_json else None,
            sheet(book, today, lens=seen.id, group=group, order=order, only=only, listed=listed),
        )


def _value(session: Session, book: Book, lens: Lens, group: str, order: str, only: Set[int] | None) -> dict[str, Any]:
    whole = load(book, session.clock.today(), lens, order, group)
    members = [one for each in shown_groups(whole, order, group, only) for one in each.members]
    rows, counts = [], [0] * len(lens.states)
    for one in members:
        facts = whole.by_id[one]
        state, figure = lens.read(facts, whole)
        counts[state] += 1
        rows.append(
            {
                "uid": uid(one),
                "code": facts.code,
                "name": facts.name,
                "state": lens.states[state].id,
                "figure": figure if figure is None else round(figure, 4),
                "reason": lens.reason(facts, whole),
            }
        )
    breathing, counted = whole.breathing()
    return {
        "today": whole.iso,
        "lens": lens.id,
        "breath": round(breathing / counted, 4) if counted else None,
        "states": [
            {"state": state.id, "glyph": state.glyph, "count": count}
            for state, count in zip(lens.states, counts, strict=True)
        ],
        "clients": rows,
    }


COMMAND = grid
