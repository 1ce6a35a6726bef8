"""Open a book on the screen; the book is read while Textual is still being imported."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress
from pathlib import Path

from cockpit.app import methods, patterns, unobserved
from cockpit.app.next_book import NextBook
from cockpit.app.opening import Opening
from cockpit.clock import Clock
from cockpit.core.errors import CockpitError
from cockpit.store import portfolio
from cockpit.store.book import Book


def run(path: Path, clock: Clock, *, demo: bool = False, first: bool = False) -> int:
    """Open the book at `path` (or the demo) and stay until the user leaves; returns the exit status.

    Args:
        path: the book.
        clock: the time.
        demo: open the demo instead.
        first: there is no book yet: ask what to begin with.

    Raises:
        CockpitError: where it cannot be opened; the terminal was not touched yet.
    """
    wanted: NextBook | None = NextBook(path, demo)
    if first:
        wanted = _ask(clock)
    status = 0
    while wanted is not None:
        status, wanted = _stay(wanted, clock)
    return status


def _ask(clock: Clock) -> NextBook | None:
    unobserved.settle()
    from cockpit.app import spared

    spared.import_asyncio()
    spared.import_textual()
    from cockpit.app import any_byte, wires
    from cockpit.app.first.page import FirstPage

    patterns.note()
    methods.note()
    page = FirstPage(clock)
    any_byte.accept()
    wires.shorten()
    wanted = page.run()
    if page.fault is not None:
        raise page.fault
    return wanted


def _stay(wanted: NextBook, clock: Clock) -> tuple[int, NextBook | None]:
    """Open one book and stay in it; returns the exit status, and the book to go on with."""
    # the collector would run many times over a book being built; it is let loose again after the first frame
    gc.disable()
    opening = Opening(wanted.path, clock, demo=wanted.demo)
    unobserved.settle()
    # all that follows is imported while the thread reads
    from cockpit import settings
    from cockpit.app import layouts, spared
    from cockpit.app.commands.table import use_keys

    own = settings.read()
    layouts.use(own["board"])
    # before any screen is imported: the bindings are made then
    refused = use_keys(own.keys) if own.keys else []
    spared.import_asyncio()
    spared.import_textual()
    from cockpit.app import any_byte, first_day, privacy, wires
    from cockpit.app.app import CockpitApp
    from cockpit.app.desk import Desk
    from cockpit.app.outfit import outfit
    from cockpit.app.standing import stand_again
    from cockpit.core.words import _
    from cockpit.store import settings as kept

    patterns.note()
    methods.note()
    book, shown, view = opening.wait()
    desk = Desk(book, clock, shown, view)
    if wanted.demo and book.anchor_day != clock.today().isoformat():
        desk.say(_("the demo as you left it; `cockpit demo --fresh` begins anew"))
    elif wanted.said:
        desk.say(wanted.said)
    elif wanted.demo and (hello := first_day.greeting(kept.load(book).get(first_day.KEPT))):
        desk.say(hello)
    app = CockpitApp(desk, outfit(own, kept.load(book).get("theme"), refused))
    app.begin_at = wanted.begin_at
    stand_again(app, wanted.standing)
    app.call_later(_collect_again)
    if not wanted.demo:
        app.call_later(_remember, book, len(shown), clock)
    any_byte.accept()
    wires.shorten()
    try:
        app.run()
        with suppress(CockpitError):
            # how the book was looked at last, should it not have been written yet
            desk.keep_view()
            portfolio.keep(book)
        if not wanted.demo and app.fault is None and (app.next_book is None or app.next_book.path != wanted.path):
            back_up(book, clock, own["backup_also_to"])
    finally:
        any_byte.let_go(app)
        privacy.end(desk)
        app.drafts.release()
        book.close()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0, app.next_book


def _remember(book: Book, clients: int, clock: Clock) -> None:
    """Put the book first among those opened of late, in a thread that the first frame does not wait for."""
    from cockpit import recent

    threading.Thread(
        target=recent.remember, args=(book.path, book.name, clock.today().isoformat(), clients), daemon=True
    ).start()


def back_up(book: Book, clock: Clock, also_to: str = "") -> None:
    """A copy of what the day brought, once the screen is gone.

    Raises:
        BookUnusable: where none can be made; what was entered is in the book all the same.
    """
    from cockpit.store import backups

    # a damaged book makes no good copy, and one that is only looked at has not changed
    if not book.refusal and backups.due(book, clock.now()):
        backups.make(book, clock.now())
        if also_to:
            backups.make_also(book, clock.now(), Path(also_to).expanduser())


def _collect_again() -> None:
    gc.freeze()
    gc.enable()
    patterns.keep()
    methods.keep()
