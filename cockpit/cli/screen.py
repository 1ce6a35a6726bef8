"""The door to the screen; where there is no terminal, the grid as text instead."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from cockpit import paths
from cockpit.cli.session import Session
from cockpit.core.errors import BadInput

BROWSER = "textual.drivers.web_driver:WebDriver"
NO_SCREEN = ("dumb", "unknown")
"""Terminals that can do nothing but write one line after the other."""


def start(session: Session, *, demo: bool = False) -> int:
    """Open the book, or the demo, on the screen; returns the exit status.

    Without a terminal on both ends (a pipe, a script) the grid is printed, and how to open the screen.

    Raises:
        BookUnusable: where the book cannot be used.
        BadInput: where the terminal can show no screen.
    """
    path = paths.demo_book() if demo else session.path
    # `cockpit serve` stands between the browser and this program, and is no terminal
    if os.environ.get("TEXTUAL_DRIVER") != BROWSER:
        if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
            return _printed(session, demo)
        if os.environ.get("TERM") in NO_SCREEN:
            raise BadInput(_no_screen())
    # the collector would run many times over what a start makes; it is let loose again after the first frame
    gc.disable()
    from cockpit.app import methods, patterns

    patterns.take()
    methods.take()
    from cockpit.app.run import run

    return run(path, session.clock, demo=demo, first=not demo and _nothing_yet(path))


def _nothing_yet(path: Path) -> bool:
    """Whether this is a first start: no book where the program looks by itself. One that was named must be there."""
    return not os.environ.get("COCKPIT_BOOK") and path == paths.default_book() and not os.path.lexists(path)


def _no_screen() -> str:
    from cockpit.core.words import _

    words = _("TERM={term}: this terminal shows no screen; `cockpit grid` and the verbs of `cockpit --help` work")
    return words.format(term=os.environ["TERM"])


def _printed(session: Session, demo: bool) -> int:
    from cockpit.cli.printing import say
    from cockpit.cli.sheet import sheet
    from cockpit.core.words import _
    from cockpit.store import views

    if demo:
        from cockpit.store.demo import open_demo

        book = open_demo(paths.sample(), paths.demo_book(), session.clock.now())
    else:
        from cockpit.store.book import open_book

        book = open_book(session.path)
    try:
        view = views.load(book)
        say(sheet(book, session.clock.today(), lens=view.lens, group=view.grouping, order=view.ordering))
    finally:
        book.close()
    command = "cockpit demo" if demo else f"cockpit {session.path}"
    say([_("This is no terminal: `{command}` in one opens the screen.").format(command=command)])
    return 0
