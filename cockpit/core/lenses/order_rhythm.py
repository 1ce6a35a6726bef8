"""Order rhythm: when can the client spend?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.core import rhythm
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import Lens, State
from cockpit.core.words import N_

if TYPE_CHECKING:
    from cockpit.core.portfolio import Portfolio


def _read(facts: ClientFacts, book: Portfolio) -> tuple[int, float | None]:
    beat = rhythm.rhythm(facts, book.sales_of(facts.id), book.today, book.policy)
    return beat.state, beat.late


def _reason(facts: ClientFacts, book: Portfolio) -> str:
    return rhythm.reason(facts, book.sales_of(facts.id), book.today, book.policy)


LENS = Lens(
    id="rhythm",
    label=N_("order rhythm"),
    question=N_("When can they spend?"),
    place=40,
    states=(
        State("open", N_("window open"), "◐", "warn"),
        State("soon", N_("opens soon"), "○", "mild"),
        State("within", N_("not yet"), "·", "calm"),
        State("late", N_("late"), "●", "alarm"),
        State("sleeping", N_("sleeping"), "∅", "unknown"),
        State("none", N_("no rhythm"), "–", "muted"),
    ),
    read=_read,
    reason=_reason,
    needs="sales",
)
