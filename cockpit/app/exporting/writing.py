"""Writing the file in a thread, on a connection of its own, while the screen goes on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from textual.worker import get_current_worker

from cockpit.app.exporting.draft import Draft
from cockpit.app.shelf import tilde
from cockpit.core import formatter as fmt
from cockpit.core.errors import Cancelled, CockpitError
from cockpit.core.moment import Moment
from cockpit.core.region import region_of, spreadsheet_signs
from cockpit.core.words import _, ngettext
from cockpit.exchange.out import CALENDAR, CONTACTS, Options, OutFormat
from cockpit.exchange.out.landing import save
from cockpit.store.book import Book, open_book


def write_beside(screen: Any, draft: Draft, form: OutFormat, path: Path, *, replace: bool) -> None:
    """Write it beside the screen; the line tells how far it is, then where it lies."""
    app, desk = screen.cockpit, screen.desk
    book, now, signs = desk.book.path, desk.now(), spreadsheet_signs(region_of(os.environ), desk.book.country)
    _tell(app, _("writing {file}…").format(file=path.name), "warn")

    def step(done: int) -> None:
        if get_current_worker().is_cancelled:
            raise Cancelled(_("stopped: no file was written"))
        words = ngettext("writing {file}… {n} row", "writing {file}… {n} rows", done).format(
            file=path.name, n=fmt.number(done)
        )
        app.call_from_thread(_tell, app, words, "warn")

    def work() -> None:
        try:
            rows = _write(book, now, draft, form, path, Options(*signs), replace, step)
        except CockpitError as fault:
            told, tone = str(fault), "alarm"
        else:
            told = ngettext("{n} row: {path}", "{n} rows: {path}", rows).format(path=tilde(path), n=fmt.number(rows))
            tone = "mild"
        if not get_current_worker().is_cancelled:
            app.call_from_thread(_tell, app, told, tone)

    app.run_worker(work, thread=True, group="export")


def _write(
    path: Path, now: Moment, draft: Draft, form: OutFormat, target: Path, options: Options, replace: bool, step: Any
) -> int:
    book = open_book(path)
    try:
        content = _content(book, now, draft, form)
    finally:
        book.close()
    return save(target, form, content, options, replace=replace, book=book.path, step=step)


def _content(book: Book, now: Moment, draft: Draft, form: OutFormat) -> Any:
    if form.wants == CONTACTS:
        from cockpit.store.contacts import cards

        return cards(book, draft.clients)
    if form.wants == CALENDAR:
        from cockpit.store.contacts import calendar

        return calendar(book, now, draft.clients, routine=draft.clients is None)
    return draft.table(book)


def _tell(app: Any, words: str, tone: str) -> None:
    app.desk.say(words, tone)
    draw = getattr(app.screen, "draw", None)
    if draw is not None:
        draw()
