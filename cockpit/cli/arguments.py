"""What stands before and beside the verb: the options that every verb has, and whether the screen is wanted."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from cockpit import paths
from cockpit.cli.session import Session
from cockpit.clock import Clock
from cockpit.core.errors import BadInput
from cockpit.core.named import NamedTuple
from cockpit.core.words import _

FIRST_YEAR, LAST_YEAR = 1970, 2099
"""Years that `--today` may name; ids hold the instant in 42 bits."""
LONGEST = 40
"""Letters of a verb; the name of a file cannot be any length."""
_SCREENS = ("open", "demo")


class Asked(NamedTuple):
    """A command line, as far as it is understood without click."""

    session: Session
    words: list[str]
    """The verb and what is its own."""
    screen: str
    """"open" or "demo" where nothing but the screen is wanted, else empty."""


def read(words: list[str]) -> Asked:
    """Take the options of every verb out of the words, wherever before `--` they stand.

    Raises:
        BadInput: an option lacks its value, or has one that is none.
    """
    book, today, flags = "", "", set()
    rest: list[str] = []
    left = iter(words)
    for word in left:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *left]
        elif name in ("--book", "--today"):
            value = value if equals else next(left, "")
            if not value:
                raise BadInput(_("{option} lacks its value: `cockpit --help` shows how").format(option=name))
            book, today = (value, today) if name == "--book" else (book, value)
        elif word in ("--json", "--quiet"):
            flags.add(word)
        else:
            rest.append(word)
    screen, named = _screen(rest)
    path = Path(book or named) if book or named else paths.default_book()
    clock = Clock(_day(today) if today else None)
    return Asked(Session(path, clock, "--json" in flags, "--quiet" in flags), rest, screen)


def is_verb(word: str) -> bool:
    """Whether there is a verb of that name; its file is looked for, not imported."""
    stem = word.replace("-", "_")
    if not stem.isidentifier() or len(stem) > LONGEST:
        return False
    folder = Path(__file__).parent / "verbs"
    return any((folder / f"{stem}{end}.py").is_file() for end in ("", "_"))


def _screen(rest: list[str]) -> tuple[str, str]:
    """Which screen the words ask for, if they ask for nothing else, and the book that they name."""
    match rest:
        case []:
            return "open", ""
        case [word] if word in _SCREENS:
            return word, ""
        case ["open", path] if not path.startswith("-"):
            return "open", path
        case [word] if not word.startswith("-") and not is_verb(word) and _like_a_path(word):
            return "open", word
    return "", ""


def _like_a_path(word: str) -> bool:
    # unlike a Path's own, it takes a name that is too long for one that is not there
    return "/" in word or "." in word or os.path.exists(word)  # noqa: PTH110


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(_("--today {text}: write the day as 2026-11-27").format(text=text)) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(
            _("--today {text}: a day from {first} to {last} is expected").format(
                text=text, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return day
