"""The money of one client, read from the book; what it means is in `core/money.py`."""

from __future__ import annotations

from datetime import date

from cockpit.core import money
from cockpit.core.money import ClientMoney, Family
from cockpit.store.book import Book


def of_client(book: Book, client: int, today: date) -> ClientMoney:
    """Its sales of this year and the two before, and who supplies what."""
    days = dict(
        book.rows(
            "SELECT day, sum(net) FROM sales_line WHERE client = ? AND day >= ? AND day <= ? GROUP BY day",
            (client, f"{today.year - 2:04}-01-01", today.isoformat()),
        )
    )
    return money.client_money(days, _families(book, client, today), today, sales_begin(book, today))


def _families(book: Book, client: int, today: date) -> list[Family]:
    """The families that are bought, or of which it is known whether they are needed; the others not asked yet."""
    span = money.rolling_span(today)
    found = book.rows(
        "SELECT f.name, coalesce(n.net, 0), s.relevant, coalesce(c.name, ''), coalesce(s.contract_end, '')"
        " FROM family f LEFT JOIN supply s ON s.family = f.id AND s.client = :client"
        " LEFT JOIN competitor c ON c.id = s.competitor"
        " LEFT JOIN (SELECT family, sum(net) AS net FROM sales_line WHERE client = :client AND day BETWEEN :first"
        "  AND :last GROUP BY family) n ON n.family = f.id"
        " ORDER BY f.place, f.fold, f.id",
        {"client": client, "first": span.first.isoformat(), "last": span.last.isoformat()},
    )
    return [
        Family(name, net, None if relevant is None else bool(relevant), competitor, ends)
        for name, net, relevant, competitor, ends in found
    ]


def sales_begin(book: Book, today: date) -> date | None:
    """The day of the first sale in the book, None where there is none.

    Asked client by client: each is one step into the index, where the first of all lines would be a walk through it.
    """
    first = book.value(
        "SELECT min(first) FROM (SELECT (SELECT min(day) FROM sales_line WHERE client = c.id AND day <= ?) AS first"
        " FROM client c)",
        (today.isoformat(),),
    )
    return None if first is None else date.fromisoformat(first)
