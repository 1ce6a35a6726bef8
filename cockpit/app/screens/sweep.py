"""The sweep: one client at a time until today's list is done."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from cockpit.app.commands.command import EVERYWHERE, SWEEP, Command
from cockpit.app.desk import Desk
from cockpit.app.panels.listing import wrapped
from cockpit.app.place import Place
from cockpit.app.sweeping.card import card_lines, then_lines
from cockpit.app.sweeping.course import Course
from cockpit.app.sweeping.summary import summary_lines
from cockpit.app.widgets.foot import Foot
from cockpit.app.widgets.line import Lines, Part
from cockpit.app.widgets.vital_signs import signs_line
from cockpit.core import formatter as fmt
from cockpit.core import sweep as rules
from cockpit.core.errors import BadInput
from cockpit.core.verbs import Verb
from cockpit.core.words import _, ngettext

BESIDE = 110
"""From this width on the cards to come stand beside the present one."""


class SweepScreen(Place):
    """Today's list."""

    def __init__(self, desk: Desk) -> None:
        """Sweep at a desk."""
        super().__init__(desk)
        self.course = Course(desk)
        self._why_not = ""
        """Why the list could not be begun."""

    def compose(self) -> ComposeResult:
        """Header, progress, card and the cards to come, keys."""
        yield Lines(id="vital-signs")
        yield Lines(id="sweep-progress")
        with Horizontal(id="sweep-middle"):
            yield Lines(id="sweep-card")
            yield Lines(id="sweep-then")
        yield Lines(id="sweep-caption")
        yield Foot(id="foot")
        yield Lines(id="too-small")

    def on_mount(self) -> None:
        """Begin, or go on where it stopped."""
        if not self.attempt(self.course.begin) and self.desk.said is not None:
            # it stands on the card for as long as it holds, and not in the line as well
            self._why_not, self.desk.said = self.desk.said.text, None
        self.draw()

    @property
    def place(self) -> str:
        """The sweep."""
        return SWEEP

    def targets(self) -> list[int]:
        """The client on the card."""
        card = self.course.current
        return [card.client] if card is not None else []

    def book_changed(self, changed: frozenset[int]) -> None:
        """Read the list again: an undo may have brought a card back."""
        self.course.reread()
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size."""
        self.check_size()
        self.query_one("#sweep-then").display = self.size.width >= BESIDE
        self.call_after_refresh(self.draw)

    def dress(self) -> None:
        """Take the colours of another theme."""
        self.draw()

    def draw(self) -> None:
        """Everything on the screen."""
        if not self.is_mounted:
            return
        desk, palette = self.desk, self.palette
        over: list[Part] = [("Esc", palette.key), (_(" goes to the grid"), palette.quiet)]
        raised = palette.raise_(palette.plain)
        signs = signs_line(desk.portfolio, desk.breath, self.cockpit.home.series, palette, self.size.width)
        self.query_one("#vital-signs", Lines).show([signs], raised)
        if self.course.sweep is None:
            self._draw_why_not()
            self.query_one("#sweep-caption", Lines).show(
                self.caption([[(" ", palette.plain), *over], []]), palette.plain
            )
            self.draw_keys()
            return
        self.query_one("#sweep-progress", Lines).show([[], self._progress(), []], palette.plain)
        # the card reads the book; where that cannot be done now, the one shown stays and the line says why
        self.attempt(self._draw_card)
        current = self.course.current
        hint: list[Part] = [(_(" One key logs and brings the next."), palette.quiet)]
        more: list[Part] = [(_(" A number before it sets the follow-up: "), palette.quiet), ("7c", palette.key)]
        if desk.book.hidden:
            hint, more = [(f" {_('hidden: F4 shows the screen again')}", palette.quiet)], []
        done: list[Part] = [(_(" The list is done. "), palette.quiet), *over]
        self.query_one("#sweep-caption", Lines).show(
            self.caption([hint, more] if current else [done, []]), palette.plain
        )
        self.draw_keys()

    def _draw_why_not(self) -> None:
        """On the card, why there is none."""
        palette = self.palette
        card, raised = self.query_one("#sweep-card", Lines), palette.raise_(palette.plain)
        lines = wrapped(self._why_not, max(20, card.size.width - 4))
        card.show([[], *([("  ", raised), (line, raised)] for line in lines)], raised)
        for each in ("#sweep-progress", "#sweep-then"):
            self.query_one(each, Lines).show([[]], palette.plain)

    def offered(self) -> list[Command]:
        """Without a list no verb: there is nobody in hand."""
        return [each for each in super().offered() if self.course.sweep is not None or each.places == EVERYWHERE]

    def _draw_card(self) -> None:
        desk, palette = self.desk, self.palette
        raised = palette.raise_(palette.plain)
        card = self.query_one("#sweep-card", Lines)
        inner = max(20, card.size.width - 4)
        current = self.course.current
        if current is None:
            lines = summary_lines(self.course, palette, inner)
        else:
            lines = card_lines(desk, current, palette, inner, max(6, card.size.height - 2))
        card.show([[], *([("  ", raised), *line] for line in lines)], raised)
        then = self.query_one("#sweep-then", Lines)
        then.show(then_lines(self.course, palette, then.size.width, max(3, card.size.height - 1)), palette.plain)

    def _progress(self) -> list[Part]:
        palette = self.palette
        so_far = rules.progress(self.course.outcomes)
        at = min(so_far.total, so_far.done + 1)
        words = _("{contacts} reached · {attempts} · {skipped} left alone").format(
            contacts=so_far.contacts,
            attempts=ngettext("{n} try", "{n} tries", so_far.attempts).format(n=so_far.attempts),
            skipped=so_far.skipped,
        )
        head = _("Sweep  {n} of {m}  ").format(n=at, m=so_far.total)
        room = self.size.width - cell_len(head) - 6
        # in a narrow line the bar goes first: the head says the same
        cells = min(72, room - cell_len(words))
        if cells < 8:
            cells = 0
        full = round(cells * so_far.done / max(1, so_far.total))
        return [
            (f"  {head}", palette.strong),
            ("━" * full, palette.ink("mild")),
            ("─" * (cells - full), palette.rule),
            (f"  {words}", palette.quiet),
        ]

    # commands

    def log_verb(self, verb: Verb) -> None:
        """Log and bring the next card."""
        self.log_noted(self.targets(), verb, follow_up=self.take_count())

    def log_noted(self, targets: list[int], verb: Verb, **more: Any) -> None:  # type: ignore[override]
        """Log with what the line says, settle the card, and bring the next."""
        card = self.course.current
        if card is None or targets != [card.client]:
            raise BadInput(_("the list is done: Esc goes to the grid"))
        self.desk.log(targets, verb, source="sweep", sweep_card=(card.id, self.course.outcome_of(verb)), **more)

    def skip(self) -> None:
        """Go on without a touch."""
        self.course.skip()

    def open_card(self) -> None:
        """Open the client on the grid."""
        for client in self.targets():
            self.cockpit.go("grid")
            self.cockpit.home.grid.move_to(client)
            self.cockpit.home.open_client()

    def ask_capacity(self) -> None:
        """Ask how much the list holds."""
        from cockpit.app.errands.wording import Wording

        hint = _("clients (25) or minutes (90m); now {clients}").format(clients=fmt.clients(self.course.capacity))
        self.run_errand(Wording(_("capacity"), self.course.resize, hint=hint))

    def back(self) -> None:
        """Back to the grid; the list waits."""
        if self.course.current is None:
            self.attempt(self.course.finish)
        self.cockpit.go("grid")
