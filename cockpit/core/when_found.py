"""The words of a line that may name a day or a time, each with its place; `when` decides which of them do."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, time, timedelta

from cockpit.core.named import NamedTuple
from cockpit.core.when_words import AHEAD, AHEAD_OF_ONE, WEAK, WEAK_MONTHS, bare, tables
from cockpit.core.words import _


class Found(NamedTuple):
    """Words `start` up to `end` that may name a day or a time; a `trouble` is one that names neither."""

    start: int
    end: int
    kind: str
    """"weekday", "week" (a whole one), "date" (day and month spelled out), "day" (any other) or "time"."""
    day: date | None = None
    at: time | None = None
    weak: bool = False
    """Counts only in certain places."""
    trouble: str = ""


class Line(NamedTuple):
    """A line cut at its spaces: the words as typed, and folded (see `fold`), of equal length."""

    words: list[str]
    keys: list[str]
    today: date

    def key(self, place: int) -> str:
        """The folded word there, "" outside the line."""
        return self.keys[place] if 0 <= place < len(self.keys) else ""

    def said(self, start: int, end: int) -> str:
        """The words there, as typed."""
        return bare(" ".join(self.words[start:end]))


def ahead(kind: str, number: int, today: date) -> date | None:
    """The day so many days or months on, or the Monday, the first or the last day so many weeks or months on."""
    try:
        if kind == "days":
            return today + timedelta(days=number)
        if kind == "week":
            return today + timedelta(days=7 * number - today.weekday())
        year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
        last = monthrange(year, month + 1)[1] if year <= date.max.year else 0
        return date(year, month + 1, {"months": min(today.day, last), "month": 1}.get(kind, last))
    except (OverflowError, ValueError):
        return None


def _found(line: Line, start: int, end: int, kind: str, day: date | None, *, weak: bool = False) -> Found:
    """The words as a day; no day means that the calendar has ended before it."""
    far = _("“{typed}” is too far away: the calendar ends with the year 9999")
    return Found(start, end, kind, day, weak=weak, trouble="" if day else far.format(typed=line.said(start, end)))


def _dated(line: Line, start: int, end: int, parts: tuple[int, int, int | None], hint: str = "") -> Found:
    """The words as a date of `parts` day, month and year or None; `hint` says what else to write."""
    day, month, year = parts
    typed = line.said(start, end)
    if not 1 <= month <= 12:
        trouble = _("There is no month {month} in “{typed}”: {hint}")
        hint = hint or _("write day and month, for example 15.12")
        return Found(start, end, "date", trouble=trouble.format(month=month, typed=typed, hint=hint))
    # 2024 lets 29.02 through: without a year the next leap year is meant.
    if year == 0 or not 1 <= day <= monthrange(year or 2024, month)[1]:
        last = f"{monthrange(year or line.today.year, month)[1]}.{month:02}"
        trouble = _("There is no day “{typed}”: the last one of that month is {last}").format(typed=typed, last=last)
        return Found(start, end, "date", trouble=trouble)
    for guess in [year] if year else range(line.today.year, min(line.today.year + 9, date.max.year + 1)):
        if day <= monthrange(guess, month)[1] and (year or date(guess, month, day) >= line.today):
            return _found(line, start, end, "date", date(guess, month, day))
    return _found(line, start, end, "date", None)


def find_days(line: Line) -> list[Found]:
    """All that may be days, from left to right, each with the prepositions before it."""
    found: list[Found] = []
    place = 0
    while place < len(line.keys):
        one = _day_at(line, place) if line.keys[place] else None
        if one is None:
            place += 1
            continue
        start, floor = place, max(found[-1].end if found else 0, place - 2)
        german = not tables().german.isdisjoint(line.keys[place : one.end])
        while start > floor:
            key, before = line.key(start - 1), line.key(start - 2)
            if key == "am":
                # "10 am fri" is a time, "10 am Freitag" is not.
                said = german or not before[:1].isdigit()
            elif key == "do":
                said = before not in tables().no_day_after
            else:
                said = key in tables().day_preps or (key == "de" and one.kind == "week")
            if not said:
                break
            start -= 1
        found.append(one._replace(start=start))
        place = one.end
    return found


def _day_at(line: Line, place: int) -> Found | None:
    """The day that the words from `place` on may name."""
    t, key, after = tables(), line.keys[place], line.key(place + 1)
    if key[0].isdigit() or key[0] == "+":
        return _numbered(line, place)
    for words, kind, number in t.phrases.get(key, ()):
        if tuple(line.keys[place : place + len(words)]) == words:
            before = line.key(place - 1)
            # "Montag morgen", "guten Morgen" and "am Morgen" mean the morning.
            if key == "morgen" and (before in t.weekdays or before in t.not_to_come or before in ("heute", "am")):
                return None
            name = "week" if kind == "week" else "day"
            return _found(line, place, place + len(words), name, ahead(kind, number, line.today))
    if key in AHEAD:
        glued = t.ahead.fullmatch(after)
        number = t.numbers.get(after, int(glued[2]) if glued and not glued[1] else -1)
        unit, end = t.units.get(line.key(place + 2)), place + 3
        if glued and glued[3]:
            unit, end = t.letters.get(glued[3]) or t.units.get(glued[3]), place + 2
        if number < 0 and key in AHEAD_OF_ONE:
            number, unit, end = 1, t.units.get(after), place + 2
        if unit and number >= 0:
            return _found(line, place, end, "day", ahead(unit[0], number * unit[1], line.today))
    if key in t.month_first and (match := t.number.fullmatch(after)) and 1 <= int(match[1]) <= 31:
        if line.key(place + 2) in t.months or line.key(place + 2) in t.measures:
            return _weekday(line, place)
        year = _year(line, place + 2)
        one = _dated(line, place, place + (3 if year else 2), (int(match[1]), t.months[key] + 1, year))
        return one._replace(weak=key in WEAK_MONTHS and not year)
    return _weekday(line, place)


def _weekday(line: Line, place: int) -> Found | None:
    """The weekday there, with a word such as "next" or "prochain"."""
    t, key, end = tables(), line.keys[place], place + 1
    following, named = key in t.following, key in t.following or key in t.this
    if named and line.key(end) in t.weekdays:
        key, end = line.keys[end], end + 1
    elif key not in t.weekdays or line.key(place - 1) in t.not_to_come or line.key(end) in t.not_to_come_before:
        return None
    elif line.key(end) in t.following_after:
        following, named, end = True, True, end + 1
    elif key == "do" and (
        line.key(end) in t.weekdays or line.key(end) in t.phrases or line.key(place - 1) in t.weekdays
    ):
        # The Polish "until", not the German Thursday.
        return None
    number, today = t.weekdays[key], line.today
    days = 7 - today.weekday() + number if following else (number - today.weekday() - 1) % 7 + 1
    return _found(line, place, end, "weekday", ahead("days", days, today), weak=key in WEAK and not named)


def _year(line: Line, place: int) -> int | None:
    """The year written out there."""
    key = line.key(place)
    return int(key) if len(key) == 4 and key.isascii() and key.isdigit() else None


def _numbered(line: Line, place: int) -> Found | None:
    """The day whose first word is or has a number."""
    t, key, after = tables(), line.keys[place], line.key(place + 1)
    if match := t.date.fullmatch(key):
        return None if not match[4] and _counted(line, place + 1) else _written(line, place, match.groups())
    if match := t.iso.fullmatch(key):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        swapped = _("write {day}").format(day=f"{year}-{day:02}-{month:02}") if 1 <= day <= 12 else ""
        return _dated(line, place, place + 1, (day, month, year), swapped)
    if (match := t.ahead.fullmatch(key)) and (match[1] or (match[3] in ("d", "w") and line.words[place].islower())):
        unit, end = t.letters.get(match[3]) or t.units.get(match[3]), place + 1
        if not match[3]:
            unit, end = t.units.get(after), place + 2
        if unit:
            day_ahead = ahead(unit[0], int(match[2]) * unit[1], line.today)
            return _found(line, place, end, "day", day_ahead, weak=not match[1])
    if not (match := t.number.fullmatch(key)) or not 1 <= int(match[1]) <= 31:
        return None
    end = place + (2 if after in ("of", "de") else 1)
    if (row := t.months.get(line.key(end))) is not None:
        year_said = _year(line, end + 1)
        end += 2 if year_said else 1
        end += 1 if year_said and line.key(end) in ("r", "roku", "г", "года") else 0
        return _dated(line, place, end, (int(match[1]), row + 1, year_said))
    before, dot = line.key(place - 1), line.words[place].endswith(".")
    if before == "le" or (before == "the" and key != match[1]) or (before in ("am", "zum") and dot):
        number = int(match[1])
        firsts = [first for months in range(13) if (first := ahead("month", months, line.today))]
        fitting = [first.replace(day=number) for first in firsts if number <= monthrange(first.year, first.month)[1]]
        if soonest := next((one for one in fitting if one >= line.today), None):
            return _found(line, place, place + 1, "date", soonest, weak=True)
    return None


def _counted(line: Line, place: int) -> bool:
    """Whether the word there makes an amount of the number before it; an x does between two numbers only."""
    key = line.key(place)
    return key in tables().measures and (key != "x" or line.key(place + 1)[:1].isdigit())


def _written(line: Line, place: int, groups: Sequence[str | None]) -> Found | None:
    """The date such as 15.12 there, of groups day, separator, month and year; None if it is more likely no date."""
    t = tables()
    first, mark, second, year = groups[0] or "", groups[1] or "", groups[2] or "", groups[3]
    day, month = int(first), int(second)
    clock = mark == "." and not year and len(second) == 2 and day <= 23 and month <= 59
    if mark == "-" and len(year or "") != 4:
        return None
    if not year and (not 1 <= day <= 31 or month > 59 or (len(second) == 1 and not month)):
        return None
    if clock and (line.key(place + 1) == "uhr" or (not 1 <= month <= 12 and line.key(place - 1) in t.time_preps)):
        return None
    if (first, mark, second) == ("24", "/", "7") and len(line.keys) > 1:
        return None
    hints = []
    if 1 <= day <= 12 and month <= 31:
        hints.append(_("for the day write {day}").format(day=f"{month}{mark}{first}{mark + year if year else ''}"))
    if clock:
        hints.append(_("for the time write {time}").format(time=f"{first}:{second}"))
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return _dated(line, place, place + 1, (day, month, full), ", ".join(hints))


def _leads(line: Line, place: int) -> bool:
    """Whether the word there announces a time."""
    key = line.key(place)
    if key != "a":
        return key in tables().time_preps
    # "à 10" and "a 10h", but not the English article.
    return not line.words[place].isascii() or tables().hours.fullmatch(line.key(place + 1)) is not None


def find_times(line: Line, days: list[Found]) -> list[Found]:
    """All that may be times among the words that no day needs, each with the prepositions before it."""
    covered = {place for one in days for place in range(one.start, one.end)}
    keys = ["" if place in covered else key for place, key in enumerate(line.keys)]
    free = line._replace(keys=keys)
    found: list[Found] = []
    place = 0
    while place < len(keys):
        one = _time_at(free, place) if keys[place][:1].isdigit() or keys[place][:1] == "@" else None
        if one is None:
            place += 1
            continue
        start, floor = place, max(found[-1].end if found else 0, place - 2)
        while start > floor and (_leads(free, start - 1) or keys[start - 1] in tables().before_clock):
            start -= 1
        found.append(one._replace(start=start))
        place = one.end
    return found


def _time_at(line: Line, place: int) -> Found | None:
    """The time that the words from `place` on may name."""
    t, key, after = tables(), line.keys[place].lstrip("@"), line.key(place + 1)
    led = _leads(line, place - 1) or line.keys[place][0] == "@"
    end, weak = place + 1, False
    if after in t.measures and after not in t.clock_words:
        return None
    if match := t.half.fullmatch(key):
        hour, minute = int(match[1]), int(match[2] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return None
        return Found(place, end, "time", at=time(hour % 12 + (12 if match[3] == "p" else 0), minute))
    if match := t.clock.fullmatch(key):
        hour, minute = int(match[1]), int(match[2])
        if "." in key and not (led or after == "uhr" or match[3]):
            return None
        if hour > 23 or minute > 59:
            trouble = _("“{typed}” is not a time: hours go from 0 to 23, minutes from 0 to 59").format(typed=key)
            return None if "." in key else Found(place, end, "time", trouble=trouble)
    elif match := t.hours.fullmatch(key):
        hour, minute = int(match[1]), int(match[2] or 0)
        weak = not led and not match[2]
        if hour > 23 or minute > 59 or (weak and not 6 <= hour <= 22):
            return None
    elif match := t.number.fullmatch(key):
        hour, minute = int(match[1]), 0
        half = after in t.halves or (led and after in t.half_words)
        weak = not half and after not in ("uhr", "o'clock") and not (led and after in t.clock_words)
        hours = after in ("h", "heure", "heures") and 6 <= hour <= 22
        if hour > 23 or (weak and not hours and (not led or after[:1].isdigit())):
            return None
        if half and not 1 <= hour <= 12:
            return None
    else:
        return None
    if after in t.halves or (led and after in t.half_words):
        if 1 <= hour <= 12:
            hour, end = hour % 12 + t.halves.get(after, t.half_words.get(after, 0)), end + 1
    elif after in t.clock_words:
        end += 1
        minutes = line.key(end)
        if after in ("uhr", "h") and not minute and len(minutes) == 2 and "00" <= minutes <= "59" and minutes.isdigit():
            minute, end = int(minutes), end + 1
    return Found(place, end, "time", at=time(hour, minute), weak=weak)
