"""What the command line says of calls and messages that came in from a phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from cockpit.core import formatter as fmt
from cockpit.core.phone_log import LEFT_OUT
from cockpit.core.words import _
from cockpit.exchange.intake import Prepared, Reading
from cockpit.exchange.phone.settling import settled, table_of
from cockpit.store.book import Book
from cockpit.store.outcome import Outcome


def at_home(prepared: Sequence[Prepared], book: Book, zone: str, me: str, bodies: bool) -> list[Prepared]:
    """The files, those of a phone with what the book and the user say of them."""
    if all(table_of(each) is None for each in prepared):
        return list(prepared)
    from cockpit.store.directory import Directory

    directory = Directory(book)
    return [settled(each, directory.knows, zone=zone, me=me, bodies=bodies) for each in prepared]


def value(at: int, reading: Reading, outcome: Outcome) -> dict[str, Any]:
    """What JSON says of a phone's file beside what it says of every file; nothing of another."""
    if table_of(reading.prepared[at]) is None:
        return {}
    counts = outcome.files[at]
    return {"linked": counts.linked, "unmatched": counts.unmatched, "left_out": dict(left_out(at, reading, outcome))}


def left_out(at: int, reading: Reading, outcome: Outcome) -> Counter[str]:
    """Records of a file that became no touches, by the id of the reason."""
    return reading.left_out[at] + Counter(outcome.files[at].left_out)


def lines(at: int, reading: Reading, outcome: Outcome) -> Iterator[str]:
    """What became of the records of a phone's file, beyond the counts that every file has."""
    table = table_of(reading.prepared[at])
    if table is None:
        return
    counts = outcome.files[at]
    if counts.linked:
        yield "  " + _("logged by hand already: {n}").format(n=fmt.number(counts.linked))
    if counts.unmatched:
        yield "  " + _("from numbers that nobody in the book has: {n}; `cockpit unmatched` lists them").format(
            n=fmt.number(counts.unmatched)
        )
    for reason, count in left_out(at, reading, outcome).items():
        yield "  " + _("left out, {reason}: {n}").format(reason=_(LEFT_OUT[reason]), n=fmt.number(count))
