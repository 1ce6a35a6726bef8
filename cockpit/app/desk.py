"""What is on the user's desk: the book, how it is looked at, what is marked; every change goes through here.

Screens ask the desk to do something and are told which clients it concerned; nothing else on the screen side holds the
book or calls the store to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cockpit.app.outbox import Outbox
from cockpit.app.readings import Readings
from cockpit.app.widgets.look import Look
from cockpit.clock import Clock
from cockpit.core import formatter as fmt
from cockpit.core.arrangement import GROUPS, ORDERS, Group, arrange
from cockpit.core.errors import CockpitError
from cockpit.core.lens import Lens, lenses
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.portfolio import Portfolio, Reading
from cockpit.core.verbs import Verb
from cockpit.core.words import _
from cockpit.store import actions, clients, journal, portfolio, views
from cockpit.store.book import Book
from cockpit.store.outbox import LOG, PLAN, Entry
from cockpit.store.touches import Promise
from cockpit.store.views import View

if TYPE_CHECKING:
    from cockpit.store import search
    from cockpit.store.search import Answers

ALL: frozenset[int] = frozenset()
"""Told to listeners where anything may have changed."""


class Said(NamedTuple):
    """A sentence for the line under the grid."""

    text: str
    tone: str = "mild"
    """A tone of the palette: "mild" for what was done, "alarm" for what could not be."""
    act: int | None = None
    """The operation that it tells of, which `u` takes back; None where it tells of none, or of one not known."""


class Desk:
    """The book open before one user."""

    def __init__(self, book: Book, clock: Clock, opened: Portfolio, view: View) -> None:
        """Lay out an open book."""
        self.book = book
        self.clock = clock
        self.portfolio = opened
        self.view = view
        self.lens: Lens = lenses().get(view.lens) or lenses()["breath"]
        self.marks: frozenset[int] = ALL
        self.wanted_states: frozenset[int] | None = None
        self.hits: frozenset[int] | None = None
        self.said: Said | None = None
        self.told: int | None = None
        """The operation that the line told of when the last key came."""
        self.stale = False
        """Whether the book holds something that could not be read again yet."""
        self._listeners: list[Callable[[frozenset[int]], None]] = []
        self._haystack: search.Haystack | None = None
        self.outbox = Outbox(self)
        self.readings = Readings(self.portfolio)
        self.need(self.lens.needs, ORDERS[self._order].needs)
        self._unkept: View | None = None
        """A way of looking that the book does not hold yet."""
        self.groups: tuple[Group, ...] = arrange(self.portfolio, self._order, view.grouping)

    # what is there

    @property
    def _order(self) -> str:
        return self.view.ordering if self.view.ordering in ORDERS else "name"

    @property
    def reading(self) -> Reading:
        """The book through the lens."""
        return self.readings.of(self.lens)

    @property
    def breath(self) -> Reading:
        """The book through the lens that the header speaks of."""
        return self.readings.of(lenses()["breath"])

    @property
    def today(self) -> date:
        """The day the book is looked at."""
        return self.portfolio.today

    def now(self) -> Moment:
        """This instant."""
        return self.clock.now()

    def look(self) -> Look:
        """What the grid shows."""
        return Look(self.portfolio, self.reading, self.groups, self.view.tile, self.wanted_states, self.hits)

    def names(self, targets: Sequence[int]) -> str:
        """How a sentence calls the clients: by name where it is one, else their number."""
        if len(targets) == 1:
            facts = self.portfolio.by_id.get(targets[0])
            return facts.name if facts else clients.name_of(self.book, targets[0])
        return fmt.clients(len(targets))

    # listeners

    def listen(self, listener: Callable[[frozenset[int]], None]) -> None:
        """Be told which clients changed (`ALL` where anything may have)."""
        self._listeners.append(listener)

    def leave(self, listener: Callable[[frozenset[int]], None]) -> None:
        """No longer be told."""
        self._listeners.remove(listener)

    def _tell(self, changed: frozenset[int]) -> None:
        for listener in list(self._listeners):
            listener(changed)

    def changed(self, touched: Iterable[int]) -> None:
        """Re-read some clients after the store has changed them, and tell everybody.

        What was changed is durable by now: where it cannot be read again at once, that must not look as if the change
        had failed. The next look around reads it.
        """
        some = frozenset(touched)
        before = self.portfolio
        try:
            fresh = portfolio.refreshed(self.book, before, some) if some else portfolio.reload(self.book, before)
        except CockpitError:
            self.stale = True
            done = self.said.text if self.said is not None else _("kept")
            self.say(_("{done} · another program is writing, the screen will catch up").format(done=done))
            self._tell(frozenset(before.by_id) & some or ALL)
            return
        self.stale = False
        self.portfolio = fresh
        self._haystack = None
        same = fresh.same_clients(before) and fresh.stretch == before.stretch
        if some and same and not self._moved(before, some):
            self.readings = self.readings.after(fresh, some)
            self._tell(some)
        else:
            self.readings = Readings(fresh)
            self.groups = arrange(self.portfolio, self._order, self.view.grouping)
            self.marks &= frozenset(self.portfolio.by_id)
            self._tell(ALL)

    def _moved(self, before: Portfolio, some: frozenset[int]) -> bool:
        """Whether clients stand elsewhere in the own order: only the user moves them there, or takes that back."""
        now = self.portfolio.by_id
        return self._order == "own" and any(
            client in now and now[client].own_order != before.by_id[client].own_order for client in some
        )

    def turn_day(self) -> bool:
        """Go over to a new day where the clock has; returns whether it had."""
        today = self.clock.today()
        if today == self.portfolio.today:
            return False
        fresh = portfolio.load(self.book, today)
        self.portfolio = fresh
        self.readings = Readings(fresh)
        self.need(self.lens.needs, ORDERS[self._order].needs)
        self._tell(ALL)
        return True

    def need(self, *needs: str) -> None:
        """Load what a lens, an order or the sweep needs, once ("sales", "activity")."""
        if not all(self.portfolio.has(need) for need in needs):
            self.portfolio = portfolio.with_needs(self.book, self.portfolio, *needs)
            self.readings = self.readings.loaded(self.portfolio)

    def take_parts(self, of: Portfolio, beside: Readings) -> None:
        """Take what was read beside the screen.

        Args:
            of: the portfolio that it was read for; where it is no longer the one at hand, lenses are asked anew.
            beside: that portfolio with more of it loaded, and what the lenses say of it.
        """
        if of is self.portfolio:
            self.portfolio, self.readings = beside.book, beside
        else:
            self.portfolio = self.portfolio.with_parts(beside.book.sales, beside.book.activity)
            self.readings = self.readings.loaded(self.portfolio)

    def use_lens(self, lens: Lens) -> None:
        """Put another question to every client; the places stay."""
        self.lens = lens
        self.need(lens.needs)
        self.wanted_states = None
        self._look_so(self.view._replace(lens=lens.id))

    def use_order(self, order: str) -> None:
        """Stand the clients in another order."""
        self.need(ORDERS[order].needs)
        self._look_so(self.view._replace(ordering=order))

    def move_client(self, client: int, way: int) -> None:
        """Let a client change places with its neighbour in its group, and keep the order of all as the own order."""
        standing: list[int] = []
        for group in self.groups:
            members = list(group.members)
            if client in members:
                here = members.index(client)
                there = min(len(members) - 1, max(0, here + way))
                members[here], members[there] = members[there], members[here]
            standing += members
        clients.reorder(self.book, standing, self.now())
        self.changed(())

    def use_groups(self, grouping: str) -> None:
        """Stand the clients in other groups."""
        self.need(GROUPS[grouping].needs)
        self._look_so(self.view._replace(grouping=grouping))

    def use_tile(self, tile: str) -> None:
        """Show another kind of tile; "auto" for the largest that fits."""
        self._look_so(self.view._replace(tile=tile))

    def _look_so(self, view: View) -> None:
        """Look at the book in another way; `keep_view` writes it down once it is on the screen."""
        arranged_alike = (view.ordering, view.grouping) == (self.view.ordering, self.view.grouping)
        self.view = view
        if not arranged_alike:
            self.groups = arrange(self.portfolio, self._order, view.grouping)
        self._unkept = view
        self._tell(ALL)

    def keep_view(self) -> None:
        """Keep in the book how it is looked at, where that has changed."""
        if self.book.hidden:
            # kept once it can be written again
            return
        view, self._unkept = self._unkept, None
        if view is not None:
            views.keep(self.book, view, self.now())

    def filter(self, states: frozenset[int] | None) -> None:
        """Dim all other states; None shows all."""
        self.wanted_states = states
        self._tell(ALL)

    def find(self, typed: str) -> Answers:
        """Dim what does not answer to the text, and tell why the others do; an empty text shows all."""
        if self._haystack is None:
            from cockpit.store import search

            self._haystack = search.Haystack(self.book)
        found = self._haystack.find(typed, self.portfolio.by_id)
        self.hits = frozenset(found.ranks) if typed.strip() else None
        self._tell(ALL)
        return found

    def stop_finding(self) -> None:
        """Show all again."""
        if self.hits is not None:
            self.hits = None
            self._tell(ALL)

    def toggle_mark(self, client: int) -> None:
        """Mark a client, or no longer."""
        self.marks ^= {client}

    # what is done

    def log(
        self,
        targets: Sequence[int],
        verb: Verb,
        *,
        follow_up: int | None = None,
        note: str = "",
        at: Moment | None = None,
        people: Sequence[int] = (),
        promise: Promise | None = None,
        source: str = "keyed",
        sweep_card: tuple[int, str] | None = None,
    ) -> None:
        """Log a verb for the targets as one change, and say so once it is durable, or that it waits in the outbox."""
        now, names = self.now(), self.names(targets)
        entry = Entry(
            LOG,
            tuple(targets),
            names,
            now,
            at or now,
            verb.id,
            follow_up,
            note,
            tuple(people),
            promise,
            source,
            sweep_card,
        )
        logged = self.outbox.write(entry, timed=at is not None)
        if logged is None:
            return
        self.marks = ALL
        self.say(self._logged(verb, names, follow_up, promise))
        self.changed(logged.clients)

    def _logged(self, verb: Verb, names: str, follow_up: int | None, promise: Promise | None) -> str:
        words = [f"{_(verb.label)}: {names}"]
        if verb.id == "bump":
            until = date.fromordinal(self.today.toordinal() + (follow_up or 1))
            words.append(_("until {day}").format(day=fmt.near_day(until, self.today)))
        elif follow_up is not None:
            due = date.fromordinal(self.today.toordinal() + follow_up)
            words.append(_("{what} {day}").format(what=_(verb.follow_up), day=fmt.near_day(due, self.today)))
        if promise is not None:
            words.append(_("{what} {day}").format(what=promise.text, day=fmt.near_day(promise.due, self.today)))
        words.append(_("u takes it back"))
        return " · ".join(words)

    def plan(self, targets: Sequence[int], promise: Promise) -> None:
        """Add a next action for the targets."""
        names, now = self.names(targets), self.now()
        if self.outbox.write(Entry(PLAN, tuple(targets), names, now, now, promise=promise)) is None:
            return
        self.marks = ALL
        day = fmt.near_day(promise.due, self.today)
        self.say(_("{day}: {text} · {names}").format(day=day, text=promise.text, names=names))
        self.changed(targets)

    def tick(self, action: int, client: int) -> None:
        """Tick an action."""
        text = actions.one(self.book, action).text
        actions.tick(self.book, action, self.now())
        self.say(_("done: {text} · a adds the next").format(text=text))
        self.changed([client])
        facts = self.portfolio.by_id.get(client)
        if facts is not None and facts.action_due is not None:
            day = fmt.near_day(date.fromisoformat(facts.action_due), self.today)
            self.say(_("done: {text} · still open: {day} {next}").format(text=text, day=day, next=facts.action_text))

    def tags_of(self, client: int) -> str:
        """The client's tags as one text."""
        return str(clients.record(self.book, client)["tags"])

    def tag(self, targets: Sequence[int], typed: str) -> None:
        """Set one client's tags; several clients are given them beside those they have."""
        clients.tag(self.book, targets, typed, self.now(), names=self.names(targets))
        self.marks = ALL
        self.say(_("tags · {names}").format(names=self.names(targets)))
        self.changed(targets)

    def add_client(self, name: str) -> int:
        """Add a client; returns its id."""
        _operation, client = clients.add(self.book, name, self.now())
        self.say(_("client added: {name}").format(name=name.strip()))
        self.changed(())
        return client

    def edit_client(self, client: int, column: str, typed: str) -> None:
        """Set a field of a client from what was typed."""
        clients.edit(self.book, client, column, typed, self.now())
        self.changed([client])

    def undo(self) -> None:
        """Take back the act that the line tells of, else the last one."""
        self.replayed(journal.undo(self.book, self.now(), self.told), redo=False)

    def redo(self) -> None:
        """Do again what was taken back."""
        self.replayed(journal.redo(self.book, self.now()), redo=True)

    def replayed(self, act: journal.Undone, *, redo: bool) -> None:
        """Say what was taken back or done again, here or in a thread beside, and re-read it."""
        words = _("done again: {label}") if redo else _("taken back: {label} · U does it again")
        if not self.book.hidden:
            # done in a thread, it may end once the words are hidden, and a label names whom it was about
            self.say(words.format(label=act.label))
        self.changed(act.clients)

    def say(self, text: str, tone: str = "mild") -> None:
        """Say something in the line under the grid until the next key."""
        self.said = Said(text, tone, self.book.act if tone == "mild" else None)

    def hush(self) -> None:
        """A key has come: what was said goes, and what it told of can be taken back by just that key."""
        self.told = self.said.act if self.said is not None else None
        self.said, self.book.act = None, None
