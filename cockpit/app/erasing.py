"""Erasing from the screen: what goes is counted first, the name is typed, and the work is done beside the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len

from cockpit import paths
from cockpit.app.commands.command import CLIENT
from cockpit.app.errands.errand import Errand
from cockpit.app.panels.listing import Listing
from cockpit.app.theme import Palette
from cockpit.app.widgets.line import Part
from cockpit.core import formatter as fmt
from cockpit.core.erasing_words import begins, counted, elsewhere, further, is_named, rows_said
from cockpit.core.errors import BadInput, CockpitError
from cockpit.core.moment import Moment
from cockpit.core.words import _, ngettext
from cockpit.store import backups
from cockpit.store.book import open_book
from cockpit.store.erasing import erase as erasing
from cockpit.store.erasing import target as targets
from cockpit.store.erasing.erase import Erased, Plan


def ask(screen: Any) -> None:
    """Ask for the name of the person under the cursor, else of the client in hand.

    Raises:
        BadInput: there is none, or there are several.
    """
    desk = screen.desk
    book = desk.book
    who = targets.one(book.connection, *_meant(screen))
    screen.run_errand(Erasing(screen, erasing.plan(book, who, desk.now())))


def _meant(screen: Any) -> tuple[str, int]:
    subject = None
    if screen.place == CLIENT and isinstance(model := screen.client_panel.rows.model, Listing):
        subject = model.subject(screen.client_panel.rows.cursor)
    if subject is not None and subject.kind in ("person", "fold"):
        return targets.PERSON, subject.id
    clients = screen.targets()
    if len(clients) != 1:
        raise BadInput(_("one client or one person at a time: go to it"))
    return targets.CLIENT, clients[0]


class Erasing(Errand):
    """The name typed once more."""

    kept = False

    def __init__(self, screen: Any, planned: Plan) -> None:
        """Ask for one."""
        super().__init__()
        self._screen, self._planned = screen, planned
        self.label = _("erase · {who}").format(who=targets.shown(planned.target))
        self.placeholder = _("type the name: it does not come back")

    def understood(self, text: str, palette: Palette) -> list[list[Part]]:
        """What goes, and whether the name is right."""
        planned, gone = self._planned, self._planned.gone
        room = self._screen.size.width - 2
        rows = rows_said(gone.rows).split(" · ")
        shown: list[list[Part]] = [[(f" {_whole_parts(rows, room)}", palette.plain)]]
        if text.strip() and not is_named(text, planned.target.name):
            wanted = _("the name is “{name}”").format(name=planned.target.name)
            if begins(text, planned.target.name):
                # on the way to it
                return [*shown, [(f" {wanted}", palette.quiet)]]
            return [*shown, [(" ✗ ", palette.ink("alarm")), (wanted, palette.plain)]]
        more = [
            *elsewhere(planned.places),
            *further(planned.places, everywhere=False),
            *counted({}, gone.texts, gone.acts, len(planned.copies)),
        ]
        if not more:
            # alone it may go on in the second line
            return [[(f" {' · '.join(rows)}", palette.plain)]]
        return [*shown, [(f" {_whole_parts(more, room)}", palette.quiet)]]

    def enter(self, text: str) -> bool:
        """Erase them beside the screen; an empty text leaves them.

        Raises:
            BadInput: the name is another.
        """
        planned, screen = self._planned, self._screen
        if not text.strip():
            return True
        if not is_named(text, planned.target.name):
            raise BadInput(_("nothing was erased: the name is “{name}”").format(name=planned.target.name))
        now = screen.desk.now()
        screen.cockpit.run_worker(
            lambda: _work(screen.cockpit, planned, now), thread=True, group="erase", exit_on_error=False
        )
        screen.desk.say(_("erasing…"), "warn")
        return True


def _whole_parts(parts: Sequence[str], room: int) -> str:
    """As many parts as have room, each whole; that there are more is shown."""
    kept = list(parts)
    while len(kept) > 1 and cell_len(" · ".join(kept)) > room - 4 * (len(kept) < len(parts)):
        kept.pop()
    return " · ".join([*kept, "…"] if len(kept) < len(parts) else kept)


def _work(app: Any, planned: Plan, now: Moment) -> None:
    """In a thread, on a connection of its own."""
    try:
        book = open_book(app.desk.book.path)
        try:
            backups.make(book, now)
            done = erasing.erase(book, planned, now, paths.kept_texts())
        finally:
            book.close()
    except CockpitError as fault:
        app.call_from_thread(app.desk.say, str(fault), "alarm")
        return
    app.call_from_thread(_over, app, done)


def _over(app: Any, done: Erased) -> None:
    app.desk.changed(())
    app.desk.say(*said(done))


def said(done: Erased) -> tuple[str, str]:
    """How it ended, and in which tone."""
    for path, fault in done.untreated.items():
        return _("not erased from {path}: {fault}").format(path=path, fault=fault), "alarm"
    for path, count in done.left.items():
        words = ngettext("{path} still holds it in {n} place", "{path} still holds it in {n} places", count)
        parts = [words.format(path=path, n=count)]
        if len(done.left) > 1:
            parts.append(_("and {n} more").format(n=fmt.number(len(done.left) - 1)))
        return " · ".join(parts), "alarm"
    if done.places:
        return " · ".join([_("erased"), *elsewhere(done.places), *further(done.places, everywhere=False)]), "warn"
    return _("erased; the bytes of the book and its backups were searched: 0 left"), "mild"
