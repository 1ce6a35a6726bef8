"""The routine's lists in the book: made when first opened, ticked by hand or by their figures, left over by choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from cockpit.core import figures, routine, words
from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.figures import FIGURES, Around
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.portfolio import Portfolio
from cockpit.core.routine import PERIODS_SHOWN, Adherence, Item
from cockpit.core.words import _
from cockpit.store import holidays as calendar
from cockpit.store import routine_templates
from cockpit.store.book import Book


class Checklist(NamedTuple):
    """The list of one period."""

    id: int
    period: str
    starts: date
    items: list[Item]


_ITEMS = (
    "SELECT id, text, ground, minutes, due, link, figure, state, carried_from IS NOT NULL, state_ms IS NOT NULL"
    " FROM routine_item WHERE routine_period = ? ORDER BY place, id"
)


def open_list(book: Book, period: str, now: Moment) -> Checklist:
    """The list of the period that now lies in, made from the templates where it is opened first."""
    starts = routine.start(period, now.date)
    found = past_list(book, period, starts)
    if found is None:
        _make(book, period, starts, now)
        found = past_list(book, period, starts)
        assert found is not None
    return found


def past_list(book: Book, period: str, starts: date) -> Checklist | None:
    """The list of the period that begins on `starts` as it stands; None where it was never opened."""
    row = book.row("SELECT id FROM routine_period WHERE period = ? AND starts = ?", (period, starts.isoformat()))
    return None if row is None else Checklist(row[0], period, starts, _items(book, row[0]))


def _items(book: Book, period: int) -> list[Item]:
    return [Item._make((*row[:8], bool(row[8]), bool(row[9]))) for row in book.rows(_ITEMS, (period,))]


def _make(book: Book, period: str, starts: date, now: Moment) -> None:
    identity = book.ids.new(now.ms)
    ends = routine.end(period, starts)
    # worked out where the agenda has not yet done so: a list that is made stays as it was made
    off = _between(calendar.of_years(book, range(starts.year, ends.year + 1), now, words.language()), starts, ends)
    with book.operation(_("list made: {title}").format(title=routine.title(period, starts)), now, "system"):
        execute = book.connection.execute
        if execute("SELECT 1 FROM routine_template LIMIT 1").fetchone() is None:
            routine_templates.seed(book, now)
        execute(
            "INSERT INTO routine_period (id, period, starts) VALUES (?, ?, ?)", (identity, period, starts.isoformat())
        )
        for template in routine_templates.all_of(book, period):
            belongs, due = routine.occasion(template.rule, starts, ends, off)
            if not belongs:
                continue
            execute(
                "INSERT INTO routine_item"
                " (id, routine_period, template, text, ground, minutes, due, link, figure, place)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    book.ids.new(now.ms), identity, template.id, template.text, template.ground, template.minutes,
                    due.isoformat() if due else None, template.link, template.figure, template.place,
                ),
            )  # fmt: skip


def holidays(book: Book, first: date, last: date) -> frozenset[date]:
    """The holidays of the country that counts between two days, as far as the book keeps them."""
    return _between(calendar.kept(book), first, last)


def _between(found: Iterable[str], first: date, last: date) -> frozenset[date]:
    return frozenset(day for day in map(date.fromisoformat, found) if first <= day <= last)


def leftovers(book: Book, period: str, now: Moment) -> list[Item]:
    """What earlier periods left open and nobody has been asked about yet: on a Monday also what Friday left."""
    starts = routine.start(period, now.date).isoformat()
    before = book.rows(
        "SELECT id FROM routine_period WHERE period = ? AND starts < ? AND asked = 0 ORDER BY starts", (period, starts)
    )
    return [item for (one,) in before for item in _items(book, one) if item.state == "open"]


def answer_leftovers(book: Book, period: str, now: Moment, *, carry: bool) -> int:
    """Carry all that was left into this period, or close it; asked once. Returns the operation."""
    left = leftovers(book, period, now)
    current = open_list(book, period, now)
    label = _("left over, carried") if carry else _("left over, closed")
    with book.operation(label, now) as operation:
        for item in left:
            _answer(book, current, item, now, carry=carry)
        book.connection.execute(
            "UPDATE routine_period SET asked = 1 WHERE period = ? AND starts < ? AND asked = 0",
            (period, current.starts.isoformat()),
        )
    return operation.id


def answer_leftover(book: Book, period: str, item: Item, now: Moment, *, carry: bool) -> int:
    """Carry one item that was left into this period, or close it; returns the operation."""
    current = open_list(book, period, now)
    label = _("carried over: {text}") if carry else _("let go: {text}")
    with book.operation(label.format(text=item.text), now) as operation:
        _answer(book, current, item, now, carry=carry)
    return operation.id


def _answer(book: Book, current: Checklist, item: Item, now: Moment, *, carry: bool) -> None:
    execute = book.connection.execute
    execute(
        "UPDATE routine_item SET state = ?, state_ms = ? WHERE id = ?",
        ("carried" if carry else "closed", now.ms, item.id),
    )
    if carry:
        execute(
            "INSERT INTO routine_item"
            " (id, routine_period, text, ground, minutes, link, figure, place, carried_from)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, -1, ?)",
            (
                book.ids.new(now.ms), current.id, item.text, item.ground, item.minutes, item.link, item.figure,
                item.id,
            ),
        )  # fmt: skip


def tick(book: Book, item: Item, now: Moment, *, source: str = "keyed") -> int:
    """Tick an open item, or open a ticked one again; returns the operation."""
    state = "open" if item.state == "done" else "done"
    label = _("done: {text}") if state == "done" else _("open again: {text}")
    return _set_state(book, item, state, label, now, source)


def let_go(book: Book, item: Item, now: Moment) -> int:
    """Close an open item of the present list by choice, or open a closed one again; returns the operation."""
    state = "open" if item.state == "closed" else "closed"
    label = _("let go: {text}") if state == "closed" else _("open again: {text}")
    return _set_state(book, item, state, label, now, "keyed")


def _set_state(book: Book, item: Item, state: str, label: str, now: Moment, source: str) -> int:
    with book.operation(label.format(text=item.text), now, source) as operation:
        book.connection.execute(
            "UPDATE routine_item SET state = ?, state_ms = ? WHERE id = ?", (state, now.ms, item.id)
        )
    return operation.id


def add(book: Book, period: str, text: str, now: Moment) -> int:
    """Add an item of one's own to the present list; returns the operation.

    Raises:
        BadInput: where there is no text.
    """
    text = clean_line(text)
    if not text:
        raise BadInput(_("an item needs words"))
    current = open_list(book, period, now)
    with book.operation(_("routine: {text}").format(text=text), now) as operation:
        book.connection.execute(
            "INSERT INTO routine_item (id, routine_period, text, place) VALUES (?, ?, ?, 999)",
            (book.ids.new(now.ms), current.id, text),
        )
    return operation.id


# figures


def needs(items: Sequence[Item]) -> set[str]:
    """What of the portfolio the figures of the items ask for."""
    found = (FIGURES[item.figure].needs for item in items if item.figure in FIGURES)
    return {need for need in found if need}


def count_figures(book: Book, checklist: Checklist, portfolio: Portfolio) -> dict[int, int]:
    """The figure of each item that has one, as it is now, by the item's id."""
    if not any(item.figure for item in checklist.items):
        return {}
    ends = routine.end(checklist.period, checklist.starts)
    around = Around(
        checklist.starts, ends, _swept(book, checklist.starts, ends), holidays(book, checklist.starts, ends)
    )
    counts = {item.figure: figures.count(item.figure, portfolio, around) for item in checklist.items if item.figure}
    return {item.id: count for item in checklist.items if (count := counts.get(item.figure)) is not None}


def _swept(book: Book, starts: date, ends: date) -> frozenset[str]:
    """The days of a period on which a sweep came to its end with no card left."""
    found = book.rows(
        "SELECT DISTINCT day FROM sweep s WHERE day BETWEEN ? AND ? AND ended_ms IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM sweep_card WHERE sweep = s.id AND outcome = '')",
        (starts.isoformat(), ends.isoformat()),
    )
    return frozenset(day for (day,) in found)


def tick_by_figures(book: Book, checklist: Checklist, counts: dict[int, int], now: Moment) -> Checklist:
    """Tick the open items whose figure is nought, unless a hand was on them; returns the list as it then stands.

    What is ticked stays so for the period, though the figure rise again: the work was done, and a list that opens
    by itself what was closed is no list. The figure beside it tells.
    """
    waiting = (item for item in checklist.items if item.state == "open" and not item.settled)
    settled = [item for item in waiting if counts.get(item.id) == 0]
    if not settled:
        return checklist
    with book.operation(_("ticked by its figure"), now, "system"):
        book.connection.executemany(
            "UPDATE routine_item SET state = 'done', state_ms = ? WHERE id = ?", [(now.ms, item.id) for item in settled]
        )
    return checklist._replace(items=_items(book, checklist.id))


# adherence


def adherence(book: Book, period: str, now: Moment, count: int = PERIODS_SHOWN) -> list[Adherence]:
    """What was done of the last lists of a kind, the present one last; carried and let go are not done."""
    starts = [routine.start(period, now.date)]
    while len(starts) < count:
        starts.append(routine.previous(period, starts[-1]))
    found = {
        date.fromisoformat(day): (done, total)
        for day, done, total in book.rows(
            "SELECT p.starts, coalesce(sum(i.state = 'done'), 0), count(i.id) FROM routine_period p"
            " LEFT JOIN routine_item i ON i.routine_period = p.id WHERE p.period = ? AND p.starts >= ? GROUP BY p.id",
            (period, (starts[-1] - timedelta(days=1)).isoformat()),
        )
    }
    return [Adherence(each, *found.get(each, (0, None))) for each in reversed(starts)]
