"""Today's list: whom to reach, in which order, and why."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.ids import uid
from cockpit.core.portfolio import Portfolio
from cockpit.core.sweep import Card, candidates, capacity_of, cut
from cockpit.core.words import _, ngettext
from cockpit.store import portfolio


@click.command(help=_("Today's list, each client with its reasons. Nothing is written."))
@click.option("--capacity", default="", metavar="N|90m", help=_("How many clients, or minutes, the day holds."))
@click.pass_obj
def sweep(session: Session, capacity: str) -> None:
    """Print it."""
    size = capacity_of(capacity) if capacity else None
    now = session.clock.now()
    with session.book() as book:
        whole = portfolio.with_needs(book, portfolio.load(book, now.date), "sales")
    size = size or whole.policy.capacity
    everybody = candidates(whole, now.ms)
    cards = cut(everybody, size)
    session.answer(
        {
            "today": whole.iso,
            "capacity": size,
            "stretch": round(whole.stretch, 4),
            "clients": [
                {"uid": uid(card.client), "name": whole.by_id[card.client].name, "score": card.score, "why": card.why}
                for card in cards
            ],
        },
        _lines(whole, cards, len(everybody)),
    )


def _lines(whole: Portfolio, cards: list[Card], everybody: int) -> Iterator[str]:
    yield ngettext(
        "{day}: {n} of {whole} client that wants a touch", "{day}: {n} of {whole} clients that want a touch", everybody
    ).format(day=fmt.full_day(whole.today), n=fmt.number(len(cards)), whole=fmt.number(everybody))
    if whole.stretch > 1.005:
        yield _("all intervals stretched ×{factor} to fit the capacity").format(factor=fmt.decimal(whole.stretch))
    wide = len(str(len(cards)))
    for place, card in enumerate(cards, 1):
        facts = whole.by_id[card.client]
        yield f"{place:>{wide}}  {facts.name}" + (f" ({facts.city})" if facts.city else "")
        for why in card.why:
            yield f"{'':>{wide}}    {why}"


COMMAND = sweep
