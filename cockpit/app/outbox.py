"""What the book did not take: kept in the outbox, said, tried again by itself, taken back by `u` while it waits."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from cockpit import paths
from cockpit.app.theme import Palette
from cockpit.app.tries import Tries
from cockpit.app.widgets.line import Part, cut
from cockpit.core.errors import BookDamaged, BookMoved, BookUnusable
from cockpit.core.moment import Moment
from cockpit.core.words import _, ngettext
from cockpit.store import journal, outbox
from cockpit.store.outbox import Entry, Waiting
from cockpit.store.touches import Logged

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp
    from cockpit.app.desk import Desk

SOONEST, LATEST = 1.0, 30.0
"""Seconds until what waits is tried again: at first, and at most; no clock runs where nothing waits."""
NAME = 20
"""Cells of the file's name in what is said of it."""
MARK = "◌"
NOWHEN = Moment(0, "", 0, "1970-01-01")


class Outbox:
    """The entries of a desk that wait for its book."""

    def __init__(self, desk: Desk) -> None:
        """Look what waits."""
        self._desk, self._folder, self._tries = desk, paths.outbox_folder(), Tries()
        self.waiting: list[Waiting] = outbox.waiting(self._folder, desk.book.book_id)
        self.stuck: dict[int, str] = {}
        """By id, why an entry can no longer be written; it waits until it is let go."""
        self.filled: Callable[[], None] = lambda: None
        """Called when something has come in."""
        self.taken: Callable[[], None] = lambda: None
        """Called as soon as an entry is durable, in the book or in the outbox: before anything is drawn."""
        self._let_go: list[Waiting] = []
        self._rev = 0
        """Of the book when the last of them was let go: an act since then is what is done again."""

    def write(self, entry: Entry, *, timed: bool = False) -> Logged | None:
        """Write an entry, after those that wait; None where it was kept in the outbox instead, which is then said.

        The same entry given once more while it waits is the same try again.

        Args:
            entry: what was entered.
            timed: whether the user said when it happened.

        Raises:
            BookUnusable: it was neither written nor kept: the book is one that is only looked at, or the disk of the
                user's own folder is full as well.
        """
        desk = self._desk
        same = next((one for one in self.waiting if _key(one.entry, timed=timed) == _key(entry, timed=timed)), None)
        if self.waiting:
            done = self.replay()
            if same is not None and any(one.id == same.id for one in done.written):
                return Logged(same.id, (), (), entry.clients)
            if done.fault is not None:
                self._put(entry, same.id if same is not None else desk.book.new_id(entry.now), done.fault)
                return None
        with self._tries.of(desk.book, _key(entry, timed=timed), entry.now) as id:
            try:
                logged = outbox.write(desk.book, entry, id)
                self.taken()
                return logged
            except BookUnusable as fault:
                self._put(entry, id, fault)
                return None

    def _put(self, entry: Entry, id: int, fault: BookUnusable) -> None:
        """Keep an entry that was refused.

        Raises:
            BookUnusable: it cannot be kept, or is not to be.
        """
        desk = self._desk
        if (desk.book.refusal and not desk.book.damaged) or entry.sweep_card is not None:
            raise fault
        try:
            outbox.keep(self._folder, desk.book.book_id, entry, id)
        except OSError:
            raise fault from None
        self.taken()
        self._look()
        self._let_go = []
        desk.marks = frozenset()
        desk.say(self._waits(outbox.said(entry, desk.today), fault), "warn")
        self.filled()

    def _waits(self, what: str, fault: BookUnusable) -> str:
        """That it waits, why, and what to do."""
        book = self._desk.book
        if isinstance(fault, BookMoved):
            with suppress(BookUnusable):
                # what is open is open still, at no path or under another one
                book.hold_to_it()
                words = _("{file} was moved, deleted or replaced: Ctrl+S saves what is open · kept until then: {what}")
                return words.format(file=cut(book.path.name, NAME), what=what)
        # which book is no news here, and its path would push the rest off the line
        why = str(fault).replace(f" ({book.path})", "").replace(str(book.path), cut(book.path.name, NAME))
        words = _("not in the book yet: {fault} · kept: {what}")
        if isinstance(fault, BookDamaged) or book.damaged:
            # the key that helps stands before what may be cut
            words = _("{fault} · kept until then: {what}")
        return words.format(fault=why, what=what)

    def _look(self) -> None:
        self.waiting = outbox.waiting(self._folder, self._desk.book.book_id)
        self.stuck = {one.id: self.stuck[one.id] for one in self.waiting if one.id in self.stuck}

    def replay(self, *, patience_ms: int | None = None) -> outbox.Replayed:
        """Write what waits, as far as the book takes it, and show what changed."""
        done = outbox.replay(self._desk.book, self._folder, patience_ms=patience_ms)
        self.stuck |= done.stuck
        self._look()
        if done.written:
            words = ngettext("{n} entry that waited is in the book now", "{n} entries that waited are in the book now",
                             len(done.written))  # fmt: skip
            self._desk.say(words.format(n=len(done.written)))
            self._desk.changed(done.clients)
        return done

    # taken back while it waits

    def take_back(self) -> bool:
        """Let go of the entry that came last; False where none waits, and the book's last act is meant."""
        if not self.waiting:
            return False
        self.drop(self.waiting[-1])
        return True

    def drop(self, one: Waiting) -> None:
        """Let go of an entry; `put_back` brings it back.

        Raises:
            BookUnusable: it cannot be told now whether the book has it already.
        """
        desk = self._desk
        if outbox.there(desk.book, one):
            desk.replayed(journal.undo(desk.book, desk.now(), one.id), redo=False)
            outbox.let_go(one)
            self._look()
            return
        outbox.let_go(one)
        self._look()
        self._let_go = [*(self._let_go if self._rev == desk.book.rev else ()), one]
        self._rev = desk.book.rev
        words = _("taken back before it was written: {what} · U does it again")
        desk.say(words.format(what=outbox.said(one.entry, desk.today)))

    def put_back(self) -> bool:
        """Do the entry again that was let go last; False where there is none.

        Raises:
            BookUnusable: it is neither written nor kept.
        """
        if not self._let_go or self._rev != self._desk.book.rev:
            return False
        *left, one = self._let_go
        done = self.write(one.entry)
        self._let_go, self._rev = left, self._desk.book.rev
        if done is not None:
            self._desk.say(_("done again: {label}").format(label=outbox.said(one.entry, self._desk.today)))
            self._desk.changed(done.clients)
        return True

    # shown

    def line(self, palette: Palette) -> list[Part]:
        """That something waits, and what came last; nothing where nothing waits, or where words are hidden."""
        if not self.waiting or self._desk.book.hidden:
            return []
        one = self.waiting[-1]
        words = ngettext("{n} entry waits to be written: {what}", "{n} entries wait to be written, the last: {what}",
                         len(self.waiting))  # fmt: skip
        what = outbox.said(one.entry, self._desk.today)
        tone = "alarm" if self.stuck else "warn"
        return [(f" {MARK} ", palette.ink(tone)), (words.format(n=len(self.waiting), what=what), palette.plain)]


def _key(entry: Entry, *, timed: bool) -> Entry:
    """What makes two entries the same: all but when they were entered."""
    return entry._replace(now=NOWHEN, at=entry.at if timed else NOWHEN, names="")


class Replaying:
    """Tries again by itself, ever less often, for as long as something waits."""

    def __init__(self, app: CockpitApp) -> None:
        """Work for a program."""
        self._app = app
        self._underway = False
        self._pause = SOONEST
        app.desk.outbox.filled = self.begin

    def begin(self) -> None:
        """Something waits, or may be written now."""
        self._pause = SOONEST
        if self._app.desk.outbox.waiting and not self._underway:
            self._underway = True
            self._app.set_timer(self._pause, self._again)

    def _again(self) -> None:
        self._underway = False
        box = self._app.desk.outbox
        if len(box.waiting) > len(box.stuck):
            self.now()
        if len(box.waiting) > len(box.stuck):
            self._pause = min(LATEST, self._pause * 2)
            self._underway = True
            self._app.set_timer(self._pause, self._again)

    def now(self) -> None:
        """Try it at once, without a wait for another program."""
        desk = self._app.desk
        # a book whose words are hidden takes nothing, and what waits would name whom it is about
        if not desk.outbox.waiting or desk.book.refusal or desk.book.hidden or self._app.holds_keys:
            return
        before, said = set(desk.outbox.stuck), desk.said
        done = desk.outbox.replay(patience_ms=0)
        if done.written and desk.said is not None and said is not None and said.tone == "mild":
            # what stood there, an answer to a key, was not read yet
            desk.say(" · ".join((said.text, desk.said.text)))
        new = [one for one in desk.outbox.waiting if one.id in desk.outbox.stuck and one.id not in before]
        for one in new:
            words = _("cannot be written any more: {what}: {why} · g j shows it")
            what = outbox.said(one.entry, desk.today)
            desk.say(words.format(what=what, why=desk.outbox.stuck[one.id]), "alarm")
        if done.written or new:
            draw = getattr(self._app.screen, "draw", None)
            if draw is not None:
                draw()
