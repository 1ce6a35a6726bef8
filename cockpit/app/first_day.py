"""The first day: a walk through the cockpit inside the demo, a step at a time, left and taken up again with F3."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Lines, Part
from cockpit.core.errors import CockpitError
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _
from cockpit.store import settings

if TYPE_CHECKING:
    from cockpit.app.place import Place

KEPT = "first-day"
"""The book's setting that holds how far somebody has walked."""
ENTERED = "entered"
"""Seen where a line that was typed has been taken."""
ANSWERED = "answered"
"""Seen where a command has got the letter that it asked for."""
COUNTED = " counted"
"""Stands behind the id of a command that was given with a number before it."""
MOST = 4
"""Lines that a step may take, its heading among them."""


class Step(NamedTuple):
    """One thing to try."""

    title: str
    words: str
    """What to do, and what comes of it."""
    wants: frozenset[str]
    """Any of these ends the step: the id of a command that was given, a place as "place:sweep", or ENTERED.

    A command that asks for a letter is given once it has one. COUNTED behind an id wants a number before it.
    """


def _step(title: str, words: str, *wants: str) -> Step:
    return Step(title, words, frozenset(wants))


STEPS: tuple[Step, ...] = (
    _step(
        N_("Look"),
        N_(
            "Every tile is a client, its colour says how it breathes. Move with the arrows: the two lines below say who"
            " it is, and why it has its colour."
        ),
        "left",
        "right",
        "up",
        "down",
    ),
    _step(
        N_("One key, one call"),
        N_("You have just reached somebody: press c. It is kept before the line says so, and the tile turns fresh."),
        "log-call",
    ),
    _step(N_("Take it back"), N_("u takes the last change back, after a restart too. Press u."), "undo"),
    _step(
        N_("A number first"),
        N_("7c is: reached, and again in seven days. n is no answer, s a text, v a visit. Press 7, then c."),
        "log-call" + COUNTED,
    ),
    _step(
        N_("With a note"),
        N_("In upper case a verb opens a line. Press C, type: price list >offer fri, and press Enter."),
        ENTERED,
    ),
    _step(
        N_("The next move"),
        N_("a adds what comes next, in words. Press a, type: ring Anna tomorrow 10:00, and press Enter."),
        ENTERED,
    ),
    _step(
        N_("Another question"),
        N_("Tab puts another question to every client; the colours answer, the places stay. Press Tab."),
        "lens-next",
        "lens-back",
    ),
    _step(
        N_("Only these"),
        N_("f and a letter of the legend dims all others; f f shows all again. Press f, then a letter."),
        "filter",
    ),
    _step(
        N_("Find"),
        N_("/ finds names, cities, people, numbers and the words of your notes. Press /, type a few letters, Enter."),
        ENTERED,
    ),
    _step(
        N_("One client"),
        N_("Enter opens the client beside the grid: history, actions, people. Esc closes it. Press Enter."),
        "open",
    ),
    _step(
        N_("The sweep"),
        N_("Today's list, one client at a time: one key logs and brings the next. Press g, then s."),
        "place:sweep",
    ),
    _step(
        N_("Through the list"),
        N_("Log what happened with c, n or s; Space skips. Do one card; the rest waits for you."),
        "log-call",
        "log-no-answer",
        "log-text",
        "log-message",
        "log-email",
        "log-visit",
        "log-incoming",
        "log-bump",
        "skip",
    ),
    _step(
        N_("The phone"),
        N_("p hands a number, or a text with the name filled in, to your phone as a code. Press p, then Esc."),
        "hand-off",
    ),
    _step(
        N_("What is promised"),
        N_("The agenda has it by day, the month beside it; x ticks, + moves a day on. Press g, then a."),
        "place:agenda",
    ),
    _step(
        N_("The week"),
        N_("The routine holds what each day, week, month and quarter asks for. Press g, then r; Space ticks."),
        "place:routine",
    ),
    _step(
        N_("Nothing is lost"),
        N_("The journal keeps every act, and x takes back the one you stand on. Press g, then j."),
        "place:journal",
    ),
    _step(
        N_("Help is where you are"),
        N_("? says what the keys do in the place you are in; Ctrl+P has every command and every client. Press ?."),
        "help",
    ),
)
END = _step(
    N_("That was the first day"),
    N_("Look over the grid each morning, sweep, leave. F3 closes this; g g is home, and q leaves the cockpit."),
)


class FirstDay:
    """How far somebody has walked."""

    def __init__(self, at: object = 0) -> None:
        """Not walking; somebody had come so far before."""
        self.walking = False
        self.asked = ""
        """The command that has asked for a letter."""
        self.at = at if isinstance(at, int) and 0 <= at <= len(STEPS) else 0

    @property
    def step(self) -> Step:
        """What is to be tried now."""
        return STEPS[self.at] if self.at < len(STEPS) else END

    def turn(self) -> None:
        """Walk, from where it was left; or leave."""
        if not self.walking and self.at >= len(STEPS):
            self.at = 0
        self.walking = not self.walking

    def saw(self, what: str) -> None:
        """Something was done: it ends the step that asks for it."""
        if self.walking and not self.step.wants.isdisjoint((what, what.removesuffix(COUNTED))):
            self.at += 1

    def lines(self, palette: Palette, width: int) -> list[list[Part]]:
        """Where one is, what to try, and the key that leaves."""
        # most users have their first day behind them
        from cockpit.app.panels.listing import wrapped

        ground = palette.raise_(palette.plain)
        step = self.step
        done = min(self.at + 1, len(STEPS))
        head: list[Part] = [
            (" ▸ ", palette.raise_(palette.key)),
            (_(step.title), palette.raise_(palette.strong)),
            (_("   first day, {n} of {m}").format(n=done, m=len(STEPS)), palette.raise_(palette.quiet)),
            ("   F3", palette.raise_(palette.key)),
            (_(" leaves"), palette.raise_(palette.quiet)),
        ]
        words: list[list[Part]] = [[("   ", ground), (line, ground)] for line in wrapped(_(step.words), width - 5)]
        return [head, *words[: MOST - 1]]


class Coach(Lines):
    """The lines of the first day, over a place."""

    DEFAULT_CSS = "Coach { height: 3; }"


def show(screen: Place) -> None:
    """Show the step on a place while somebody walks; take it away once they have left."""
    walk = screen.cockpit.first_day
    found = screen.query(Coach)
    if not walk.walking:
        found.remove()
        return
    if not found:
        coach = Coach()
        screen.mount(coach, before=0)
    else:
        coach = found.first()
    palette = screen.palette
    lines = walk.lines(palette, screen.size.width)
    coach.styles.height = len(lines)
    coach.show(lines, palette.raise_(palette.plain))


def saw(screen: Place, what: str) -> None:
    """Something was done in a place: where it ends a step, the next is shown, and how far one has come is kept."""
    walk = screen.cockpit.first_day
    if not walk.walking:
        return
    if screen.choice is not None:
        walk.asked = walk.asked if what == ANSWERED else what
        return
    before = walk.at
    walk.saw(walk.asked if what == ANSWERED else what)
    if walk.at != before:
        # where nothing can be written now (read-only, busy, names hidden) the walk goes on all the same
        with suppress(CockpitError):
            settings.put(screen.desk.book, screen.desk.now(), KEPT, walk.at, source="view")
    show_everywhere(screen)


def turn(screen: Place) -> None:
    """F3: walk, or leave the walk."""
    walk = screen.cockpit.first_day
    walk.turn()
    show_everywhere(screen)
    screen.desk.say(_("F3 goes on with the first day") if not walk.walking else _(walk.step.title))


def show_everywhere(screen: Place) -> None:
    """Show the step on the screens that lie under this one as well; one that is still being made shows it by itself."""
    for each in screen.app.screen_stack:
        if each.is_mounted and hasattr(each, "show_first_day"):
            each.show_first_day()


def greeting(at: object) -> str:
    """What the demo begins with, for somebody who has walked so far (`KEPT`); empty for one who has seen it all."""
    walk = FirstDay(at)
    if walk.at >= len(STEPS):
        return ""
    if walk.at:
        return _("F3 goes on with the first day")
    return _("new here? F3 walks you through a first day, a key at a time")
