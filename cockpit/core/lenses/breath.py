"""Breath: is the client reached within its cadence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.core import breath
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import Lens, State
from cockpit.core.words import N_

if TYPE_CHECKING:
    from cockpit.core.portfolio import Portfolio


def _read(facts: ClientFacts, book: Portfolio) -> tuple[int, float | None]:
    return breath.state(facts, book.today, book.policy, book.stretch)


def _reason(facts: ClientFacts, book: Portfolio) -> str:
    return breath.reason(facts, book.today, book.policy, book.stretch)


LENS = Lens(
    id="breath",
    label=N_("breath"),
    question=N_("Is each client reached within its cadence?"),
    place=10,
    states=(
        State("fresh", N_("fresh"), "·", "calm"),
        State("soon", N_("soon"), "○", "mild"),
        State("due", N_("due"), "◐", "warn"),
        State("late", N_("late"), "●", "alarm"),
        State("never", N_("never"), "∅", "unknown"),
        State("resting", N_("resting"), "–", "muted"),
    ),
    read=_read,
    follows=breath.FOLLOWS,
    reason=_reason,
)
