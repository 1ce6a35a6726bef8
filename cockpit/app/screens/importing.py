"""The import: which files, what they are and would change, then in as one change that `u` takes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from cockpit.app.commands.importing import IMPORT
from cockpit.app.commands.table import at_place
from cockpit.app.desk import Desk
from cockpit.app.importing.arrival import Arrival
from cockpit.app.importing.batch import Batch, Group, in_next_delimiter, in_next_encoding, in_next_sheet
from cockpit.app.importing.captions import column_lines, head_lines, reason_lines, title_lines
from cockpit.app.importing.folder import start_folder
from cockpit.app.importing.lists import ShelfRows
from cockpit.app.importing.outcome import ending
from cockpit.app.importing.panel import ImportPanel
from cockpit.app.importing.phones import at_home
from cockpit.app.importing.picking import Picking
from cockpit.app.importing.unfinished import Looked, Unfinished
from cockpit.app.importing.work import Ended, Found, Job, Stepped
from cockpit.app.place import Place
from cockpit.app.widgets.captions import Keys
from cockpit.app.widgets.foot import Foot
from cockpit.app.widgets.line import Lines, Part
from cockpit.app.widgets.prompt import Prompt
from cockpit.app.widgets.rows import Rows
from cockpit.app.widgets.vital_signs import signs_line
from cockpit.core.errors import Cancelled, CockpitError
from cockpit.core.words import _
from cockpit.exchange.mapping import Mapping

FILES, LOOKING, MAPPING, FIELDS, IMPORTING = "files", "looking", "mapping", "fields", "importing"
WHILE = {
    LOOKING: {"back", "help", "theme", "quit"},
    FIELDS: {"import-run", "import-close", "back", "help", "theme"},
    IMPORTING: {"back"},
}
"""The commands that apply at a step; at the others, all do."""


class ImportScreen(Place):
    """Files on their way in."""

    DEFAULT_CSS = """
    ImportScreen #import-head { height: 4; }
    ImportScreen #import-middle { height: 1fr; padding: 0 2; }
    ImportScreen #import-caption { height: 2; margin: 1 0 0 0; }
    """

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        """Begin in a folder, else in the one that the program was started in."""
        super().__init__(desk)
        self.folder = folder or start_folder()
        self.step = FILES
        self.arrival = Arrival(desk, self._launch)

    def compose(self) -> ComposeResult:
        """Header; what comes in; the lists of the step; what was said, keys."""
        yield Lines(id="vital-signs")
        yield Lines(id="import-head")
        with Container(id="import-middle"):
            yield ShelfRows(id="import-shelf")
            yield ImportPanel(self.arrival, self.desk.book.currency, id="import-panel")
        yield Lines(id="import-caption")
        yield Foot(id="foot")
        yield Lines(id="too-small")

    # Textual calls what a Place does at these two as well

    def on_mount(self) -> None:
        """Ask for a file."""
        self.unfinished = Unfinished(self.cockpit.drafts)
        self._pick()

    def on_unmount(self) -> None:
        """Leave no work behind."""
        self.arrival.stop()
        self.unfinished.release()

    @property
    def place(self) -> str:
        """The import."""
        return IMPORT

    def targets(self) -> list[int]:
        """No client is in hand here."""
        return []

    @property
    def panel(self) -> ImportPanel:
        """How the files are read, and what would come of it."""
        return self.query_one(ImportPanel)

    # keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command runs where its step is."""
        allowed = super().check_action(action, parameters)
        return self._applies(str(parameters[0])) if action == "command" and allowed else allowed

    def _applies(self, command: str) -> bool:
        if self.step in WHILE:
            return command in WHILE[self.step]
        if command == "import-other-list":
            return self.arrival.found is not None and self.arrival.found.bad_total > 0
        if command.startswith("import-") and self.arrival.batch.files:
            from cockpit.app.importing import phones

            if not phones.applies(command, self.arrival.batch, self.panel.group):
                return False
        return command not in ("import-close", "import")

    def draw_keys(self) -> None:
        """The commands that apply at this step."""
        keys, palette = self.query_one(Keys), self.palette
        key, words = palette.raise_(palette.key), palette.raise_(palette.quiet)
        if self.choice is not None:
            super().draw_keys()
        elif self.step == FIELDS:
            keys.take_or_leave(palette)
        elif self.step == IMPORTING:
            keys.show([[(" Esc", key), (_(" stops, and nothing is kept "), words)]], words)
        else:
            keys.set([command for command in at_place(self.place) if self._applies(command.id)], palette)

    # drawing

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size."""
        self.check_size()
        self._lay()

    def dress(self) -> None:
        """Take the colours of another theme."""
        self._redraw()

    def book_changed(self, changed: frozenset[int]) -> None:
        """Count again: what is new to the book may have changed."""
        if self.step in (MAPPING, FIELDS):
            self.arrival.count(self._fill)
            self._fill()
        self.draw()

    def _lay(self) -> None:
        """Show the lists of this step."""
        picking = self.step in (FILES, LOOKING)
        self.query_one(ShelfRows).display = picking
        self.panel.display = not picking
        self.panel.lay(self.size.width)
        self.call_after_refresh(self._redraw)

    def _redraw(self) -> None:
        self._fill()
        self.draw()

    def _fill(self) -> None:
        if self.is_mounted and self.arrival.batch.files:
            self.panel.fill(self.palette)

    def draw(self) -> None:
        """The lines around the lists, and the list that follows what is typed."""
        if not self.is_mounted:
            return
        desk, palette, arrival = self.desk, self.palette, self.arrival
        signs = signs_line(desk.portfolio, desk.breath, self.cockpit.home.series, palette, self.size.width)
        self.query_one("#vital-signs", Lines).show([signs], palette.raise_(palette.quiet))
        if isinstance(self.errand, Picking):
            self.errand.show(self.typed(), palette)
        reasons: list[list[Part]] = []
        if self.step in (FILES, LOOKING):
            head = title_lines(arrival.job, palette)
        else:
            head = head_lines(arrival, self.panel.group, palette)
            reasons = self._reasons()
        self.query_one("#import-head", Lines).show(head, palette.plain)
        self.query_one("#import-caption", Lines).show(self.caption(reasons), palette.plain)
        self.draw_keys()

    def _reasons(self) -> list[list[Part]]:
        column = self.panel.column
        if self.step == FIELDS and column is not None:
            return column_lines(self.panel.group, column.column, self.palette)
        return reason_lines(self.arrival, self.step == IMPORTING, self.palette, self.size.width)

    # work in a thread

    def _launch(self, work: Callable[[Job], Any]) -> Job:
        job = Job(work, self.post_message)
        self.run_worker(job.run, thread=True, group="import")
        return job

    def on_stepped(self, event: Stepped) -> None:
        """Show how far it is."""
        if event.job is self.arrival.job:
            self.draw()

    def on_ended(self, event: Ended) -> None:
        """Go on with what came of it."""
        if self.arrival.ended(event):
            self.draw()

    # which files

    def _pick(self, value: str = "") -> None:
        self.step = FILES
        self.arrival.clear()
        rows = self.query_one(ShelfRows)
        self.run_errand(Picking(self.folder, rows, self.desk.today, self._look, self._go_to, self._go_home, value))
        self._back_to = None
        self._lay()

    def _go_to(self, folder: Path) -> None:
        self.folder = folder
        self._pick()

    def _go_home(self) -> None:
        self.cockpit.go("grid")

    def _look(self, paths: list[Path]) -> None:
        typed = self.typed()
        self.step = LOOKING
        self.arrival.look(paths, self.unfinished.waits(paths), lambda result: self._looked(result, typed))

    def take_up(self, paths: list[Path]) -> None:
        """Take files whose columns were begun."""
        self._look(paths)
        self.finish()

    def _looked(self, result: Looked | str, typed: str) -> None:
        if isinstance(result, str):
            self.desk.say(result, "alarm")
            # the reader of workbooks writes on the terminal where a damaged one makes it stumble
            self.refresh()
            self._pick(typed)
            return
        self.step = MAPPING
        self.unfinished.begin(at_home(result.first, self.desk))
        self.take_batch(result.again or result.first)
        if result.again is not None or result.fault:
            self.desk.say(result.fault or _("what was not finished stands here again"), "warn")
        self._lay()
        self.panel.begin()

    # what they are

    def take_batch(self, batch: Batch) -> None:
        """Go on with files that are read in another way."""
        self.arrival.take(batch, self._fill)
        self.unfinished.keep(self.arrival.batch)
        self._fill()

    def _map(self, group: Group, mapping: Mapping) -> None:
        if mapping.header in (None, group.first.table.headed):
            self.take_batch(self.arrival.batch.read_as(group, mapping))
        else:
            self.arrival.read_anew(group, lambda batch, same: batch.read_as(same, mapping), self._read_anew)

    def choose_field(self) -> None:
        """Open the list of what the column under the cursor may become."""
        self.panel.choose(self.palette)
        if self.panel.choosing:
            self.step = FIELDS
            self._lay()

    def enter(self) -> None:
        """Take the field where one is being chosen, else bring the files in."""
        if self.step == FIELDS:
            chosen, group = self.panel.chosen(), self.panel.group
            self._close_fields()
            if chosen is not None:
                self._map(group, group.mapping.assign(*chosen))
        elif not self.arrival.reading:
            # else they would come in as they were read before
            self.arrival.bring_in(self._brought_in)
            self.step = IMPORTING

    def _close_fields(self) -> None:
        self.step = MAPPING
        self.panel.close()
        self._lay()

    def leave_out(self) -> None:
        """Leave the column under the cursor out."""
        column, group = self.panel.column, self.panel.group
        if column is not None:
            self._map(group, group.mapping.assign(column.column, ""))

    def turn_kind(self) -> None:
        """Clients or sales."""
        self.take_batch(self.arrival.batch.of_other_kind(self.panel.group))

    def turn_encoding(self) -> None:
        """Read the files in the next encoding."""
        self.arrival.read_anew(self.panel.group, in_next_encoding, self._read_anew)

    def turn_delimiter(self) -> None:
        """Part the columns by the next sign."""
        self.arrival.read_anew(self.panel.group, in_next_delimiter, self._read_anew)

    def turn_sheet(self) -> None:
        """Read the next sheet of a workbook."""
        self.arrival.read_anew(self.panel.group, in_next_sheet, self._read_anew)

    def _read_anew(self, result: Batch | CockpitError) -> None:
        if isinstance(result, CockpitError):
            self.desk.say(str(result), "alarm")
            result = self.arrival.batch
        self.take_batch(result)

    def turn_list(self) -> None:
        """From the columns to the bad rows and back."""
        self.panel.turn_list()

    def ask_map(self) -> None:
        """Ask for a map file."""
        from cockpit.app.importing.maps import asking

        self.run_errand(asking(self.panel.group, self._map))

    def write_map(self) -> None:
        """Write the mapping beside the file."""
        from cockpit.app.importing.maps import write_map

        self.desk.say(_("map written: {path}").format(path=write_map(self.panel.group)))

    # in and out

    def _brought_in(self, result: Found | CockpitError) -> None:
        if isinstance(result, CockpitError):
            self.step = MAPPING
            self.desk.say(str(result), "warn" if isinstance(result, Cancelled) else "alarm")
            self.arrival.count(self._fill)
            return
        # it was done on a connection of its own
        self.desk.book.act = result.outcome.operation
        self.unfinished.over()
        self.desk.say(ending(result))
        # what the import wrote is read now, not found again at the next look around
        self.attempt(self.desk.book.changed_outside)
        self.attempt(lambda: self.desk.changed(()))
        self.cockpit.fill_in()
        self.cockpit.go("grid")

    def undo(self) -> None:
        """Take the last change back."""
        self._giving_way(super().undo)

    def redo(self) -> None:
        """Do it again."""
        self._giving_way(super().redo)

    def _giving_way(self, do: Callable[[], None]) -> None:
        """Do something to the book, which counting holds while it compares."""
        self.arrival.stop()
        try:
            do()
        finally:
            self.arrival.count(self._fill)

    def back(self) -> None:
        """A step back: stop the import, leave the choice of a field, ask for another file."""
        if self.step == IMPORTING and self.arrival.job is not None:
            self.arrival.job.stop.set()
        elif self.step == FIELDS:
            self._close_fields()
        else:
            self.unfinished.leave()
            self._pick()

    # mouse

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """The head tells of the file that the cursor is in."""
        if len(self.arrival.batch.groups()) > 1:
            self.draw()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A double click does what Enter would do in a list."""
        if isinstance(self.errand, Picking):
            self.post_message(Prompt.Entered(self.typed()))
        elif self.step == FIELDS:
            self.enter()
        elif self.step == MAPPING and self.panel.columns.has_focus:
            self.choose_field()
