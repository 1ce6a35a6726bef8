"""What goes out: a list that stood on a screen, as a table that knows nothing of screens, files or the book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cockpit.core.words import N_

TEXT, INT, NUMBER, MONEY, DAY, SHARE = "text", "int", "number", "money", "day", "share"
Value = str | int | float | None
"""A text; an integer (money in minor units); a share from 0 to 1 or another number; a day as ISO text; or nothing."""

UID_HEADER = "cockpit uid"
"""Heading of the column by which a list of clients or people is known when it comes in again; never translated."""

LABELS = {
    "name": N_("client"), "code": N_("own code"), "status": N_("status"), "potential_class": N_("class"),
    "segment": N_("segment"), "tags": N_("tags"), "address": N_("address"), "postcode": N_("postcode"),
    "city": N_("city"), "region": N_("region"), "country": N_("country"), "tax_id": N_("tax id"),
    "website": N_("website"), "wallet": N_("wallet a year"), "note": N_("note"),
    "person": N_("person"), "role": N_("role"), "rank": N_("rank"), "phone": N_("phone"), "email": N_("e-mail"),
    "language": N_("language"),
}  # fmt: skip
"""Headings of the columns that can come in again, by the field that they feed."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    id: str
    """Stable: the key in JSON."""
    label: str
    """The heading, in the user's language."""
    kind: str = TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it leaves the program."""

    title: str
    """What it is, in the user's language; the name of a worksheet, and the start of a file's."""
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]
    currency: str = ""
    """ISO 4217 of the money in it."""


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A person, or a firm with a number of its own, for an address book."""

    id: int
    """The person's, or the client's where nobody is named."""
    name: str
    firm: str
    person: bool = True
    role: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    """(label, number) pairs."""
    emails: tuple[tuple[str, str], ...] = ()
    address: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    website: str = ""
    categories: tuple[str, ...] = ()
    note: str = ""
    changed_ms: int = 0
    """When it was changed last, UTC."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An action, or an item of the routine, for a calendar."""

    id: int
    text: str
    day: str
    """ISO day on which it is due; of what recurs, the day from which on it does."""
    at: str | None = None
    """ "HH:MM", or None for any time of the day."""
    minutes: int = 0
    about: str = ""
    """Whom it is about, in a line."""
    done_ms: int | None = None
    changed_ms: int = 0
    changes: int = 0
    """How often it was changed: what a calendar goes by to tell the newer of two."""
    period: str = ""
    """ "day", "week", "month" or "quarter" for what recurs, else empty."""
    rule: str = ""
    """RRULE of what recurs; empty for any day of its period."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Entries for a calendar."""

    title: str
    entries: Sequence[Entry]
    zone: str = ""
    """IANA name of the zone in which the times are meant; empty for wherever the calendar is."""
    now_ms: int = 0


def as_columns(ids: Iterable[tuple[str, str, str]]) -> tuple[Column, ...]:
    """Columns from (id, label, kind)."""
    return tuple(Column(id, label, kind) for id, label, kind in ids)
