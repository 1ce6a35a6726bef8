"""Any row of acts, undos, redos and restarts leaves the book as a plain model of it."""

from __future__ import annotations

import copy
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.verbs import VERBS, Verb, retry_day
from cockpit.store import actions, clients, journal, touches
from cockpit.store.book import open_book
from cockpit.store.folding import fold

START = date(2026, 11, 27)
NOTES = st.sampled_from(["", "alpha", "żółw", "it's 'quoted'", "щука\nsecond line"])
FOLLOW_UPS = st.none() | st.integers(0, 9)
PICKS = st.integers(0, 999)
VERB = st.sampled_from(VERBS)


@dataclass
class State:
    """The rows that the machine knows of."""

    clients: dict[int, dict] = field(default_factory=dict)
    touches: dict[int, dict] = field(default_factory=dict)
    actions: dict[int, dict] = field(default_factory=dict)


class BookMachine(RuleBasedStateMachine):
    """The book on one side, dicts and two stacks on the other."""

    empty: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.cockpit"
        shutil.copy(self.empty, self.path)
        self.book = open_book(self.path)
        self.day = START
        self.state = State()
        self.undoable: list[State] = []
        self.redoable: list[State] = []
        self.add_client("First")

    def teardown(self) -> None:
        assert self.book.value("PRAGMA integrity_check") == "ok"
        assert self.book.rows("PRAGMA foreign_key_check") == []
        self.book.close()
        shutil.rmtree(self.folder)

    @property
    def now(self) -> Moment:
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return Moment(int(noon.timestamp() * 1000), "UTC", 0, self.day.isoformat())

    def acted(self, before: State) -> None:
        self.undoable.append(before)
        self.redoable.clear()

    def pick(self, rows: dict[int, dict], place: int) -> int:
        return sorted(rows)[place % len(rows)]

    @rule(days=st.integers(-3, 5))
    def another_day(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(name=st.sampled_from(["Anna", "Łódź", "Іван"]))
    def add_client(self, name: str) -> None:
        before = copy.deepcopy(self.state)
        _operation, client = clients.add(self.book, name, self.now)
        self.state.clients[client] = {"name": name, "city": "", "until": None, "why": ""}
        self.acted(before)

    @precondition(lambda self: self.state.clients)
    @rule(place=PICKS, city=st.sampled_from(["", "Kraków", "Łódź"]))
    def edit_client(self, place: int, city: str) -> None:
        client = self.pick(self.state.clients, place)
        before = copy.deepcopy(self.state)
        clients.edit(self.book, client, "city", city, self.now)
        if self.state.clients[client]["city"] != city:
            self.state.clients[client]["city"] = city
            self.acted(before)

    @precondition(lambda self: self.state.clients)
    @rule(places=st.lists(PICKS, min_size=1, max_size=4), verb=VERB, follow_up=FOLLOW_UPS, note=NOTES)
    def log(self, places: list[int], verb: Verb, follow_up: int | None, note: str) -> None:
        targets = sorted({self.pick(self.state.clients, place) for place in places})
        before = copy.deepcopy(self.state)
        logged = touches.log(self.book, targets, verb, self.now, note=note, follow_up=follow_up)
        self.acted(before)
        made_actions = iter(logged.actions)
        for number, client in enumerate(targets):
            if verb.id == "bump":
                until = self.day + timedelta(days=follow_up or 1)
                self.state.clients[client] |= {"until": until.isoformat(), "why": "bump"}
                continue
            retry = retry_day(verb, self.day, follow_up)
            self.state.touches[logged.touches[number]] = {
                "client": client, "day": self.now.day, "outcome": verb.outcome, "note": note or None,
                "retry": retry.isoformat() if retry else None,
            }  # fmt: skip
            if verb.reach == "contact" or follow_up is not None:
                for action in self.state.actions.values():
                    if (action["client"], action["origin"], action["done"]) == (client, "follow-up", None):
                        action["done"] = self.now.day
            if verb.reach == "contact":
                self.state.clients[client] |= {"until": None, "why": ""}
            if follow_up is not None:
                due = (self.day + timedelta(days=follow_up)).isoformat()
                self.state.actions[next(made_actions)] = {
                    "client": client, "text": verb.follow_up, "due": due, "origin": "follow-up", "done": None,
                }  # fmt: skip

    @precondition(lambda self: self.state.touches)
    @rule(place=PICKS, note=NOTES)
    def edit_note(self, place: int, note: str) -> None:
        touch = self.pick(self.state.touches, place)
        before = copy.deepcopy(self.state)
        touches.edit(self.book, touch, self.now, note=note)
        if self.state.touches[touch]["note"] != (note or None):
            self.state.touches[touch]["note"] = note or None
            self.acted(before)

    @precondition(lambda self: self.state.touches)
    @rule(place=PICKS)
    def delete_touch(self, place: int) -> None:
        touch = self.pick(self.state.touches, place)
        before = copy.deepcopy(self.state)
        touches.delete(self.book, [touch], self.now)
        del self.state.touches[touch]
        self.acted(before)

    @precondition(lambda self: self.state.clients)
    @rule(place=PICKS, ahead=st.integers(0, 9), text=st.sampled_from(["offer", "żurek"]))
    def plan(self, place: int, ahead: int, text: str) -> None:
        client = self.pick(self.state.clients, place)
        before = copy.deepcopy(self.state)
        due = self.day + timedelta(days=ahead)
        _operation, (action,) = actions.plan(self.book, [client], text, due, self.now)
        self.state.actions[action] = {
            "client": client, "text": text, "due": due.isoformat(), "origin": "typed", "done": None,
        }  # fmt: skip
        self.acted(before)

    @precondition(lambda self: self.state.actions)
    @rule(place=PICKS)
    def tick(self, place: int) -> None:
        action = self.pick(self.state.actions, place)
        if self.state.actions[action]["done"] is not None:
            with pytest.raises(BadInput):
                actions.tick(self.book, action, self.now)
            return
        before = copy.deepcopy(self.state)
        actions.tick(self.book, action, self.now)
        self.state.actions[action]["done"] = self.now.day
        self.acted(before)

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _time in range(times):
            if not self.undoable:
                with pytest.raises(BadInput):
                    journal.undo(self.book, self.now)
                return
            journal.undo(self.book, self.now)
            self.redoable.append(self.state)
            self.state = self.undoable.pop()

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _time in range(times):
            if not self.redoable:
                with pytest.raises(BadInput):
                    journal.redo(self.book, self.now)
                return
            journal.redo(self.book, self.now)
            self.undoable.append(self.state)
            self.state = self.redoable.pop()

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = open_book(self.path)

    @invariant()
    def the_book_is_as_the_model(self) -> None:
        found = self.book.rows("SELECT id, name, city, resting_until, resting_why FROM client")
        assert {row[0]: dict(zip(("name", "city", "until", "why"), row[1:], strict=True)) for row in found} == (
            self.state.clients
        )
        found = self.book.rows("SELECT id, client, day, outcome, note, retry_day FROM touch")
        names = ("client", "day", "outcome", "note", "retry")
        assert {row[0]: dict(zip(names, row[1:], strict=True)) for row in found} == self.state.touches
        found = self.book.rows("SELECT id, client, text, due, origin, done_day FROM action")
        names = ("client", "text", "due", "origin", "done")
        assert {row[0]: dict(zip(names, row[1:], strict=True)) for row in found} == self.state.actions

    @invariant()
    def the_search_is_as_the_notes(self) -> None:
        noted = {touch: fold(row["note"]) for touch, row in self.state.touches.items() if row["note"]}
        assert dict(self.book.rows("SELECT rowid, fold FROM note_index")) == noted

    @invariant()
    def nothing_is_left_open(self) -> None:
        assert self.book.value("SELECT count(open_operation) FROM operation") == 0
        assert self.book.value("SELECT coalesce(max(seq), 0) FROM journal") == self.book.rev


def test_the_book_follows_a_plain_model(empty):
    machine = type("Machine", (BookMachine,), {"empty": empty})
    run_state_machine_as_test(machine, settings=settings(max_examples=40, stateful_step_count=30, deadline=None))
