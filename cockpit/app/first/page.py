"""The first page: there is no book yet, and three ways to begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widgets import Input

from cockpit import paths, recent, settings
from cockpit.app import boards, inside, signals
from cockpit.app.first.founding import Founding, proposed
from cockpit.app.next_book import NextBook
from cockpit.app.panels.listing import Listing, Subject, wrapped
from cockpit.app.safe import VisibleFilter
from cockpit.app.shelf import tail, tilde
from cockpit.app.theme import DARK, LIGHT, Palette
from cockpit.app.themes import chosen
from cockpit.app.type_ahead import TypeAhead
from cockpit.app.widgets.line import Lines, Part, cut
from cockpit.app.widgets.prompt import Prompt
from cockpit.app.widgets.rows import Rows
from cockpit.clock import Clock
from cockpit.core import formatter as fmt
from cockpit.core.errors import CockpitError
from cockpit.core.words import N_, _
from cockpit.store.book import open_book

WAYS = (
    ("d", "demo", N_("look around in the demo"), N_("a full book, nothing to lose")),
    ("i", "import", N_("import my clients"), N_("from a list or an address book")),
    ("e", "empty", N_("begin with an empty book"), N_("add clients by hand")),
)
WIDTH = 76
"""Cells of the page; it stands in the middle."""
RECENT = 9


class FirstPage(App[NextBook]):
    """What `cockpit` shows where there is no book; it ends with the book to open, or None."""

    TITLE = "Cockpit"
    CSS = """
    Screen { background: $background; align: center middle; }
    #first-head { width: 76; max-width: 100%; height: 4; }
    #first-rows { width: 76; max-width: 100%; height: auto; max-height: 1fr; background: $background; }
    #first-said { width: 76; max-width: 100%; height: 3; }
    #first-keys { dock: bottom; height: 1; }
    #prompt { dock: bottom; height: 1; background: $surface; }
    #prompt Input { background: $surface; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("enter", "choose", show=False),
        Binding("escape", "step_back", show=False),
        Binding("q", "leave", show=False),
        Binding("f9", "turn_theme", show=False),
    ]

    def __init__(self, clock: Clock) -> None:
        """Begin at a time."""
        super().__init__()
        self._clock = clock
        self.palette: Palette = chosen(settings.read()["theme"], None)
        for each in (self.palette, DARK, LIGHT):
            self.register_theme(each.textual)
        self.theme = self.palette.name
        self._safe = VisibleFilter()
        self._keys = TypeAhead(self, super().on_event)
        self.founding: Founding | None = None
        self._then = ""
        self.said = ""

    async def on_event(self, event: events.Event) -> None:
        """Every key in its turn."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._keys.take(event if isinstance(self.focused, Input) else boards.latin(event))
        else:
            await super().on_event(event)

    def compose(self) -> ComposeResult:
        """A heading, the ways, what was said, keys or prompt."""
        yield Lines(id="first-head")
        yield Rows(id="first-rows")
        yield Lines(id="first-said")
        yield Lines(id="first-keys")
        yield Prompt(id="prompt")

    @property
    def rows(self) -> Rows:
        """The list of ways."""
        return self.query_one("#first-rows", Rows)

    @property
    def fault(self) -> Exception | None:
        """The fault that ended the program, if one did."""
        return inside.fault_of(self)

    def _fatal_error(self) -> None:
        """A fault of the program: leave the terminal clean, as the cockpit does."""
        inside.end(self)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours over every line there is."""
        return [*super().get_line_filters(), self._safe]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own."""
        return ()

    def on_mount(self) -> None:
        """Show the ways."""
        signals.listen(self)
        self.rows.focus()
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size."""
        self.call_after_refresh(self.draw)

    # drawing

    def draw(self) -> None:
        """All of it."""
        palette = self.palette
        width = min(WIDTH, self.size.width)
        self.query_one("#first-head", Lines).show(
            [
                [(f"  {_('Cockpit')}", palette.key)],
                [
                    ("  ", palette.plain),
                    (_("The whole book of clients on one screen, every call and text one key."), palette.plain),
                ],
                [],
                [("  ", palette.quiet), (_("There is no book yet. How do you want to begin?"), palette.quiet)],
            ],
            palette.plain,
        )
        model = self._listing(width)
        self.rows.styles.height = len(model)
        self.rows.show(model, palette)
        self.query_one("#first-said", Lines).show([[], *self._under(width)], palette.plain)
        key, words = palette.raise_(palette.key), palette.raise_(palette.quiet)
        keys: list[Part] = []
        for shown, what in (("↑↓", _("choose")), ("Enter", _("begin")), ("F9", _("dark or light")), ("q", _("quit"))):
            keys += [(f" {shown}", key), (f" {what} ", words)]
        self.query_one("#first-keys", Lines).show([keys], words)

    def _under(self, width: int) -> list[list[Part]]:
        """What went wrong, else what the answer being typed is about."""
        palette, text, look = self.palette, self.said, self.palette.plain
        if not text and self.founding is not None:
            text, look = self.founding.hint(self.query_one(Prompt).input.value), palette.quiet
        sign: Part = ("  ✗ ", palette.ink("alarm")) if self.said else ("    ", palette.plain)
        lines = wrapped(text, width - 4)[:2] if text else []
        return [[sign if number == 0 else ("    ", palette.plain), (line, look)] for number, line in enumerate(lines)]

    def _listing(self, width: int) -> Listing:
        palette, listing = self.palette, Listing()
        listing.gap(palette)
        if self.founding is not None:
            return self._form(listing, self.founding)
        column = max(cell_len(_(words)) for _letter, _kind, words, _more in WAYS) + 3
        for letter, kind, words, more in WAYS:
            gap = " " * (column - cell_len(_(words)))
            listing.add(
                [(f"  {letter}  ", palette.key), (_(words) + gap, palette.plain), (_(more), palette.quiet)],
                Subject(kind),
            )
        found = recent.recent()[:RECENT]
        if found:
            listing.gap(palette)
            listing.add([("  ", palette.quiet), (_("Books opened before"), palette.quiet)])
        for number, one in enumerate(found, start=1):
            look = palette.plain if one.there else palette.dimmed
            when = self._when(one.day) if one.there else _("not there")
            listing.add(
                [(f"  {number}  ", palette.key), (f"{cut(one.title, 26):<26} ", look),
                 (f"{cut(when, 11):<12}", palette.quiet), (tail(tilde(one.path), max(8, width - 46)), palette.quiet)],
                Subject("book", number, text=one.path),
            )  # fmt: skip
        listing.gap(palette)
        return listing

    def _form(self, listing: Listing, founding: Founding) -> Listing:
        """The answers so far; what is asked now stands out, what is still to be asked stays quiet."""
        palette = self.palette
        for step, (label, value) in enumerate(founding.answers()):
            look = palette.strong if step == founding.step else palette.plain if step < founding.step else palette.quiet
            sign = "▸" if step == founding.step else " "
            listing.add([(f"  {sign} ", palette.key), (f"{cut(label, 22):<24}", palette.quiet), (value, look)])
        listing.gap(palette)
        listing.add([(f"    {cut(_('file'), 22):<24}", palette.quiet), (tail(tilde(founding.path), 44), palette.quiet)])
        listing.gap(palette)
        return listing

    def _when(self, day: str) -> str:
        try:
            return fmt.near_day(date.fromisoformat(day), self._clock.today())
        except ValueError:
            return ""

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, letters are letters."""
        typing = isinstance(self.focused, Input)
        return action == "step_back" if typing and action in ("choose", "leave", "step_back") else True

    def on_key(self, event: events.Key) -> None:
        """The letter of a way, or the digit of a book."""
        if isinstance(self.focused, Input):
            return
        letter = (event.character or "").lower()
        digit = boards.digit(event.character, begun=True)
        model = self.rows.model
        for index in range(len(model) if isinstance(model, Listing) else 0):
            subject = model.subject(index) if isinstance(model, Listing) else None
            if subject is None:
                continue
            meant = next((each for each, kind, _words, _more in WAYS if kind == subject.kind), str(subject.id))
            if meant in (letter, digit):
                event.stop()
                self.rows.move(index, 1)
                self.action_choose()
                return

    def action_choose(self) -> None:
        """Take the way under the cursor."""
        model = self.rows.model
        subject = model.subject(self.rows.cursor) if isinstance(model, Listing) else None
        self.said = ""
        if subject is None:
            return
        if subject.kind == "demo":
            self.exit(NextBook(paths.demo_book(), demo=True))
        elif subject.kind == "book":
            self._open(subject.text)
        else:
            self._then = "import" if subject.kind == "import" else ""
            self.founding = proposed()
            self._put()
        if self.is_running:
            self.draw()

    def _open(self, path: str) -> None:
        try:
            open_book(Path(path)).close()
        except CockpitError as fault:
            self.said = str(fault)
        else:
            self.exit(NextBook(Path(path)))

    def action_step_back(self) -> None:
        """Back to the question before, or to the ways; on the ways, leave."""
        self.said = ""
        if self.founding is None:
            self.exit(None)
        elif self.founding.step_back():
            self._put()
        else:
            self._stop()
        self.draw()

    def action_leave(self) -> None:
        """Leave without a book."""
        self.exit(None)

    def action_turn_theme(self) -> None:
        """Dark or light."""
        self.palette = LIGHT if self.palette.dark else DARK
        self.theme = self.palette.name
        self.draw()

    # asking

    def _put(self) -> None:
        assert self.founding is not None
        self.query_one("#first-keys").display = False
        self.query_one(Prompt).ask(self.founding.label, self.founding.value, "", self.palette)

    def _stop(self) -> None:
        self.founding = None
        self.query_one(Prompt).close()
        self.query_one("#first-keys").display = True
        self.rows.focus()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Say what is thought of it."""
        self.said = ""
        self.draw()

    def on_prompt_entered(self, event: Prompt.Entered) -> None:
        """Take the answer; after the last one make the book."""
        founding = self.founding
        if founding is None:
            return
        try:
            if founding.answer(event.text):
                self.exit(NextBook(founding.make(self._clock.now()), begin_at=self._then))
            else:
                self._put()
            self.said = ""
        except CockpitError as fault:
            self.said = str(fault)
        self.draw()
