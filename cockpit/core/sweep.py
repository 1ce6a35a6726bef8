"""Today's list: whom to reach, in which order, and why in one line each."""

from __future__ import annotations

import re
from datetime import date

from cockpit.core import breath, rhythm
from cockpit.core import formatter as fmt
from cockpit.core.errors import BadInput
from cockpit.core.facts import ClientFacts
from cockpit.core.named import NamedTuple
from cockpit.core.portfolio import Portfolio
from cockpit.core.verbs import BY_ID, how
from cockpit.core.words import _, ngettext

HOUR_MS = 3_600_000
_CAPACITY = re.compile(r"(?P<count>[0-9]{1,5})\s*(?P<minutes>m|min)?")
_CLASS_WEIGHT = {"A": 1.3, "B": 1.1, "C": 1.0, "D": 0.85}
"""How much more an A client's due touch weighs than a C client's (p)."""


class Card(NamedTuple):
    """A client on today's list."""

    client: int
    score: float
    """What puts it where it stands: the sum of its reasons' weights times the weight of its class."""
    why: tuple[str, ...]
    """The reasons, the weightiest first."""


def candidates(book: Portfolio, now_ms: int) -> list[Card]:
    """Everybody who wants a touch today, the most urgent first.

    Due by breath, actions due, promised call-backs, spend windows opening and the forgotten tail (outside the best by
    sales); nobody who rests, was touched within the last hour, or whose retry after an attempt lies ahead.

    Args:
        book: the portfolio, with its sales loaded.
        now_ms: the present instant, for the last hour.
    """
    head = _head(book)
    cards = []
    for facts in book.clients:
        if facts.status not in breath.OPEN_STATUSES or breath.resting(facts, book.iso):
            continue
        if max(facts.contact_ms or 0, facts.attempt_ms or 0) > now_ms - HOUR_MS:
            continue
        promised = facts.action_due is not None and facts.action_due <= book.iso
        waits = facts.attempts and facts.retry_day is not None and facts.retry_day > book.iso
        if waits and not promised:
            continue
        reasons = sorted(_reasons(facts, book, head), key=lambda reason: -reason[0])
        if reasons:
            weight = _CLASS_WEIGHT.get(facts.potential_class, 1.0)
            score = sum(points for points, _words in reasons) * weight
            cards.append(Card(facts.id, round(score, 1), tuple(words for _points, words in reasons)))
    return sorted(cards, key=lambda card: (-card.score, book.by_id[card.client].fold))


def _head(book: Portfolio) -> frozenset[int]:
    """The best clients by the sales of the last year; nobody where no sales are known."""
    if not book.sales:
        return frozenset()
    sold = [(-sales.net_year, client) for client, sales in book.sales.items() if client in book.by_id]
    return frozenset(client for _net, client in sorted(sold)[: book.policy.best])


def _reasons(facts: ClientFacts, book: Portfolio, head: frozenset[int]) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    if facts.action_due is not None and facts.action_due <= book.iso:
        due = date.fromisoformat(facts.action_due)
        when = fmt.near_day(due, book.today) + (f" {facts.action_at}" if facts.action_at else "")
        points = 120.0 if facts.action_at else 100.0
        found.append(
            (points + (book.today - due).days, _("promised {when}: {text}").format(when=when, text=facts.action_text))
        )
    state, r = breath.state(facts, book.today, book.policy, book.stretch)
    rule = breath.cadence(facts, book.policy)
    if state == breath.NEVER:
        found.append(
            (50.0, _("never reached; cadence {days} from {rule}").format(days=fmt.days(rule.days), rule=rule.rule))
        )
    elif r is not None and r >= 1 and facts.contact_day is not None:
        since = (book.today - date.fromisoformat(facts.contact_day)).days
        words = _("{days} since the last contact ({how}); cadence {cadence} from {rule}")
        if book.stretch > 1.005:
            words += _(" ×{factor}").format(factor=fmt.decimal(book.stretch))
        found.append(
            (
                40.0 * min(r, 3.0),
                words.format(
                    days=fmt.days(since),
                    how=how(facts.contact_channel or "", facts.contact_direction or ""),
                    cadence=rule.days,
                    rule=rule.rule,
                ),
            )
        )
    beat = rhythm.rhythm(facts, book.sales_of(facts.id), book.today, book.policy)
    if beat.state == rhythm.OPEN and beat.opens is not None:
        opened = (book.today - beat.opens).days
        found.append(
            (
                30.0,
                ngettext("spend window open for {n} day", "spend window open for {n} days", opened).format(n=opened)
                if opened
                else _("spend window opens today"),
            )
        )
    elif beat.state == rhythm.LATE and beat.gap is not None and beat.late is not None:
        found.append(
            (
                20.0,
                _("order late: ×{late} of a rhythm of {gap}").format(
                    late=fmt.decimal(beat.late), gap=fmt.days(round(beat.gap))
                ),
            )
        )
    if head and facts.id not in head and r is not None and r >= 1:
        found.append(
            (
                15.0,
                ngettext(
                    "tail: outside the {n} best by sales", "tail: outside the {n} best by sales", book.policy.best
                ).format(n=book.policy.best),
            )
        )
    tries = breath.attempts_reason(facts, book.today, book.policy) if found else ""
    if tries:
        found.append((0.0, tries))
    return found


def cut(cards: list[Card], capacity: int) -> list[Card]:
    """As many cards from the top as the day holds."""
    return cards[: max(0, capacity)]


def capacity_of(text: str) -> int:
    """A capacity as typed: "25" is clients; "90m" is minutes, each client at a call's length.

    Raises:
        BadInput: where it is neither.
    """
    found = _CAPACITY.fullmatch(text.strip().lower())
    if found is None or int(found["count"]) == 0:
        raise BadInput(_("“{text}” is no capacity: type clients (25) or minutes (90m)").format(text=text))
    count = int(found["count"])
    return max(1, count // BY_ID["call"].minutes) if found["minutes"] else count


class Progress(NamedTuple):
    """How far a sweep has come."""

    done: int
    total: int
    contacts: int
    attempts: int
    texts: int
    skipped: int


def progress(outcomes: list[str]) -> Progress:
    """The counts over the outcomes of all cards; an empty outcome is a card still to come."""
    return Progress(
        done=sum(outcome != "" for outcome in outcomes),
        total=len(outcomes),
        contacts=sum(outcome in ("contact", "text") for outcome in outcomes),
        attempts=outcomes.count("attempt"),
        texts=outcomes.count("text"),
        skipped=sum(outcome in ("skip", "bump", "gone") for outcome in outcomes),
    )
