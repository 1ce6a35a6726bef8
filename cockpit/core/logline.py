"""The log line: a note with, in one line, a person, a time and a next action."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.plain import plain
from cockpit.core.words import _

_TIME = re.compile(r"^(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?h?$")
_BACK = re.compile(r"^-(?P<count>\d{1,3})\s*(?P<unit>[dhm])?$")
_YESTERDAY = ("yesterday", "wczoraj", "hier", "gestern", "вчера", "вчора")


class LogLine(NamedTuple):
    """What a log line says."""

    note: str
    person: str
    """The word after "@", or ""."""
    at: Moment | None
    """When it happened, where the line says so after "<"."""
    promise: str
    """The words of the next action after ">", or ""."""
    problem: str
    """What is not understood, or ""."""


def read(text: str, now: Moment) -> LogLine:
    """Take a log line apart: `note @person <yesterday 14:30 >offer fri`.

    The signs count only where a word begins, so "a<b" and an e-mail address stay words of the note.
    """
    note, _sign, promise = _split(text, ">")
    note, sign, when = _split(note, "<")
    at, problem = _moment(when, now) if sign else (None, "")
    person = ""
    kept = []
    for word in note.split():
        if word.startswith("@") and len(word) > 1 and not person:
            person = word[1:]
        else:
            kept.append(word)
    return LogLine(" ".join(kept), person, at, promise.strip(), problem)


def _split(text: str, sign: str) -> tuple[str, str, str]:
    found = re.search(rf"(?:^|\s){re.escape(sign)}(?!\d*%)", text)
    if found is None:
        return text, "", ""
    return text[: found.start()], sign, text[found.end() :]


def _moment(when: str, now: Moment) -> tuple[Moment | None, str]:
    words = when.split()
    wrong = _("“{text}” is no time in the past: “<14:30”, “<yesterday”, “<yesterday 14:30”, “<-2d”").format(
        text=when.strip()
    )
    if not words:
        return None, wrong
    moved = now
    for word in words:
        clock, back = _TIME.match(word), _BACK.match(word)
        if word.casefold() in _YESTERDAY:
            moved = moved.moved(days=-1)
        elif back:
            count, unit = int(back["count"]), back["unit"] or "d"
            moved = (
                moved.moved(days=-count) if unit == "d" else moved.moved(minutes=-count * (60 if unit == "h" else 1))
            )
        elif clock and int(clock["hour"]) < 24 and int(clock["minute"] or 0) < 60:
            moved = at_clock(moved, time(int(clock["hour"]), int(clock["minute"] or 0)))
        else:
            return None, wrong
    if moved.ms > now.ms:
        return None, _("{time} is still to come: what happened is logged, what will is a next action").format(
            time=moved.clock
        )
    return moved, ""


def at_clock(moment: Moment, clock: time) -> Moment:
    """The same day at another time, in the offset of the moment."""
    present = datetime.strptime(moment.clock, "%H:%M").replace(tzinfo=None)  # noqa: DTZ007 - a wall clock
    wanted = datetime.combine(present.date(), clock)
    return moment.moved(minutes=int((wanted - present) / timedelta(minutes=1)))


def person_named(word: str, people: Sequence[tuple[int, str]]) -> tuple[int | None, str]:
    """The person that the word after "@" means: (id, problem), by a whole name of it, else by the start of any."""
    if not word:
        return None, ""
    folded = plain(word)
    names = [(identity, plain(name).split()) for identity, name in people]
    # "ann" is Ann, though Anna's name begins with it: there is no more of it to type
    found = [identity for identity, parts in names if folded in parts] or [
        identity for identity, parts in names if any(part.startswith(folded) for part in parts)
    ]
    if len(found) == 1:
        return found[0], ""
    if not found:
        return None, _("nobody here is called “{word}”").format(word=word)
    return None, _("“{word}” may be several people: type more of the name").format(word=word)
