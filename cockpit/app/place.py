"""What every place shares: keys to commands, a number before a verb, the prompt, choices, errors shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.screen import Screen

from cockpit.app import boards, bound, entry_lines, first_day, inside, privacy
from cockpit.app.choice import Choice, Option
from cockpit.app.commands.command import Command
from cockpit.app.commands.journal import JOURNAL
from cockpit.app.commands.table import at_place, commands, places
from cockpit.app.desk import Desk
from cockpit.app.errands.errand import Errand
from cockpit.app.theme import Palette
from cockpit.app.type_ahead import typing_in
from cockpit.app.widgets.captions import Keys, said_lines
from cockpit.app.widgets.foot import Foot
from cockpit.app.widgets.line import Lines, Part, spread
from cockpit.app.widgets.prompt import Prompt
from cockpit.core import formatter as fmt
from cockpit.core.errors import CockpitError
from cockpit.core.verbs import Verb
from cockpit.core.words import _, ngettext
from cockpit.store import journal

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp

LEAST_WIDTH, LEAST_HEIGHT = 60, 16
MOST_DAYS = 999
AT_ONCE = 5_000
"""Rows that an undo takes back between two frames; more are taken back in a thread."""


class Place(Screen[None]):
    """A screen on which commands are given."""

    AUTO_FOCUS = ""
    """Nothing takes the keys unasked: the first that could is the hidden prompt."""

    if inside.FAST:
        _bindings = bound.Later()
    else:
        BINDINGS = [*bound.keys()]

    def __init__(self, desk: Desk) -> None:
        """Work at a desk."""
        super().__init__()
        inside.spare(self)
        self.desk = desk
        self.count = ""
        self.choice: Choice | None = None
        self.errand: Errand | None = None
        self._back_to: Any = None

    # what a place must tell

    @property
    def place(self) -> str:
        """Where the user is: a place as the commands name it."""
        raise NotImplementedError

    def targets(self) -> list[int]:
        """The clients in hand."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the lines that follow from the desk."""
        raise NotImplementedError

    def book_changed(self, changed: frozenset[int]) -> None:
        """Some clients changed; all may have where it is empty."""
        raise NotImplementedError

    # life

    @property
    def cockpit(self) -> CockpitApp:
        """The program."""
        return cast("CockpitApp", self.app)

    @property
    def palette(self) -> Palette:
        """The colours."""
        return self.cockpit.palette

    def on_mount(self) -> None:
        """Be told of changes; Textual calls this beside the `on_mount` of a place itself."""
        self.desk.listen(self._told)
        self.show_first_day()

    def on_unmount(self) -> None:
        """No longer be told."""
        self.desk.leave(self._told)

    def _told(self, changed: frozenset[int]) -> None:
        # a screen that was left goes on living for a moment, without its parts
        if self in self.cockpit.screen_stack:
            self.attempt(lambda: self.book_changed(changed))

    def saw(self, what: str) -> None:
        """Something was done: the first day may go on by it."""
        first_day.saw(self, what)

    def show_first_day(self) -> None:
        """Show what to try, while somebody walks through a first day."""
        walk = self.cockpit.first_day
        if walk.walking or self.query(first_day.Coach):
            first_day.show(self)

    @property
    def too_small(self) -> bool:
        """Whether the terminal shows nothing but that it is too small; no key does anything unseen."""
        return self.size.width < LEAST_WIDTH or self.size.height < LEAST_HEIGHT

    def check_size(self) -> None:
        """Say what is needed where the terminal is too small."""
        small = self.too_small
        notice = self.query_one("#too-small", Lines)
        if small:
            need = _("Needs {w} x {h}.").format(w=LEAST_WIDTH, h=LEAST_HEIGHT)
            have = _("This is {w} x {h}.").format(w=self.size.width, h=self.size.height)
            lines = [(need, self.palette.strong), (have, self.palette.plain), (_("Enlarge it."), self.palette.plain)]
            notice.show([[line] for line in lines], self.palette.plain)
        notice.display = small

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command runs where it applies, and while nothing is being typed or chosen."""
        if action != "command":
            return True
        if self.too_small and parameters[0] != "quit":
            return False
        return self.errand is None and commands()[str(parameters[0])].applies(places()[self.place])

    def action_command(self, id: str) -> None:
        """Give a command."""
        command = commands()[id]
        what = id + first_day.COUNTED if self.count else id
        if privacy.allows(self.desk, id) and self.attempt(lambda: command.does(self)):
            self.saw(what)
        if not id.startswith(("log-", "note-")):
            self.count = ""
        self.draw()

    def on_key(self, event: events.Key) -> None:
        """What is not a command."""
        if self.heard(event):
            event.stop()

    def heard(self, event: events.Key) -> bool:
        """The answer to a choice, a number before a verb, the errand's own keys: whether it was one of them."""
        if self.errand is None and self.cockpit.drafts.answered(event.key):
            return True
        self.desk.hush()
        if self.errand is not None:
            if event.key == "escape":
                self.finish(leave=True)
            elif self.errand.key(event.key):
                self.draw()
            elif event.key == "up" and (left := self.cockpit.drafts.brought_back()) is not None:
                self.query_one(Prompt).input.value = left
            else:
                return False
            return True
        if self.choice is not None:
            self._answer(event)
            return True
        digit = boards.digit(event.character, begun=bool(self.count))
        if not digit or (digit == "0" and not self.count) or not places()[self.place].in_hand:
            return False
        if len(self.count) < len(str(MOST_DAYS)):
            self.count += digit
        else:
            self.desk.say(ngettext("{n} day at most", "{n} days at most", MOST_DAYS).format(n=MOST_DAYS), "warn")
        self.draw()
        return True

    def _answer(self, event: events.Key) -> None:
        assert self.choice is not None
        option = self.choice.answer(event.character)
        if option is None and event.key != "escape":
            self.desk.say(_("no such letter: {keys}, or Esc").format(
                keys=" ".join(each.letter for each in self.choice.options)), "warn")  # fmt: skip
        else:
            self.choice = None
            if option is not None and self.attempt(option.do):
                self.saw(first_day.ANSWERED)
        self.draw()

    def attempt(self, do: Callable[[], object]) -> bool:
        """Do something; what cannot be done is said in the line, the one place that shows errors."""
        try:
            do()
        except CockpitError as fault:
            self.desk.say(str(fault), "alarm")
            return False
        return True

    # typing

    def run_errand(self, errand: Errand, again: str = "", *, alone: bool = False) -> None:
        """Begin to type.

        Args:
            errand: what.
            again: id of the command that begins it once more, which a draft of it needs; empty where none does at once.
            alone: whether it is about no client, whoever is in hand.
        """
        self.errand = errand
        self._back_to = self.focused
        value = self.cockpit.drafts.begun(self, again, alone=alone)
        self.query_one(Foot).ask(errand.label, value, errand.placeholder, self.palette)
        self.draw()

    def finish(self, *, leave: bool = False) -> None:
        """Stop typing."""
        errand, self.errand = self.errand, None
        if errand is not None and leave:
            errand.leave()
        self.cockpit.drafts.over(leave=leave)
        self.query_one(Foot).close()
        self.count = ""
        if self._back_to is not None and self._back_to.is_attached:
            # not its own `focus`, which would draw all of it again
            self.set_focus(self._back_to, scroll_visible=False)
        elif typing_in(self.focused):
            # a closed line would still take the keys that were typed ahead, until the next frame
            self.set_focus(None)
        self.draw()

    def on_prompt_typed(self) -> None:
        """Show what is understood."""
        self.desk.hush()
        self.draw()

    def on_prompt_entered(self, event: Prompt.Entered) -> None:
        """Do it; where that fails the text stays, with the reason above it."""
        errand = self.errand
        if errand is not None:
            over: list[bool] = []
            done = self.attempt(errand.look_again) and self.attempt(lambda: over.append(errand.enter(event.text)))
            if done and over[0] and self.errand is errand:
                self.finish()
                self.saw(first_day.ENTERED)
        self.draw()

    def typed(self) -> str:
        """What stands in the prompt."""
        return self.query_one(Prompt).input.value

    # lines

    def caption(self, reasons: Sequence[Sequence[Part]]) -> list[list[Part]]:
        """The two lines above the legend: what is being understood, what was said, else the reason."""
        palette, blank = self.palette, [(" ", self.palette.plain)]
        told = reasons if self.errand is None else self._understood(self.errand)
        lines = spread(told, self.size.width)
        runs_on = list(map(list, told[:1])) != lines[:1]
        if self.errand is not None and len(lines) < 2:
            lines = [*map(list, reasons[:1]), *lines] if any(reasons[:1]) else lines
        lines = [*map(list, lines), blank, blank][:2]
        if self.errand is None and self.place != JOURNAL and (waits := self.desk.outbox.line(palette)):
            lines[1] = waits
        if self.choice is not None:
            lines = self.choice.above(lines, palette, self.size.width)
        said = self.desk.said
        if said is not None:
            spoken = said_lines(said.text, said.tone, palette, self.size.width)
            if len(spoken) == 1:
                first, second = (blank, blank) if runs_on else lines
                spoken = [first, *spoken] if said.tone != "mild" else [*spoken, second]
            lines = spoken
        return lines

    def _understood(self, errand: Errand) -> list[list[Part]]:
        """What the errand has understood; nothing where the book cannot be read now, which is then said."""
        found: list[list[Part]] = []
        self.attempt(lambda: found.extend(errand.understood(self.typed(), self.palette)))
        return found

    def draw_keys(self) -> None:
        """The footer."""
        keys = self.query_one(Keys)
        if self.choice is not None:
            lines = self.choice.lines(self.palette, self.size.width)
            keys.show(lines[-1:], self.palette.raise_(self.palette.quiet))
        else:
            keys.set(privacy.offered(self.desk, self.offered()), self.palette, self.count)

    def offered(self) -> list[Command]:
        """The commands that the footer offers."""
        return at_place(self.place)

    def on_descendant_focus(self) -> None:
        """Another part of the place has the keys: the footer says what they do there."""
        if self.is_mounted:
            self.draw_keys()

    def on_keys_pressed(self, event: Keys.Pressed) -> None:
        """A command was clicked in the footer."""
        self.give(event.command)

    def give(self, id: str) -> None:
        """Give a command where it applies now: from the footer, or from the palette."""
        if self.check_action("command", (id,)):
            self.desk.hush()
            self.action_command(id)

    # commands that are the same in every place

    def log_verb(self, verb: Verb) -> None:
        """Log a verb at once for the clients in hand."""
        targets = self.targets()
        count = self.take_count()
        if targets:
            self.desk.log(targets, verb, follow_up=count)

    def take_count(self) -> int | None:
        """The number typed before the verb, which is used up."""
        count, self.count = self.count, ""
        return int(count) if count else None

    def undo(self) -> None:
        """Take the last change back."""
        self._replay(redo=False)

    def redo(self) -> None:
        """Do it again."""
        self._replay(redo=True)

    def _replay(self, *, redo: bool) -> None:
        box, told = self.desk.outbox, None if redo else self.desk.told
        if told is None and (box.put_back() if redo else box.take_back()):
            return
        rows = journal.rows_to_replay(self.desk.book, redo=redo, operation=told)
        if rows > AT_ONCE:
            self.cockpit.replay_beside(redo=redo, operation=told)
            again = ngettext("doing {n} row again…", "doing {n} rows again…", rows)
            back = ngettext("taking {n} row back…", "taking {n} rows back…", rows)
            self.desk.say((again if redo else back).format(n=fmt.number(rows)), "warn")
        elif redo:
            self.desk.redo()
        else:
            self.desk.undo()

    def choose_place(self) -> None:
        """Show where one can go."""
        options = tuple(
            Option(place.letter, _(place.label), lambda id=place.id: self.cockpit.go(id))  # type: ignore[misc]
            for place in places().values()
            if place.letter
        )
        self.choice = Choice(_("go to"), options)

    def help(self) -> None:
        """What the keys do here."""
        self.cockpit.show_help(self.place)

    def leave(self) -> None:
        """End the program."""
        self.cockpit.exit()

    def tick(self) -> None:
        """Tick the first open action of the client in hand, and be offered the next."""
        from cockpit.store import actions

        for client in self.targets()[:1]:
            found = actions.of_client(self.desk.book, client)
            if not found:
                self.desk.say(_("{name} has no open action: a adds one").format(name=self.desk.names([client])), "warn")
                return
            self.tick_one(found[0].id, client)

    def tick_one(self, action: int, client: int) -> None:
        """Tick an action, then offer the next where none is left."""
        self.desk.tick(action, client)
        facts = self.desk.portfolio.by_id.get(client)
        if facts is not None and facts.action_id is None:
            self.plan()

    def plan(self) -> None:
        """Add a next action in words."""
        entry_lines.plan(self)

    def log_line(self, verb: Verb) -> None:
        """Open the log line for a verb."""
        entry_lines.log_line(self, verb)

    def log_noted(self, targets: Sequence[int], verb: Verb, **more: Any) -> None:
        """Log what the line says."""
        self.desk.log(targets, verb, **more)
