"""The portfolio query: every client that is shown with its facts, in one pass of index seeks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import repeat
from typing import Any

from cockpit.core import money as money_rules
from cockpit.core.breath import SHOWN_STATUSES
from cockpit.core.facts import TAG_SEPARATOR, ClientFacts, SalesFacts
from cockpit.core.policy import Policy
from cockpit.core.portfolio import NO_ACTIVITY, NOTHING_OWED, Portfolio
from cockpit.store import as_left, money, settings
from cockpit.store.book import Book

_LAST_CONTACT = "FROM touch WHERE client = c.id AND reach = 'contact' ORDER BY at_ms DESC, id DESC LIMIT 1"
_SHOWN = f"c.status IN ({', '.join(repr(status) for status in sorted(SHOWN_STATUSES))})"
_PACKED = f"""
SELECT
  c.id, c.code, c.name, c.fold, c.city, c.region, c.country, c.segment, c.potential_class, c.status,
  c.cadence_days, c.visit_days, c.resting_until, c.resting_why, c.window_from, c.window_to, c.own_order,
  (SELECT day || printf('%013d', at_ms) || substr(direction || ' ', 1, 3) || channel {_LAST_CONTACT}) AS contact,
  (SELECT day || printf('%013d%06d', max(at_ms), count(*)) || coalesce(retry_day, '          ') || outcome FROM touch
    WHERE client = c.id AND reach = 'attempt' AND at_ms > coalesce((SELECT at_ms {_LAST_CONTACT}), -1)) AS attempt,
  (SELECT day FROM main.touch INDEXED BY touch_visit
    WHERE client = c.id AND channel = 'visit' ORDER BY at_ms DESC, id DESC LIMIT 1) AS visit_day,
  n.id AS action_id, n.text AS action_text, n.due AS action_due, n.at AS action_at,
  (SELECT year_net FROM wallet WHERE client = c.id ORDER BY day DESC, id DESC LIMIT 1) AS wallet,
  coalesce(g.tags, '') AS tags
FROM client c
LEFT JOIN action n ON n.id =
  (SELECT id FROM action WHERE client = c.id AND done_ms IS NULL ORDER BY due, at, id LIMIT 1)
LEFT JOIN (
  SELECT client, group_concat(name, '{TAG_SEPARATOR}') AS tags
  FROM (SELECT k.client, g.name FROM client_tag k JOIN tag g ON g.id = k.tag {{tagged}} ORDER BY k.client, g.fold)
  GROUP BY client
) g ON g.client = c.id
WHERE {_SHOWN} {{more}}
ORDER BY +c.fold, c.id
"""
"""A client a row. The last contact and the attempts since then are each one text of several facts: it is read from the
end of one index that holds all of them, a page a client."""
_COLUMNS: tuple[tuple[str, object], ...] = (
    ("id", None), ("code", ""), ("name", ""), ("fold", ""), ("city", ""), ("region", ""), ("country", ""),
    ("segment", ""), ("potential_class", ""), ("status", ""), ("cadence_days", None), ("visit_days", None),
    ("resting_until", None), ("resting_why", ""), ("window_from", None), ("window_to", None), ("own_order", 0),
    ("substr(contact, 1, 10)", None), ("CAST(substr(contact, 11, 13) AS INTEGER)", None),
    ("substr(contact, 27)", None), ("rtrim(substr(contact, 24, 3))", None),
    ("substr(attempt, 1, 10)", None), ("CAST(substr(attempt, 11, 13) AS INTEGER)", None),
    ("substr(attempt, 40)", None), ("nullif(trim(substr(attempt, 30, 10)), '')", None),
    ("coalesce(CAST(substr(attempt, 24, 6) AS INTEGER), 0)", 0),
    ("visit_day", None), ("action_id", None), ("action_text", None), ("action_due", None), ("action_at", None),
    ("wallet", None), ("tags", ""),
)  # fmt: skip
"""The columns of `ClientFacts` from those of `_PACKED`, and what stands for a column in which all have nothing."""
_EACH_ITS_OWN = frozenset({"id", "code", "name", "fold", "CAST(substr(contact, 11, 13) AS INTEGER)", "action_id"})
"""Columns in which hardly two clients are alike."""
_FACTS = f"""
WITH packed AS MATERIALIZED ({_PACKED})
SELECT count(*), {
    ", ".join(
        f"CASE WHEN count({sql if empty is None else f'nullif({sql}, {empty!r})'}) > 0 THEN json_group_array({sql}) END"
        for sql, empty in _COLUMNS
    )
}
FROM packed
"""
"""All facts as one row, a JSON array a column: SQLite works through the whole query in a single step, and a book has
columns in which nobody has anything. Row by row each step would wait for its turn with the thread that is importing
the screen, and cost twice as much."""
_ONE = (
    f"WITH packed AS MATERIALIZED ({_PACKED}) SELECT {', '.join(sql for sql, _empty in _COLUMNS)} FROM packed"
).format(more="AND c.id = :client", tagged="WHERE k.client = :client")
"""The same of one client, as a row: a key that logs a call waits for no other client's."""
_ACTIVITY = (
    "SELECT c.id, sum(t.reach = 'contact'), sum(t.reach = 'attempt') FROM client c"
    " JOIN touch t ON t.client = c.id AND t.at_ms > :ms WHERE t.day > :since {more} GROUP BY c.id"
)
_CONTACTS = (
    "SELECT t.day, t.client FROM client c CROSS JOIN touch t ON t.client = c.id AND t.at_ms > :ms"
    " WHERE t.reach = 'contact' AND t.day BETWEEN :first AND :last ORDER BY t.day"
)
"""Each client's contacts of some days, where its last one is found too: an index by day would be one more page that
every call writes."""
FEW = 20
"""Clients up to which each is asked for by itself."""
ORDER_DAYS = 9
"""Order days that are kept of each client: the rhythm looks at eight gaps."""
_OWED = (
    "SELECT count(*), coalesce(sum(due < :today), 0) FROM action WHERE {whose} AND done_ms IS NULL AND due <= :today"
)
_OWED_BY_MANY = (
    "SELECT client, count(*), sum(due < :today) FROM json_each(:clients) CROSS JOIN action ON client = value"
    " WHERE done_ms IS NULL AND due <= :today GROUP BY client"
)
"""What is due, and what of it is overdue; in a client's part of the index by client, as an index by day would be one
more page that every follow-up writes."""


def read_ahead(book: Book) -> Any:
    """What `load` makes the book of: as it was kept, else one step of SQLite's, beside which Python goes on."""
    return as_left.kept(book) or _read(book)


def keep(book: Book) -> None:
    """Keep what the next start reads first, of a book of many clients that has changed since that was done.

    Raises:
        BookUnusable: where nothing can be written.
    """
    if as_left.is_kept(book):
        return
    read = as_left.stamp(book)
    row = _read(book)
    many = row[0]
    if many >= as_left.FEWEST:
        columns = (list(column) for column in _columns(row))
        as_left.keep(book, dict(zip(ClientFacts._fields, columns, strict=True)), read)


def _owed(book: Book, clients: Iterable[ClientFacts], iso: str) -> dict[int | None, tuple[int, int]]:
    """What the clients and the tasks owe today; nothing of a client whose first action is later, or who has none."""
    found: dict[int | None, tuple[int, int]] = {}
    late = [one.id for one in clients if one.action_due is not None and one.action_due <= iso]
    if len(late) > FEW:
        values = {"today": iso, "clients": json.dumps(late)}
        found.update({client: (due, overdue) for client, due, overdue in book.rows(_OWED_BY_MANY, values)})
    else:
        of_one = _OWED.format(whose="client = :client")
        found.update({client: book.row(of_one, {"today": iso, "client": client}) for client in late})
    tasks = book.row(_OWED.format(whose="client IS NULL"), {"today": iso})
    if tasks != NOTHING_OWED:
        found[None] = tasks
    return found


def _read(book: Book) -> Any:
    return book.row(_FACTS.format(more="", tagged=""))


def load(book: Book, today: date, ahead: Any = None) -> Portfolio:
    """The whole book as of today.

    Args:
        book: the book.
        today: the day.
        ahead: what `read_ahead` gave, where that was done already.
    """
    columns = as_left.columns(ahead, ClientFacts._fields) if isinstance(ahead, list) else None
    if columns is None:
        columns = _columns(ahead if isinstance(ahead, tuple) else _read(book))
    clients = tuple(_facts(columns))
    return Portfolio(
        clients=clients,
        today=today,
        policy=Policy().with_settings(settings.load(book)),
        currency=book.currency,
        name=book.name,
        owed=_owed(book, clients, today.isoformat()),
    )


def facts(book: Book, clients: Iterable[int]) -> list[ClientFacts]:
    """The facts of some clients, re-read after a change; clients no longer shown are left out."""
    wanted = list(clients)
    if len(wanted) > FEW:
        among = _FACTS.format(more="AND c.id IN (SELECT value FROM json_each(?))", tagged="")
        return list(_facts(_columns(book.row(among, (json.dumps(wanted),)))))
    found = (book.row(_ONE, {"client": client}) for client in wanted)
    return [ClientFacts._make(row) for row in found if row is not None]


def _facts(columns: list[Iterable[Any]]) -> Iterator[ClientFacts]:
    return map(tuple.__new__, repeat(ClientFacts), zip(*columns, strict=True))


def _columns(row: Any) -> list[Iterable[Any]]:
    """A value a client of each column, from the row of `_FACTS`."""
    many, *texts = row
    columns: list[Iterable[Any]] = []
    for (sql, empty), text in zip(_COLUMNS, texts, strict=True):
        column = repeat(empty, many) if text is None else json.loads(text)
        if text is not None and sql not in _EACH_ITS_OWN:
            # one day, one city, one class for all clients that have it: half the memory, and known again at once
            column = map({}.setdefault, column, column)
        columns.append(column)
    return columns


def refreshed(book: Book, portfolio: Portfolio, clients: Iterable[int]) -> Portfolio:
    """The portfolio with some clients and the count of tasks re-read; loaded anew where a client came or went."""
    wanted = list(clients)
    changed = facts(book, wanted)
    if {one.id for one in changed} != {client for client in wanted if client in portfolio.by_id}:
        return reload(book, portfolio)
    nothing = dict.fromkeys((*(one.id for one in changed), None), NOTHING_OWED)
    counts = None
    if portfolio.has("activity"):
        counts = dict.fromkeys(wanted, NO_ACTIVITY) | activity(book, portfolio.today, clients=wanted)
    return portfolio.with_clients(changed, nothing | _owed(book, changed, portfolio.iso), counts)


def reload(book: Book, portfolio: Portfolio) -> Portfolio:
    """The portfolio loaded anew, with the parts that it had."""
    fresh = load(book, portfolio.today)
    return fresh.with_parts(
        sales=sales(book, portfolio.today) if portfolio.sales is not None else None,
        activity=activity(book, portfolio.today) if portfolio.has("activity") else None,
    )


def with_needs(book: Book, portfolio: Portfolio, *needs: str) -> Portfolio:
    """The portfolio with what a lens or an order needs."""
    missing = {need for need in needs if not portfolio.has(need)}
    return portfolio.with_parts(
        sales=sales(book, portfolio.today) if "sales" in missing else None,
        activity=activity(book, portfolio.today) if "activity" in missing else None,
    )


def sales(book: Book, today: date) -> dict[int, SalesFacts]:
    """Net of the last 12 months and of the year and month to date, and the last nine order days, of all who bought.

    A day counts as an order day where its lines sum to more than nought; credit notes alone are no order.
    """
    since = money_rules.year_ago(today).isoformat()
    begins = money.sales_begin(book, today)
    year, month = money_rules.year_span(today, begins), money_rules.month_span(today, begins)
    # compared as text, and the oldest bound first: nearly all days of a long history end at it
    year_from, year_from_before = year.first.isoformat(), year.first_before.isoformat()
    month_from, month_from_before = month.first.isoformat(), month.first_before.isoformat()
    last_before = year.last_before.isoformat()
    oldest = min(since, year_from_before, month_from_before)
    found = book.each(
        "SELECT client, day, sum(net) FROM sales_line WHERE client IS NOT NULL AND day <= ?"
        # in the order of the index, which the other way round would have to be sorted
        " GROUP BY client, day ORDER BY client, day",
        (today.isoformat(),),
    )
    result: dict[int, SalesFacts] = {}
    current, days = None, [""]
    net = this_year = year_before = this_month = month_before = 0
    for client, day, amount in found:
        if client != current:
            if current is not None:
                result[current] = SalesFacts(
                    net,
                    tuple(days[: -ORDER_DAYS - 1 : -1]),
                    this_year,
                    year_before,
                    this_month,
                    month_before,
                    year_from,
                )
            current, days = client, []
            net = this_year = year_before = this_month = month_before = 0
        if day >= oldest:
            if day > since:
                net += amount
            if day >= year_from:
                this_year += amount
                if day >= month_from:
                    this_month += amount
            elif year_from_before <= day <= last_before:
                year_before += amount
            if month_from_before <= day <= last_before:
                month_before += amount
        if amount > 0:
            days.append(day)
    if current is not None:
        result[current] = SalesFacts(
            net, tuple(days[: -ORDER_DAYS - 1 : -1]), this_year, year_before, this_month, month_before, year_from
        )
    return result


def activity(
    book: Book, today: date, days: int = 90, clients: Iterable[int] | None = None
) -> dict[int, tuple[int, int]]:
    """(contacts, attempts) of the last days of every client that had any, or of those named."""
    values = {
        "since": (today - timedelta(days=days)).isoformat(),
        # the index is by instant: a day more than enough, then the local day decides
        "ms": _morning(today - timedelta(days=days + 1)),
    }
    wanted = None if clients is None else list(clients)
    if wanted is None or len(wanted) > FEW:
        more = "AND (:clients IS NULL OR c.id IN (SELECT value FROM json_each(:clients)))"
        found = book.rows(_ACTIVITY.format(more=more), {**values, "clients": wanted and json.dumps(wanted)})
    else:
        one = _ACTIVITY.format(more="AND c.id = :client")
        found = [row for client in wanted for row in book.rows(one, {**values, "client": client})]
    return {client: (contacts, attempts) for client, contacts, attempts in found}


def _morning(day: date) -> int:
    """UTC milliseconds at which a day begins in Greenwich."""
    return (day.toordinal() - 719_163) * 86_400_000


def breath_series(book: Book, portfolio: Portfolio, days: list[date]) -> list[float]:
    """The share of the book that breathed at the end of each day, from the touches as they stand.

    Cadences, stretch and the clients that count are today's: the series shows what the touches did, not what was
    since re-classed.
    """
    from cockpit.core import breath

    iso = portfolio.iso
    counted = [one for one in portfolio.clients if breath.counts_for_share(one, iso)]
    if not counted:
        return [0.0 for _day in days]
    limits = {one.id: breath.cadence_days(one, portfolio.policy) * portfolio.stretch for one in counted}
    before = dict(
        book.rows(
            "SELECT id, (SELECT day FROM touch WHERE client = client.id AND reach = 'contact' AND at_ms < ?"
            " ORDER BY at_ms DESC LIMIT 1) FROM client",
            (_morning(min(days)),),
        )
    )
    latest = {client: date.fromisoformat(day).toordinal() for client, day in before.items() if day is not None}
    edges = sorted(days)
    first = edges[0] - timedelta(days=2)
    shares: list[float] = []

    def close(until: str) -> None:
        """The share at the end of each day that is over."""
        while len(shares) < len(edges) and edges[len(shares)].isoformat() < until:
            ordinal = edges[len(shares)].toordinal()
            breathing = sum(client in latest and ordinal - latest[client] < limit for client, limit in limits.items())
            shares.append(breathing / len(counted))

    at, ordinal = "", 0
    for day, client in book.each(_CONTACTS, {
        "first": first.isoformat(), "last": edges[-1].isoformat(), "ms": _morning(first - timedelta(days=1)),
    }):  # fmt: skip
        if day != at:
            close(day)
            at, ordinal = day, date.fromisoformat(day).toordinal()
        latest[client] = ordinal
    close("9999")
    return shares
