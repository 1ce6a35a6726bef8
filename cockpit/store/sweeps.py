"""The sweep as it stands in the book, so that it goes on at the same card after a crash or tomorrow morning."""

from __future__ import annotations

import json

from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.sweep import Card
from cockpit.core.words import _
from cockpit.store.book import Book


class Kept(NamedTuple):
    """A card of a sweep."""

    id: int
    client: int
    why: tuple[str, ...]
    outcome: str
    """Empty until it is settled: "contact", "text", "attempt", "bump", "skip", "gone"."""


class Sweep(NamedTuple):
    """One day's list and how far it has come."""

    id: int
    day: str
    capacity: int
    breath_before: float
    started_ms: int
    ended_ms: int | None
    cards: tuple[Kept, ...]

    @property
    def current(self) -> Kept | None:
        """The card to be done next, or None at the end."""
        return next((card for card in self.cards if not card.outcome), None)


_COLUMNS = "id, day, capacity, breath_before, started_ms, ended_ms"


def unfinished(book: Book) -> Sweep | None:
    """The newest list that has not ended, whatever its day."""
    row = book.row(f"SELECT {_COLUMNS} FROM sweep WHERE ended_ms IS NULL ORDER BY id DESC LIMIT 1")
    return None if row is None else Sweep._make((*row, _cards(book, row[0])))


def one(book: Book, sweep: int) -> Sweep | None:
    """A list as the book has it now, None where it is gone."""
    row = book.row(f"SELECT {_COLUMNS} FROM sweep WHERE id = ?", (sweep,))
    return None if row is None else Sweep._make((*row, _cards(book, row[0])))


def _cards(book: Book, sweep: int) -> tuple[Kept, ...]:
    found = book.rows("SELECT id, client, why, outcome FROM sweep_card WHERE sweep = ? ORDER BY place", (sweep,))
    return tuple(Kept(card, client, tuple(json.loads(why)), outcome) for card, client, why, outcome in found)


def begin(book: Book, cards: list[Card], capacity: int, breath: float, now: Moment) -> Sweep:
    """Keep today's list before its first card is shown."""
    identity = book.ids.new(now.ms)
    with book.operation(_("sweep begun"), now, "system"):
        book.connection.execute(
            "INSERT INTO sweep (id, day, capacity, breath_before, started_ms) VALUES (?, ?, ?, ?, ?)",
            (identity, now.day, capacity, breath, now.ms),
        )
        _insert(book, identity, cards, 0, now)
    return Sweep(identity, now.day, capacity, breath, now.ms, None, _cards(book, identity))


def _insert(book: Book, sweep: int, cards: list[Card], first: int, now: Moment) -> None:
    book.connection.executemany(
        "INSERT INTO sweep_card (id, sweep, client, place, why) VALUES (?, ?, ?, ?, ?)",
        [
            (book.ids.new(now.ms), sweep, card.client, place, json.dumps(card.why, ensure_ascii=False))
            for place, card in enumerate(cards, first)
        ],
    )


def resize(book: Book, sweep: int, capacity: int, dropped: list[int], added: list[Card], now: Moment) -> None:
    """Let a list hold more or fewer cards."""
    with book.operation(_("capacity of the sweep"), now, "system"):
        execute = book.connection.execute
        execute("UPDATE sweep SET capacity = ? WHERE id = ?", (capacity, sweep))
        book.connection.executemany("DELETE FROM sweep_card WHERE id = ?", [(card,) for card in dropped])
        (last,) = execute("SELECT coalesce(max(place), -1) FROM sweep_card WHERE sweep = ?", (sweep,)).fetchone()
        _insert(book, sweep, added, last + 1, now)


def skip(book: Book, card: Kept, name: str, now: Moment) -> None:
    """Settle a card without a touch; undo brings it back."""
    with book.operation(_("skipped: {name}").format(name=name), now, "sweep"):
        book.connection.execute("UPDATE sweep_card SET outcome = 'skip' WHERE id = ?", (card.id,))


def settle_gone(book: Book, cards: list[int], now: Moment) -> None:
    """Settle cards whose clients are done with by other means (touched elsewhere, archived); undo passes over it."""
    with book.operation(_("cards settled"), now, "system"):
        book.connection.executemany("UPDATE sweep_card SET outcome = 'gone' WHERE id = ?", [(card,) for card in cards])


def finish(book: Book, sweep: int, now: Moment) -> None:
    """Close the day's list."""
    with book.operation(_("sweep ended"), now, "system"):
        book.connection.execute("UPDATE sweep SET ended_ms = ? WHERE id = ?", (now.ms, sweep))
