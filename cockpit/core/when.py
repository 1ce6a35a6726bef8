"""A typed next action understood: the day and the time hidden in "call Anna fri 10:00", in five languages at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from cockpit.core.errors import BadInput
from cockpit.core.when_found import Found, Line, ahead, find_days, find_times
from cockpit.core.when_words import NAMES, OPENERS, clean, fold, tables
from cockpit.core.words import _

_LOOSE = "-–—,;:|/@.·"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Planned:
    """A next action as it was understood."""

    text: str
    """What is left when day and time are taken out, on one line, in the spelling typed."""
    due: date | None
    """None when no day and no time was named; a time alone means today."""
    at: time | None
    """To the minute, None when no time was named."""
    taken: str
    """The words read as day and time, in the order typed, such as "fri 10:00"."""
    problem: str
    """Empty, or one sentence saying what is not understood and what would be right."""


def understand(words: str, today: date) -> Planned:
    """Find the day and the time in a typed next action; never fails, whatever was typed.

    English, Polish, French, German, Russian and the commonest Ukrainian are understood together, without case and
    accents. The rules:

    - Days lie ahead. A bare weekday is the next one after `today`; "next friday" is the Friday of the next ISO week,
      as is "friday next week"; "next week" is its Monday. A day and month without a year is today or later, 29.02 in
      the next leap year. Only a date with its year may lie in the past, which is reported.
    - The day comes before the month: 15.12, 15/12, 15.12.26; also 2026-12-15, "15 dec", "dec 15".
    - Of several days the one at the end or the beginning of the line counts, the others stay text ("discuss monday
      order fri"); two different days in equally good places are a problem, and so are two times. A time beside the
      day goes before other times.
    - A weekday beside a date is taken with it ("fri 27.11"), and is a problem when it does not fit.
    - Short weekdays that are words or names too ("so", "do", "mi", "sam", "mar", "sat", "pt") count only as the first
      or the last word, after a preposition ("on sat", "w śr"), or beside a time, a part of the day or a date. In
      the first case they are still text after words such as "to", "the", "or" ("what to do", "in the sun"), French
      ones with a capital ("call Sam"), and "do" and "so" as first words unless they have a dot ("Do. Angebot").
    - "at 10", "o 10", "6h" to "22h", "3d" and "2w" count only as first or last words or beside a day or time.
    - A number that is counted or priced ("12.50 zł", "5 palet"), a telephone number or a lone year is text.
    - "15.30" is a time after a word such as "at" or before "Uhr"; else, if no other day is named, a problem.

    Args:
        words: What was typed, any length, any characters; control characters become spaces.
        today: The day that "tomorrow" follows.
    """
    return _read(words, today)[0]


def parse_day(words: str, today: date) -> date:
    """The day that the words name, for a field that holds nothing else; it may lie in the past if its year is given.

    Raises:
        BadInput: No day, an impossible day, or something besides a day is named.
    """
    planned, past = _read(words, today)
    if planned.problem and not past:
        raise BadInput(planned.problem)
    if planned.due is None or planned.at is not None or planned.text:
        shown = clean(words)
        shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
        raise BadInput(_("“{words}” is not a day: write for example 15.12, fri, +3d or 2026-12-15").format(words=shown))
    return planned.due


def _read(words: str, today: date) -> tuple[Planned, bool]:
    """What is understood, and whether its only problem is a day in the past."""
    tidy = clean(words)
    if not tidy:
        problem = _("Say what and when, for example “call Anna fri 10:00”")
        return Planned("", None, None, "", problem), False
    typed = tidy.split(" ")
    line = Line(typed, [fold(word) for word in typed], today)
    days = find_days(line)
    times = find_times(line, days)
    last, nothing = len(typed), _Sides(())
    timely, firm = _Sides(times), _Sides([day for day in days if day.kind in ("date", "week")])
    days = _joined([day for day in days if not day.weak or _day_counts(day, line, timely, firm)], line)
    daily = _Sides(days)
    times = [at for at in times if not at.weak or nothing.end_line(at, last) or daily.touch(at)]
    chosen, clash = _choose([day for day in days if day.day is not None], last, _Sides(times), nothing)
    problem = chosen[0].trouble if chosen else next((day.trouble for day in days if day.trouble), "")
    if clash and not problem:
        both = [line.said(one.start, one.end) for one in clash]
        problem = _("Two days are named, “{one}” and “{two}”: leave one").format(one=both[0], two=both[1])
    clocks, clash = _choose([at for at in times if at.at is not None], last, daily, _Sides(chosen))
    due = chosen[0].day if chosen else today if clocks and not problem else None
    if clash and not problem:
        both = [line.said(one.start, one.end) for one in clash]
        problem = _("Two times are named, “{one}” and “{two}”: leave one").format(one=both[0], two=both[1])
    if not clocks and not problem:
        problem = next((at.trouble for at in times if at.trouble), "")
    past = not problem and due is not None and due < today
    if past:
        problem = _("{day} is in the past: write a day from today on").format(day=line.said(*chosen[0][:2]))
    taken = sorted([*chosen, *clocks], key=lambda one: one.start)
    at = clocks[0].at if clocks else None
    return Planned(_left(line, taken), due, at, " ".join(line.said(*one[:2]) for one in taken), problem), past


def _left(line: Line, taken: list[Found]) -> str:
    """The words not taken, without the punctuation that only led over to those taken."""
    gone = {place for one in taken for place in range(one.start, one.end)}
    rest = [place for place in range(len(line.words)) if place not in gone]
    if not gone:
        return " ".join(line.words)
    first = next((n for n, place in enumerate(rest) if line.words[place].strip(_LOOSE)), len(rest))
    rest = rest[first:]
    while rest and not line.words[rest[-1]].strip(_LOOSE):
        rest.pop()
    text = " ".join(line.words[place] for place in rest)
    return text.rstrip(",;:") if rest and rest[-1] + 1 in gone else text


class _Sides:
    """Where the words of some findings begin and end, so that a line of any length is read in one go."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.starts = {one.start for one in found}
        self.ends = {one.end for one in found}
        self.found = found

    def touch(self, one: Found) -> bool:
        """Whether any of them stands right before or after `one`."""
        return one.start in self.ends or one.end in self.starts

    def end_line(self, one: Found, last: int) -> bool:
        """Whether `one` opens a line of `last` words or closes it, or only one of them stands between."""
        if one.start == 0 or one.end == last:
            return True
        if not self.found:
            return False
        opening, closing = self.found[0], self.found[-1]
        return (opening.start, opening.end) == (0, one.start) or (closing.start, closing.end) == (one.end, last)


def _choose(found: list[Found], last: int, others: _Sides, near: _Sides) -> tuple[list[Found], list[Found]]:
    """The best placed of what was found, all that say the same, and two of them if equally good ones differ."""
    ranks = [3 if near.touch(one) else 2 if others.end_line(one, last) else 1 for one in found]
    top = max(ranks, default=0)
    best = [one for one, rank in zip(found, ranks, strict=True) if rank == top]
    other = next((one for one in best if (one.day, one.at) != (best[0].day, best[0].at)), None)
    return (best[:1], [best[0], other]) if other else (best, [])


def _day_counts(day: Found, line: Line, times: _Sides, dates: _Sides) -> bool:
    """Whether the words of a weak day stand where they mean one."""
    place, several = day.end - 1, len(line.words) > 1
    word, key, before = line.words[place], line.keys[place], line.key(day.end - 2)
    if times.touch(day):
        return True
    if day.kind != "weekday":
        return times.end_line(day, len(line.words))
    parts = tables().day_parts
    if line.key(day.end) in parts or dates.touch(day):
        return True
    if day.start < place and line.keys[day.start] in tables().firm_preps:
        return True
    if before in tables().no_day_after and (before != "to" or key == "do"):
        return False
    if several and key in NAMES and word[:1].isupper():
        return False
    if several and place == 0 and key in OPENERS and "." not in word:
        return False
    return times.end_line(day, len(line.words))


def _joined(days: list[Found], line: Line) -> list[Found]:
    """The days with a weekday beside a date or a whole week made one with it."""
    result: list[Found] = []
    for one in days:
        if result and result[-1].end == one.start and "weekday" in (one.kind, result[-1].kind):
            weekday, other = (one, result[-1]) if one.kind == "weekday" else (result[-1], one)
            same = other.kind == "day" and other.day == weekday.day
            if weekday.day and other.day and (same or other.kind in ("date", "week")):
                day, trouble, number = other.day, other.trouble, weekday.day.weekday()
                if other.kind == "week":
                    day = ahead("days", number, other.day) or other.day
                elif day.weekday() != number and line.keys[weekday.end - 1] != "do":
                    trouble = _("“{weekday}” does not fit “{day}”: leave one of them").format(
                        weekday=line.said(*weekday[:2]), day=line.said(*other[:2])
                    )
                result[-1] = other._replace(start=result[-1].start, end=one.end, day=day, trouble=trouble)
                continue
        result.append(one)
    return result
