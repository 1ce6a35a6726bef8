"""What the book knows of each client at a glance: one row a client, as the portfolio query gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Any

from cockpit.core.named import NamedTuple


class ClientFacts(NamedTuple):
    """A client and the few facts that every lens, order and group is made of.

    A named tuple: 20,000 of them are made before the first frame, straight from the rows of one query. Days are ISO
    text as stored; None where it never happened.
    """

    id: int
    code: str
    name: str
    fold: str
    """Name, city, code and tax id without accents, lower case."""
    city: str
    region: str
    country: str
    segment: str
    potential_class: str
    status: str
    cadence_days: int | None
    visit_days: int | None
    resting_until: str | None
    resting_why: str
    window_from: str | None
    window_to: str | None
    own_order: int
    contact_day: str | None
    """Local day of the last contact on any channel, in or out."""
    contact_ms: int | None
    contact_channel: str | None
    contact_direction: str | None
    attempt_day: str | None
    """Local day of the last attempt since the last contact; None, as the three that follow, where there was none."""
    attempt_ms: int | None
    attempt_outcome: str | None
    retry_day: str | None
    attempts: int
    """Attempts in a row since the last contact."""
    visit_day: str | None
    action_id: int | None
    """The open action that is due first."""
    action_text: str | None
    action_due: str | None
    action_at: str | None
    wallet: int | None
    """What they spend a year in our category, minor units; None where nobody estimated it."""
    tags: str
    """Tag names in alphabetical order, joined by the unit separator U+001F."""


def parts(*names: str) -> itemgetter[Any]:
    """What reads these of a client's facts, as a tuple; much faster for all clients than by name."""
    return itemgetter(*map(ClientFacts._fields.index, names))


class Alike:
    """Clients that are the same in some facts, taken together: a book has few kinds of them."""

    def __init__(self, clients: Iterable[ClientFacts], *names: str) -> None:
        """Tell them apart by these facts."""
        clients = list(clients)
        self.names = names
        self.kinds: list[tuple[object, ...]] = list(map(parts(*names), clients))
        """Of each client in its order the facts."""
        self.one: dict[tuple[object, ...], ClientFacts] = dict(zip(self.kinds, clients, strict=True))
        """A client of each kind."""

    def __iter__(self) -> Iterator[tuple[ClientFacts, int]]:
        """A client of each kind, and how many there are."""
        counts = Counter(self.kinds)
        return ((facts, counts[kind]) for kind, facts in self.one.items())


class SalesFacts(NamedTuple):
    """A client's orders at a glance."""

    net_year: int
    """Net sales of the last 12 months, to the same day of last year, minor units."""
    order_days: tuple[str, ...]
    """The last distinct order days, newest first, at most nine."""
    year: int = 0
    """Net of this year to date, from `year_from` on."""
    year_before: int = 0
    """Net of the same days of last year."""
    month: int = 0
    """Net of this month to date."""
    month_before: int = 0
    """Net of the same days of that month last year."""
    year_from: str = ""
    """The first day that counts as this year's: later than 1 January where the book's sales begin during last year."""


TAG_SEPARATOR = "\x1f"
