"""Handing over to the phone: a number to call, a text to send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cockpit.app.commands.command import IN_HAND, Command, asks
from cockpit.app.commands.places import Place
from cockpit.core.verbs import BY_ID, Verb
from cockpit.core.words import N_

HANDING = "hand-off"
PLACES = (
    Place(
        HANDING,
        N_("phone"),
        N_("Which number, and which text?"),
        N_("In the phone hand-off"),
        N_(
            "Point your phone's camera at the code: it dials, or holds the text ready to be sent. One key logs what"
            " came of it. Who has refused calls or texts is not offered that way."
        ),
        rank=8,
    ),
)
_PHONE = N_("Phone hand-off")
_LOGGED = N_("Log what came of it")


def _logs(verb: Verb) -> Callable[[Any], None]:
    return lambda screen: screen.log_verb(verb)


_HELP = {
    "call": N_("Log a call that reached them, and close; in the sweep the next card follows."),
    "no-answer": N_("Log a call without an answer, and close."),
    "message": N_("Log a message left, and close."),
    "text": N_("Log the text as sent, its words as the note, and close."),
    "incoming": N_("Log that they came to us, and close."),
}
_SHORT = {
    "call": N_("call"),
    "no-answer": N_("no answer"),
    "message": N_("message"),
    "text": N_("text"),
    "incoming": N_("came"),
}

COMMANDS = (
    Command(
        "hand-off",
        ("p",),
        N_("phone"),
        N_("Hand a number or a text over to your phone; 2p has the second text ready. No follow-up by number there."),
        N_("Client"),
        IN_HAND,
        asks("cockpit.app.handoff:open"),
        foot=12,
        keep=6,
    ),
    *(
        Command(
            f"hand-off-{id}",
            (BY_ID[id].key,),
            _SHORT[id],
            _HELP[id],
            _LOGGED,
            (HANDING,),
            _logs(BY_ID[id]),
            foot=place,
            keep=place,
        )
        for place, id in enumerate(_HELP, 1)
    ),
    Command(
        "hand-off-mode",
        ("tab", "shift+tab"),
        N_("call or text"),
        N_("Call or text."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.turn_mode(),
        foot=6,
        keep=3,
    ),
    Command(
        "hand-off-choose",
        ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
        N_("texts"),
        N_("Choose a text by its number; 0 takes none."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.next_text(),
        foot=7,
        keep=6,
        shown="1–9",
    ),
    Command(
        "hand-off-next",
        ("down", "j"),
        N_("next number"),
        N_("The next person or number."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.step(1),
        foot=8,
        keep=9,
        shown="Down",
    ),
    Command(
        "hand-off-before",
        ("up", "k"),
        N_("number before"),
        N_("The person or number before."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.step(-1),
        shown="Up",
    ),
    Command(
        "hand-off-copy",
        ("y",),
        N_("copy"),
        N_("Copy the number, or the text where one is chosen."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.copy(),
        foot=9,
        keep=4,
    ),
    Command(
        "hand-off-open",
        ("o",),
        N_("open"),
        N_("Open the call or the text with this machine's own program for it."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.open_link(),
        foot=10,
        keep=8,
    ),
    Command(
        "hand-off-edit",
        ("f2",),
        N_("edit"),
        N_("Change the words of this one text; the template stays."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.edit(),
        foot=11,
        keep=7,
    ),
    Command(
        "hand-off-accents",
        ("a",),
        N_("accents"),
        N_("Leave the accents out, or put them back, where that saves an SMS."),
        _PHONE,
        (HANDING,),
        lambda screen: screen.turn_accents(),
        foot=12,
        keep=10,
    ),
)
