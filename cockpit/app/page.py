"""A place that is a list: a head over it, something beside it where there is room, and what was said under it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from cockpit.app.panels.listing import Listing, Subject, Told
from cockpit.app.place import Place
from cockpit.app.widgets.foot import Foot
from cockpit.app.widgets.line import Lines, Part, tab_parts
from cockpit.app.widgets.rows import Rows
from cockpit.app.widgets.vital_signs import signs_line
from cockpit.core.errors import CockpitError

SEARCHED = 1_000
"""Lines in which the one under the cursor is looked for when a list was made anew."""


class Page(Place):
    """A list with its head; a place of this kind says what stands in it and nothing of how it is laid out."""

    DEFAULT_CSS = """
    Page #page-head { height: 3; margin: 1 2 0 2; }
    Page #page-middle { height: 1fr; padding: 0 2; }
    Page #page-rows { width: 1fr; background: $surface; padding: 0 0 0 1; }
    Page #page-aside { width: 40; height: 1fr; margin: 0 0 0 2; display: none; }
    Page #page-caption { height: 2; margin: 1 0 0 0; }
    """

    ASIDE_FROM = 120
    """From this width on the aside stands beside the list; 0 where there is none."""
    ASIDE_CELLS = 40
    """Width of the aside."""

    # what a page must tell

    def head(self, width: int) -> list[list[Part]]:
        """Three lines over the list, `width` cells wide: a heading, a measure, the tabs."""
        raise NotImplementedError

    def listing(self, width: int) -> Told:
        """The list, its lines `width` cells wide; reads the book. Long ones read their lines as they are shown."""
        raise NotImplementedError

    def aside(self, width: int, height: int) -> list[list[Part]]:
        """What stands beside the list."""
        return []

    def reasons(self) -> list[list[Part]]:
        """The two lines under the list where nothing was said: why the line under the cursor is there."""
        return []

    # parts

    def compose(self) -> ComposeResult:
        """Header; head; list and aside; reasons; keys."""
        yield Lines(id="vital-signs")
        yield Lines(id="page-head")
        with Horizontal(id="page-middle"):
            yield Rows(id="page-rows")
            yield Lines(id="page-aside")
        yield Lines(id="page-caption")
        yield Foot(id="foot")
        yield Lines(id="too-small")

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#page-rows", Rows)

    def here(self) -> Subject | None:
        """What the line under the cursor is about."""
        model = self.rows.model
        return model.subject(self.rows.cursor) if isinstance(model, Told) else None

    def targets(self) -> list[int]:
        """The client that the line under the cursor belongs to."""
        subject = self.here()
        return [subject.client] if subject is not None and subject.client else []

    # drawing

    def on_mount(self) -> None:
        """Put the cursor into the list; Textual calls this beside the `on_mount` of every place."""
        self.rows.focus()
        # at once, and again for the size that is found: a key typed ahead must not meet an empty list
        self.refill(0)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size."""
        self.check_size()
        beside = self.query_one("#page-aside")
        beside.display = bool(self.ASIDE_FROM) and self.size.width >= self.ASIDE_FROM
        beside.styles.width = self.ASIDE_CELLS
        self.call_after_refresh(self.refill, None)

    def dress(self) -> None:
        """Take the colours of another theme."""
        self.refill(None)

    def book_changed(self, changed: frozenset[int]) -> None:
        """Make the list anew."""
        self.refill(None)

    def refill(self, cursor: int | None) -> None:
        """Make the list anew, the cursor on line `cursor`, else on what it was about."""
        if not self.query("#page-rows"):
            return
        try:
            model = self.listing(max(20, self.rows.size.width - 2))
        except CockpitError as fault:
            # what is shown stays until the book can be read again
            self.desk.say(str(fault), "alarm")
            if self.rows.model is None:
                # nothing was yet
                self.rows.show(Listing(), self.palette, 0)
        else:
            self.rows.show(model, self.palette, self._again(self.here(), model) if cursor is None else cursor)
        self.draw()

    def _again(self, subject: Subject | None, model: Told) -> int | None:
        """The line that is about the same thing as before, wherever it stands now; None where there is none."""
        if subject is None:
            return None
        what = (subject.kind, subject.id, subject.column)
        index = 0
        # a list that is read as it is looked at grows meanwhile
        while index < min(len(model), SEARCHED):
            found = model.subject(index)
            if found is not None and (found.kind, found.id, found.column) == what:
                return index
            index += 1
        return None

    def draw(self) -> None:
        """The lines around the list."""
        if not self.is_mounted:
            return
        desk, palette = self.desk, self.palette
        raised = palette.raise_(palette.quiet)
        signs = signs_line(desk.portfolio, desk.breath, self.cockpit.home.series, palette, self.size.width)
        self.query_one("#vital-signs", Lines).show([signs], raised)
        self.attempt(self._draw_around)
        self.query_one("#page-caption", Lines).show(self.caption(self.reasons()), palette.plain)
        self.draw_keys()

    def _draw_around(self) -> None:
        head = self.query_one("#page-head", Lines)
        head.show(self.head(max(20, self.size.width - 4)), self.palette.plain)
        aside = self.query_one("#page-aside", Lines)
        if aside.display:
            aside.show(self.aside(self.ASIDE_CELLS, max(3, aside.size.height)), self.palette.plain)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The reason follows the cursor."""
        self.draw()

    # commands that are the same on every page

    def back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()


def tabs(labels: Sequence[str], chosen: int, page: Page) -> list[Part]:
    """A line of tabs, one of them chosen."""
    return tab_parts(labels, chosen, page.palette, page.size.width - 4)


def measure(done: int, whole: int, cells: int, page: Page) -> list[Part]:
    """A line that is full in the proportion of what is done."""
    full = round(cells * done / max(1, whole))
    return [("━" * full, page.palette.ink("mild")), ("─" * (cells - full), page.palette.rule)]
