"""The whole book at a moment: immutable, made by one query, read through lenses, orders and groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from cockpit.core import breath
from cockpit.core.facts import Alike, ClientFacts, SalesFacts, parts
from cockpit.core.lens import Lens
from cockpit.core.named import NamedTuple
from cockpit.core.patched import Patched
from cockpit.core.policy import Policy

NO_ACTIVITY = (0, 0)
NOTHING_OWED = (0, 0)


class Reading(NamedTuple):
    """A book seen through a lens."""

    lens: Lens
    states: Mapping[int, int]
    """Client id to the index of its state."""
    counts: tuple[int, ...]
    """How many clients are in each state."""


class Portfolio:
    """All clients that are shown, with their facts, on one day; never changed once it is made."""

    def __init__(
        self,
        clients: tuple[ClientFacts, ...],
        today: date,
        policy: Policy,
        currency: str = "EUR",
        name: str = "",
        owed: Mapping[int | None, tuple[int, int]] | None = None,
        sales: Mapping[int, SalesFacts] | None = None,
        activity: Mapping[int, tuple[int, int]] | None = None,
    ) -> None:
        """Put together a book, and work out what every reading needs once.

        Args:
            clients: all clients, by name.
            today: the day.
            policy: the book's settings.
            currency: of all amounts, ISO 4217.
            name: the book's.
            owed: (due today or overdue, overdue) of the open actions of each client that has any such, those of the
                tasks under None.
            sales: by client id; None until loaded (see `Lens.needs`).
            activity: (contacts, attempts) of the last 90 days by client id; None until loaded.
        """
        self._row: tuple[ClientFacts, ...] | None = clients
        self.today, self.policy = today, policy
        self.currency, self.name = currency, name
        self.owed = owed or {}
        self.promises = _sums(self.owed.values())
        """(due today or overdue, overdue) of all open actions and tasks."""
        self.sales, self._activity = sales, activity
        self._newer: Mapping[int, tuple[int, int]] = {}
        """The activity of clients that have changed since."""
        self._alike: Alike | None = Alike(clients, *breath.FOLLOWS)
        """What the first reading is likely to ask as well."""
        self.stretch = breath.stretch(self._alike, policy)
        self.by_id: Mapping[int, ClientFacts] = dict(zip(map(parts("id"), clients), clients, strict=True))
        self._roster = object()
        """The same in every portfolio that is made of this one by a change of some clients."""
        self._share: tuple[int, int] | None = None
        """What `breathing` found; a change of some clients brings it up to date without asking all the others."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Portfolio) and self._known() == other._known()

    __hash__ = None  # type: ignore[assignment]

    def _known(self) -> list[object]:
        """What two portfolios are compared by."""
        return [self.clients, self.activity, *(value for name, value in vars(self).items() if not name.startswith("_"))]

    @property
    def clients(self) -> tuple[ClientFacts, ...]:
        """All clients, by name; after a change of some the row is made when somebody asks for it."""
        if self._row is None:
            self._row = tuple(self.by_id.values())
        return self._row

    @property
    def activity(self) -> Mapping[int, tuple[int, int]] | None:
        """(contacts, attempts) of the last 90 days by client id; None until loaded."""
        if self._newer and self._activity is not None:
            merged = {**self._activity, **self._newer}
            self._activity = {client: counts for client, counts in merged.items() if counts != NO_ACTIVITY}
            self._newer = {}
        return self._activity

    @property
    def tasks_due(self) -> int:
        """Open tasks without a client that are due today or overdue."""
        return self.owed.get(None, NOTHING_OWED)[0]

    @property
    def ordinal(self) -> int:
        """Today as a proleptic ordinal."""
        return self.today.toordinal()

    @property
    def iso(self) -> str:
        """Today as ISO text."""
        return self.today.isoformat()

    def __len__(self) -> int:
        return len(self.by_id)

    def sales_of(self, client: int) -> SalesFacts | None:
        """The client's sales facts, or None where it never bought or nothing is loaded."""
        return self.sales.get(client) if self.sales is not None else None

    def activity_of(self, client: int) -> tuple[int, int]:
        """(contacts, attempts) of the last 90 days."""
        if self._activity is None:
            return NO_ACTIVITY
        return self._newer.get(client) or self._activity.get(client, NO_ACTIVITY)

    def has(self, needs: str) -> bool:
        """Whether what a lens or an order needs is loaded."""
        return not needs or (self._activity if needs == "activity" else getattr(self, needs)) is not None

    def with_parts(
        self,
        sales: Mapping[int, SalesFacts] | None = None,
        activity: Mapping[int, tuple[int, int]] | None = None,
    ) -> Portfolio:
        """The same book with more of it loaded."""
        fuller = self._copy()
        fuller.sales = self.sales if sales is None else sales
        if activity is not None:
            fuller._activity, fuller._newer = activity, {}
        return fuller

    def _copy(self) -> Portfolio:
        """The same book as another object, nothing of it worked out anew."""
        fresh = object.__new__(Portfolio)
        fresh.__dict__.update(self.__dict__)
        return fresh

    def with_clients(
        self,
        changed: Iterable[ClientFacts],
        owed: Mapping[int | None, tuple[int, int]] | None = None,
        activity: Mapping[int, tuple[int, int]] | None = None,
    ) -> Portfolio:
        """The same book with new facts for clients that are in it already, and what was counted of some anew.

        A key must not cost more in a larger book: nothing is done for each of the other clients.
        """
        pairs = [(self.by_id[facts.id], facts) for facts in changed]
        by_id: Mapping[int, ClientFacts] = Patched(self.by_id, {new.id: new for _old, new in pairs})
        if any(old.fold != new.fold for old, new in pairs):
            by_id = {facts.id: facts for facts in sorted(by_id.values(), key=lambda facts: (facts.fold, facts.id))}
        fresh = self._copy()
        fresh.by_id, fresh._row, fresh._alike = by_id, None, None
        if owed:
            fresh.owed = {client: counts for client, counts in {**self.owed, **owed}.items() if counts != NOTHING_OWED}
            came, went = _sums(owed.values()), _sums(self.owed.get(client, NOTHING_OWED) for client in owed)
            fresh.promises = (self.promises[0] + came[0] - went[0], self.promises[1] + came[1] - went[1])
        fresh._newer = {**self._newer, **(activity or {})}
        # the stretch follows from the cadences alone: a touch, which is what a key logs, leaves it as it is
        if any(_cadence_parts(old) != _cadence_parts(new) for old, new in pairs):
            fresh.stretch = breath.stretch(Alike(fresh.clients, *breath.FOLLOWS), self.policy)
        fresh._share = self._share_with(pairs) if fresh.stretch == self.stretch else None
        return fresh

    def _share_with(self, pairs: Iterable[tuple[ClientFacts, ClientFacts]]) -> tuple[int, int] | None:
        """The share once clients have changed from the one to the other of each pair; None where it is not known."""
        if self._share is None:
            return None
        breathe, whole = self._share
        for pair in pairs:
            for facts, sign in zip(pair, (-1, 1), strict=True):
                breathes, counts = breath.breathing((facts,), self.today, self.policy, self.stretch)
                breathe += sign * breathes
                whole += sign * counts
        return breathe, whole

    def same_clients(self, other: Portfolio) -> bool:
        """Whether the two hold the same clients, whatever is known of each."""
        return self._roster is other._roster or self.by_id.keys() == other.by_id.keys()

    def reread(self, reading: Reading, clients: Iterable[int]) -> Reading:
        """The reading with the states of some clients asked again."""
        states, counts = dict[int, int](), list(reading.counts)
        for client in frozenset(clients):
            facts = self.by_id.get(client)
            if facts is not None:
                counts[reading.states[client]] -= 1
                states[client] = reading.lens.read(facts, self)[0]
                counts[states[client]] += 1
        return Reading(reading.lens, Patched(reading.states, states), tuple(counts))

    def read(self, lens: Lens) -> Reading:
        """Every client's state under the lens, and the count of each state."""
        answer = lens.read
        if lens.follows:
            alike, self._alike = self._alike, None
            if alike is None or alike.names != lens.follows:
                alike = Alike(self.clients, *lens.follows)
            known = {kind: answer(facts, self)[0] for kind, facts in alike.one.items()}
            states = dict(zip(self.by_id, map(known.__getitem__, alike.kinds), strict=True))
        else:
            states = {facts.id: answer(facts, self)[0] for facts in self.clients}
        found = Counter(states.values())
        return Reading(lens, states, tuple(found[state] for state in range(len(lens.states))))

    def breathing(self, reading: Reading | None = None) -> tuple[int, int]:
        """How many of the clients that count have been reached within their cadence, and how many count.

        Args:
            reading: the book through the breath lens, where the caller has it: it is found at once then.
        """
        if self._share is None and reading is not None:
            self._share = breath.breathing_so(reading.states, self.by_id, self.today, self.policy, self.stretch)
        elif self._share is None:
            self._share = breath.breathing(self.clients, self.today, self.policy, self.stretch)
        return self._share


def _sums(counts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    due = overdue = 0
    for one, late in counts:
        due += one
        overdue += late
    return due, overdue


def _cadence_parts(facts: ClientFacts) -> tuple[object, ...]:
    return (facts.cadence_days, facts.segment, facts.potential_class, facts.status)
