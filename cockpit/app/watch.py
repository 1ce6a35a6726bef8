"""The book's file watched while it is open: is it sound, is it still there, is it still the same?"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from cockpit.app.type_ahead import TypeAhead
from cockpit.app.widgets.line import cut
from cockpit.core.errors import CockpitError
from cockpit.core.words import _
from cockpit.store.connection import sight

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.store.soundness import Soundness

PATIENCE = 0.1
"""Seconds after which a key that waits for the check is told why."""
ASK_EVERY = 0.02
"""Seconds between two questions whether the check lets writes through."""
NAME, WHAT = 20, 20
"""Cells of a damaged file's name, and of what SQLite found in it, in the sentence that tells of it."""


class Watch:
    """The eye on the file."""

    def __init__(self, app: CockpitApp, keys: TypeAhead) -> None:
        """Watch for a program."""
        self._app, self._keys = app, keys
        self._soundness: Soundness | None = None
        self._said = ""
        self._seen_copies: dict[Path, object] = {}

    def begin(self) -> None:
        """Look the file over in a thread; keys that may write wait for it, looking goes on.

        A file that was found sound today and not written to since is not looked at again.
        """
        # imported after the first frame, which need not wait for it
        from cockpit import checked
        from cockpit.store.soundness import Soundness

        book, today = self._app.desk.book, self._app.desk.clock.today().isoformat()
        before = sight(book.path)
        if book.refusal:
            self.tell(book.refusal)
        elif book.was_open_to_all and self._app.desk.said is None:
            self.tell(_("everybody on this machine could read the book's file; now only you can"), "warn")
        if before is None or checked.sound(book.path, before, today):
            self._nudge()
            return
        self._soundness = Soundness(book, self._damaged)
        self._keys.hold()
        self._app.set_timer(PATIENCE, self._tell_why)
        self._start()

    def _start(self) -> None:
        soundness = self._soundness
        assert soundness is not None
        soundness.begin()
        self._app.run_worker(lambda: self._wait(soundness), thread=True, group="soundness", exit_on_error=False)

    def _wait(self, soundness: Soundness) -> None:
        worker, told = get_current_worker(), False
        while not soundness.over.wait(ASK_EVERY):
            if worker.is_cancelled:
                soundness.stop()
                return
            if soundness.lets_through and not told:
                told = True
                self._app.call_from_thread(self._keys.let_go)
        if not worker.is_cancelled:
            self._app.call_from_thread(self._looked)

    def _looked(self) -> None:
        from cockpit import checked

        book = self._app.desk.book
        if book.refusal:
            self.tell(book.refusal)
        elif self._soundness is not None and self._soundness.complete:
            seen = sight(book.path)
            if seen is not None and book.astray() is None:
                checked.remember(book.path, seen, self._app.desk.clock.today().isoformat())
        self._keys.let_go()
        self._nudge()

    def _nudge(self) -> None:
        """Say what there is to say of backups, other devices' copies and old talks, where nothing else was said."""
        from cockpit.app import ageing, backing_up

        desk = self._app.desk
        if desk.said is not None or desk.book.refusal or desk.book.anchor_day is not None:
            # the sample and the demo are nobody's work
            return
        with suppress(CockpitError):
            words = self._copies() or backing_up.worry(desk, backing_up.shelf_of(desk)) or ageing.reminder(desk)
            if words:
                self.tell(_("{what} · g b shows it").format(what=words), "warn")

    def _damaged(self, path: Path, what: str) -> str:
        """Why nothing is written, and which key leads to the newest good backup; short enough for two lines of 80."""
        from cockpit.app.backing_up import when
        from cockpit.store import backups, soundness

        name, what, found = cut(path.name, NAME), cut(what, WHAT), backups.newest_good(path)
        if found is None:
            return soundness.damaged(name, what)
        return _("{file} is damaged ({what}): nothing is written to it · g b, then R on the backup of {made}").format(
            file=name, what=what, made=when(found[1], self._app.desk)
        )

    def _copies(self) -> str:
        """A copy that another device left beside the book, as it is now, told once."""
        from cockpit.app.screens.backups import copied
        from cockpit.store import other_copies

        book = self._app.desk.book
        seen: dict[Path, object] = {path: sight(path) for path in other_copies.candidates(book.path)}
        if seen == self._seen_copies:
            return ""
        self._seen_copies = seen
        found = other_copies.found(book)
        return copied(found[0]) if found else ""

    def _tell_why(self) -> None:
        soundness = self._soundness
        if soundness is not None and not soundness.lets_through and self._keys.waiting:
            self.tell(_("checking the file; what you pressed comes next…"), "warn")

    def look(self) -> bool:
        """Look at the file from outside; returns whether it is the one that was opened. Said once where it is not."""
        fault = self._app.desk.book.astray()
        if fault is not None:
            if self._said != str(fault):
                self._said = str(fault)
                path = self._app.desk.book.path
                # without its folders, so that the key at the end has room
                self.tell(_("{fault} · Ctrl+S").format(fault=self._said.replace(str(path), path.name)))
            return False
        self._said = ""
        soundness = self._soundness
        unfinished = soundness is not None and soundness.over.is_set() and not soundness.complete
        busy = any(not worker.is_finished for worker in self._app.workers)
        if unfinished and not busy and not self._app.desk.book.refusal:
            # broken off for a write, or another program was writing; an import under way would be kept from its commit
            self._start()
        words = ""
        with suppress(CockpitError):
            words = self._copies()
        if words:
            self.tell(_("{what} · g b shows it").format(what=words), "warn")
        return True

    def tell(self, text: str, tone: str = "alarm") -> None:
        """Say it where one is."""
        self._app.desk.say(text, tone)
        draw = getattr(self._app.screen, "draw", None)
        if draw is not None:
            draw()
