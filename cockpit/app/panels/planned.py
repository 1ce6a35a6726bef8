"""Actions: what is planned for the client, and what was done."""

from __future__ import annotations

from datetime import date

from cockpit.app.desk import Desk
from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.theme import Palette
from cockpit.core import formatter as fmt
from cockpit.core.words import _
from cockpit.store import actions

INDENT = 0


def planned(desk: Desk, client: int, palette: Palette) -> Listing:
    """The open actions by day, then the ticked ones."""
    listing = Listing()
    iso, cells = desk.today.isoformat(), fmt.near_cells()
    for action in actions.of_client(desk.book, client, done=True):
        due = date.fromisoformat(action.due)
        words = f"{action.due} {action.at + ' ' if action.at else ''}{action.text}"
        subject = Subject("action", action.id, "text", words, INDENT)
        if action.done_day is not None:
            done = fmt.short_day(date.fromisoformat(action.done_day), desk.today)
            listing.add(
                [
                    ("✓ ", palette.ink("mild")),
                    (f"{done:<{fmt.near_cells()}}", palette.quiet),
                    (action.text, palette.quiet),
                ],
                subject,
            )
            continue
        when = fmt.near_day(due, desk.today) + (f" {action.at}" if action.at else "")
        style = palette.ink("alarm") if action.due < iso else palette.key
        listing.add([("○ ", palette.quiet), (f"{when:<{cells}} ", style), (action.text, palette.strong)], subject)
    if not listing.rows:
        listing.add([(_("nothing planned: a adds a next action"), palette.quiet)])
    return listing
