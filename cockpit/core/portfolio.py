"""The whole book at a moment: immutable, made by one query, read through lenses, orders and groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cockpit.core import breath
from cockpit.core.facts import ClientFacts, SalesFacts, parts
from cockpit.core.lens import Lens
from cockpit.core.policy import Policy

NO_ACTIVITY = (0, 0)


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
        tasks_due: int = 0,
        promises: tuple[int, int] | None = None,
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
            tasks_due: open tasks without a client that are due today or overdue.
            promises: (due today or overdue, overdue) of all open actions and tasks; None where only each client's
                first is known.
            sales: by client id; None until loaded (see `Lens.needs`).
            activity: (contacts, attempts) of the last 90 days by client id; None until loaded.
        """
        self.clients, self.today, self.policy = clients, today, policy
        self.currency, self.name = currency, name
        self.tasks_due, self.promises = tasks_due, promises
        self.sales, self.activity = sales, activity
        self.stretch = breath.stretch(clients, policy)
        self.by_id: Mapping[int, ClientFacts] = dict(zip(map(parts("id"), clients), clients, strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Portfolio) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    @property
    def ordinal(self) -> int:
        """Today as a proleptic ordinal."""
        return self.today.toordinal()

    @property
    def iso(self) -> str:
        """Today as ISO text."""
        return self.today.isoformat()

    def __len__(self) -> int:
        return len(self.clients)

    def sales_of(self, client: int) -> SalesFacts | None:
        """The client's sales facts, or None where it never bought or nothing is loaded."""
        return self.sales.get(client) if self.sales is not None else None

    def activity_of(self, client: int) -> tuple[int, int]:
        """(contacts, attempts) of the last 90 days."""
        return self.activity.get(client, NO_ACTIVITY) if self.activity is not None else NO_ACTIVITY

    def has(self, needs: str) -> bool:
        """Whether what a lens or an order needs is loaded."""
        return not needs or getattr(self, needs) is not None

    def with_parts(
        self,
        sales: Mapping[int, SalesFacts] | None = None,
        activity: Mapping[int, tuple[int, int]] | None = None,
    ) -> Portfolio:
        """The same book with more of it loaded."""
        fuller = object.__new__(Portfolio)
        fuller.__dict__.update(self.__dict__)
        fuller.sales = self.sales if sales is None else sales
        fuller.activity = self.activity if activity is None else activity
        return fuller

    def with_clients(
        self, changed: Iterable[ClientFacts], tasks_due: int | None = None, promises: tuple[int, int] | None = None
    ) -> Portfolio:
        """The same book with new facts for clients that are in it already, and maybe another count of tasks."""
        new = {facts.id: facts for facts in changed}
        fresh = object.__new__(Portfolio)
        fresh.__dict__.update(self.__dict__)
        clients = tuple(new.get(facts.id, facts) for facts in self.clients)
        if any(facts.fold != self.by_id[facts.id].fold for facts in new.values()):
            clients = tuple(sorted(clients, key=lambda facts: (facts.fold, facts.id)))
        fresh.clients = clients
        fresh.by_id = {**self.by_id, **new}
        fresh.tasks_due = self.tasks_due if tasks_due is None else tasks_due
        fresh.promises = promises
        # the stretch follows from the cadences alone: a touch, which is what a key logs, leaves it as it is
        if any(_cadence_parts(facts) != _cadence_parts(self.by_id[facts.id]) for facts in new.values()):
            fresh.stretch = breath.stretch(clients, self.policy)
        return fresh

    def reread(self, reading: Reading, clients: Iterable[int]) -> Reading:
        """The reading with the states of some clients asked again."""
        states, counts = dict(reading.states), list(reading.counts)
        for client in clients:
            facts = self.by_id.get(client)
            if facts is not None:
                counts[states[client]] -= 1
                states[client] = reading.lens.read(facts, self)[0]
                counts[states[client]] += 1
        return Reading(reading.lens, states, tuple(counts))

    def read(self, lens: Lens) -> Reading:
        """Every client's state under the lens, and the count of each state."""
        answer = lens.read
        if lens.follows:
            asked = list(map(parts(*lens.follows), self.clients))
            known = {
                same: answer(facts, self)[0] for same, facts in dict(zip(asked, self.clients, strict=True)).items()
            }
            states = dict(zip(map(parts("id"), self.clients), map(known.__getitem__, asked), strict=True))
        else:
            states = {facts.id: answer(facts, self)[0] for facts in self.clients}
        found = Counter(states.values())
        return Reading(lens, states, tuple(found[state] for state in range(len(lens.states))))

    def breathing(self, reading: Reading | None = None) -> tuple[int, int]:
        """How many of the clients that count have been reached within their cadence, and how many count.

        Args:
            reading: the book through the breath lens, where the caller has it: it is found at once then.
        """
        if reading is not None:
            return breath.breathing_so(reading.states, self.by_id, self.today, self.policy, self.stretch)
        return breath.breathing(self.clients, self.today, self.policy, self.stretch)


def _cadence_parts(facts: ClientFacts) -> tuple[object, ...]:
    return (facts.cadence_days, facts.segment, facts.potential_class, facts.status)
