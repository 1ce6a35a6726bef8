"""Next action: what is promised to the client, and by when?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from cockpit.core import formatter as fmt
from cockpit.core.breath import resting, resting_reason
from cockpit.core.facts import ClientFacts
from cockpit.core.lens import Lens, State
from cockpit.core.words import N_, _

if TYPE_CHECKING:
    from cockpit.core.portfolio import Portfolio

OVERDUE, TODAY, WEEK, LATER, NONE, RESTING = range(6)


def _read(facts: ClientFacts, book: Portfolio) -> tuple[int, float | None]:
    due = facts.action_due
    if due is None:
        return (RESTING if resting(facts, book.iso) else NONE), None
    ahead = date.fromisoformat(due).toordinal() - book.ordinal
    if ahead < 0:
        return OVERDUE, ahead
    if ahead == 0:
        return TODAY, ahead
    sunday = book.today + timedelta(days=6 - book.today.weekday())
    return (WEEK if due <= sunday.isoformat() or ahead <= 2 else LATER), ahead


def _reason(facts: ClientFacts, book: Portfolio) -> str:
    if facts.action_due is None:
        if resting(facts, book.iso):
            return _("no next action; {why}").format(why=resting_reason(facts, book.today))
        return _("no next action")
    due = date.fromisoformat(facts.action_due)
    when = fmt.near_day(due, book.today) + (f" {facts.action_at}" if facts.action_at else "")
    late = (book.today - due).days
    if late > 0:
        when = _("{when} ({days} overdue)").format(when=when, days=fmt.days(late))
    return _("{when}: {text}").format(when=when, text=facts.action_text)


LENS = Lens(
    id="next",
    label=N_("next action"),
    question=N_("What have I promised, and by when?"),
    place=20,
    states=(
        State("overdue", N_("overdue"), "●", "alarm"),
        State("today", N_("today"), "◐", "warn"),
        State("week", N_("this week"), "○", "mild"),
        State("later", N_("later"), "·", "calm"),
        State("none", N_("none"), "∅", "unknown"),
        State("resting", N_("resting"), "–", "muted"),
    ),
    read=_read,
    follows=("action_due", "status", "resting_until"),
    reason=_reason,
)
