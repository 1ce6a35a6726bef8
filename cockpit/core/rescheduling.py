"""Moving what is planned to another day: by so many days, by working days, or to a day and a time in words."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from cockpit.core.when import understand
from cockpit.core.when_found import Line, find_days
from cockpit.core.when_words import fold
from cockpit.core.words import _
from cockpit.core.workdays import NO_HOLIDAYS, plus_working_days

_WORKING = re.compile(r"^\s*([+-])\s*(\d{1,3})\s*(?:wd|workdays?|working days?)\s*$", re.IGNORECASE)
_BACK = re.compile(r"^\s*-\s*(\d{1,3})\s*([a-zа-яё]+)\s*$", re.IGNORECASE)
_LAST = date(9998, 12, 31).toordinal()
FARTHEST = 3_660
"""Days that one move may go."""


@dataclass(frozen=True, slots=True)
class Move:
    """Where something goes."""

    days: int | None = None
    """So many days on from its own day."""
    working: int | None = None
    """So many working days on from its own day."""
    day: date | None = None
    """To this day."""
    at: str | None = None
    """At this time, HH:MM; where None it keeps its own."""
    problem: str = ""
    """Empty, or what is not understood and what would be right."""

    def lands(self, due: date, today: date, holidays: Container[str] = NO_HOLIDAYS) -> date:
        """The new day of something due on `due`.

        What is overdue counts from today: moved by a day it is due tomorrow. Nothing is moved back beyond today.
        """
        if self.day is not None:
            return self.day
        start = max(due, today)
        if self.working is not None:
            landed = plus_working_days(start, self.working, holidays)
        else:
            landed = date.fromordinal(min(_LAST, start.toordinal() + (self.days or 0)))
        return landed if landed >= today else min(due, today)


def read_move(words: str, today: date) -> Move:
    """What the words mean: "+3d", "+1w", "-1d", "+2wd" (working days), or a day: "fri", "next week 10:00", "15.12"."""
    wrong = Move(problem=_("say how far or to which day: “+3d”, “+1w”, “+2wd” (working days), “fri”, “15.12 10:00”"))
    if not words.strip():
        return wrong
    working = _WORKING.match(words)
    if working:
        return Move(working=int(working[1] + working[2]))
    back = _BACK.match(words)
    if back:
        # the grammar of days knows the letters of five languages, and looks ahead only
        ahead = read_move(f"+{back[1]}{back[2]}", today)
        return wrong if ahead.days is None else Move(days=-ahead.days)
    found = understand(words, today)
    if found.problem:
        return Move(problem=found.problem)
    if found.due is None or found.text:
        return wrong
    at = found.at.strftime("%H:%M") if found.at else None
    ahead_of_today = (found.due - today).days
    if words.lstrip().startswith("+"):
        return wrong if ahead_of_today > FARTHEST else Move(days=ahead_of_today, at=at)
    if found.taken and _only_time(found.taken, at):
        return Move(days=0, at=at)
    return Move(day=found.due, at=at)


def _only_time(taken: str, at: str | None) -> bool:
    """Whether nothing but a time was named: the day stays."""
    words = taken.split()
    line = Line(words, [fold(word) for word in words], date(2000, 1, 1))
    return at is not None and not any(found.day is not None for found in find_days(line))
