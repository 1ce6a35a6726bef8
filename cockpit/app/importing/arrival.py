"""The files that are arriving: read in some way, counted against the book, then taken in; one job at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cockpit.app.desk import Desk
from cockpit.app.importing.batch import Batch, Group
from cockpit.app.importing.named import in_short
from cockpit.app.importing.phones import at_home
from cockpit.app.importing.unfinished import Looked, look
from cockpit.app.importing.work import Ended, Found, Job, bring_in
from cockpit.core.errors import BadInput, CockpitError


class Arrival:
    """A batch on its way in."""

    def __init__(self, desk: Desk, launch: Callable[[Callable[[Job], Any]], Job]) -> None:
        """Nothing arrives yet.

        Args:
            desk: whose book it comes into.
            launch: begins a piece of work in a thread.
        """
        self._desk = desk
        self._launch = launch
        self._then: Callable[[Any], None] = lambda result: None
        self.batch = Batch(())
        self.problems: list[str] = []
        """What stands in the way."""
        self.found: Found | None = None
        """What would come of it; None until it is counted."""
        self.job: Job | None = None
        self.reading = False
        """Whether files are being opened: what the batch says of them is not what is wanted any more."""

    def start(self, work: Callable[[Job], Any], then: Callable[[Any], None]) -> None:
        """Begin work; what was under way is let go. `then` gets its result, or the CockpitError that ended it."""
        self.stop()
        self.job, self._then = self._launch(work), then

    def stop(self) -> None:
        """Let go of the work; it ends where it can and nobody waits for it."""
        if self.job is not None:
            self.job.stop.set()
            self.job = None
        self.reading = False

    def ended(self, event: Ended) -> bool:
        """Go on with what came of a job; returns False where something else was begun since."""
        if event.job is not self.job:
            return False
        self.job, self.reading = None, False
        self._then(event.result)
        return True

    def clear(self) -> None:
        """Begin again without files."""
        self.stop()
        self.batch, self.problems, self.found = Batch(()), [], None

    def look(self, paths: list[Path], chosen: str, then: Callable[[Looked | str], None]) -> None:
        """Look at files, with what was chosen for them before; `then` gets them, or what is wrong with one."""
        self.start(
            lambda job: look(paths, chosen),
            lambda result: then(in_short(str(result), paths) if isinstance(result, CockpitError) else result),
        )

    def read_anew(self, group: Group, way: Callable[[Batch, Group], Batch], then: Callable[[Any], None]) -> None:
        """Open the files of a group once more, in another way."""
        batch = self.batch
        self.start(lambda job: way(batch, group), then)
        self.reading = True

    def take(self, batch: Batch, then: Callable[[], None]) -> None:
        """Go on with files that are read in another way."""
        self.batch = batch = at_home(batch, self._desk)
        self.problems = batch.problems(self._desk.book.currency)
        self.count(then)

    def count(self, then: Callable[[], None]) -> None:
        """Count what would come of it, where nothing stands in the way."""
        self.stop()
        self.found = None
        if not self.problems:
            self._bring(True, lambda result: self._counted(result, then))

    def _counted(self, result: Found | CockpitError, then: Callable[[], None]) -> None:
        if isinstance(result, CockpitError):
            self.problems = [in_short(str(result), [each.table.path for each in self.batch.files])]
        else:
            self.found = result
        then()

    def bring_in(self, then: Callable[[Found | CockpitError], None]) -> None:
        """Take the files in.

        Raises:
            BadInput: something stands in the way.
        """
        if self.problems:
            raise BadInput("; ".join(self.problems))
        self._bring(False, then)

    def _bring(self, dry_run: bool, then: Callable[[Any], None]) -> None:
        path, batch, now = self._desk.book.path, self.batch, self._desk.now()
        if not dry_run:
            self._desk.book.allow_writing()
        self.start(lambda job: bring_in(job, path, batch, now, dry_run=dry_run), then)
