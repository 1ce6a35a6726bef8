"""The routine: this day's, week's, month's and quarter's list, ticked with Space."""

from __future__ import annotations

from datetime import date

from cockpit.app.commands.routine import ROUTINE
from cockpit.app.desk import Desk
from cockpit.app.page import Page, measure, tabs
from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core import routine
from cockpit.core.words import _, ngettext
from cockpit.store import routines
from cockpit.store.routines import Checklist

PERIODS = ("week", "day", "month", "quarter")
"""This week's list first: it is the one that carries the work."""


class RoutineScreen(Page):
    """The lists of the present periods."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__(desk)
        self.period = "week"
        self.list: Checklist | None = None

    @property
    def place(self) -> str:
        """The routine."""
        return ROUTINE

    # showing

    def listing(self, width: int) -> Listing:
        """What was left and wants an answer, then the items."""
        desk, palette = self.desk, self.palette
        listing = Listing()
        self.list = routines.open_list(desk.book, self.period, desk.now())
        left_over = routines.leftovers(desk.book, self.period, desk.now())
        if left_over:
            self._ask(listing, len(left_over))
        for item in self.list.items:
            self._item(listing, item)
        if not self.list.items:
            listing.add([(_("an empty list: a adds an item"), palette.quiet)])
        return listing

    def _ask(self, listing: Listing, count: int) -> None:
        palette = self.palette
        before = routine.previous(self.period, routine.start(self.period, self.desk.today))
        question = ngettext("{n} left of {title}", "{n} left of {title}", count).format(
            n=count, title=routine.title(self.period, before)
        )
        listing.add([(question, palette.ink("warn"))])
        listing.add([("▸ ", palette.key), (_("carry them over"), palette.plain)], Subject("leftovers", column="carry"))
        listing.add([("▸ ", palette.key), (_("let them go"), palette.plain)], Subject("leftovers", column="close"))
        listing.gap(palette)

    def _item(self, listing: Listing, item: routine.Item) -> None:
        palette, today = self.palette, self.desk.today
        done = item.state == "done"
        when, late = "", False
        if item.due is not None:
            due = date.fromisoformat(item.due)
            when = fmt.weekday(due) if self.period == "week" else fmt.short_day(due, today)
            late = not done and item.due < today.isoformat()
        minutes = _("{n} min").format(n=item.minutes) if item.minutes else ""
        column = 1 + (fmt.weekday_cells() if self.period == "week" else fmt.day_cells(year=False))
        parts: list[Part] = [
            ("✓ " if done else "○ ", palette.ink("mild") if done else palette.key),
            (f"{when:<{column}}", palette.ink("warn") if late else palette.quiet),
            (f"{minutes:>7}  ", palette.quiet),
            (item.text, palette.quiet if done else palette.plain),
        ]
        if item.carried:
            parts.append((_("  carried"), palette.ink("warn")))
        listing.add(parts, Subject("item", item.id))

    def head(self, width: int) -> list[list[Part]]:
        """The period, how much of it is done, the periods."""
        if self.list is None:
            return []
        palette, items = self.palette, self.list.items
        figures = _("{done} done · {left} left").format(done=routine.done(items), left=routine.left(items))
        heading: list[Part] = [
            (routine.title(self.period, self.list.starts), palette.strong),
            (f"   {figures}", palette.quiet),
        ]
        periods = tabs([_(routine.LABELS[each]) for each in PERIODS], PERIODS.index(self.period), self)
        return [heading, measure(routine.done(items), len(items), max(8, min(72, width)), self), periods]

    # commands

    def turn_tab(self, way: int) -> None:
        """The list of the next period."""
        self.period = PERIODS[(PERIODS.index(self.period) + way) % len(PERIODS)]
        self.refill(0)

    def _item_here(self) -> routine.Item | None:
        subject = self.here()
        if subject is None or self.list is None:
            return None
        return next((item for item in self.list.items if item.id == subject.id), None)

    def tick_item(self) -> None:
        """Tick the item under the cursor, or answer the question about what was left."""
        subject, desk = self.here(), self.desk
        if subject is not None and subject.kind == "leftovers":
            routines.answer_leftovers(desk.book, self.period, desk.now(), carry=subject.column == "carry")
            desk.say(
                _("carried over · u takes it back") if subject.column == "carry" else _("let go · u takes it back")
            )
            self.refill(0)
            return
        item = self._item_here()
        if item is not None:
            routines.tick(desk.book, item, desk.now())
            desk.say((_("done: {text}") if item.state != "done" else _("open again: {text}")).format(text=item.text))
            self.refill(None)
            self.rows.action_step(1)

    def follow_item(self) -> None:
        """Go where the item under the cursor is done; answers the question about what was left."""
        from cockpit.app.looking import follow

        subject, item = self.here(), self._item_here()
        if subject is not None and subject.kind == "leftovers":
            self.tick_item()
        elif item is not None and item.link:
            follow(self.cockpit, item.link)
        else:
            self.desk.say(_("this item is done outside the cockpit: Space ticks it"), "warn")

    def add_item(self) -> None:
        """Add an item to the list shown."""
        from cockpit.app.errands.wording import Wording

        self.run_errand(Wording(_("add to the list"), self._add))

    def _add(self, text: str) -> None:
        if text.strip():
            routines.add(self.desk.book, self.period, text, self.desk.now())
            self.refill(None)
