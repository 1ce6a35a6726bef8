"""Several books: another one opened in the place of the present one, a new one made, one forgotten."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cockpit import paths, recent
from cockpit.app.next_book import NextBook
from cockpit.core.errors import BadInput
from cockpit.core.words import _
from cockpit.store.book import open_book
from cockpit.store.folding import fold

if TYPE_CHECKING:
    from cockpit.app.app import CockpitApp

_NO_NAME = re.compile(r"[^a-z0-9]+")


def open_book_at(app: CockpitApp, path: str) -> None:
    """Leave the present book for the one at a path, once that one is known to open.

    Raises:
        BookUnusable: it does not; the present book stays.
    """
    if Path(path) == app.desk.book.path.absolute():
        raise BadInput(_("this is the book that is open"))
    open_book(Path(path)).close()
    app.open_next(NextBook(Path(path)))


def open_demo(app: CockpitApp) -> None:
    """Leave the present book for the demo."""
    if app.desk.book.path.absolute() == paths.demo_book().absolute():
        raise BadInput(_("this is the book that is open"))
    app.open_next(NextBook(paths.demo_book(), demo=True))


def free_path(name: str) -> Path:
    """Where a new book of that name can lie: the default place where that is free, else beside it under its name."""
    if not paths.default_book().exists():
        return paths.default_book()
    stem = _NO_NAME.sub("-", fold(name)).strip("-")[:40] or "book"
    path, number = paths.data_folder() / f"{stem}.cockpit", 1
    while path.exists():
        number += 1
        path = paths.data_folder() / f"{stem}-{number}.cockpit"
    return path


def open_here(screen: Any) -> None:
    """Open the book under the cursor."""
    subject = screen.here()
    if subject is None:
        return
    if subject.kind == "demo":
        open_demo(screen.cockpit)
    else:
        open_book_at(screen.cockpit, subject.text)


def forget_here(screen: Any) -> None:
    """Forget the book under the cursor; the file stays."""
    subject = screen.here()
    if subject is None or subject.kind != "book":
        raise BadInput(_("only a book of the list can be forgotten"))
    if Path(subject.text) == screen.desk.book.path.absolute():
        raise BadInput(_("this is the book that is open"))
    recent.forget(subject.text)
    screen.desk.say(_("forgotten; the file stays where it is: {path}").format(path=subject.text))
    screen.refill(None)


def make_one(screen: Any) -> None:
    """Ask what a new book is to be called, then make it and go over to it."""
    from cockpit.app.first.founding import Asking

    screen.run_errand(Asking(screen))


def tilde(path: Path | str) -> str:
    """A path as a person writes it, with ~ for the home folder."""
    text, home = str(path), str(Path.home())
    return "~" + text[len(home) :] if text.startswith(home + "/") else text


def tail(path: str, cells: int) -> str:
    """The end of a path, which tells more than its beginning."""
    return path if len(path) <= cells else "…" + path[-(cells - 1) :]
