"""What a phone's file does not say of itself: whose phone it is, in which zone its days are told, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cockpit.core.words import _
from cockpit.exchange.intake import Prepared
from cockpit.exchange.phone.table import PhoneTable
from cockpit.exchange.refusal import refusal


def table_of(prepared: Prepared) -> PhoneTable | None:
    """The phone's file behind what was looked at; None where it is something else."""
    return prepared.table if isinstance(prepared.table, PhoneTable) else None


def settled(
    prepared: Prepared, knows: Callable[[str], bool], *, zone: str = "", me: str = "", bodies: bool | None = None
) -> Prepared:
    """The file with what the book and the user say of it; anything but a phone's file comes back as it is.

    Args:
        prepared: the file.
        knows: whether the book knows a name or a number.
        zone: IANA name of the zone in which days are told; the machine's where empty.
        me: the user's own name in a chat; empty to find out.
        bodies: whether what was said is kept; None leaves it as it is.

    Raises:
        BadInput: nobody of the name `me` wrote in the chat.
    """
    table = table_of(prepared)
    if table is None:
        return prepared
    options = replace(table.options, zone=zone or table.options.zone)
    if bodies is not None:
        options = replace(options, bodies=bodies)
    if table.chat is not None and (me or not options.me_is_settled):
        from cockpit.exchange.phone.chat import find_me

        found = find_me(table.chat, knows)
        if me:
            wanted = [name for name in table.chat.senders if name.casefold() == me.strip().casefold()]
            if not wanted and len(table.chat.senders) > 1 and found is None:
                names = ", ".join(table.chat.senders[:6])
                raise refusal(table.path, _("nobody called {me} wrote here: {names} did").format(me=me, names=names))
            found = wanted[0] if wanted else found
        options = replace(options, me=found or "", me_is_settled=found is not None)
    if options == table.options:
        return prepared
    fresh = table.read_so(options)
    return replace(prepared, table=fresh, sample=fresh.sample[: len(prepared.sample) or None])
