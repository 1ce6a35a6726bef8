"""An action typed in one line: its minutes ("45m", "1h30m") and its ground ("#analyse") taken out of the words."""

from __future__ import annotations

import re

from cockpit.core.agenda import GROUNDS, HORIZONS
from cockpit.core.errors import BadInput
from cockpit.core.named import NamedTuple
from cockpit.core.plain import plain
from cockpit.core.words import _

_MINUTES = re.compile(r"^(?:(\d{1,2})h)?(\d{1,4})\s?m(?:in)?$", re.IGNORECASE)
_UNIT = re.compile(r"^min(?:ut(?:es?|en|y)?)?\.?$", re.IGNORECASE)
_SIGN = "#"
LONGEST = 14_400
"""Minutes that an action may take: ten days and nights."""
_LEAST = 2
"""Letters of a ground that tell it from the others."""


class TaskWords(NamedTuple):
    """What stood in a line beside the words and the day."""

    text: str
    """The line without them; the day and the time are still in it."""
    minutes: int | None
    ground: str | None
    horizon: str | None
    problem: str
    """Empty, or one sentence saying what is not understood."""


def read(line: str) -> TaskWords:
    """Take minutes, ground and horizon out of a line; the last of each counts.

    "45m", "45min", "45 min" and "1h30m" are minutes ("+45m" is not: it is months ahead, as everywhere). "#an" and
    more letters of a ground are the ground, in English or in the user's language; "#year" and "#month" the horizon.
    Other words with the sign stay text.
    """
    minutes: int | None = None
    ground: str | None = None
    horizon: str | None = None
    problem = ""
    kept: list[str] = []
    words = line.split()
    at = 0
    while at < len(words):
        word = words[at]
        joined = word.isdigit() and len(word) <= 4 and at + 1 < len(words) and _UNIT.match(words[at + 1])
        found = _MINUTES.match(f"{word}m" if joined else word)
        if found:
            minutes = int(found[1] or 0) * 60 + int(found[2])
            if minutes > LONGEST:
                problem = _("an action cannot take that long: {n} min").format(n=minutes)
            at += 2 if joined else 1
            continue
        named = _named(word, GROUNDS)
        lasting = _named(word, HORIZONS)
        if named:
            ground = named
        elif lasting:
            horizon = lasting
        else:
            kept.append(word)
        at += 1
    return TaskWords(" ".join(kept), minutes, ground, horizon, problem)


def _named(word: str, table: dict[str, str]) -> str | None:
    """The entry of the table that a word with the sign begins to name, where it is one only."""
    if not word.startswith(_SIGN) or len(word) < _LEAST + len(_SIGN):
        return None
    folded = plain(word[len(_SIGN) :])
    found = {key for key, label in table.items() if key.startswith(folded) or plain(_(label)).startswith(folded)}
    return found.pop() if len(found) == 1 else None


def spelled(minutes: int, ground: str, horizon: str) -> str:
    """The same as words, so that a line edited again says what it said."""
    words = []
    if minutes:
        words.append(f"{minutes}m")
    if ground != "act":
        words.append(f"{_SIGN}{_(GROUNDS[ground])}")
    if horizon != "month":
        words.append(f"{_SIGN}{_(HORIZONS[horizon])}")
    return " ".join(words)


def working_day(typed: str) -> int:
    """Minutes of a working day from "7h", "6h30m" or "420m".

    Raises:
        BadInput: the text is none of these, or no day is that long.
    """
    text = typed.strip().replace(" ", "")
    found = _MINUTES.match(text if text[-1:].lower() != "h" else f"{text}0m")
    minutes = int(found[1] or 0) * 60 + int(found[2]) if found else 0
    if not 1 <= minutes <= 1440:
        raise BadInput(_("“{text}” is no working day: “7h” or “6h30m” is one").format(text=typed))
    return minutes
