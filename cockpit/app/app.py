"""The program on the screen: one desk, its places, the themes, and what happens after the first frame."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.filter import LineFilter
from textual.screen import Screen
from textual.worker import get_current_worker

from cockpit.app import at_once, boards, first_day, inside, privacy, signals, watch
from cockpit.app.commands.table import commands, places
from cockpit.app.desk import Desk
from cockpit.app.drafts import Drafts
from cockpit.app.memory import give_back
from cockpit.app.next_book import NextBook
from cockpit.app.outbox import Replaying
from cockpit.app.outfit import Outfit
from cockpit.app.readings import Readings
from cockpit.app.safe import VisibleFilter
from cockpit.app.screens.home import HomeScreen
from cockpit.app.sending import Lean, Shown
from cockpit.app.standing import begin, standing
from cockpit.app.theme import DARK, Palette
from cockpit.app.themes import MONO, named
from cockpit.app.type_ahead import TypeAhead, typing_in
from cockpit.app.widgets.vital_signs import WEEKS
from cockpit.core import formatter as fmt
from cockpit.core.errors import CockpitError
from cockpit.core.portfolio import Portfolio
from cockpit.core.words import _
from cockpit.store import journal, portfolio, settings
from cockpit.store.book import SCREEN_BUSY_MS, open_book

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.widgets import Input

SETTLED = 0.3
"""Seconds after what was read beside the screen, when the memory that the reading took is given back."""
MOST_CELLS = 4_000_000
"""Of a terminal; one that tells of more is not believed: a line of theirs alone would take for ever to make."""
LOOK_EVERY = 30.0
"""Seconds between two looks at whether another program wrote to the book, or the day turned."""


def _provider(module: str, name: str) -> Callable[[], type[Provider]]:
    """What the palette offers; imported when it is first opened."""
    return lambda: cast("type[Provider]", getattr(importlib.import_module(f"cockpit.app.{module}"), name))


class CockpitApp(App[None]):
    """The cockpit."""

    TITLE = "Cockpit"
    CSS_PATH = "cockpit.tcss"
    COMMANDS = {
        _provider("palette", "CommandProvider"),
        _provider("palette", "ClientProvider"),
        _provider("palette_elsewhere", "PlaceProvider"),
        _provider("palette_elsewhere", "ElsewhereProvider"),
        _provider("palette_elsewhere", "SettingProvider"),
        _provider("palette_elsewhere", "FindProvider"),
        _provider("palette_names", "ViewProvider"),
        _provider("palette_names", "BookProvider"),
    }
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS = [
        Binding("ctrl+l", "paint_again", show=False, id="paint-again"),
        # before whatever has the keys: who wants to hide the screen has no time to leave a line first
        *[Binding(key, "hide", show=False, priority=True) for key in commands()["hide"].keys],
    ]

    def __init__(self, desk: Desk, outfit: Outfit | None = None) -> None:
        """Work at a desk, in the colours that the book keeps where nothing else is asked for."""
        self.outfit = outfit or Outfit()
        kept = settings.load(desk.book)
        palette = self.outfit.palette or named(kept.get("theme")) or DARK
        # without colours their names are kept and then left out; Textual would turn blends into greys, colours too
        super().__init__(ansi_color=True if palette is MONO else None)
        self.desk = desk
        self.first_day = first_day.FirstDay(kept.get(first_day.KEPT))
        self.next_book: NextBook | None = None
        """The book to go on with once this one is left."""
        self.shown_book = desk.book
        """The book that can be written, also while the desk has one whose words are hidden."""
        self.begin_at = ""
        """The place to go to after the first frame; empty for the grid."""
        self.begin_on: int | None = None
        """The client to stand on in the first frame; None for the first there is."""
        self.palette: Palette = palette
        inside.begin_in(self, palette.textual)
        if self.outfit.still:
            self.animation_level = "none"
        if self.outfit.notice:
            desk.say(self.outfit.notice, "warn")
        self._safe = VisibleFilter()
        self._shown = Shown() if inside.FAST else None
        self._keys = TypeAhead(self, super().on_event, self._done_at_once)
        self._keys.wait()
        self.watch_of_file = watch.Watch(self, self._keys)
        self.drafts = Drafts(self)
        self.replaying = Replaying(self)

    async def on_event(self, event: events.Event) -> None:
        """Every key in its turn."""
        if isinstance(event, events.Resize) and event.size.area > MOST_CELLS:
            return
        if isinstance(event, events.Resize) and self._shown is not None:
            # also when Textual comes back from a shell, or to the size it had: the terminal was cleared between
            self._shown.forget()
        if isinstance(event, events.Key) and not event.is_forwarded:
            typing = typing_in(self.focused)
            if typing:
                self.drafts.touched()
            await self._keys.take(event if typing else boards.latin(event))
        else:
            await super().on_event(event)
            if isinstance(event, events.AppFocus):
                self.look_around()
            elif isinstance(event, events.Paste):
                self.drafts.touched()

    def _done_at_once(self, key: events.Key) -> bool:
        """Where the grid has the keys, which takes none itself, or the line under it, which takes letters."""
        home = self.screen
        if not isinstance(home, HomeScreen):
            return False
        return at_once.done(home, key) if self.focused is home.grid else at_once.typed(home, key)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A cursor does not blink where nothing may move by itself."""
        if self.outfit.still and typing_in(event.widget):
            cast("Input", event.widget).cursor_blink = False

    def action_hide(self) -> None:
        """The privacy key."""
        from cockpit.app import cover

        cover.turn(self)

    def action_help_quit(self) -> None:
        """Ctrl+C says which key leaves, in the line where everything is said."""
        self.desk.say(_("q leaves the cockpit; everything is kept"), "warn")
        draw = getattr(self.screen, "draw", None)
        if draw is not None:
            draw()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send what changed in few bytes; called and chosen by `inside`, else Textual sends it."""
        if self._shown is not None:
            renderable = self._shown.lean(renderable, self.console, self.cursor_position)
            if isinstance(renderable, Lean):
                pointing = typing_in(self.focused)
                sent = inside.send(self, renderable, pointing=pointing)
                if pointing or not sent:
                    self._shown.astray()
                if sent:
                    return
        super()._display(screen, renderable)

    def action_paint_again(self) -> None:
        """Send the whole screen: another program may have written over it, which nobody tells this one."""
        if self._shown is not None:
            self._shown.forget()
        self.screen.refresh()

    def panic(self, *renderables: object) -> None:
        """The reader of the keys has failed, which Textual would print with its lines: a fault as any other."""
        raise inside.Panicked(renderables)

    def _fatal_error(self) -> None:
        """A fault of the program: leave the terminal clean. Textual's own would print what the variables held."""
        self.drafts.keep()
        inside.end(self)

    @property
    def fault(self) -> Exception | None:
        """The fault that ended the program, if one did."""
        return inside.fault_of(self)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and ours over every line there is."""
        return [*super().get_line_filters(), self._safe]

    def action_command_palette(self) -> None:
        """Every command and every client by name; not over a covered screen."""
        from textual.command import CommandPalette

        from cockpit.app.cover import Cover

        if isinstance(self.screen, Cover):
            return
        if self.use_command_palette and not CommandPalette.is_open(cast(App[object], self)):
            words = _("a command, or a client's name, city or code")
            self.push_screen(CommandPalette(placeholder=words, id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: a screenshot would write clients' data to a file nobody asked for."""
        return ()

    def deliver_screenshot(self, *given: object, **more: object) -> None:
        """None is made: it would write clients' data to a file nobody asked for."""

    action_screenshot = save_screenshot = deliver_screenshot  # type: ignore[assignment]

    def get_default_screen(self) -> Screen[None]:
        """The grid."""
        return HomeScreen(self.desk)

    def on_mount(self) -> None:
        """Begin what the first frame need not wait for."""
        self.set_interval(LOOK_EVERY, self.look_around)
        signals.listen(self)
        self.call_after_refresh(self.watch_of_file.begin)
        self.call_after_refresh(self.fill_in)
        self.call_after_refresh(self.drafts.look)
        self.replaying.begin()
        if self.begin_at:
            self.call_after_refresh(begin, self)

    @property
    def home(self) -> HomeScreen:
        """The grid's screen."""
        screen = self.screen_stack[0]
        assert isinstance(screen, HomeScreen)
        return screen

    # after the first frame

    def fill_in(self) -> None:
        """Read in a thread, on a connection of its own, what the sparkline and the other lenses say."""
        self.run_worker(self._series, thread=True, exclusive=True, group="series", exit_on_error=False)

    def _series(self) -> None:
        try:
            book = open_book(self.desk.book.path, busy_ms=SCREEN_BUSY_MS)
        except CockpitError:
            # another program holds the file; the next look around tries again
            return
        try:
            opened = self.desk.portfolio
            series = portfolio.breath_series(book, opened, series_days(opened.today))
            beside = Readings(portfolio.with_needs(book, opened, "sales", "activity"))
            beside.ask_all()
        except CockpitError:
            return
        finally:
            book.close()
        if not get_current_worker().is_cancelled:
            self.call_from_thread(self._filled_in, series, opened, beside)

    def _filled_in(self, series: list[float], opened: Portfolio, beside: Readings) -> None:
        self.desk.take_parts(opened, beside)
        self.home.series = series
        self.set_timer(SETTLED, self._give_back)
        self.home.draw()

    def _give_back(self) -> None:
        with suppress(CockpitError):
            self.desk.book.let_pages_go()
        give_back()

    def look_around(self) -> None:
        """Notice a new day, and what another program wrote; one that is just writing is looked at the next time."""
        try:
            if not self.watch_of_file.look():
                return
            if self.desk.turn_day():
                self.desk.say(_("a new day: {day}").format(day=fmt.full_day(self.desk.today)))
                self.home.series = None
            elif self.desk.stale or self.desk.book.changed_outside():
                self.desk.changed(())
        except CockpitError:
            return
        if self.home.series is None:
            self.fill_in()
        self.replaying.now()

    def begin_keys(self) -> None:
        """Take keys: the grid's screen has all its parts."""
        self._keys.begin()

    @property
    def holds_keys(self) -> bool:
        """Whether the file is being looked over, and nothing may be written yet."""
        return self._keys.held

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End, by a key or by a signal: what is being typed is kept first."""
        self.drafts.keep()
        super().exit(result, return_code, message)

    def open_next(self, wanted: NextBook) -> None:
        """Leave this book for another one."""
        self.next_book = wanted._replace(standing=standing(self))
        self.exit()

    # long work

    def replay_beside(self, *, redo: bool, operation: int | None = None) -> None:
        """Take back (the one named, else the last), or do again, an act of many rows (an import) in a thread."""
        self.desk.book.allow_writing()
        self.run_worker(lambda: self._replay(redo, operation), thread=True, group="replay", exit_on_error=False)

    def _replay(self, redo: bool, operation: int | None) -> None:
        try:
            book = open_book(self.desk.book.path)
            try:
                now = self.desk.now()
                act = journal.redo(book, now) if redo else journal.undo(book, now, operation)
            finally:
                book.close()
        except CockpitError as fault:
            self.call_from_thread(self.desk.say, str(fault), "alarm")
        else:
            self.call_from_thread(self.desk.replayed, act, redo=redo)

    # going about

    def go(self, place: str) -> None:
        """Go to a place by its id; the grid lies under every other one."""
        # imported here: the first frame needs none
        from cockpit.app.cover import Cover

        if self.desk.book.hidden and place not in privacy.PLACES:
            self.desk.say(privacy.refusal(), "warn")
            return
        covered = isinstance(self.screen, Cover)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        target = places()[place].screen
        if target:
            module, name = target.split(":")
            self.push_screen(getattr(importlib.import_module(module), name)(self.desk))
        else:
            self.home.go_home()
        if covered:
            # an import that has ended goes to the grid by itself: whoever covered the screen must not find it bare
            self.push_screen(Cover())
        first_day.saw(self.home, f"place:{place}")

    def show_help(self, place: str) -> None:
        """What the keys do in a place."""
        from cockpit.app.screens.help import HelpScreen

        self.push_screen(HelpScreen(place))

    def wear(self, palette: Palette) -> None:
        """Show everything in other colours."""
        self.palette = palette
        self.register_theme(palette.textual)
        self.theme = palette.name
        for screen in self.screen_stack:
            dress = getattr(screen, "dress", None)
            if dress is not None:
                dress()


def series_days(today: date) -> list[date]:
    """The ends of the last 13 weeks, then the day a week ago and today."""
    monday = today - timedelta(days=today.weekday())
    ends = [monday - timedelta(days=1 + 7 * back) for back in reversed(range(WEEKS))]
    return [*ends, today - timedelta(days=7), today]
