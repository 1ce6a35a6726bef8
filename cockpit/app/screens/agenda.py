"""The agenda: what was promised, by day, the overdue first; the month beside it where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cockpit.app.agenda import acts
from cockpit.app.agenda.listing import Agenda
from cockpit.app.agenda.month import legend, month_lines
from cockpit.app.commands.agenda import AGENDA
from cockpit.app.commands.command import Command
from cockpit.app.desk import Desk
from cockpit.app.page import Page, measure
from cockpit.app.widgets.line import Part
from cockpit.app.widgets.rows import Rows
from cockpit.core import agenda as rules
from cockpit.core import formatter as fmt
from cockpit.core import words
from cockpit.core.agenda import Entry, Load
from cockpit.core.agenda_words import day_words, load_words
from cockpit.core.verbs import Verb
from cockpit.core.words import _
from cockpit.store import agenda, holidays


class AgendaScreen(Page):
    """What is open, by day."""

    ASIDE_CELLS = 41

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__(desk)
        self.marks: frozenset[int] = frozenset()
        """Ids of the actions that are marked."""
        self.month = desk.today.replace(day=1)
        """The first day of the month that is shown."""
        self.holidays: dict[str, str] = {}
        """Names by ISO day, of the years that are looked at."""
        self.loads: dict[str, Load] = {}
        """What stands on each day, by ISO day."""
        self._today = desk.today

    @property
    def place(self) -> str:
        """The agenda."""
        return AGENDA

    @property
    def day_minutes(self) -> int:
        """Minutes that a working day holds."""
        return self.desk.portfolio.policy.day_minutes

    # showing

    def listing(self, width: int) -> Agenda:
        """The sections that hold something."""
        desk = self.desk
        if self._today != desk.today:
            # the day turned while the program stood open
            self._today, self.month = desk.today, desk.today.replace(day=1)
        self.read_holidays()
        entries = agenda.open_entries(desk.book)
        self.marks &= frozenset(entry.id for entry in entries)
        self.loads = rules.loads_by_day(entries)
        return Agenda(
            rules.in_sections(entries, desk.today),
            desk.today,
            self.palette,
            marks=self.marks,
            day_minutes=self.day_minutes,
            holidays=self.holidays,
        )

    def read_holidays(self) -> None:
        """The holidays of this year, the next, and the year of the month shown."""
        today = self.desk.today
        years = {today.year, today.year + 1, self.month.year}
        # where the book cannot be read now, the days are shown without them, and the line says why
        self.attempt(
            lambda: self.holidays.update(holidays.of_years(self.desk.book, years, self.desk.now(), words.language()))
        )

    @property
    def model(self) -> Agenda | None:
        """The list as it is shown."""
        model = self.rows.model
        return model if isinstance(model, Agenda) else None

    @property
    def entry(self) -> Entry | None:
        """The action under the cursor."""
        return self.model.entry(self.rows.cursor) if self.model is not None else None

    def wanted(self) -> list[Entry]:
        """The actions that are marked, else the one under the cursor."""
        if self.marks and self.model is not None:
            return [entry for entry in self.model.entries() if entry.id in self.marks]
        return [self.entry] if self.entry is not None else []

    def targets(self) -> list[int]:
        """The clients of what is marked, else of the line under the cursor, each once."""
        return list(dict.fromkeys(entry.client for entry in self.wanted() if entry.client is not None))

    def head(self, width: int) -> list[list[Part]]:
        """Today: how much, how full."""
        desk, palette = self.desk, self.palette
        load = self.loads.get(desk.today.isoformat(), Load(0, 0, 0))
        capacity = rules.capacity(desk.today, self.day_minutes, self.holidays)
        heading: list[Part] = [
            (_("Agenda"), palette.strong),
            (f"   {fmt.full_day(desk.today)} · {fmt.week(desk.today)}", palette.quiet),
        ]
        off = self.holidays.get(desk.today.isoformat())
        if off:
            heading.append((f" · {off}", palette.ink("warn")))
        if self.marks:
            heading.append((_("   ✓ {n} marked").format(n=len(self.marks)), palette.key))
        if self.model is None:
            # the book cannot be read now
            return [heading, [], []]
        said = " · ".join(load_words(load, capacity)) if load.number else _("nothing today")
        cells = max(8, min(72, width - len(said) - 3))
        today = measure(min(load.minutes, capacity), capacity, cells, self)
        return [heading, [*today, (f"  {said}", palette.quiet)], []]

    def aside(self, width: int, height: int) -> list[list[Part]]:
        """The month, and what its signs mean."""
        palette = self.palette
        here = date.fromisoformat(self.entry.due) if self.entry is not None else None
        lines = month_lines(
            self.month, self.desk.today, here, self.loads, self.day_minutes, self.holidays, palette, width
        )
        meaning = legend(palette, self.day_minutes, holidays.country(self.desk.book), width)
        room = height - len(lines) - len(meaning)
        return [*lines, *([[]] * max(1, room)), *meaning] if room >= 0 else lines

    def reasons(self) -> list[list[Part]]:
        """The action under the cursor in full, and its day."""
        entry, palette = self.entry, self.palette
        if entry is None:
            return []
        day = date.fromisoformat(entry.due)
        facts = self.desk.portfolio.by_id.get(entry.client or 0)
        where = facts.city if facts is not None else ""
        first: list[Part] = [(f" {entry.name or _('task')}", palette.strong), (f"  {entry.text}", palette.plain)]
        if where:
            first.insert(1, (f"  {where}", palette.quiet))
        more = [_(rules.GROUNDS[entry.ground])]
        if entry.horizon == "year":
            more.append(_(rules.HORIZONS[entry.horizon]))
        first.append((f"  {' · '.join(more)}", palette.quiet))
        load = self.loads.get(entry.due, Load(0, 0, 0))
        second = day_words(day, self.desk.today, load, self.day_minutes, self.holidays)
        return [first, [(f" {second}", palette.quiet)]]

    def offered(self) -> list[Command]:
        """The footer keeps the tick where it is short of room: here it is what is done most."""
        return [each._replace(keep=3) if each.id == "tick" else each for each in super().offered()]

    # commands

    def open_row(self) -> None:
        """Open the client of the line on the grid."""
        entry = self.entry
        if entry is None:
            return
        if entry.client is None:
            self.desk.say(_("a task has no client: F2 edits it, x ticks it"), "warn")
            return
        self.cockpit.go("grid")
        self.cockpit.home.grid.move_to(entry.client)
        self.cockpit.home.open_client()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A double click opens the client."""
        self.open_row()

    def mark(self) -> None:
        """Mark the line, or no longer, and go on."""
        if self.entry is not None:
            self._mark(self.marks ^ {self.entry.id})
            self.rows.action_step(1)

    def _mark(self, marks: frozenset[int]) -> None:
        """Show other marks; the book need not be read for it."""
        self.marks = marks
        if self.model is not None:
            self.model.marks = marks
        self.rows.refresh()

    def turn_month(self, way: int) -> None:
        """Another month beside the list."""
        if not self.query_one("#page-aside").display:
            self.desk.say(
                _("the calendar needs a width of {n}; the list shows every day").format(n=self.ASIDE_FROM), "warn"
            )
            return
        self.month = rules.next_month(self.month, way)
        self.read_holidays()

    def back(self) -> None:
        """Drop the marks, then back to where one came from."""
        if self.marks:
            self._mark(frozenset())
        else:
            super().back()

    def plan(self) -> None:
        """Add a next action for the clients in hand; a task where the line is one."""
        acts.plan(self)

    def tick(self) -> None:
        """Tick what is in hand, and be offered the next action."""
        acts.tick(self)

    def log_verb(self, verb: Verb) -> None:
        """Log for the clients in hand; a task has none."""
        if self.targets():
            super().log_verb(verb)
            self.unmark()
        else:
            self.count = ""
            self.desk.say(_("a task has no client to log for: x ticks it"), "warn")

    def log_noted(self, targets: Sequence[int], verb: Verb, **more: Any) -> None:
        """Log what the line says."""
        super().log_noted(targets, verb, **more)
        self.unmark()

    def unmark(self) -> None:
        """What was marked is dealt with."""
        if self.marks:
            self._mark(frozenset())
