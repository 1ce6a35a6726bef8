"""The routine: this day's, week's, month's and quarter's list, ticked with Space; those before it to look at."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from cockpit.app.commands.routine import ROUTINE
from cockpit.app.desk import Desk
from cockpit.app.page import Page, measure, tabs
from cockpit.app.panels.listing import Listing
from cockpit.app.routine import lines, strip
from cockpit.app.routine.links import link_words
from cockpit.app.widgets.line import Part, width_of
from cockpit.core import routine
from cockpit.core.routine import Adherence, Item
from cockpit.core.words import _, ngettext
from cockpit.store import routines
from cockpit.store.routines import Checklist

PERIODS = ("week", "day", "month", "quarter")
"""This week's list first: it is the one that carries the work."""


class RoutineScreen(Page):
    """The lists of the present periods, and of those before."""

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__(desk)
        self.period = "week"
        self.starts: date | None = None
        """The first day of the period shown; None for the present one."""
        self.list: Checklist | None = None
        """None where the list of a period gone by was never opened."""
        self.left_over: list[Item] = []
        self.counts: dict[int, int] = {}
        self.kept: list[Adherence] = []

    @property
    def place(self) -> str:
        """The routine."""
        return ROUTINE

    @property
    def shown(self) -> date:
        """The first day of the period shown."""
        return self.starts or routine.start(self.period, self.desk.today)

    # showing

    def listing(self, width: int) -> Listing:
        """What was left and wants an answer, then the items; of a period gone by, the items as they were left."""
        desk = self.desk
        now = desk.now()
        if self.starts is not None and self.starts >= routine.start(self.period, now.date):
            self.starts = None
        listing = Listing()
        self.counts, self.left_over = {}, []
        if self.starts is None:
            self._read_present()
        else:
            self.list = routines.past_list(desk.book, self.period, self.starts)
        self.kept = routines.adherence(desk.book, self.period, now)
        if self.left_over:
            before = routine.previous(self.period, self.shown)
            title = routine.title(self.period, before)
            lines.add_leftovers(listing, self.left_over, title, width, self.palette)
        if self.list is None:
            listing.add([(_("this list was never opened"), self.palette.quiet)])
        elif not self.list.items:
            listing.add([(_("an empty list: a adds an item"), self.palette.quiet)])
        else:
            lines.add_items(listing, self.list, self.counts, desk.today, width, self.palette)
        return listing

    def _read_present(self) -> None:
        desk = self.desk
        present = routines.open_list(desk.book, self.period, desk.now())
        desk.need(*routines.needs(present.items))
        self.counts = routines.count_figures(desk.book, present, desk.portfolio)
        self.list = routines.tick_by_figures(desk.book, present, self.counts, desk.now())
        self.left_over = routines.leftovers(desk.book, self.period, desk.now())

    def head(self, width: int) -> list[list[Part]]:
        """The period, how much of it is done, the periods."""
        palette = self.palette
        items = self.list.items if self.list is not None else []
        heading: list[Part] = [(routine.title(self.period, self.shown), palette.strong)]
        if self.list is not None:
            figures = [_("{done} done").format(done=routine.done(items))]
            figures.append(_("{left} left").format(left=routine.left(items)))
            minutes = routine.minutes_left(items)
            if minutes and self.starts is None:
                figures.append(ngettext("{n} minute to go", "{n} minutes to go", minutes).format(n=minutes))
            # the last of them is the first to go where the line has no room for all
            while len(figures) > 1 and width_of(heading) + cell_len(f"   {' · '.join(figures)}") > width:
                figures.pop()
            heading.append((f"   {' · '.join(figures)}", palette.quiet))
        if self.starts is not None:
            heading.append((_("   gone by: → goes on"), palette.ink("warn")))
        room = width - len(self.kept) - 3
        second = measure(routine.done(items), len(items), max(8, min(56, room)), self)
        if self.size.width < self.ASIDE_FROM:
            second += [("   ", palette.plain), *strip.strip_parts(self.kept, self.shown, palette)]
        periods = tabs([_(routine.LABELS[each]) for each in PERIODS], PERIODS.index(self.period), self)
        return [heading, second, periods]

    def aside(self, width: int, height: int) -> list[list[Part]]:
        """What was done of the last lists."""
        if not self.kept:
            return []
        return strip.aside_lines(self.kept, self.period, self.shown, self.palette, height)

    def reasons(self) -> list[list[Part]]:
        """The item under the cursor."""
        item, subject, palette = self._item_here(), self.here(), self.palette
        if item is not None:
            return lines.why(item, self.counts.get(item.id), self.desk.today, palette, self.size.width)
        if subject is not None and subject.kind in ("leftover", "leftovers"):
            return [[(_(" Space carries over, Del lets go; each by itself or all at once"), palette.quiet)]]
        return []

    # commands

    def turn_tab(self, way: int) -> None:
        """The list of the next kind of period."""
        self.period = PERIODS[(PERIODS.index(self.period) + way) % len(PERIODS)]
        self.starts = None
        self.refill(0)

    def turn_period(self, way: int) -> None:
        """The list of the period before, or the one after up to the present."""
        if way < 0:
            self.starts = routine.previous(self.period, self.shown)
        elif self.starts is not None:
            self.starts = routine.following(self.period, self.starts)
        else:
            self.desk.say(_("this is the present list: the next is made when its time has come"), "warn")
            return
        self.refill(0)

    def _item_here(self) -> Item | None:
        subject = self.here()
        if subject is None or subject.kind != "item" or self.list is None:
            return None
        return next((item for item in self.list.items if item.id == subject.id), None)

    def _left_over_here(self) -> Item | None:
        subject = self.here()
        if subject is None or subject.kind != "leftover":
            return None
        return next((item for item in self.left_over if item.id == subject.id), None)

    def _gone_by(self) -> bool:
        """Whether the list shown is of a period gone by, which is then said: it is only looked at."""
        if self.starts is not None:
            self.desk.say(_("a list gone by is only looked at: → goes back to the present one"), "warn")
        return self.starts is not None

    def tick_item(self) -> None:
        """Tick the item under the cursor, or answer the question about what was left."""
        subject, desk, item = self.here(), self.desk, self._item_here()
        if self._gone_by():
            return
        if subject is not None and subject.kind == "leftovers":
            routines.answer_leftovers(desk.book, self.period, desk.now(), carry=subject.column == "carry")
            desk.say(
                _("carried over · u takes it back") if subject.column == "carry" else _("let go · u takes it back")
            )
            self.refill(0)
        elif subject is not None and subject.kind == "leftover":
            self._answer_one(carry=True)
        elif item is not None:
            routines.tick(desk.book, item, desk.now())
            desk.say((_("done: {text}") if item.state != "done" else _("open again: {text}")).format(text=item.text))
            self.refill(None)
            self.rows.action_step(1)

    def let_go(self) -> None:
        """Let go what was left under the cursor, all or one; or an item of this list, or open it again."""
        subject, desk, item = self.here(), self.desk, self._item_here()
        if self._gone_by() or subject is None:
            return
        if subject.kind == "leftovers":
            routines.answer_leftovers(desk.book, self.period, desk.now(), carry=False)
            desk.say(_("let go · u takes it back"))
            self.refill(0)
        elif subject.kind == "leftover":
            self._answer_one(carry=False)
        elif item is not None:
            routines.let_go(desk.book, item, desk.now())
            closed = item.state != "closed"
            words = _("let go: {text} · u takes it back") if closed else _("open again: {text}")
            desk.say(words.format(text=item.text))
            self.refill(None)

    def _answer_one(self, *, carry: bool) -> None:
        item, desk, line = self._left_over_here(), self.desk, self.rows.cursor
        if item is None:
            return
        routines.answer_leftover(desk.book, self.period, item, desk.now(), carry=carry)
        words = _("carried over: {text} · u takes it back") if carry else _("let go: {text} · u takes it back")
        desk.say(words.format(text=item.text))
        self.refill(line if self.left_over[1:] else 0)

    def follow_item(self) -> None:
        """Go where the item under the cursor is done; answers the question about what was left."""
        from cockpit.app.looking import follow

        subject, item = self.here(), self._item_here()
        if subject is not None and subject.kind in ("leftovers", "leftover"):
            self.tick_item()
        elif item is not None and link_words(item.link):
            follow(self.cockpit, item.link)
        else:
            self.desk.say(_("this item is done outside the cockpit: Space ticks it"), "warn")

    def add_item(self) -> None:
        """Add an item to the list shown."""
        from cockpit.app.errands.wording import Wording

        if not self._gone_by():
            self.run_errand(Wording(_("add to the list"), self._add), "add-item", alone=True)

    def _add(self, text: str) -> None:
        if text.strip():
            routines.add(self.desk.book, self.period, text, self.desk.now())
            self.refill(None)

    def edit_templates(self) -> None:
        """Go to the templates that these lists are made from."""
        from cockpit.app.screens.templates import TemplatesScreen

        self.app.push_screen(TemplatesScreen(self.desk, self.period))
