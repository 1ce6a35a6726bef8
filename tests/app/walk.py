"""Walking through a running cockpit: keys in, state out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

from cockpit.app.app import CockpitApp
from cockpit.app.desk import Desk
from cockpit.app.page import Page
from cockpit.app.panels.listing import Listing
from cockpit.app.place import Place
from cockpit.app.screens.home import HomeScreen
from cockpit.app.widgets.grid import BookGrid
from cockpit.app.widgets.line import Lines
from cockpit.app.widgets.rows import Rows
from cockpit.core.facts import ClientFacts
from cockpit.store import actions, journal, people, touches
from cockpit.store.book import Book

SAMPLE = Path(__file__).resolve().parents[2] / "sample.db"
TODAY = date(2026, 9, 14)
"""The day that the sample was made for, a Monday."""
SIZES = ((80, 24), (120, 40), (200, 50))

ROUNDS = 3
"""Of all message queues, after which what a key has put off is done."""


class Walk:
    """A running cockpit: keys in, state out."""

    def __init__(self, app: CockpitApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    # keys

    async def press(self, *keys: str) -> None:
        """Press keys by name, each once the one before is dealt with and drawn.

        A word in angle brackets is typed letter by letter, and drawn when it is there: "<+10d ring Anna>".
        """
        for key in keys:
            for each in key[1:-1] if len(key) > 2 and key[0] == "<" and key[-1] == ">" else [key]:
                self.send(each)
                await self.quiet()
            self.draw()
        await self.frame()

    def send(self, key: str) -> None:
        """Let a key come in, as the terminal's reader does, without waiting for what it does."""
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        self.app.post_message(events.Key(name, key if len(key) == 1 else " " if key == "space" else None))

    async def quiet(self) -> None:
        """Let every key that came in do all that it does."""
        rounds = 0
        while rounds < ROUNDS or self.app._keys._underway or self.app._keys.waiting:
            if not await self._round():
                return
            rounds += 1

    async def frame(self) -> None:
        """Let the screen be laid out and drawn, and what follows from that be done."""
        drawn = asyncio.Event()
        if self.app.is_running and self.app.screen.call_after_refresh(drawn.set):
            while not drawn.is_set() and self.app.is_running and await self._round():
                self.draw()
            await self.quiet()

    def draw(self) -> None:
        """Draw what has changed now, as the clock of the screen does."""
        if self.app.is_running and not self.app._exception_event.is_set():
            self.app.screen._on_timer_update()

    async def _round(self) -> bool:
        """Let each queue from the focus up reach what stands in it now; returns whether the program lives."""
        parts = list((self.app.focused or self.app.screen).ancestors_with_self)
        left = len(parts)
        reached = asyncio.Event()

        def count() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                reached.set()

        for part in parts:
            if not part.call_later(count):
                count()
        crashed = asyncio.ensure_future(self.app._exception_event.wait())
        waiting = asyncio.ensure_future(reached.wait())
        await asyncio.wait([waiting, crashed], return_when=asyncio.FIRST_COMPLETED)
        crashed.cancel()
        waiting.cancel()
        return not self.app._exception_event.is_set()

    async def settle(self) -> None:
        """Let the work beside the screen end, also what took the place of work that was called off."""
        while any(not worker.is_finished for worker in self.app.workers):
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
        # what they have posted is dealt with wherever it went, and what comes of that
        await self.pilot._wait_for_screen()
        await self.frame()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    # parts

    @property
    def desk(self) -> Desk:
        return self.app.desk

    @property
    def book(self) -> Book:
        return self.app.desk.book

    @property
    def home(self) -> HomeScreen:
        return self.app.home

    @property
    def screen(self) -> Place:
        screen = self.app.screen
        assert isinstance(screen, Place), screen
        return screen

    @property
    def grid(self) -> BookGrid:
        return self.home.grid

    @property
    def place(self) -> str:
        return self.screen.place

    @property
    def here(self) -> int:
        """The client under the cursor."""
        assert self.grid.cursor is not None
        return self.grid.cursor

    @property
    def facts(self) -> ClientFacts:
        """What the book knows of it."""
        return self.desk.portfolio.by_id[self.here]

    def facts_of(self, client: int) -> ClientFacts:
        return self.desk.portfolio.by_id[client]

    # what is said

    @property
    def said(self) -> str:
        return self.desk.said.text if self.desk.said is not None else ""

    def text(self, selector: str) -> str:
        return self.app.screen.query_one(selector, Lines).text

    @property
    def reason(self) -> str:
        """The lines above the legend, or in the sweep above the keys."""
        if isinstance(self.app.screen, Page):
            return self.text("#page-caption")
        return self.text("#sweep-caption" if self.place == "sweep" else "#reason")

    @property
    def typed(self) -> str:
        return self.screen.typed()

    def state_of(self, client: int) -> str:
        """The state of a client under the lens."""
        reading = self.desk.reading
        return reading.lens.states[reading.states[client]].id

    def breath_of(self, client: int) -> str:
        reading = self.desk.breath
        return reading.lens.states[reading.states[client]].id

    # what is kept

    def history(self, client: int) -> list[touches.Touch]:
        return touches.history(self.book, client)

    def planned(self, client: int) -> list[actions.Action]:
        return actions.of_client(self.book, client)

    def people(self, client: int) -> list[people.Person]:
        return people.of_client(self.book, client)

    def acts(self) -> int:
        """How many acts the journal lists."""
        return len(journal.entries(self.book, 100_000))

    def rows(self, sql: str, *values: Any) -> list[Any]:
        return self.book.rows(sql, values)

    # lists

    async def to_row(self, rows: Rows, wanted: Callable[[Any], bool]) -> None:
        """Walk down a list to the line whose subject is wanted."""
        await self.press("home")
        for _each in range(200):
            model = rows.model
            assert isinstance(model, Listing)
            subject = model.subject(rows.cursor)
            if subject is not None and wanted(subject):
                await self.frame()
                return
            before = rows.cursor
            self.send("down")
            await self.quiet()
            assert rows.cursor != before, "no such line"
        raise AssertionError("no such line")

    # pictures

    def picture(self) -> list[str]:
        """The screen as text, line by line, as it is composed."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) == height
        for line in lines:
            assert line.cell_length == sum(cell_len(segment.text) for segment in line) == width
        return [line.text for line in lines]

    def widget(self, selector: str) -> Widget:
        return self.app.screen.query_one(selector)

    # places

    def stand(self, wanted: Callable[[ClientFacts], object]) -> ClientFacts:
        """Put the cursor on the first client that is wanted, without a key."""
        by_id = self.desk.portfolio.by_id
        facts = next(by_id[client] for client in self.grid.floor.clients if wanted(by_id[client]))
        self.grid.move_to(facts.id)
        return facts

    async def home_again(self) -> None:
        """Back to the bare grid."""
        await self.press("escape", "escape", "escape", "escape", "g", "g")
        assert self.place == "grid"

    async def into_panel(self) -> None:
        """Open the client under the cursor and go into it, at any width."""
        await self.press("enter")
        if self.place == "grid":
            await self.press("enter")
        assert self.place == "client"
