"""Plan what comes next with a client."""

from __future__ import annotations

import click

from cockpit.cli.promise import promise
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.ids import uid
from cockpit.core.words import _
from cockpit.store import actions, clients, holidays


@click.command(
    help=_("Plan a next action for CLIENT. WORDS say what and when: “offer fri”, “+10d ring Anna”, “jutro wycena”.")
)
@click.argument("client")
@click.argument("words", nargs=-1, required=True)
@click.pass_obj
def next_(session: Session, client: str, words: tuple[str, ...]) -> None:
    """Write the action, then say how it was understood."""
    now = session.clock.now()
    with session.book() as book:
        meant = promise(" ".join(words), now.date, holidays=holidays.kept(book))
        who = clients.find_one(book, client)
        name = clients.name_of(book, who)
        operation, made = actions.plan(book, [who], meant.text, meant.due, now, at=meant.at, names=name, source="cli")
    when = fmt.near_day(meant.due, now.date) + (f" {meant.at}" if meant.at else "")
    session.acted(
        {"operation": uid(operation), "action": uid(made[0]), "due": meant.due.isoformat()},
        [f"{name}, {when}: {meant.text}"],
    )


COMMAND = next_
