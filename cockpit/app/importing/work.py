"""The work in its thread: the files read into the book, or only counted, on a connection of its own."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.message import Message

from cockpit.app.importing.batch import Batch, names
from cockpit.core.errors import BadInput, CockpitError
from cockpit.core.incoming import BadRow
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.exchange.intake import Reading
from cockpit.store.book import open_book
from cockpit.store.intake import take
from cockpit.store.outcome import Outcome

APART = 0.08
"""Seconds between two words of how far it is."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came, or would come, of a batch."""

    outcome: Outcome
    rows: list[int]
    """Rows of each file that were understood."""
    bad: list[list[BadRow]]
    """The first bad rows of each file."""
    bad_count: list[int]
    """Bad rows of each file, all of them."""
    left_out: list[Counter[str]] = field(default_factory=list)
    """Records of each file that are no touches, by the id of the reason."""

    def total(self, name: str) -> int:
        """A count of `store.intake.Counts` over all files."""
        return sum(getattr(counts, name) for counts in self.outcome.files)

    @property
    def bad_total(self) -> int:
        """Bad rows of all files."""
        return sum(self.bad_count)


@dataclass(eq=False)
class Job:
    """A piece of work that can be stopped, once begun."""

    work: Callable[[Job], Any]
    """What is done; its result, or a CockpitError, ends the job."""
    tell: Callable[[Message], object]
    """Takes the messages; called in the thread."""
    stop: threading.Event = field(default_factory=threading.Event)
    phase: str = ""
    """ "read" or "write"; empty until something was read."""
    fraction: float = 0.0
    """The part of all bytes that was read."""
    beats: int = 0
    """Signs of life since the work began."""
    told: float = 0.0

    def run(self) -> None:
        """Do the work; for a thread."""
        try:
            result = self.work(self)
        except CockpitError as fault:
            result = fault
        except (OSError, UnicodeError):
            # the files are opened more than once, and anything may happen to them in between
            result = BadInput(_("a file went away or was changed while it was read: nothing was kept"))
        self.tell(Ended(self, result))

    def step(self, phase: str, fraction: float) -> None:
        """Tell how far it is, not more often than can be seen."""
        now = time.monotonic()
        if phase != self.phase or now - self.told >= APART:
            self.phase, self.fraction, self.told = phase, fraction, now
            self.beats += 1
            self.tell(Stepped(self))

    def stopped(self) -> bool:
        """Whether to stop; being asked is a sign of life too."""
        if self.phase:
            self.step(self.phase, self.fraction)
        return self.stop.is_set()


class Stepped(Message):
    """A job got further."""

    def __init__(self, job: Job) -> None:
        """Of a job."""
        super().__init__()
        self.job = job

    def can_replace(self, message: Message) -> bool:
        """Only the newest counts."""
        return isinstance(message, Stepped)


class Ended(Message):
    """A job is over."""

    def __init__(self, job: Job, result: Any) -> None:
        """Of a job, with its result or the CockpitError that ended it."""
        super().__init__()
        self.job = job
        self.result = result


def bring_in(job: Job, path: Path, batch: Batch, at: Moment, *, dry_run: bool) -> Found:
    """Take a batch into a book as one operation, or count what would come of it.

    Args:
        job: is told how far it is, and asked whether to stop.
        path: the book.
        batch: with nothing in the way (see `Batch.problems`).
        at: now.
        dry_run: keep nothing.

    Raises:
        Cancelled: the job was stopped; the book is as it was.
        CockpitError: a file or the book cannot be used; the book is as it was.
    """
    reading = Reading(batch.files)
    book = open_book(path)
    try:
        outcome = take(
            book,
            reading.chunks(),
            [each.source for each in reading.prepared],
            at,
            label=_("import: {files}").format(files=names(batch.files)),
            dry_run=dry_run,
            progress=lambda phase: job.step(phase, reading.fraction),
            cancelled=job.stopped,
        )
    finally:
        book.close()
    return Found(
        outcome, reading.rows, [reading.bad[at] for at in range(len(batch.files))], reading.bad_count, reading.left_out
    )
