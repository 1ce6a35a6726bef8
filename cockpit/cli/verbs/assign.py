"""Give a number that waits to a client."""

from __future__ import annotations

import click

from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.ids import uid
from cockpit.core.words import _
from cockpit.store import clients, strangers


@click.command(
    help=_(
        "Give a NUMBER (or name) that `cockpit unmatched` lists to a CLIENT; its calls and messages become touches."
        " --new NAME makes the client, --leave-out leaves the number out for good."
    )
)
@click.argument("number")
@click.argument("client", required=False)
@click.option("--new", default="", metavar="NAME", help=_("Make a new client of that name."))
@click.option("--leave-out", is_flag=True, help=_("Leave the number out, now and in later backups."))
@click.pass_obj
def assign(session: Session, number: str, client: str | None, new: str, leave_out: bool) -> None:
    """Assign it as one operation."""
    if sum((client is not None, bool(new), leave_out)) != 1:
        raise BadInput(_("say one of three: a CLIENT, --new NAME, or --leave-out"))
    now = session.clock.now()
    with session.book() as book:
        stranger = strangers.named(book, number)
        if leave_out:
            operation = strangers.leave_out(book, stranger, now, source="cli")
            session.acted(
                {"operation": uid(operation), "number": stranger.party, "client": None, "touches": 0},
                [_("left out: {who}").format(who=stranger.shown)],
            )
            return
        if new:
            done = strangers.assign_to_new(book, stranger, new, now, source="cli")
        else:
            done = strangers.assign(book, stranger, clients.find_one(book, client or ""), now, source="cli")
        name = clients.name_of(book, done.client)
    session.acted(
        {
            "operation": uid(done.operation),
            "number": stranger.party,
            "client": uid(done.client),
            "touches": done.touches,
        },
        [
            _("{who} is at {client} now: {touches}").format(
                who=stranger.shown, client=name, touches=fmt.touches(done.touches)
            )
        ],
    )


COMMAND = assign
