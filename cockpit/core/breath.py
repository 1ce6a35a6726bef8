"""How the book breathes: is each client reached within its cadence, and if not, how far beyond it is.

Sources: the states after [S3]; thresholds 1.0 and 1.5 are the ideal and the maximum interval that users of Monica
ask for; the stretch under overload after portatour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from cockpit.core import formatter as fmt
from cockpit.core.facts import Alike, ClientFacts
from cockpit.core.named import NamedTuple
from cockpit.core.policy import Policy
from cockpit.core.verbs import how
from cockpit.core.words import _, ngettext

FRESH, SOON, DUE, LATE, NEVER, RESTING = range(6)
OPEN_STATUSES = frozenset({"prospect", "active", "dormant"})
SHOWN_STATUSES = OPEN_STATUSES | {"lost"}
FOLLOWS = ("cadence_days", "segment", "potential_class", "status", "contact_day", "resting_until")
"""The facts that a client's state follows from, beside the day and the policy."""


class Cadence(NamedTuple):
    """The days a client may go without contact, and the rule that says so."""

    days: int
    rule: str


def cadence(facts: ClientFacts, policy: Policy) -> Cadence:
    """The client's own cadence, else its segment's, else its class's, else the book's."""
    if facts.cadence_days is not None:
        return Cadence(facts.cadence_days, _("its own setting"))
    if facts.segment in policy.segment_cadence:
        return Cadence(policy.segment_cadence[facts.segment], _("segment {name}").format(name=facts.segment))
    if facts.potential_class in policy.class_cadence:
        rule = _("class {name}").format(name=facts.potential_class)
        return Cadence(policy.class_cadence[facts.potential_class], rule)
    return Cadence(policy.book_cadence, _("the book's default"))


def cadence_days(facts: ClientFacts, policy: Policy) -> int:
    """The days of `cadence` without its words, for the pass over the whole book."""
    return (
        facts.cadence_days
        or policy.segment_cadence.get(facts.segment)
        or policy.class_cadence.get(facts.potential_class)
        or policy.book_cadence
    )


def asked_per_day(clients: Alike, policy: Policy) -> float:
    """Contacts that the cadences ask for each working day: sum of 7 / cadence a week, over five days."""
    week = sum(count * 7 / cadence_days(facts, policy) for facts, count in clients if facts.status in OPEN_STATUSES)
    return week / 5


def stretch(clients: Alike, policy: Policy) -> float:
    """The factor by which all intervals grow where the book asks for more than the capacity; 1 where it fits."""
    return max(1.0, asked_per_day(clients, policy) / max(1, policy.capacity))


def resting(facts: ClientFacts, today: str) -> bool:
    """Whether the client is left alone today; the day until which it rests is the first it does not."""
    return (facts.resting_until is not None and facts.resting_until > today) or facts.status == "lost"


def ratio(facts: ClientFacts, today: int, policy: Policy, factor: float) -> float | None:
    """Days since the last contact / effective cadence (r); None for a client never reached.

    Args:
        facts: the client.
        today: the day as a proleptic ordinal.
        policy: the book's settings.
        factor: the stretch of all intervals.
    """
    if facts.contact_day is None:
        return None
    since = today - date.fromisoformat(facts.contact_day).toordinal()
    return since / (cadence_days(facts, policy) * factor)


def state(facts: ClientFacts, today: date, policy: Policy, factor: float) -> tuple[int, float | None]:
    """The client's state (an index: fresh, soon, due, late, never, resting) and its r."""
    r = ratio(facts, today.toordinal(), policy, factor)
    if resting(facts, today.isoformat()):
        return RESTING, r
    if r is None:
        return NEVER, None
    if r < policy.soon:
        return FRESH, r
    if r < 1:
        return SOON, r
    return (DUE if r < policy.late else LATE), r


def reason(facts: ClientFacts, today: date, policy: Policy, factor: float) -> str:
    """Why the client breathes as it does, in words and figures."""
    parts = []
    if resting(facts, today.isoformat()):
        parts.append(resting_reason(facts, today))
    rule = cadence(facts, policy)
    if facts.contact_day is None:
        parts.append(_("never reached; cadence {days} from {rule}").format(days=fmt.days(rule.days), rule=rule.rule))
    else:
        day = date.fromisoformat(facts.contact_day)
        parts.append(
            _("last reached {ago} {how} ({day}); cadence {days} from {rule}").format(
                ago=fmt.days_ago((today - day).days),
                how=how(facts.contact_channel or "", facts.contact_direction or ""),
                day=fmt.short_day(day, today),
                days=fmt.days(rule.days),
                rule=rule.rule,
            )
        )
    if factor > 1.005:
        parts.append(_("stretched ×{factor} to fit the capacity").format(factor=fmt.decimal(factor)))
    tries = attempts_reason(facts, today, policy)
    if tries:
        parts.append(tries)
    return " · ".join(parts)


def resting_reason(facts: ClientFacts, today: date) -> str:
    """Why a resting client is left alone, and until when."""
    if facts.status == "lost":
        return _("lost")
    until = fmt.near_day(date.fromisoformat(facts.resting_until or today.isoformat()), today)
    if facts.resting_why == "do-not-contact":
        return _("do not contact until {day}").format(day=until)
    if facts.resting_why == "pause":
        return _("paused until {day}").format(day=until)
    return _("left alone until {day}").format(day=until)


def attempts_reason(facts: ClientFacts, today: date, policy: Policy) -> str:
    """The tries since the last contact and when the next one is due; empty where there were none."""
    if not facts.attempts or facts.attempt_day is None:
        return ""
    tried = fmt.near_day(date.fromisoformat(facts.attempt_day), today)
    if facts.attempts >= policy.attempts_flag:
        return ngettext(
            "{n} try in a row, the last {day}: change channel",
            "{n} tries in a row, the last {day}: change channel",
            facts.attempts,
        ).format(n=facts.attempts, day=tried)
    if facts.retry_day and facts.retry_day > today.isoformat():
        again = fmt.near_day(date.fromisoformat(facts.retry_day), today)
        return _("tried {day}, again {again}").format(day=tried, again=again)
    return _("tried {day}").format(day=tried)


def counts_for_share(facts: ClientFacts, today: str) -> bool:
    """Whether the client is one whose breath the book's share is about.

    A bump hides a client for a while but does not take it out of the share, else leaving everybody alone would
    look like a book that breathes; a pause and do-not-contact do.
    """
    if facts.status not in OPEN_STATUSES:
        return False
    return facts.resting_why in ("", "bump") or facts.resting_until is None or facts.resting_until <= today


def breathing(clients: Iterable[ClientFacts], today: date, policy: Policy, factor: float) -> tuple[int, int]:
    """How many of the clients that count have r < 1, and how many count."""
    ordinal, iso = today.toordinal(), today.isoformat()
    breathe = whole = 0
    for facts, count in Alike(clients, *FOLLOWS, "resting_why"):
        if counts_for_share(facts, iso):
            whole += count
            r = ratio(facts, ordinal, policy, factor)
            breathe += count if r is not None and r < 1 else 0
    return breathe, whole


def breathing_so(
    states: Mapping[int, int], book: Mapping[int, ClientFacts], today: date, policy: Policy, factor: float
) -> tuple[int, int]:
    """As `breathing`, from the states of all clients: only those that rest are looked at again.

    Args:
        states: each client's state as `state` says it.
        book: the clients by id.
        today: the day.
        policy: the book's settings.
        factor: the stretch of all intervals.
    """
    counts = Counter(states.values())
    resting = [book[client] for client, found in states.items() if found == RESTING]
    breathe, whole = breathing(resting, today, policy, factor)
    return breathe + counts[FRESH] + counts[SOON], whole + len(states) - len(resting)
