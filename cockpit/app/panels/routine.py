"""The checklist beside the grid: this day's, week's, month's and quarter's items, ticked with Space."""

from __future__ import annotations

from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget

from cockpit.app.desk import Desk
from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.theme import DARK, Palette
from cockpit.app.widgets.line import Lines, Part
from cockpit.app.widgets.rows import Rows
from cockpit.core import formatter as fmt
from cockpit.core import routine
from cockpit.core.errors import CockpitError
from cockpit.core.words import _
from cockpit.store import routines
from cockpit.store.routines import Checklist

PERIODS = ("week", "day", "month", "quarter")
"""This week's list first: it is the one that carries the work."""


class RoutinePanel(Widget):
    """The lists of the present periods."""

    DEFAULT_CSS = """
    RoutinePanel { layout: vertical; }
    RoutinePanel #routine-head { height: 4; }
    """

    def __init__(self, desk: Desk, id: str | None = None) -> None:
        """Work at a desk."""
        super().__init__(id=id)
        self._desk = desk
        self.period = "week"
        self.list: Checklist | None = None

    def compose(self) -> ComposeResult:
        """Head and list."""
        yield Lines(id="routine-head")
        yield Rows(id="routine-rows")

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#routine-rows", Rows)

    def _palette(self) -> Palette:
        palette = getattr(self.app, "palette", DARK)
        assert isinstance(palette, Palette)
        return palette

    def enter(self) -> None:
        """Put the cursor into the list."""
        self.rows.focus()

    def turn(self, way: int) -> None:
        """The list of the next period."""
        self.period = PERIODS[(PERIODS.index(self.period) + way) % len(PERIODS)]
        self._fill(0)

    def refill(self) -> None:
        """Show what has changed."""
        self._fill(None)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new width."""
        if self.display:
            self._fill(None)

    def _fill(self, cursor: int | None) -> None:
        desk, palette = self._desk, self._palette()
        listing = Listing()
        try:
            self.list = routines.open_list(desk.book, self.period, desk.now())
            left_over = routines.leftovers(desk.book, self.period, desk.now())
        except CockpitError as fault:
            # a new list cannot be made now; the one shown stays
            desk.say(str(fault), "alarm")
            return
        if left_over:
            self._ask(listing, len(left_over), palette)
        for item in self.list.items:
            self._item(listing, item, palette)
        if not self.list.items:
            listing.add([(_("an empty list: a adds an item"), palette.quiet)])
        self._head(palette)
        self.rows.show(listing, palette, cursor)

    def _ask(self, listing: Listing, count: int, palette: Palette) -> None:
        before = routine.previous(self.period, routine.start(self.period, self._desk.today))
        question = _("{n} left of {title}").format(n=count, title=routine.title(self.period, before))
        listing.add([(question, palette.ink("warn"))])
        listing.add([("▸ ", palette.key), (_("carry them over"), palette.plain)], Subject("leftovers", column="carry"))
        listing.add([("▸ ", palette.key), (_("let them go"), palette.plain)], Subject("leftovers", column="close"))
        listing.gap(palette)

    def _item(self, listing: Listing, item: routine.Item, palette: Palette) -> None:
        done = item.state == "done"
        when, late = "", False
        if item.due is not None:
            due = date.fromisoformat(item.due)
            when = fmt.weekday(due) if self.period == "week" else fmt.short_day(due, self._desk.today)
            late = not done and item.due < self._desk.today.isoformat()
        minutes = _("{n} min").format(n=item.minutes) if item.minutes else ""
        column = 4 if self.period == "week" else 7
        parts: list[Part] = [
            ("✓ " if done else "○ ", palette.ink("mild") if done else palette.key),
            (f"{when:<{column}}", palette.ink("warn") if late else palette.quiet),
            (f"{minutes:>7}  ", palette.quiet),
            (item.text, palette.quiet if done else palette.plain),
        ]
        if item.carried:
            parts.append((_("  carried"), palette.ink("warn")))
        listing.add(parts, Subject("item", item.id))

    def _head(self, palette: Palette) -> None:
        assert self.list is not None
        items = self.list.items
        figures = _("{done} done · {left} left").format(done=routine.done(items), left=routine.left(items))
        first: list[Part] = [
            (routine.title(self.period, self.list.starts), palette.raise_(palette.strong)),
            (f"   {figures}", palette.raise_(palette.quiet)),
        ]
        cells = max(1, min(40, self.size.width - 4))
        full = round(cells * routine.done(items) / max(1, len(items)))
        second: list[Part] = [
            ("━" * full, palette.raise_(palette.ink("mild"))),
            ("─" * (cells - full), palette.raise_(palette.rule)),
        ]
        tabs: list[Part] = []
        for period in PERIODS:
            tabs.append(
                (_(routine.LABELS[period]), palette.raise_(palette.key if period == self.period else palette.quiet))
            )
            tabs.append(("   ", palette.raise_(palette.quiet)))
        self.query_one("#routine-head", Lines).show([first, second, tabs], palette.raise_(palette.plain))

    # acting

    def _here(self) -> Subject | None:
        model = self.rows.model
        return model.subject(self.rows.cursor) if isinstance(model, Listing) else None

    def _item_here(self) -> routine.Item | None:
        subject = self._here()
        if subject is None or self.list is None:
            return None
        return next((item for item in self.list.items if item.id == subject.id), None)

    def link_here(self) -> str:
        """The place that the item under the cursor is about; answers the question about what was left."""
        subject = self._here()
        if subject is not None and subject.kind == "leftovers":
            self.tick()
            return "routine"
        item = self._item_here()
        return item.link if item is not None else ""

    def tick(self) -> None:
        """Tick the item under the cursor, or answer the question about what was left."""
        subject, desk = self._here(), self._desk
        if subject is not None and subject.kind == "leftovers":
            routines.answer_leftovers(desk.book, self.period, desk.now(), carry=subject.column == "carry")
            desk.say(
                _("carried over · u takes it back") if subject.column == "carry" else _("let go · u takes it back")
            )
            self._fill(0)
            return
        item = self._item_here()
        if item is not None:
            routines.tick(desk.book, item, desk.now())
            desk.say((_("done: {text}") if item.state != "done" else _("open again: {text}")).format(text=item.text))
            self._fill(None)
            self.rows.action_step(1)

    def add(self, text: str) -> None:
        """Add an item of one's own."""
        if text.strip():
            routines.add(self._desk.book, self.period, text, self._desk.now())
            self._fill(None)
