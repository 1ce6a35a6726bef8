"""The verbs as keys: lower case logs at once, upper case opens the log line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cockpit.app.commands.command import IN_HAND, Command
from cockpit.core.verbs import VERBS, Verb
from cockpit.core.words import N_


def _at_once(verb: Verb) -> Callable[[Any], None]:
    return lambda screen: screen.log_verb(verb)


def _with_note(verb: Verb) -> Callable[[Any], None]:
    return lambda screen: screen.log_line(verb)


_SHORT = {
    "call": N_("call"),
    "no-answer": N_("no answer"),
    "message": N_("message"),
    "text": N_("text"),
    "email": N_("e-mail"),
    "visit": N_("visit"),
    "incoming": N_("came"),
    "bump": N_("later"),
}
_KEEP = {"call": 1, "no-answer": 2, "text": 3, "bump": 10, "message": 11, "visit": 12, "email": 15, "incoming": 16}
"""What stays in a narrow footer: the verbs that a day is full of."""
_HELP = {
    "call": N_("Log a call that reached them."),
    "no-answer": N_("Log a call without an answer; they come back on the next working day."),
    "message": N_("Log a message left; they come back in two days."),
    "text": N_("Log a text sent."),
    "email": N_("Log an e-mail sent."),
    "visit": N_("Log a visit or a video meeting held."),
    "incoming": N_("Log that they came to us: a call, a text, an order."),
    "bump": N_("Seen today and left alone on purpose until tomorrow."),
}

COMMANDS = tuple(
    Command(
        id=f"log-{verb.id}",
        keys=(verb.key,),
        label=_SHORT[verb.id],
        help=_HELP[verb.id],
        section=N_("Log, with a number before it the follow-up in days (7c)"),
        places=IN_HAND,
        does=_at_once(verb),
        foot=place,
        keep=_KEEP[verb.id],
    )
    for place, verb in enumerate(VERBS, 1)
) + tuple(
    Command(
        id=f"note-{verb.id}",
        keys=(verb.key.upper(),),
        label=_SHORT[verb.id],
        help=N_("The same with a note, a person, a time or a next action, typed in a line."),
        section=N_("Log with a note"),
        places=IN_HAND,
        does=_with_note(verb),
    )
    for verb in VERBS
)
