"""The grid as text: vital signs, the clients in columns under their groups, the legend with its counts."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date, timedelta

from cockpit.cli.cells import cut, padded, terminal_width, width
from cockpit.core import formatter as fmt
from cockpit.core.arrangement import GROUPS, ORDERS, Group, arrange, group_breath
from cockpit.core.lens import Lens, lenses
from cockpit.core.portfolio import Portfolio, Reading
from cockpit.core.visible import visible
from cockpit.core.vital_signs import in_words, vital_signs
from cockpit.core.words import _, ngettext
from cockpit.store import portfolio
from cockpit.store.book import Book

WIDEST_NAME = 28
WEEKS = 13
_GAP = "   "


def sheet(
    book: Book,
    today: date,
    *,
    lens: str = "breath",
    group: str = "none",
    order: str = "name",
    only: Set[int] | None = None,
    listed: bool = False,
) -> Iterator[str]:
    """The book as lines as wide as the terminal.

    Args:
        book: where.
        today: the day.
        lens: id of the lens; breath where there is none of that id.
        group: id of the grouping.
        order: id of the order.
        only: show these clients only; the vital signs stay those of the whole book.
        listed: one client a line with state and reason in words, instead of columns.
    """
    seen = lenses().get(lens) or lenses()["breath"]
    whole = load(book, today, seen, order, group)
    columns = terminal_width()
    yield from _heading(book, whole, columns)
    if not whole.clients:
        yield _("No clients yet: `cockpit import FILE` brings a list in, `cockpit demo` shows a full book.")
        return
    reading = whole.read(seen)
    groups = shown_groups(whole, order, group, only)
    for each in groups:
        if group != "none":
            breathing = fmt.share(*group_breath(each, whole))
            yield ""
            yield cut(
                f"{visible(each.name)} · {fmt.clients(len(each.members))} · "
                + _("breathing {share}").format(share=breathing),
                columns,
            )
        elif each is groups[0]:
            yield ""
        yield from _list(each, whole, reading) if listed else _columns(each, whole, reading, columns)
    yield ""
    yield from _legend(reading, groups, columns)
    if only is not None:
        yield ngettext("{shown} of {whole} client", "{shown} of {whole} clients", len(whole)).format(
            shown=fmt.number(sum(len(each.members) for each in groups)), whole=fmt.number(len(whole))
        )


def load(book: Book, today: date, lens: Lens, order: str, group: str) -> Portfolio:
    """The portfolio with all that the lens, the order and the grouping need."""
    needs = [
        lens.needs,
        *(table[choice].needs for table, choice in ((ORDERS, order), (GROUPS, group)) if choice in table),
    ]
    return portfolio.with_needs(book, portfolio.load(book, today), *needs)


def shown_groups(book: Portfolio, order: str, group: str, only: Set[int] | None) -> list[Group]:
    """The groups of the book, with those clients only that are asked for; empty groups are left out."""
    groups = arrange(book, order, group)
    if only is not None:
        groups = tuple(Group(each.name, tuple(one for one in each.members if one in only)) for each in groups)
    return [each for each in groups if each.members]


def _heading(book: Book, whole: Portfolio, columns: int) -> Iterator[str]:
    days = [whole.today - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    series = portfolio.breath_series(book, whole, days) if whole.clients else []
    when = f"{fmt.full_day(whole.today)} {fmt.week(whole.today)}"
    yield from _wrapped(
        [*([visible(whole.name)] if whole.name else []), *in_words(vital_signs(whole), series), when], columns
    )


def _columns(group: Group, book: Portfolio, reading: Reading, columns: int) -> Iterator[str]:
    names = [visible(book.by_id[one].name) for one in group.members]
    cell = min(columns, 2 + min(WIDEST_NAME, max(map(width, names))))
    across = max(1, (columns + len(_GAP)) // (cell + len(_GAP)))
    glyphs = [state.glyph for state in reading.lens.states]
    tiles = [
        padded(f"{glyphs[reading.states[one]]} {cut(name, cell - 2)}", cell)
        for one, name in zip(group.members, names, strict=True)
    ]
    for start in range(0, len(tiles), across):
        yield _GAP.join(tiles[start : start + across])


def _list(group: Group, book: Portfolio, reading: Reading) -> Iterator[str]:
    states = reading.lens.states
    wide = max(width(_(state.label)) for state in states)
    for one in group.members:
        facts, state = book.by_id[one], states[reading.states[one]]
        reason = reading.lens.reason(facts, book)
        yield f"{state.glyph} {padded(_(state.label), wide)}  {facts.name}: {reason}"


def _legend(reading: Reading, groups: list[Group], columns: int) -> Iterator[str]:
    counts = [0] * len(reading.lens.states)
    for each in groups:
        for one in each.members:
            counts[reading.states[one]] += 1
    yield f"{_(reading.lens.label)}: {_(reading.lens.question)}"
    yield from _wrapped(
        [
            f"{state.glyph} {_(state.label)} {fmt.number(count)}"
            for state, count in zip(reading.lens.states, counts, strict=True)
        ],
        columns,
    )


def _wrapped(parts: list[str], columns: int) -> Iterator[str]:
    """The parts side by side, on as many lines as they need."""
    line = ""
    for part in parts:
        if line and width(line) + len(_GAP) + width(part) > columns:
            yield line
            line = ""
        line += (_GAP if line else "") + part
    yield line
