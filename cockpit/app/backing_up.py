"""Backups on the screen: made, copied elsewhere, taken back; and what there is to say about them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cockpit import settings
from cockpit.app.desk import Desk
from cockpit.app.errands.errand import Errand
from cockpit.app.next_book import NextBook
from cockpit.app.rescuing import path_typed
from cockpit.app.shelf import tilde
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.clock import local_time
from cockpit.core import backup_care
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput, CockpitError
from cockpit.core.words import _, ngettext
from cockpit.store import backups
from cockpit.store import settings as kept
from cockpit.store.backups import Backup
from cockpit.store.connection import sight

FINE = "backup_one_disk_fine"
"""Name of the book's setting: backups on one disk are enough for the user."""


@dataclass
class Shelf:
    """The backups of a book, wherever they lie."""

    beside: list[Backup]
    """Those in the folder beside the book, newest first."""
    elsewhere: list[Backup] = field(default_factory=list)
    """Those in the folder that the user has set, where that is there now."""
    other: Path | None = None
    """That folder; None where none is set."""

    @property
    def all(self) -> list[Backup]:
        """All of them, newest first."""
        return sorted([*self.beside, *self.elsewhere], key=lambda one: one.made, reverse=True)


def shelf_of(desk: Desk) -> Shelf:
    """What is there."""
    book = desk.book
    shelf = Shelf(backups.listed(book.path))
    chosen = settings.read()["backup_also_to"]
    if chosen:
        shelf.other = Path(chosen).expanduser()
        shelf.elsewhere = backups.listed(book.path, backups.folder_in(shelf.other, book))
    return shelf


def worry(desk: Desk, shelf: Shelf) -> str:
    """What there is to say about them, a sentence; empty where all is well."""
    book, found = desk.book, shelf.all
    # one that a wrong clock has put into the time to come says nothing
    newest = next((one.made.date() for one in found if one.made.date() <= desk.today), None)
    first = book.value("SELECT min(at_ms) FROM operation WHERE id > 0 AND source NOT IN ('view', 'system', 'outside')")
    here = sight(book.path)
    state = backup_care.worry(
        newest,
        local_time(first).date() if first else None,
        desk.today,
        desk.portfolio.policy.backup_days,
        changed=backups.changed(book),
        one_disk=here is not None and all((sight(one.path) or here)[0] == here[0] for one in found),
        fine=bool(kept.load(book).get(FINE)),
    )
    if state == backup_care.NONE:
        return _("this book has no backup yet")
    if state == backup_care.OLD and newest is not None:
        return _("the newest backup is of {day}").format(day=fmt.near_day(newest, desk.today))
    if state == backup_care.ONE_DISK:
        return _("all backups lie on the book's own disk")
    return ""


def make_now(screen: Any) -> None:
    """Make one now, in the set folder too where that is there."""
    desk, chosen = screen.desk, settings.read()["backup_also_to"]
    made = backups.make(desk.book, desk.now())
    also = backups.make_also(desk.book, desk.now(), Path(chosen).expanduser()) if chosen else None
    words = _("copied and checked: {file}") if also is None else _("copied and checked: {file}, and in {other}")
    desk.say(words.format(file=made.path.name, other=tilde(also.path.parent) if also is not None else ""))
    screen.refill(0)


def chosen(screen: Any) -> Backup:
    """The backup under the cursor.

    Raises:
        BadInput: where it is none.
    """
    subject = screen.here()
    if subject is None or subject.kind != "backup":
        raise BadInput(_("go to a backup first"))
    return screen.shelf.all[subject.id]  # type: ignore[no-any-return]


def take_back(screen: Any) -> None:
    """Put the backup under the cursor in the book's place, and go on with it; what was there is a backup then."""
    backup, desk = chosen(screen), screen.desk
    keep = backups.restore(desk.book.path, backup.path, desk.now())
    words = _("the book is again as it was ({made}); what it was before is the newest backup: R on it brings it back")
    if keep is None or keep.parent != backups.folder_of(desk.book.path):
        words = _("the book is again as it was ({made}); the damaged file is kept beside it")
    said = words.format(made=when(backup, desk, screen.shelf.all))
    screen.cockpit.open_next(NextBook(desk.book.path, begin_at="backups", said=said))


def copy_elsewhere(screen: Any) -> None:
    """Ask for a folder to copy the book to."""
    screen.run_errand(Copying(screen))


def say_fine(screen: Any) -> None:
    """Backups on one disk are enough; pressed again, they are not."""
    desk = screen.desk
    fine = not kept.load(desk.book).get(FINE)
    kept.put(desk.book, desk.now(), FINE, fine)
    desk.say(
        _("backups on one disk are fine: nothing more is said of it") if fine else _("backups on one disk are told of")
    )
    screen.refill(None)


class Copying(Errand):
    """The folder to copy the book to."""

    kept = False

    def __init__(self, screen: Any) -> None:
        """Propose the one that is set."""
        super().__init__(settings.read()["backup_also_to"])
        self.label = _("copy the book to the folder")
        self._screen = screen

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """What will be where."""
        if not text.strip():
            return []
        try:
            folder = backups.folder_in(path_typed(text), self._screen.desk.book)
        except CockpitError as fault:
            return [[(f" {fault}", palette.quiet)]]
        return [[(f" {tilde(folder)}", palette.quiet)]]

    def enter(self, text: str) -> bool:
        """Copy it there."""
        if not text.strip():
            raise BadInput(_("name the folder"))
        desk, folder = self._screen.desk, path_typed(text)
        if not os.path.isdir(folder):  # noqa: PTH112 - what may not be looked into is none
            raise BadInput(_("{path} is no folder that is there").format(path=folder))
        made = backups.make(desk.book, desk.now(), backups.folder_in(folder, desk.book))
        desk.say(_("copied and checked: {file}").format(file=tilde(made.path)))
        self._screen.refill(None)
        return True


def when(backup: Backup, desk: Desk, among: Iterable[Backup] = ()) -> str:
    """When it was made; to the second where others were made in the same minute."""
    minute = backup.made.replace(second=0)
    alone = sum(one.made.replace(second=0) == minute for one in among) <= 1
    return f"{fmt.near_day(backup.made.date(), desk.today)} {backup.made:{'%H:%M' if alone else '%H:%M:%S'}}"


def size(count: int) -> str:
    """Bytes as a person reads them."""
    if count < 10_000_000:
        return _("{n} KB").format(n=fmt.number(max(1, count // 1000)))
    return _("{n} MB").format(n=fmt.number(count // 1_000_000))


def holds(backup: Backup, desk: Desk) -> tuple[str, str]:
    """What it holds, and what taking it back would lose; the reason where it cannot be read."""
    try:
        seen = backups.held(backup.path)
        lost = backups.lost_by(desk.book.path, seen)
    except CockpitError as fault:
        return str(fault), ""
    words = ngettext("R: {n} act since then would be lost", "R: {n} acts since then would be lost", lost)
    loss = words.format(n=fmt.number(lost)) if lost else _("R: nothing would be lost")
    return (
        _("holds {clients}, {touches}").format(clients=fmt.clients(seen.clients), touches=fmt.touches(seen.touches)),
        _("{loss}; what the book is now is kept as a backup").format(loss=loss),
    )
