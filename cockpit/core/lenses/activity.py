"""Activity: how much happened between us and the client in the last 90 days?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.core.breath import resting
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import Lens, State
from cockpit.core.words import N_, _, ngettext

if TYPE_CHECKING:
    from cockpit.core.portfolio import Portfolio

LIVELY, SOME, ONE, TRIED, SILENT, RESTING = range(6)
DAYS = 90


def _read(facts: ClientFacts, book: Portfolio) -> tuple[int, float | None]:
    contacts, attempts = book.activity_of(facts.id)
    if resting(facts, book.iso):
        return RESTING, contacts
    if contacts >= 6:
        return LIVELY, contacts
    if contacts >= 2:
        return SOME, contacts
    if contacts == 1:
        return ONE, contacts
    return (TRIED if attempts else SILENT), contacts


def _reason(facts: ClientFacts, book: Portfolio) -> str:
    contacts, attempts = book.activity_of(facts.id)
    return _("{contacts} and {attempts} in {days} days").format(
        contacts=ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts),
        attempts=ngettext("{n} attempt", "{n} attempts", attempts).format(n=attempts),
        days=DAYS,
    )


LENS = Lens(
    id="activity",
    label=N_("activity"),
    question=N_("How much happened in the last 90 days?"),
    place=30,
    states=(
        State("lively", N_("6 and more"), "▪", "calm"),
        State("some", N_("2 to 5"), "·", "calm"),
        State("one", N_("one"), "○", "mild"),
        State("tried", N_("only tried"), "◐", "warn"),
        State("silent", N_("silent"), "●", "alarm"),
        State("resting", N_("resting"), "–", "muted"),
    ),
    read=_read,
    reason=_reason,
    needs="activity",
)
