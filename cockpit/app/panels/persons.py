"""People: who they are, how to reach them, what they decide, what they allow."""

from __future__ import annotations

from cockpit.app.desk import Desk
from cockpit.app.panels.listing import Listing, Subject, label_cells
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import options
from cockpit.core.words import _
from cockpit.store import people
from cockpit.store.people import RANK_LABELS, Person


def persons(desk: Desk, client: int, palette: Palette, unfolded: frozenset[int]) -> Listing:
    """A line a person with numbers below; all fields of those unfolded; at the end, a line that adds one."""
    listing = Listing(labels=label_cells(["  " + _(field.label) for field in people.FIELDS]))
    for point in people.firm_points(desk.book, client):
        listing.fact(point.label or _("office"), [(point.value, palette.plain)], palette)
    for person in people.of_client(desk.book, client):
        _person(listing, person, palette, person.id in unfolded)
        listing.gap(palette)
    listing.add([("+ ", palette.key), (_("add a person"), palette.quiet)], Subject("new-person", client, indent=2))
    return listing


def _person(listing: Listing, person: Person, palette: Palette, unfolded: bool) -> None:
    sign = "▾ " if unfolded else "▸ "
    rank = _(RANK_LABELS[person.rank])
    parts: list[Part] = [(sign, palette.quiet), (person.name, palette.strong), (f"  {rank}", palette.quiet)]
    if person.role:
        parts.append((f" · {person.role}", palette.quiet))
    listing.add(parts, Subject("fold", person.id, "name", person.name, 2))
    if unfolded:
        for field in people.FIELDS:
            text = value_of(person, field.column)
            style = palette.ink("alarm") if text == "refused" else palette.plain if text else palette.rule
            text = options.label(text) if field.choices else text
            shown = text or "–"
            listing.fact(
                f"  {_(field.label)}", [(shown, style)], palette, Subject("person", person.id, field.column, text)
            )
        return
    for value in (*person.phones, *person.emails):
        listing.add([("  ", palette.plain), (value, palette.plain)])
    refused = [label for label, consent in ((_("calls"), person.consent_call), (_("texts"), person.consent_text),
                                            (_("e-mail"), person.consent_email)) if consent == "refused"]  # fmt: skip
    if refused:
        listing.add(
            [("  ", palette.plain), (_("refuses {what}").format(what=", ".join(refused)), palette.ink("alarm"))]
        )


def value_of(person: Person, column: str) -> str:
    """A field of a person as it is typed."""
    if column == "phones":
        return ", ".join(person.phones)
    if column == "emails":
        return ", ".join(person.emails)
    return str(getattr(person, column))
