"""The routine's templates: what the lists to come are made from; lists made already stay as they are."""

from __future__ import annotations

from cockpit.core import recurrence, routine
from cockpit.core.cleaning import clean_line
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import _
from cockpit.store.book import Book

MOST_MINUTES = 14_400


class Kept(NamedTuple):
    """A template as the book has it."""

    id: int
    period: str
    text: str
    ground: str
    minutes: int
    rule: str
    link: str
    figure: str
    place: int


_COLUMNS = "id, period, text, ground, minutes, rule, link, figure, place"
EDITED = ("text", "ground", "minutes", "rule", "link", "figure")


def seed(book: Book, now: Moment) -> None:
    """Put the starting templates, in the user's language, into a book that has none; in the caller's operation."""
    book.connection.executemany(
        "INSERT INTO routine_template (id, period, text, ground, minutes, rule, link, figure, place)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                book.ids.new(now.ms), one.period, _(one.text), one.ground, one.minutes, one.rule, one.link,
                one.figure, place,
            )
            for place, one in enumerate(routine.DEFAULTS)
        ],
    )  # fmt: skip


def ensure(book: Book, now: Moment) -> None:
    """See to it that there are templates; the starting ones where the book never had any."""
    if book.row("SELECT 1 FROM routine_template LIMIT 1") is None:
        with book.operation(_("starting templates of the routine"), now, "system"):
            seed(book, now)


def all_of(book: Book, period: str) -> list[Kept]:
    """The templates of a period in their order, those that were retired left out."""
    return [
        Kept(*row)
        for row in book.rows(
            f"SELECT {_COLUMNS} FROM routine_template WHERE period = ? AND retired = 0 ORDER BY place, id", (period,)
        )
    ]


def one(book: Book, template: int) -> Kept:
    """A template.

    Raises:
        BadInput: where it is gone.
    """
    row = book.row(f"SELECT {_COLUMNS} FROM routine_template WHERE id = ? AND retired = 0", (template,))
    if row is None:
        raise BadInput(_("that template is gone: it was retired meanwhile"))
    return Kept(*row)


def add(book: Book, period: str, text: str, now: Moment) -> int:
    """Add a template at the end of its period's; returns its id.

    Raises:
        BadInput: where there is no text.
    """
    text = _worded(text)
    identity = book.ids.new(now.ms)
    last = max((each.place for each in all_of(book, period)), default=-1)
    with book.operation(_("template: {text}").format(text=text), now):
        book.connection.execute(
            "INSERT INTO routine_template (id, period, text, place) VALUES (?, ?, ?, ?)",
            (identity, period, text, last + 1),
        )
    return identity


def edit(book: Book, template: int, column: str, value: str | int, now: Moment) -> int:
    """Set one thing of a template, one of `EDITED`; returns the operation.

    Raises:
        BadInput: where it cannot hold that, or the template is gone.
    """
    assert column in EDITED
    kept = one(book, template)
    if column == "text":
        value = _worded(str(value))
    elif column == "minutes" and not 0 <= int(value) <= MOST_MINUTES:
        raise BadInput(_("minutes: a number from 0 to {most} is expected").format(most=MOST_MINUTES))
    elif column == "rule" and value:
        value = recurrence.written(recurrence.parse(str(value)))
    with book.operation(_("template edited: {text}").format(text=kept.text), now) as operation:
        book.connection.execute(
            f"UPDATE routine_template SET {column} = ? WHERE id = ? AND {column} IS NOT ?", (value, template, value)
        )
    return operation.id


def _worded(text: str) -> str:
    text = clean_line(text)
    if not text:
        raise BadInput(_("a template needs words; Del retires it"))
    return text


def shift(book: Book, template: int, way: int, now: Moment) -> int:
    """Let a template change places with its neighbour; returns the operation."""
    kept = one(book, template)
    standing = [each.id for each in all_of(book, kept.period)]
    here = standing.index(template)
    there = min(len(standing) - 1, max(0, here + way))
    standing[here], standing[there] = standing[there], standing[here]
    with book.operation(_("order of the templates"), now) as operation:
        book.connection.executemany(
            "UPDATE routine_template SET place = ? WHERE id = ? AND place <> ?",
            [(place, each, place) for place, each in enumerate(standing)],
        )
    return operation.id


def retire(book: Book, template: int, now: Moment) -> int:
    """Leave a template out of the lists to come; returns the operation."""
    kept = one(book, template)
    with book.operation(_("template retired: {text}").format(text=kept.text), now) as operation:
        book.connection.execute("UPDATE routine_template SET retired = 1 WHERE id = ?", (template,))
    return operation.id
