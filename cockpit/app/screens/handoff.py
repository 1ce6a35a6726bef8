"""The phone hand-off: a number and a text, shown, coded for a camera, copied, opened, logged."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from cockpit.app import boards
from cockpit.app.commands.handing import HANDING
from cockpit.app.handing.code import Code, code_of, not_dialled, wanting
from cockpit.app.handing.column import Column, column_lines, spoken_lines
from cockpit.app.handing.draft import Draft
from cockpit.app.handing.reach import Reach, reaches
from cockpit.app.opener import open_link
from cockpit.app.panels.listing import wrapped
from cockpit.app.place import Place
from cockpit.app.widgets.foot import Foot
from cockpit.app.widgets.line import Lines, Part
from cockpit.app.widgets.vital_signs import signs_line
from cockpit.core import texting
from cockpit.core.errors import BadInput, NoSuchClient
from cockpit.core.texting import sendable
from cockpit.core.verbs import Verb
from cockpit.core.words import _
from cockpit.exchange import picture
from cockpit.exchange.picture import Modules
from cockpit.store import settings, text_fields, text_templates
from cockpit.store.consent import CALL, TEXT, resting

BLACK_ON_WHITE = Style(color="#000000", bgcolor="#ffffff")
"""A camera wants dark on light, whatever the theme."""
LEAST_COLUMN, MOST_COLUMN = 29, 76
"""Cells of the words beside the code."""
SIGNS_FROM = 30
"""Lines of the terminal from which the header is shown: below, the code needs the room."""
NUMBER_VERBS = ("call", "no-answer", "message")


class HandOffScreen(Place):
    """One client, ready for the phone."""

    DEFAULT_CSS = """
    HandOffScreen #hand-middle { height: 1fr; background: $surface; }
    HandOffScreen #hand-words { height: 1fr; }
    HandOffScreen #hand-code { width: 0; height: 0; display: none; }
    """

    def __init__(self, origin: Place, client: int, text: int | None) -> None:
        """Open over a place.

        Args:
            origin: where the client was in hand; what is logged is logged there.
            client: whom.
            text: the number of the text to have ready, None for the call.
        """
        super().__init__(origin.desk)
        self._origin = origin
        self.client = client
        self.mode = CALL if text is None else TEXT
        self._wanted = text
        desk = self.desk
        self.reaches: list[Reach] = reaches(desk.book, client)
        self.resting = resting(desk.book, client, desk.today)
        self.at = next((place for place, reach in enumerate(self.reaches) if not reach.refuses(self.mode)), 0)
        self.draft = Draft(desk.book, client, text_templates.open_list(desk.book, desk.now()), desk.today)
        self.draft.address(self.reach.person if self.reach is not None else None)
        self.modules: Modules | None = None
        """The code shown, None where there is none."""

    def compose(self) -> ComposeResult:
        """Header; words and code; keys."""
        yield Lines(id="vital-signs")
        with Horizontal(id="hand-middle"):
            yield Lines(id="hand-words")
            yield Lines(id="hand-code")
        yield Foot(id="foot")
        yield Lines(id="too-small")

    def on_mount(self) -> None:
        """Have the wanted text ready, and ask for what it lacks."""
        if self._wanted is not None:
            self.attempt(lambda: self.choose(self._wanted or 0))
        self.draw()

    @property
    def place(self) -> str:
        """The hand-off."""
        return HANDING

    def targets(self) -> list[int]:
        """The client."""
        return [self.client]

    @property
    def reach(self) -> Reach | None:
        """The number in hand."""
        return self.reaches[self.at] if self.reaches else None

    @property
    def refusal(self) -> str:
        """Why nothing may be offered in this way; empty where it may."""
        if self.resting:
            return self.resting
        return self.reach.refusal(self.mode) if self.reach is not None else ""

    def book_changed(self, changed: frozenset[int]) -> None:
        """Read numbers and texts anew; a client that is gone has no hand-off."""
        desk = self.desk
        try:
            self.reaches = reaches(desk.book, self.client)
            self.resting = resting(desk.book, self.client, desk.today)
        except NoSuchClient:
            if self.is_current:
                self.app.pop_screen()
            return
        self.at = min(self.at, max(0, len(self.reaches) - 1))
        self.draft.address(self.reach.person if self.reach is not None else None)
        self.draw()

    # drawing

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size."""
        self.check_size()
        self.call_after_refresh(self.draw)

    def dress(self) -> None:
        """Take the colours of another theme."""
        self.draw()

    def draw(self) -> None:
        """Everything on the screen."""
        if not self.is_mounted:
            return
        desk, palette = self.desk, self.palette
        signs = self.query_one("#vital-signs", Lines)
        signs.display = self.size.height >= SIGNS_FROM
        if signs.display:
            line = signs_line(desk.portfolio, desk.breath, self.cockpit.home.series, palette, self.size.width)
            signs.show([line], palette.raise_(palette.quiet))
        width, height = self.size.width, self.size.height - 1 - signs.display
        hint = self._draw_code(width, height)
        code = self.query_one("#hand-code", Lines)
        room = width - (self._code_cells()[0] + 2 if code.display else 0)
        words = self.query_one("#hand-words", Lines)
        cells = min(room, MOST_COLUMN + 4) if code.display else room
        words.styles.width = cells
        column = Column(
            name=desk.names([self.client]), where=self._where(), reaches=self.reaches, at=self.at, mode=self.mode,
            draft=self.draft, refusal=self.refusal, resting=bool(self.resting), hint=[],
        )  # fmt: skip
        inner = min(cells - 3, MOST_COLUMN)
        column.hint = self._foot_of_column(hint, inner)
        spare = 2 if height >= 22 else 0
        lines = column_lines(column, palette, inner, height - spare)
        raised = palette.raise_(palette.plain)
        shown = [[("  ", raised), *((text, palette.raise_(style)) for text, style in line)] for line in lines]
        words.show([*([[]] if spare else []), *shown], raised)
        self.draw_keys()

    def _where(self) -> str:
        facts = self.desk.portfolio.by_id.get(self.client)
        if facts is None:
            return ""
        return " · ".join(part for part in (facts.city, facts.segment, facts.potential_class) if part)

    def _draw_code(self, width: int, height: int) -> str:
        """Draw the code where one is due and fits whole; returns the sentence that says why there is none."""
        code = self.query_one("#hand-code", Lines)
        found = Code(None) if self.refusal else code_of(self.reach, self.mode, self.draft)
        self.modules, reason = found
        quiet = None
        if self.modules is not None and self.errand is None:
            quiet = picture.fitting(self.modules, width - LEAST_COLUMN - 2, height)
        code.display = quiet is not None
        if self.modules is None or quiet is None:
            if self.modules is not None and self.errand is None:
                columns, lines = picture.cells(self.modules, picture.NARROW)
                need = _("the code needs a terminal of {w} x {h}: enlarge it, or y copies")
                reason = need.format(w=columns + LEAST_COLUMN + 2, h=lines + 1 + (lines + 1 >= SIGNS_FROM))
            return reason
        self._quiet = quiet
        columns, lines = picture.cells(self.modules, quiet)
        code.styles.width, code.styles.height = columns, lines
        code.styles.margin = (1 if lines + 2 <= height else 0, 0, 0, 2)
        drawn = picture.half_blocks(self.modules, quiet)
        code.show([[(line, BLACK_ON_WHITE)] for line in drawn], BLACK_ON_WHITE)
        return reason

    def _code_cells(self) -> tuple[int, int]:
        assert self.modules is not None
        return picture.cells(self.modules, self._quiet)

    def _foot_of_column(self, hint: str, width: int) -> list[list[Part]]:
        """What is being understood, what was said, or the hint."""
        palette = self.palette
        understood = self._understood(self.errand) if self.errand is not None else []
        if not understood and self.desk.said is None and self.errand is None and hint:
            return [[(line, palette.quiet)] for line in wrapped(hint, width)]
        return spoken_lines(understood, self.desk.said, palette, width)

    # keys

    def on_key(self, event: events.Key) -> None:
        """Digits choose a text here; they set no follow-up."""
        if self.errand is not None or self.choice is not None or self.too_small:
            return
        digit = boards.digit(event.character, begun=True)
        if digit is None:
            return
        event.stop()
        # the place itself would forget at once what is said about it
        event.prevent_default()
        self.desk.said = None
        if digit == "0":
            self.mode = CALL
            self.draft.choose(None)
        else:
            self.attempt(lambda: self.choose(int(digit)))
        self.draw()

    def choose(self, number: int) -> None:
        """Have a text ready, and ask for what it lacks.

        Args:
            number: as the column numbers them, 1 first.

        Raises:
            BadInput: where there is no text of that number.
        """
        self.mode = TEXT
        if not 1 <= number <= min(9, len(self.draft.choices)):
            self.draft.choose(0 if self.draft.choices and self.draft.chosen is None else self.draft.chosen)
            raise BadInput(_("there is no text {n}: g t shows them all").format(n=number))
        self.draft.choose(number - 1)
        self.ask_gap()

    def ask_gap(self) -> None:
        """Ask for the first field that has no value."""
        from cockpit.app.errands.wording import Wording

        if not self.draft.missing or self.refusal or self.reach is None:
            return
        name = self.draft.missing[0]
        hint = _("how you sign your texts; kept for the next ones") if name == text_fields.MY_NAME else ""
        self.run_errand(Wording(texting.label(name), lambda typed: self._give(name, typed), hint=hint))

    def _give(self, name: str, typed: str) -> None:
        value = sendable(typed)
        if not value:
            return
        if name == text_fields.MY_NAME:
            settings.put(self.desk.book, self.desk.now(), name, value)
            self.draft.address(self.reach.person if self.reach is not None else None)
        else:
            self.draft.give(name, value)
        self.finish()
        self.ask_gap()

    # commands

    def turn_mode(self) -> None:
        """Call or text; the first text is ready where none is chosen."""
        self.mode = TEXT if self.mode == CALL else CALL
        if self.mode == TEXT and self.draft.chosen is None and self.draft.choices:
            self.choose(1)

    def next_text(self) -> None:
        """The next text: what a click on the footer, or the palette, does."""
        if self.draft.choices:
            before = -1 if self.draft.chosen is None else self.draft.chosen
            self.choose((before + 1) % min(9, len(self.draft.choices)) + 1)

    def step(self, way: int) -> None:
        """Another number."""
        if self.reaches:
            self.at = (self.at + way) % len(self.reaches)
            self.draft.address(self.reaches[self.at].person)

    def turn_accents(self) -> None:
        """Without accents, or with them."""
        self.draft.plain = not self.draft.plain
        filled = self.draft.filled
        if self.mode != TEXT or filled is None:
            self.draft.plain = False
            self.desk.say(_("choose a text first: 1–9"), "warn")
        elif self.draft.plain and not self._differs():
            self.draft.plain = False
            self.desk.say(_("leaving accents out would change nothing here"), "warn")

    def _differs(self) -> bool:
        plain = self.draft.filled
        self.draft.plain = False
        written = self.draft.filled
        self.draft.plain = True
        return plain != written

    def edit(self) -> None:
        """Change the words of this one text."""
        from cockpit.app.errands.composing import Composing

        filled = self.draft.filled
        if self.mode != TEXT or filled is None:
            self.desk.say(_("choose a text first: 1–9"), "warn")
            return
        self._may()
        self.run_errand(Composing(_("this text"), self.draft.reword, filled.text))

    def _may(self) -> Reach:
        """The number in hand, where something may be done with it.

        Raises:
            BadInput: they refuse, there is none, or it cannot be dialled.
        """
        if self.refusal:
            raise BadInput(self.refusal)
        if self.reach is None:
            raise BadInput(_("no number known: F2 in the People tab adds one"))
        return self.reach

    def _ready(self) -> str:
        """The text in hand.

        Raises:
            BadInput: none is chosen, or it has a gap.
        """
        if not self.draft.text:
            raise BadInput(wanting(self.draft) or _("choose a text first: 1–9"))
        return self.draft.text

    def copy(self) -> None:
        """Copy the number or the text; it stands on the screen as well, for terminals that have no clipboard."""
        number = self._may().number
        text = self._ready() if self.mode == TEXT else number.dialled or number.shown
        self.app.copy_to_clipboard(text)
        self.desk.say(_("copied: {text}").format(text=number.shown) if self.mode == CALL else _("the text is copied"))

    def open_link(self) -> None:
        """Open it with the system's own program."""
        number = self._may().number
        if not number.dialled:
            raise BadInput(not_dialled())
        link = number.sms(self._ready()) if self.mode == TEXT else number.tel
        open_link(link, self._failed)
        self.desk.say(_("handed to this machine: {number}").format(number=number.shown))

    def _failed(self, sentence: str) -> None:
        # told by a thread, maybe after the program has ended
        with suppress(RuntimeError):
            self.app.call_from_thread(self._say_failed, sentence)

    def _say_failed(self, sentence: str) -> None:
        self.desk.say(sentence, "alarm")
        draw = getattr(self.app.screen, "draw", None)
        if draw is not None:
            draw()

    def log_verb(self, verb: Verb) -> None:
        """Log it where the client was in hand, and close.

        Raises:
            BadInput: they refuse to be reached in that way, or the text has a gap.
        """
        self.count = ""
        note, person = "", self.reach.person if self.reach is not None else None
        if verb.id != "incoming":
            mode = TEXT if verb.id == "text" else CALL
            refusal = self.resting or (self.reach.refusal(mode) if self.reach is not None else "")
            if refusal:
                raise BadInput(_("{refusal}: only i is logged here").format(refusal=refusal))
        template = self.draft.template
        if verb.id == "text" and self.mode == TEXT and template is not None:
            note = _("{purpose}: {text}").format(purpose=template.purpose, text=self._ready())
        more: dict[str, Any] = {"note": note, "people": (person.id,) if person is not None else ()}
        self._origin.log_noted([self.client], verb, **more)
        if self.is_current:
            self.app.pop_screen()

    def back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()
