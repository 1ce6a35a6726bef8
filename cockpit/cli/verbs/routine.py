"""The checklists of the day, week, month and quarter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from cockpit.cli.printing import indented, table
from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core import routine as rules
from cockpit.core.errors import BadInput
from cockpit.core.ids import uid
from cockpit.core.moment import Moment
from cockpit.core.named import NamedTuple
from cockpit.core.words import _, ngettext
from cockpit.store import portfolio, routines
from cockpit.store.book import Book
from cockpit.store.routines import Checklist

_MARKS = {"open": "[ ]", "done": "[x]", "carried": "[>]", "closed": "[–]"}


@click.command(help=_("The checklists of day, week, month and quarter. All four where none is named."))
@click.argument("period", required=False, type=click.Choice(rules.PERIODS))
@click.option("--period", "named", type=click.Choice(rules.PERIODS), help=_("The same as PERIOD."))
@click.option("--tick", type=click.IntRange(1), metavar="N", help=_("Tick the item of that number, or open it again."))
@click.option("--carry", is_flag=True, help=_("Carry over what the period before left open."))
@click.option("--close", is_flag=True, help=_("Let go what the period before left open."))
@click.option("--adherence", is_flag=True, help=_("What was done of the last 13 lists, instead of the lists."))
@click.pass_obj
def routine(
    session: Session,
    period: str | None,
    named: str | None,
    tick: int | None,
    carry: bool,
    close: bool,
    adherence: bool,
) -> None:
    """Do what is asked, then print the lists."""
    if carry and close:
        raise BadInput(_("--carry and --close exclude each other: name one"))
    if period and named and period != named:
        raise BadInput(_("two lists are named, {one} and {two}: leave one").format(one=period, two=named))
    period = period or named
    if period is None and (tick or carry or close):
        raise BadInput(_("name the list: {periods}").format(periods=", ".join(rules.PERIODS)))
    now = session.clock.now()
    with session.book() as book:
        if period is not None and (carry or close):
            if not routines.leftovers(book, period, now):
                raise BadInput(_("the period before left nothing open, or you have been asked already"))
            routines.answer_leftovers(book, period, now, carry=carry)
        if period is not None and tick is not None:
            _tick(session, book, period, tick)
        lists = [_shown(book, each, now) for each in ((period,) if period else rules.PERIODS)]
    if adherence:
        session.answer(
            [row for each in lists for row in _adherence_rows(each)],
            (line for each in lists for line in _adherence_lines(each)),
        )
        return
    session.answer(
        [row for each in lists for row in _rows(each)], (line for each in lists for line in _lines(each, now.date))
    )


class _Shown(NamedTuple):
    """One period's list with all that is said of it."""

    checklist: Checklist
    left: list[rules.Item]
    counts: dict[int, int]
    """The figure of each item that has one, by the item's id."""
    kept: list[rules.Adherence]


def _shown(book: Book, period: str, now: Moment) -> _Shown:
    current = routines.open_list(book, period, now)
    counts: dict[int, int] = {}
    if any(item.figure for item in current.items):
        whole = portfolio.with_needs(book, portfolio.load(book, now.date), *routines.needs(current.items))
        counts = routines.count_figures(book, current, whole)
        current = routines.tick_by_figures(book, current, counts, now)
    return _Shown(current, routines.leftovers(book, period, now), counts, routines.adherence(book, period, now))


def _tick(session: Session, book: Book, period: str, number: int) -> None:
    now = session.clock.now()
    items = routines.open_list(book, period, now).items
    if number > len(items):
        raise BadInput(_("there is no item {n}: the list has {count}").format(n=number, count=len(items)))
    routines.tick(book, items[number - 1], now, source="cli")


def _rows(shown: _Shown) -> Iterator[dict[str, Any]]:
    current = shown.checklist
    before = rules.previous(current.period, current.starts)
    for items, starts in ((current.items, current.starts), (shown.left, before)):
        for number, item in enumerate(items, 1):
            yield {
                "period": current.period,
                "starts": starts.isoformat(),
                "number": number if items is current.items else None,
                "left_over": items is shown.left,
                "uid": uid(item.id),
                **{name: value for name, value in item._asdict().items() if name not in ("id", "settled")},
                "carried": bool(item.carried),
                "left": shown.counts.get(item.id),
            }


def _adherence_rows(shown: _Shown) -> Iterator[dict[str, Any]]:
    for each in shown.kept:
        yield {
            "period": shown.checklist.period,
            "starts": each.starts.isoformat(),
            "title": rules.short_title(shown.checklist.period, each.starts),
            "done": each.done if each.total is not None else None,
            "total": each.total,
        }


def _adherence_lines(shown: _Shown) -> Iterator[str]:
    yield f"{_(rules.LABELS[shown.checklist.period])}  {rules.strip(shown.kept)}"
    rows = [
        (
            rules.short_title(shown.checklist.period, each.starts),
            each.block,
            "–" if each.total is None else _("{done} of {all}").format(done=each.done, all=each.total),
        )
        for each in shown.kept
    ]
    yield from indented(table(rows))
    yield ""


def _lines(shown: _Shown, today: date) -> Iterator[str]:
    current, left = shown.checklist, shown.left
    done = _("{done} of {all} done").format(done=rules.done(current.items), all=len(current.items))
    yield f"{rules.title(current.period, current.starts)} · {done} · {rules.strip(shown.kept)}"
    rows = []
    for number, item in enumerate(current.items, 1):
        due = _("by {day}").format(day=fmt.near_day(date.fromisoformat(item.due), today)) if item.due else ""
        minutes = _("{n} min").format(n=item.minutes) if item.minutes else ""
        rows.append(
            (
                str(number),
                _MARKS[item.state],
                item.text,
                due,
                minutes,
                _("{n} left").format(n=fmt.number(count)) if (count := shown.counts.get(item.id)) else "",
                _("carried over") if item.carried else "",
            )
        )
    yield from indented(table(rows, right=[0, 4, 5]) if rows else [])
    if left:
        yield ngettext("{n} item left open before:", "{n} items left open before:", len(left)).format(n=len(left))
        yield from indented(item.text for item in left)
        yield _("`cockpit routine {period} --carry` takes them over, `--close` lets them go").format(
            period=current.period
        )
    yield ""


COMMAND = routine
