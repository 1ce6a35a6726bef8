"""What a phone's log counts as: which calls and messages are touches, which are left out, and when a touch is one.

A call is a touch of its own. Messages are one touch a party, direction and local day, or a chat of three hundred lines
would be all that a history shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cockpit.core import formatter as fmt
from cockpit.core.cleaning import NOTE_CAP
from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, ngettext

UNANSWERED_SECONDS = 10
"""An outgoing call this short was not answered, or by a machine (p)."""
SAME_CALL_MS = 15 * 60_000
"""A call logged by hand this near to one of the phone's is the same call (p)."""
TAIL = 9
"""Last digits by which two ways of writing a number are compared."""
LEAST_DIGITS = 6
"""A number with fewer is a short code: nobody's."""
MOST_TEXT_MINUTES = 15
"""Messages count a minute each, a day of them no more than this (p)."""
LATEST_MS = 4_102_444_800_000
"""The year 2100: a later date is a mistake."""

LEFT_OUT = {
    "missed": N_("calls missed or refused"),
    "unsent": N_("drafts and messages that did not go out"),
    "nobody": N_("hidden numbers, short codes and services"),
    "notice": N_("notices of the phone or the chat itself"),
    "own": N_("your own messages to a group"),
    "refused": N_("from numbers that you left out"),
    "strangers": N_("messages in groups from people who are not in the book"),
}
"""Why a record is no touch, by id, as a user reads it."""


class Sort(NamedTuple):
    """What a record counts as."""

    channel: str
    direction: str
    outcome: str
    reach: str


CAME_BY_CALL = Sort("call", "in", "came", "contact")
LEFT_A_MESSAGE = Sort("call", "in", "message", "contact")
REACHED = Sort("call", "out", "reached", "contact")
NO_ANSWER = Sort("call", "out", "no-answer", "attempt")
TEXT_IN = Sort("text", "in", "came", "contact")
TEXT_OUT = Sort("text", "out", "sent", "contact")

_NO_NAMES = {"", "null", "(unknown)", "unknown", "unbekannt", "inconnu", "nieznany"}
_NO_DIGIT = re.compile(r"[^0-9]+")
_PAUSE = re.compile(r"[,;*#]")
_SHAPE = re.compile(r"[\d\s()./+*#,;\-\u00a0\u2010-\u2015\u202a-\u202e\u2066-\u2069]+")


def call_sort(kind: str, seconds: int) -> Sort | str:
    """What a call counts as, or the id of the reason why it is left out.

    A missed or refused call is no contact, and as an attempt of ours it would hide a client who waits to be called.

    Args:
        kind: 1 incoming, 2 outgoing, 3 missed, 4 voicemail, 5 rejected, 6 on the refused list, 7 answered elsewhere.
        seconds: how long it lasted.
    """
    if kind in ("1", "7"):
        return CAME_BY_CALL
    if kind == "2":
        return REACHED if seconds > UNANSWERED_SECONDS else NO_ANSWER
    if kind == "4":
        return LEFT_A_MESSAGE
    return "missed" if kind in ("3", "5", "6") else "notice"


def message_sort(kind: str) -> Sort | str:
    """What a message counts as: 1 received, 2 sent; 3 draft, 4 outbox, 5 failed, 6 queued did not go out."""
    if kind == "1":
        return TEXT_IN
    if kind == "2":
        return TEXT_OUT
    return "unsent" if kind in ("3", "4", "5", "6") else "notice"


def minutes(seconds: int) -> int:
    """Minutes of a call, begun ones counted whole, a day at most."""
    return min(1440, -(-max(0, seconds) // 60))


def text_minutes(count: int) -> int:
    """Minutes of a day's messages."""
    return min(MOST_TEXT_MINUTES, count)


def name_of(text: str) -> str:
    """A name as the phone wrote it; empty where the phone knew none."""
    return "" if text.strip().casefold() in _NO_NAMES else text.strip()


def number_digits(written: str) -> str:
    """The digits of a phone number, "" where the text is none: a word, a short code, "-1" for a hidden number."""
    if not _SHAPE.fullmatch(written):
        return ""
    # what is dialled after a pause is no part of the number
    plain = _PAUSE.split(written.strip(), maxsplit=1)[0]
    bare = _NO_DIGIT.sub("", plain.replace("(0)", ""))
    bare = bare[2:] if bare.startswith("00") else bare
    return bare if LEAST_DIGITS <= len(bare) <= 20 else ""


def tail(digits: str) -> str:
    """The part of a number that is the same however it is written."""
    return digits[-TAIL:]


def whom(digits: str, party: str) -> str:
    """What two records have in common that are from or to the same party, however it is written."""
    return tail(digits) or party.strip().casefold()


def note_of(count: int, bodies: Sequence[str]) -> str | None:
    """The note of a touch that stands for some messages: what they say where that is kept, else how many they are."""
    said = [body for body in bodies if body]
    if said:
        return "\n".join(said)[:NOTE_CAP].rstrip()
    if count < 2:
        return None
    return ngettext("{n} message", "{n} messages", count).format(n=fmt.number(count))
