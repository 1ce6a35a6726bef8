"""Home: the grid with its header, its reasons and legend, and what is open beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from cockpit.app.commands.command import CLIENT, GRID, Command
from cockpit.app.desk import Desk
from cockpit.app.place import Place
from cockpit.app.widgets.captions import Keys, Legend, reason_lines
from cockpit.app.widgets.foot import Foot
from cockpit.app.widgets.grid import BookGrid
from cockpit.app.widgets.line import Lines, Part
from cockpit.app.widgets.prompt import Prompt
from cockpit.app.widgets.vital_signs import signs_line
from cockpit.core import formatter as fmt
from cockpit.core.lens import lenses
from cockpit.core.words import _

if TYPE_CHECKING:
    from cockpit.app.panels.client import ClientPanel

EMPTY = ("import", "add-client", "go", "undo", "help", "quit")
"""What can be done in a book without clients."""
BESIDE = 100
"""From this width on a panel stands beside the grid, below it in the grid's stead."""


class HomeScreen(Place):
    """The whole book."""

    def __init__(self, desk: Desk) -> None:
        """Look at the desk's book."""
        super().__init__(desk)
        # those that each key draws are not looked for each time
        self.grid, self._reason, self._legend = BookGrid(id="grid"), Lines(id="reason"), Legend(id="legend")
        self.series: list[float] | None = None
        self._signs_of: tuple[object, ...] = ()
        self._held = True
        """Whether nothing is drawn now: before there is anything, and while a command is at work: all at its end."""
        self._panel: ClientPanel | None = None
        self._drawn_at: int | None = None
        """The client that the lines under the grid speak of."""

    def compose(self) -> ComposeResult:
        """Header; grid and panel; reasons, legend, keys."""
        yield Lines(id="vital-signs")
        with Horizontal(id="middle"):
            yield self.grid
        yield self._reason
        yield self._legend
        yield Foot(id="foot")
        yield Lines(id="too-small")

    def on_mount(self) -> None:
        """Show the book."""
        self.grid.palette = self.palette
        self.grid.welcome = self._welcome()
        self.grid.cursor = self.cockpit.begin_on
        self.grid.show(self.desk.look())
        self.grid.mark(self.desk.marks)
        self.grid.focus()
        self._held = False
        # before anything is laid out: the first frame has it all
        self.draw()
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        """What the first frame did not show stands ready for the first key; nothing does where the program is left."""
        if self.is_attached:
            await self.query_one(Prompt).furnish()
        if self.is_attached:
            if self._panel is None:
                self.client_panel.display = False
            await self._panel_mounted
            self.cockpit.begin_keys()

    # parts

    @property
    def client_panel(self) -> ClientPanel:
        """The client beside the grid; made when it is first asked for."""
        if self._panel is None:
            from cockpit.app.panels.client import ClientPanel

            self._panel = ClientPanel(self.desk, id="client")
            self._panel_mounted = self.query_one("#middle").mount(self._panel)
        return self._panel

    @property
    def panel_shown(self) -> bool:
        """Whether it is."""
        return self._panel is not None and self._panel.display

    @property
    def place(self) -> str:
        """The grid, or the panel that the cursor is in."""
        focused = self.focused
        if focused is not None and self._panel is not None and self._panel in focused.ancestors_with_self:
            return CLIENT
        return GRID

    def targets(self) -> list[int]:
        """The marked clients in the order they stand, else the one under the cursor."""
        if self.place == CLIENT and self.client_panel.client is not None:
            return [self.client_panel.client]
        if self.desk.marks:
            return [client for client in self.grid.floor.clients if client in self.desk.marks]
        return [self.grid.cursor] if self.grid.cursor is not None else []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A field that is being edited has every key."""
        if action == "command" and self.focused is not None and self.focused.id == "client-editor":
            return False
        return super().check_action(action, parameters)

    def action_command(self, id: str) -> None:
        """Give a command; what it changes is drawn once."""
        self._held = True
        try:
            super().action_command(id)
        finally:
            self._held = False
        self.draw()

    def heard(self, event: events.Key) -> bool:
        """The answer to a choice, or a number; what it changes is drawn once."""
        self._held = True
        try:
            heard = super().heard(event)
        finally:
            self._held = False
        if heard:
            self.draw()
        return heard

    # drawing

    def offered(self) -> list[Command]:
        """In an empty book, what brings clients into it."""
        if len(self.desk.portfolio):
            return super().offered()
        return [command for command in super().offered() if command.id in EMPTY]

    def draw_keys(self) -> None:
        """The footer; while a field is being edited, the keys that end it."""
        if self._panel is not None and self._panel.editing:
            self.query_one(Keys).take_or_leave(self.palette)
        else:
            super().draw_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Fit everything into the new size."""
        self.check_size()
        self._place_panel()
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """The lines around the grid."""
        if self._held:
            return
        desk, palette = self.desk, self.palette
        self._draw_signs()
        self._drawn_at = self.grid.cursor
        facts = desk.portfolio.by_id.get(self.grid.cursor or 0)
        lines = reason_lines(facts, desk.portfolio, desk.reading, palette, wide=self.size.width >= BESIDE)
        if desk.marks:
            marked = _("{clients} marked: a verb acts on all, Esc drops them").format(
                clients=fmt.clients(len(desk.marks))
            )
            lines[0] = [(" ✓ ", palette.mark), (marked, palette.strong)]
        if self.grid.floor.pages > 1:
            page = _("page {n} of {m}, PgDn turns  ").format(n=self.grid.page + 1, m=self.grid.floor.pages)
            lines[0] = [(f" {page}", palette.ink("warn")), *lines[0]]
        self._reason.show(self.caption(lines), palette.plain)
        choosing = self.choice is not None and self.choice.title == _("filter")
        self._legend.set(desk.reading, desk.wanted_states, palette, choosing)
        self.draw_keys()

    def _draw_signs(self) -> None:
        """The header, worked out anew only where the book, the day, the colours or the width have changed."""
        desk, palette = self.desk, self.palette
        before, shown = self._signs_of, (desk.portfolio, self.series, palette, self.size.width)
        if len(before) != len(shown) or any(old is not new for old, new in zip(before, shown, strict=True)):
            self._signs_of = shown
            signs = signs_line(desk.portfolio, desk.breath, self.series, palette, self.size.width)
            self.query_one("#vital-signs", Lines).show([signs], palette.raise_(palette.quiet))

    def _welcome(self) -> tuple[tuple[Part, ...], ...]:
        """What an empty book says: where its clients come from."""
        palette = self.palette
        ways = (
            ("Ctrl+O", _("imports clients, contacts or sales from a file")),
            ("Ins", _("adds a client by name")),
            ("cockpit demo", _("in the shell shows a full book")),
        )
        lines: list[tuple[Part, ...]] = [((_("This book is empty."), palette.strong),), ()]
        return (*lines, *(((f"{key:<14}", palette.key), (words, palette.plain)) for key, words in ways))

    def book_changed(self, changed: frozenset[int]) -> None:
        """Show what changed, and no more."""
        if changed:
            self.grid.touched(self.desk.look(), changed)
        else:
            self.grid.show(self.desk.look())
        self.grid.mark(self.desk.marks)
        if self.panel_shown and (not changed or self.client_panel.client in changed):
            self.client_panel.refill()
        self.draw()
        self.call_after_refresh(self._keep_view)

    def _keep_view(self) -> None:
        """Once it is on the screen: how the book is looked at is written where nobody waits for it."""
        if not self.attempt(self.desk.keep_view):
            self.draw()

    def dress(self) -> None:
        """Take the colours of another theme."""
        self.grid.welcome = self._welcome()
        self.grid.dress(self.palette)
        if self._panel is not None:
            self._panel.refill()
        self.draw()

    # moving

    def step(self, way: str) -> None:
        """Move the cursor on the grid."""
        # told at once: by a message it would come behind the frame
        with self.grid.prevent(BookGrid.Moved):
            self.grid.step(way)
        self._follow(self.grid.cursor)

    def on_book_grid_moved(self, event: BookGrid.Moved) -> None:
        """Say who stands there, unless the key that led there has said so."""
        event.stop()
        self._follow(event.client)

    def _follow(self, client: int | None) -> None:
        """Say who stands there; an open panel follows."""
        if client == self._drawn_at and not self.panel_shown:
            return
        if self.panel_shown and client is not None:
            self.client_panel.open(client)
        self.draw()

    def on_book_grid_opened(self, event: BookGrid.Opened) -> None:
        """A double click opens the client."""
        self.open_client()

    def mark(self) -> None:
        """Mark the client under the cursor and go on."""
        if self.grid.cursor is not None:
            self.desk.toggle_mark(self.grid.cursor)
            self.grid.mark(self.desk.marks)
            self.grid.step("right")

    def back(self) -> None:
        """Leave the panel, then close it; then drop marks and filter."""
        if self.panel_shown and self.place != GRID and self.size.width >= BESIDE:
            self.grid.focus()
        elif self.panel_shown:
            self._show_client(False)
        elif self.desk.marks:
            self.desk.marks = frozenset()
            self.grid.mark(self.desk.marks)
        elif self.desk.wanted_states is not None:
            self.desk.filter(None)

    # the client beside the grid

    def on_client_panel_refused(self, event: ClientPanel.Refused) -> None:
        """Say why it cannot be kept."""
        self.draw()

    def _show_client(self, shown: bool) -> None:
        if shown or self._panel is not None:
            self.client_panel.display = shown
        self._place_panel()
        if not shown:
            self.grid.focus()

    def _place_panel(self) -> None:
        beside, shown = self.size.width >= BESIDE, self.panel_shown
        self.grid.display = beside or not shown
        if shown:
            self.client_panel.styles.width = min(72, max(48, self.size.width * 2 // 5)) if beside else "1fr"

    def open_client(self) -> None:
        """Open the client under the cursor beside the grid; where it is open already, go into it."""
        client = self.grid.cursor
        if client is None:
            return
        already, panel = self.panel_shown, self.client_panel
        panel.open(client)
        if not already:
            self._show_client(True)
        if already or self.size.width < BESIDE:
            panel.enter()

    def go_home(self) -> None:
        """Close what is open."""
        self._show_client(False)
        self.draw()

    def turn_tab(self, way: int) -> None:
        """The next tab of the panel that the cursor is in."""
        self.client_panel.turn(way)

    def edit(self) -> None:
        """Edit the field under the cursor in place."""
        if self.place != CLIENT:
            if self.grid.cursor is None:
                return
            self.client_panel.open(self.grid.cursor)
            self._show_client(True)
            self.client_panel.enter()
            self.client_panel.go_to_fields()
        self.client_panel.edit()

    def tick(self) -> None:
        """Tick the action under the cursor in the panel, else the client's first."""
        action = self.client_panel.action_here() if self.place == CLIENT else None
        if action is not None and self.client_panel.client is not None:
            self.tick_one(action, self.client_panel.client)
        else:
            super().tick()

    def delete(self) -> None:
        """Delete what is under the cursor in the panel."""
        self.client_panel.delete()

    def enter_row(self) -> None:
        """Open what is under the cursor in the panel."""
        self.client_panel.enter_row()

    # looking

    def turn_lens(self, way: int) -> None:
        """The next question."""
        found = list(lenses().values())
        self.desk.use_lens(found[(found.index(self.desk.lens) + way) % len(found)])

    def on_legend_asked(self, event: Legend.Asked) -> None:
        """A lens was clicked."""
        self.attempt(lambda: self.desk.use_lens(lenses()[event.lens]))
        self.draw()

    def on_legend_filtered(self, event: Legend.Filtered) -> None:
        """A state was clicked: dim the others, or show all where they are dimmed."""
        one = frozenset({event.state})
        self.desk.filter(None if self.desk.wanted_states == one else one)

    def move_client(self, way: int) -> None:
        """In own order, let the client under the cursor stand elsewhere in its group."""
        if self.desk.view.ordering != "own":
            self.desk.say(_("only in own order: o o chooses it"), "warn")
        elif self.grid.cursor is not None:
            self.desk.move_client(self.grid.cursor, way)

    def find(self) -> None:
        """Find as you type."""
        from cockpit.app.errands.finding import Finding

        if self.place == CLIENT and self.size.width < BESIDE:
            self._show_client(False)
        self.run_errand(Finding(self.grid, self.grid.floor.clients, self.desk.find, self.desk.stop_finding))

    # editing from the grid

    def tag(self) -> None:
        """Set one client's tags, or add tags to all marked."""
        from cockpit.app.errands.wording import Wording

        targets = self.targets()
        if not targets:
            return
        held = self.desk.tags_of(targets[0]) if len(targets) == 1 else ""
        label = _("tags · {names}").format(names=self.desk.names(targets))
        hint = (
            _("separated by commas; what is left out is taken off") if len(targets) == 1 else _("added to all marked")
        )
        errand = Wording(label, lambda text: self.desk.tag(targets, text), held, hint)
        if len(targets) == 1:
            errand.present = lambda: self.desk.tags_of(targets[0])
        self.run_errand(errand, "tags")

    def add_client(self) -> None:
        """Add a client by name."""
        from cockpit.app.errands.wording import Wording

        hint = _("the name; F2 in its panel sets everything else")
        self.run_errand(Wording(_("add client"), self._add_client, hint=hint), "add-client", alone=True)

    def _add_client(self, name: str) -> None:
        self.grid.move_to(self.desk.add_client(name))
