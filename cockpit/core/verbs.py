"""The verbs: what one key logs, and what it counts as. The same table everywhere a client is in hand."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from cockpit.core.named import NamedTuple
from cockpit.core.words import N_, _
from cockpit.core.workdays import NO_HOLIDAYS, next_working_day


class Verb(NamedTuple):
    """One way of being in touch."""

    id: str
    """Name on the command line."""
    key: str
    """The key that logs it at once; its upper case opens the log line."""
    label: str
    """Two or three words for footers and histories."""
    follow_up: str
    """The text of the next action that a number before the key makes."""
    channel: str
    direction: str
    outcome: str
    reach: str
    """"contact" (they were reached), "attempt" (they were not), or "" for the bump, which is no touch."""
    minutes: int
    """Default effort [S2]: call 6, text 1, e-mail 4, visit 60 (p)."""
    retry_days: int = 0
    """For an attempt, days until the client shows up in the sweep again; 0 is the next working day."""
    glyph: str = "·"
    """One cell that stands for the verb in histories."""


VERBS: tuple[Verb, ...] = (
    Verb("call", "c", N_("call, reached"), N_("call again"), "call", "out", "reached", "contact", 6, glyph="☎"),
    Verb("no-answer", "n", N_("no answer"), N_("try again"), "call", "out", "no-answer", "attempt", 1, 0, "✗"),
    Verb("message", "m", N_("message left"), N_("try again"), "call", "out", "message", "attempt", 2, 2, "…"),
    Verb("text", "s", N_("text sent"), N_("look for the answer"), "text", "out", "sent", "contact", 1, glyph="✉"),
    Verb("email", "e", N_("e-mail sent"), N_("look for the answer"), "email", "out", "sent", "contact", 4, glyph="@"),
    Verb(
        "visit", "v", N_("visit held"), N_("follow up on the visit"), "visit", "out", "held", "contact", 60, glyph="⌂"
    ),
    Verb("incoming", "i", N_("they came to us"), N_("get back to them"), "call", "in", "came", "contact", 4, glyph="←"),
    Verb("bump", "b", N_("left alone"), "", "", "", "", "", 0, glyph="–"),
)
BY_ID = {verb.id: verb for verb in VERBS}
BY_KEY = {verb.key: verb for verb in VERBS}
CHANNELS = {"call": N_("call"), "text": N_("text"), "email": N_("e-mail"), "visit": N_("visit"), "other": N_("other")}


def of_touch(channel: str, direction: str, outcome: str) -> Verb:
    """The verb that a stored touch would be logged with today."""
    if direction == "in":
        return BY_ID["incoming"]
    for verb in VERBS:
        if verb.channel == channel and verb.outcome == outcome:
            return verb
    return BY_ID["call"]


def how(channel: str, direction: str) -> str:
    """The channel in words for a reason: "by call", "they came to us"."""
    if direction == "in":
        return _("when they came to us")
    return {
        "call": _("by call"),
        "text": _("by text"),
        "email": _("by e-mail"),
        "visit": _("by visit"),
    }.get(channel, _("on another channel"))


def retry_day(verb: Verb, day: date, after: int | None = None, holidays: Container[str] = NO_HOLIDAYS) -> date | None:
    """The day on which an attempt brings the client back, or None for a contact.

    Args:
        verb: what was logged.
        day: the day of the attempt.
        after: days that the user named with a number before the verb; it wins.
        holidays: ISO days that are no working days.
    """
    if verb.reach != "attempt":
        return None
    if after is not None:
        return date.fromordinal(day.toordinal() + after)
    if verb.retry_days == 0:
        return next_working_day(day, holidays)
    return date.fromordinal(day.toordinal() + verb.retry_days)
