"""The client beside the grid: five tabs over one list, every line of which can be acted on where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from cockpit.app.desk import Desk
from cockpit.app.panels import meanwhile
from cockpit.app.panels.history import History
from cockpit.app.panels.listing import Listing, Subject
from cockpit.app.panels.money import money_tab
from cockpit.app.panels.overview import overview
from cockpit.app.panels.persons import persons
from cockpit.app.panels.planned import planned
from cockpit.app.theme import DARK, Palette
from cockpit.app.widgets.line import Lines, Part, tab_parts, width_of
from cockpit.app.widgets.rows import Rows
from cockpit.app.widgets.text_line import TextLine
from cockpit.core.errors import BadInput, CockpitError, NoSuchClient
from cockpit.core.words import N_, _
from cockpit.store import actions, clients, people, touches

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.app.drafts import Drafts

TABS = (N_("Overview"), N_("History"), N_("Actions"), N_("People"), N_("Money"))
OVERVIEW, HISTORY, ACTIONS, PEOPLE, MONEY = range(5)
SEARCHED = 200
"""Lines in which the one under the cursor is looked for when a list was made anew."""


class ClientPanel(Widget):
    """One client."""

    DEFAULT_CSS = """
    ClientPanel { layout: vertical; layers: base editor; }
    ClientPanel #client-head { height: 4; }
    ClientPanel #client-editor { layer: editor; display: none; height: 1; border: none; padding: 0; }
    """

    def __init__(self, desk: Desk, id: str | None = None) -> None:
        """Work at a desk."""
        super().__init__(id=id)
        self._desk = desk
        self.client: int | None = None
        self.tab = OVERVIEW
        self._unfolded: frozenset[int] = frozenset()
        self._subject: Subject | None = None
        self._parts = (
            Lines(id="client-head"), Rows(id="client-rows"),
            TextLine(id="client-editor", compact=True, select_on_focus=False),
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        """Head, list, and the editor that opens over a line."""
        yield from self._parts

    @property
    def rows(self) -> Rows:
        """The list."""
        return self._parts[1]

    @property
    def editor(self) -> TextLine:
        """What opens over a line to edit it."""
        return self._parts[2]

    @property
    def editing(self) -> bool:
        """Whether a line is being edited."""
        return self._subject is not None

    @property
    def _drafts(self) -> Drafts:
        return cast("CockpitApp", self.app).drafts

    def _palette(self) -> Palette:
        palette = getattr(self.app, "palette", DARK)
        assert isinstance(palette, Palette)
        return palette

    # showing

    def open(self, client: int) -> None:
        """Show a client; the tab stays."""
        if client != self.client:
            self.client = client
            self._unfolded = frozenset()
            self._fill(0)
        else:
            self.refill()

    def refill(self) -> None:
        """Show what has changed, the cursor where it was."""
        self._fill(None)

    def on_resize(self, event: events.Resize) -> None:
        """Wrap to the new width."""
        if self.display:
            self._fill(None)
        if self.editing:
            self.call_after_refresh(self._place_editor)

    def _fill(self, cursor: int | None) -> None:
        if self.client is None:
            return
        palette = self._palette()
        try:
            model = self._model(self.client, palette)
        except NoSuchClient:
            self.client = None
            return
        except CockpitError as fault:
            # what is shown stays until the book can be read again
            self._desk.say(str(fault), "alarm")
            return
        if cursor is None:
            cursor = self._again(self._here(), model)
        self._head(palette)
        self.rows.show(model, palette, cursor)

    def _again(self, subject: Subject | None, model: Listing | History) -> int | None:
        """The line that is about the same thing as before, wherever it stands now; None where there is none."""
        if subject is None or type(model) is not type(self.rows.model):
            return None
        what = (subject.kind, subject.id, subject.column)
        for index in range(min(len(model), SEARCHED)):
            found = model.subject(index)
            if found is not None and (found.kind, found.id, found.column) == what:
                return index
        return None

    def _model(self, client: int, palette: Palette) -> Listing | History:
        if self.tab == HISTORY:
            return History(self._desk, client, palette)
        if self.tab == ACTIONS:
            return planned(self._desk, client, palette)
        if self.tab == PEOPLE:
            return persons(self._desk, client, palette, self._unfolded)
        if self.tab == MONEY:
            return money_tab(self._desk, client, palette, max(30, self.rows.size.width - 2))
        return overview(self._desk, client, palette, max(30, self.rows.size.width - 2))

    def _head(self, palette: Palette) -> None:
        assert self.client is not None
        facts = self._desk.portfolio.by_id.get(self.client)
        name = facts.name if facts else clients.name_of(self._desk.book, self.client)
        first: list[Part] = [(name, palette.raise_(palette.strong))]
        second: list[Part] = []
        if facts is not None:
            state = self._desk.reading.lens.states[self._desk.reading.states.get(facts.id, 0)]
            where = " · ".join(part for part in (facts.city, facts.segment, facts.potential_class, facts.code) if part)
            second.append((where, palette.raise_(palette.quiet)))
            first.append((f"  {state.glyph} {_(state.label)}", palette.raise_(palette.ink(state.tone))))
        width = max(0, self.size.width - 2)
        chosen = _(TABS[self.tab])
        tabs = [
            (text, palette.raise_(style)) for text, style in tab_parts(list(map(_, TABS)), self.tab, palette, width)
        ]
        before = width_of(tabs[: tabs.index((chosen, palette.raise_(palette.key)))])
        rule, bar = palette.raise_(palette.rule), palette.raise_(palette.key)
        left = max(0, width - before - cell_len(chosen))
        under: list[Part] = [("─" * before, rule), ("━" * cell_len(chosen), bar), ("─" * left, rule)]
        self._parts[0].show([first, second, tabs, under], palette.raise_(palette.plain))

    def turn(self, way: int) -> None:
        """The next tab."""
        self.tab = (self.tab + way) % len(TABS)
        self._fill(0)

    def enter(self) -> None:
        """Put the cursor into the list."""
        self.rows.focus()

    def go_to_fields(self) -> None:
        """Put the cursor on the first field of the overview."""
        if self.tab != OVERVIEW:
            self.tab = OVERVIEW
            self._fill(0)
        model = self.rows.model
        if isinstance(model, Listing):
            for index, row in enumerate(model.rows):
                if row.subject is not None and row.subject.kind == "client":
                    self.rows.move(index, 1)
                    return

    # acting

    def _here(self) -> Subject | None:
        model = self.rows.model
        return model.subject(self.rows.cursor) if isinstance(model, (Listing, History)) else None

    def action_here(self) -> int | None:
        """The action under the cursor."""
        subject = self._here()
        return subject.id if subject is not None and subject.kind == "action" else None

    def enter_row(self) -> None:
        """Unfold a person, read a touch in full, else edit."""
        subject = self._here()
        model = self.rows.model
        if subject is not None and subject.kind == "fold":
            self._unfolded ^= {subject.id}
            self._fill(None)
        elif isinstance(model, History):
            self._desk.say(model.whole(self.rows.cursor).replace("\n", " · "))
        else:
            self.edit()

    def edit(self) -> None:
        """Open the editor over the value under the cursor.

        Raises:
            BadInput: where there is nothing to edit.
        """
        subject = self._here()
        if subject is None and self.tab == OVERVIEW:
            self.go_to_fields()
            self._desk.say(_("choose a field: F2 edits it"))
            return
        if subject is None:
            raise BadInput(_("there is nothing to edit here"))
        self._subject = subject
        editor = self.editor
        editor.cursor_blink = False
        editor.value = self._drafts.begun_field(self, subject)
        editor.cursor_position = len(editor.value)
        self._place_editor()
        editor.display = True
        editor.focus()

    def _place_editor(self) -> None:
        """Put the editor over the line under the cursor."""
        if self._subject is None:
            return
        line = self.rows.cursor - self.rows.scroll_offset.y
        self.editor.styles.offset = (self._subject.indent, line + 4)
        self.editor.styles.width = max(10, self.rows.scrollable_content_region.width - self._subject.indent)

    def on_key(self, event: events.Key) -> None:
        """Esc leaves the editor; ↑ brings back what was left in it."""
        if self.editing and event.key == "escape":
            event.stop()
            self._close_editor(leave=True)
        elif self.editing and event.key == "up" and (left := self._drafts.brought_back()) is not None:
            event.stop()
            self.editor.value = left

    def _close_editor(self, *, leave: bool = False) -> None:
        self._drafts.over(leave=leave)
        self._subject = None
        self.editor.display = False
        self.rows.focus()

    def on_input_submitted(self, event: TextLine.Submitted) -> None:
        """Keep what was typed; where it cannot be kept the text stays, with the reason below."""
        event.stop()
        subject = self._subject
        if subject is None or self.client is None:
            return
        try:
            theirs = meanwhile.changed(self._model(self.client, self._palette()), subject)
            if theirs is not None:
                self._subject = theirs
                raise BadInput(
                    _("this was changed meanwhile to “{text}”: Enter once more writes yours").format(text=theirs.text)
                )
            self._keep(subject, event.value)
        except CockpitError as fault:
            self._desk.say(str(fault), "alarm")
            self.post_message(self.Refused())
            return
        self._close_editor()
        self._desk.changed([self.client])

    class Refused(Message):
        """What was typed cannot be kept; the desk says why."""

    def _keep(self, subject: Subject, typed: str) -> None:
        desk, now = self._desk, self._desk.now()
        assert self.client is not None
        if subject.kind == "client":
            clients.edit(desk.book, subject.id, subject.column, typed, now)
        elif subject.kind in ("person", "fold"):
            people.edit(desk.book, subject.id, subject.column, typed, now)
        elif subject.kind == "new-person":
            if typed.strip():
                _operation, person = people.add(desk.book, self.client, typed, now)
                self._unfolded |= {person}
        elif subject.kind == "touch":
            touches.edit(desk.book, subject.id, now, note=typed)
        elif subject.kind == "action":
            from cockpit.app.errands.planning import promise_of
            from cockpit.store import holidays

            promise = promise_of(typed, desk.today, holidays.kept(desk.book))
            if promise is None:
                raise BadInput(_("an action needs words; Del deletes it"))
            actions.edit(desk.book, subject.id, promise.text, promise.due, now, at=promise.at)
        desk.say(_("kept · u takes it back"))

    def delete(self) -> None:
        """Delete the touch, action or person under the cursor.

        Raises:
            BadInput: where the cursor is on none of these.
        """
        subject, desk = self._here(), self._desk
        assert self.client is not None
        if subject is not None and subject.kind == "touch":
            touches.delete(desk.book, [subject.id], desk.now())
        elif subject is not None and subject.kind == "action":
            actions.delete(desk.book, subject.id, desk.now())
        elif subject is not None and subject.kind in ("fold", "person"):
            people.delete(desk.book, subject.id, desk.now())
        else:
            raise BadInput(_("nothing here can be deleted: go to a touch, an action or a person"))
        desk.say(_("deleted · u brings it back"))
        desk.changed([self.client])
