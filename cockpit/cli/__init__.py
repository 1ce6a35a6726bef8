"""The command line: the screen's headless twin, and the door to the screen."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status.

    Args:
        argv: the words after `cockpit`; those of this process where left out.
    """
    from cockpit.cli.ending import ended

    words = list(sys.argv[1:] if argv is None else argv)
    return ended(lambda: _run(words))


def _run(words: list[str]) -> int:
    import os

    from cockpit import settings
    from cockpit.core.words import speak, wanted

    # before anything is imported that says something: the help of a verb is written where it is declared
    speak(wanted(os.environ, settings.read()["language"]))
    from cockpit.cli.arguments import read
    from cockpit.core.errors import STRANGE

    asked = read(words)
    if asked.screen:
        # click is 27 ms that the first frame need not wait for
        from cockpit.cli.screen import start

        return start(asked.session, demo=asked.screen == "demo")
    import gc

    from cockpit.cli.group import run

    # what a verb imports and reads stays to its end: little of it is worth looking through again and again
    gc.set_threshold(50_000, 10, 10)
    try:
        return run(asked.words, asked.session)
    except STRANGE as fault:
        # a book is looked through for values that are none of ours once something could not be understood
        from cockpit.store.strange import instead_of

        raise instead_of(asked.session.path, fault) from fault
