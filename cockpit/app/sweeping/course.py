"""The course of a sweep: which card is next, kept in the book so that nothing but an answer moves it."""

from __future__ import annotations

from cockpit.app.desk import Desk
from cockpit.core import sweep as rules
from cockpit.core.verbs import Verb
from cockpit.store import sweeps
from cockpit.store.sweeps import Kept, Sweep


class Course:
    """Today's list from its first card to the summary."""

    def __init__(self, desk: Desk) -> None:
        """Sweep at a desk; `begin` before anything else."""
        self._desk = desk
        self.sweep: Sweep | None = None

    @property
    def current(self) -> Kept | None:
        """The card in hand, None at the end."""
        return self.sweep.current if self.sweep is not None else None

    @property
    def outcomes(self) -> list[str]:
        """The outcome of each card that counts, empty for those to come."""
        return [card.outcome for card in self.sweep.cards if card.outcome != "gone"] if self.sweep is not None else []

    @property
    def capacity(self) -> int:
        """Clients that the list holds."""
        return self.sweep.capacity if self.sweep is not None else self._desk.portfolio.policy.capacity

    def begin(self) -> None:
        """Go on with the list that was left, else make today's.

        A list left on an earlier day goes on at the same card, its clients first, with today's reasons.
        """
        desk = self._desk
        desk.need("sales")
        now = desk.now()
        left = sweeps.unfinished(desk.book)
        if left is not None and left.day == now.day:
            self.sweep = left
            self._pass_by()
            if self.current is not None:
                return
            sweeps.finish(desk.book, left.id, now)
        cards = rules.candidates(desk.portfolio, now.ms)
        if left is not None and left.day != now.day:
            first = {card.client: place for place, card in enumerate(card for card in left.cards if not card.outcome)}
            cards.sort(key=lambda card: first.get(card.client, len(first)))
            sweeps.finish(desk.book, left.id, now)
        capacity = desk.portfolio.policy.capacity
        breathe, whole = desk.portfolio.breathing()
        self.sweep = sweeps.begin(desk.book, rules.cut(cards, capacity), capacity, breathe / max(1, whole), now)

    def reread(self) -> None:
        """Read the list as the book has it now."""
        if self.sweep is not None:
            self.sweep = sweeps.one(self._desk.book, self.sweep.id)
            self._pass_by()

    def _pass_by(self) -> None:
        """Settle cards whose clients left the book, rest, or were reached elsewhere since the list was made."""
        assert self.sweep is not None
        by_id, started = self._desk.portfolio.by_id, self.sweep.started_ms
        gone = []
        for card in self.sweep.cards:
            if card.outcome:
                continue
            facts = by_id.get(card.client)
            if facts is None or (facts.contact_ms or 0) > started or (facts.attempt_ms or 0) > started:
                gone.append(card.id)
        if gone:
            sweeps.settle_gone(self._desk.book, gone, self._desk.now())
            self.sweep = sweeps.one(self._desk.book, self.sweep.id)

    def outcome_of(self, verb: Verb) -> str:
        """How a verb settles a card."""
        if verb.id == "bump":
            return "bump"
        return "text" if verb.id == "text" else verb.reach

    def skip(self) -> None:
        """Settle the card in hand without a touch."""
        card = self.current
        if card is not None:
            sweeps.skip(self._desk.book, card, self._desk.names([card.client]), self._desk.now())
            self._desk.changed([card.client])

    def resize(self, typed: str) -> None:
        """Let the list hold more or fewer; what is settled stays.

        Raises:
            BadInput: where the text is no capacity.
        """
        desk = self._desk
        capacity = rules.capacity_of(typed)
        if self.sweep is None:
            # the list could not be begun, or has gone meanwhile: there is nothing to fit
            return
        held = {card.client for card in self.sweep.cards}
        settled = sum(card.outcome != "" for card in self.sweep.cards)
        waiting = [card for card in self.sweep.cards if not card.outcome]
        room = max(0, capacity - settled)
        more = [card for card in rules.candidates(desk.portfolio, desk.now().ms) if card.client not in held]
        added = more[: max(0, room - len(waiting))]
        sweeps.resize(desk.book, self.sweep.id, capacity, [card.id for card in waiting[room:]], added, desk.now())
        self.reread()

    def finish(self) -> None:
        """Close a list that is done."""
        if self.sweep is not None and self.sweep.ended_ms is None:
            sweeps.finish(self._desk.book, self.sweep.id, self._desk.now())

    def minutes(self) -> int:
        """Minutes since the list was begun."""
        return 0 if self.sweep is None else max(0, (self._desk.now().ms - self.sweep.started_ms) // 60_000)

    def breath(self) -> tuple[float, float]:
        """The share that breathed before, and now."""
        breathe, whole = self._desk.portfolio.breathing()
        before = self.sweep.breath_before if self.sweep is not None else 0.0
        return before, breathe / max(1, whole)

    @property
    def clients(self) -> int:
        """Clients in the book."""
        return len(self._desk.portfolio)

    def name(self, client: int) -> str:
        """How a client is called."""
        return self._desk.names([client])

    def tone(self, client: int) -> tuple[str, str]:
        """(glyph, tone) of a client's breath."""
        reading = self._desk.breath
        state = reading.lens.states[reading.states.get(client, 0)]
        return state.glyph, state.tone
