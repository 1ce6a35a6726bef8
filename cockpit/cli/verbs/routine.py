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
from cockpit.core.words import _, ngettext
from cockpit.store import routines
from cockpit.store.book import Book
from cockpit.store.routines import Checklist

_MARKS = {"open": "[ ]", "done": "[x]", "carried": "[>]", "closed": "[–]"}


@click.command(help=_("The checklists of day, week, month and quarter. All four where none is named."))
@click.argument("period", required=False, type=click.Choice(rules.PERIODS))
@click.option("--tick", type=click.IntRange(1), metavar="N", help=_("Tick the item of that number, or open it again."))
@click.option("--carry", is_flag=True, help=_("Carry over what the period before left open."))
@click.option("--close", is_flag=True, help=_("Let go what the period before left open."))
@click.pass_obj
def routine(session: Session, period: str | None, tick: int | None, carry: bool, close: bool) -> None:
    """Do what is asked, then print the lists."""
    if carry and close:
        raise BadInput(_("--carry and --close exclude each other: name one"))
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
        periods = (period,) if period else rules.PERIODS
        lists = [(routines.open_list(book, each, now), routines.leftovers(book, each, now)) for each in periods]
    session.answer(
        [row for current, left in lists for row in _rows(current, left)],
        (line for current, left in lists for line in _lines(current, left, now.date)),
    )


def _tick(session: Session, book: Book, period: str, number: int) -> None:
    now = session.clock.now()
    items = routines.open_list(book, period, now).items
    if number > len(items):
        raise BadInput(_("there is no item {n}: the list has {count}").format(n=number, count=len(items)))
    routines.tick(book, items[number - 1], now, source="cli")


def _rows(current: Checklist, left: list[rules.Item]) -> Iterator[dict[str, Any]]:
    before = rules.previous(current.period, current.starts)
    for items, starts in ((current.items, current.starts), (left, before)):
        for number, item in enumerate(items, 1):
            yield {
                "period": current.period,
                "starts": starts.isoformat(),
                "number": number if items is current.items else None,
                "left_over": items is left,
                "uid": uid(item.id),
                **{name: value for name, value in item._asdict().items() if name != "id"},
                "carried": bool(item.carried),
            }


def _lines(current: Checklist, left: list[rules.Item], today: date) -> Iterator[str]:
    done = _("{done} of {all} done").format(done=rules.done(current.items), all=len(current.items))
    yield f"{rules.title(current.period, current.starts)} · {done}"
    rows = []
    for number, item in enumerate(current.items, 1):
        due = _("by {day}").format(day=fmt.near_day(date.fromisoformat(item.due), today)) if item.due else ""
        minutes = _("{n} min").format(n=item.minutes) if item.minutes else ""
        rows.append(
            (str(number), _MARKS[item.state], item.text, due, minutes, _("carried over") if item.carried else "")
        )
    yield from indented(table(rows, right=[0, 4]) if rows else [])
    if left:
        yield ngettext("{n} item left open before:", "{n} items left open before:", len(left)).format(n=len(left))
        yield from indented(item.text for item in left)
        yield _("`cockpit routine {period} --carry` takes them over, `--close` lets them go").format(
            period=current.period
        )
    yield ""


COMMAND = routine
