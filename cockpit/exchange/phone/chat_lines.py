"""The lines of an exported WhatsApp chat: heads in the forms of both systems and many countries, days, senders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from cockpit.core.named import NamedTuple
from cockpit.exchange.cleaning import clean_line

_MARKS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"
_DAY = r"(\d{1,4})(?:[./-]|\.\s)(\d{1,2})(?:[./-]|\.\s)(\d{1,4})\.?"
_CLOCK = r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:\s*([AaPp])\.?\s?[Mm]\.?)?"
_BETWEEN = r"(?:,\s*|\s+)(?:[^\W\d]{1,4}\s+)?"
_HEAD = re.compile(rf"[{_MARKS}]*(?:\[{_DAY}{_BETWEEN}{_CLOCK}\]\s|{_DAY}{_BETWEEN}{_CLOCK}\s[-\u2013]\s)")
_SENDER = re.compile(r"([^:]{1,80}?):(?:\s|$)")
_LIKELY_LINES = 30

ENCRYPTED = (
    "end-to-end", "ende-zu-ende", "bout en bout", "od końca do końca", "szyfrowan", "сквозн", "наскрізн",
    "extremo a extremo", "end-to-end-verschlüsselt", "crittografia", "ponta a ponta",
)  # fmt: skip
"""Words of the notice with which a chat begins; it stands there as if the other had written it."""
MISSED = (
    "missed voice call", "missed video call", "verpasster sprachanruf", "verpasster videoanruf",
    "appel vocal manqué", "appel vidéo manqué", "nieodebrane połączenie", "пропущенный аудиозвонок",
    "пропущенный видеозвонок", "пропущений аудіодзвінок", "пропущений відеодзвінок",
)  # fmt: skip
"""How a line begins that tells of a call that nobody took."""


class Line(NamedTuple):
    """A message, or a notice where nobody is its sender."""

    number: int
    """Line of the file, from 1."""
    day: tuple[str, str, str]
    """The three numbers of the day as written."""
    clock: tuple[int, int, int]
    sender: str
    text: str
    halves: bool = False
    """Whether the clock counts twelve hours."""


def looks_like_chat(text: str) -> bool:
    """Whether one of the first lines begins as those of a chat do."""
    return any(_HEAD.match(line) for line in text.splitlines()[:_LIKELY_LINES])


def lines_of(text: str) -> Iterator[Line]:
    """The messages of a chat; a line without a head goes on with the message before."""
    current: Line | None = None
    more: list[str] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        head = _HEAD.match(line)
        if head is None:
            if current is not None:
                more.append(line)
            continue
        if current is not None:
            yield _whole(current, more)
        more = []
        found = [group for group in head.groups() if group is not None]
        half = found.pop().casefold() if found[-1].isalpha() else ""
        rest = line[head.end() :]
        sender = _SENDER.match(rest)
        current = Line(
            number,
            (found[0], found[1], found[2]),
            _clock([int(each) for each in found[3:]], half),
            _bare(sender[1]) if sender else "",
            rest[sender.end() :] if sender else rest,
            bool(half),
        )
    if current is not None:
        yield _whole(current, more)


def _whole(line: Line, more: Sequence[str]) -> Line:
    return line._replace(text="\n".join([line.text, *more]).rstrip()) if more else line


def _clock(numbers: Sequence[int], half: str) -> tuple[int, int, int]:
    hour, minute, second = (*numbers, 0)[:3]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute, second


def _bare(name: str) -> str:
    """A sender's name without direction marks, and without the tilde before a name that they gave themselves."""
    plain = clean_line(name.translate({ord(mark): None for mark in _MARKS}))
    return plain[1:].strip() if plain.startswith("~") else plain


def is_notice(line: Line, place: int) -> bool:
    """Whether a line tells of the chat itself.

    Args:
        line: of the chat.
        place: how many messages stand before it.
    """
    if not line.sender:
        return True
    said = line.text.casefold()
    return place < 3 and any(word in said for word in ENCRYPTED)


def is_missed_call(line: Line) -> bool:
    """Whether a line tells of a call that nobody took."""
    return line.text.lstrip(_MARKS).casefold().startswith(MISSED)


def day_order(lines: Sequence[Line]) -> str:
    """The order in which the chat writes its days: "ymd", "dmy" or "mdy".

    A chat runs forward in time: of the orders in which every day exists, the one with the fewest steps back is meant.
    """
    days = list(dict.fromkeys(line.day for line in lines))
    if any(len(day[0]) == 4 for day in days):
        return "ymd"
    # where the days leave it open, those who count twelve hours mostly write the month first
    orders = ["mdy", "dmy", "ymd"] if any(line.halves for line in lines) else ["dmy", "mdy", "ymd"]
    return min(orders, key=lambda order: (_faults(days, order), orders.index(order)))


def _faults(days: Sequence[tuple[str, str, str]], order: str) -> tuple[int, int]:
    read = [moment_of(day, (0, 0, 0), order) for day in days]
    known = [each for each in read if each is not None]
    back = sum(later < earlier for earlier, later in pairwise(known))
    return len(read) - len(known), back


def moment_of(day: tuple[str, str, str], clock: tuple[int, int, int], order: str) -> datetime | None:
    """The time on the wall; None where there is no such day or hour."""
    by_letter = dict(zip(order, day, strict=True))
    year = int(by_letter["y"])
    try:
        # a time on the wall; the zone is put to it where it becomes an instant
        return datetime(  # noqa: DTZ001
            year + 2000 if len(by_letter["y"]) < 3 else year, int(by_letter["m"]), int(by_letter["d"]), *clock
        )
    except ValueError:
        return None
