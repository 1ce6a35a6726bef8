"""The order rhythm: when a client is likely to buy next, from the days on which it bought. Source: [S3], [S1]."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from cockpit.core import formatter as fmt
from cockpit.core.facts import ClientFacts, SalesFacts
from cockpit.core.named import NamedTuple
from cockpit.core.policy import Policy
from cockpit.core.words import _, ngettext

OPEN, SOON, WITHIN, LATE, SLEEPING, NONE = range(6)
MINIMUM_ORDERS = 3


class Rhythm(NamedTuple):
    """What the order days of one client say."""

    state: int
    late: float | None
    """Days since the last order / the median gap; None where there is no rhythm."""
    gap: float | None
    """Median days between the last orders."""
    last: date | None
    opens: date | None
    closes: date | None
    typed: bool
    """Whether the window was typed in by the rep, which wins."""


def rhythm(facts: ClientFacts, sales: SalesFacts | None, today: date, policy: Policy) -> Rhythm:
    """The rhythm and the spend window of a client.

    The rhythm is the median gap of the last distinct order days (at most eight gaps); the window is the last order
    plus 0.8 to 1.3 times that. A window typed in by the rep wins. Fewer than three orders: no rhythm.
    """
    order_days = [date.fromisoformat(day) for day in sales.order_days] if sales else []
    last = order_days[0] if order_days else None
    gap = late = None
    opens = closes = None
    if len(order_days) >= MINIMUM_ORDERS:
        gaps = [(newer - older).days for newer, older in itertools.pairwise(order_days)]
        gap = _median(gaps[: policy.rhythm_orders])
        assert last is not None
        late = (today - last).days / gap
        opens = last + timedelta(days=round(gap * policy.window_from))
        closes = last + timedelta(days=round(gap * policy.window_to))
    typed = bool(facts.window_from and facts.window_to)
    if typed:
        opens, closes = date.fromisoformat(facts.window_from or ""), date.fromisoformat(facts.window_to or "")
    return Rhythm(_state(today, late, opens, closes, policy), late, gap, last, opens, closes, typed)


def _median(days: list[int]) -> float:
    """The middle value, of an even number the mean of the two; `statistics` would import 8 ms of other arithmetic."""
    ordered, middle = sorted(days), len(days) // 2
    return float(ordered[middle]) if len(days) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _state(today: date, late: float | None, opens: date | None, closes: date | None, policy: Policy) -> int:
    if opens is not None and closes is not None and opens <= today <= closes:
        return OPEN
    if opens is not None and today < opens <= today + timedelta(days=7):
        return SOON
    if late is None:
        return WITHIN if opens is not None and today < opens else NONE
    if late >= policy.rhythm_sleeping:
        return SLEEPING
    # a window that has closed without an order is late, though it be short of the threshold
    passed = closes is not None and today > closes
    return LATE if passed or late >= policy.rhythm_late else WITHIN


def reason(facts: ClientFacts, sales: SalesFacts | None, today: date, policy: Policy) -> str:
    """The rhythm in words and figures."""
    beat = rhythm(facts, sales, today, policy)
    if beat.last is None and not beat.typed:
        return _("no orders in the book")
    parts = []
    if beat.last is not None:
        ago = fmt.days_ago((today - beat.last).days)
        if beat.gap is None:
            count = len(sales.order_days) if sales else 0
            days = ngettext("{n} order day", "{n} order days", count).format(n=count)
            parts.append(_("{days}, the last {ago}: no rhythm below three").format(days=days, ago=ago))
        else:
            parts.append(_("orders every {gap}, the last {ago}").format(gap=fmt.days(round(beat.gap)), ago=ago))
    if beat.opens is not None and beat.closes is not None:
        words = _("window {a} to {b}, typed in by you") if beat.typed else _("window {a} to {b}")
        parts.append(words.format(a=fmt.short_day(beat.opens, today), b=fmt.short_day(beat.closes, today)))
    return "; ".join(parts)
