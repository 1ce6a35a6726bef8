"""Talks older than they may be kept: how many by year, and erased where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cockpit.cli.session import Session
from cockpit.core import formatter as fmt
from cockpit.core.erasing_words import counted
from cockpit.core.errors import BadInput
from cockpit.core.words import _
from cockpit.store import backups
from cockpit.store.erasing import retention as keeping
from cockpit.store.erasing.erase import Erased


@click.command(
    help=_(
        "How many touches are older than they are kept, by year; --erase erases them from book, journal and backups. It"
        " cannot be undone. The newest contact, visit and touch of each client stay, without note and persons."
    )
)
@click.option("--keep", type=int, metavar="YEARS", help=_("Keep touches so many years; 0 for good. Kept in the book."))
@click.option("--years", type=click.IntRange(1, keeping.MOST_YEARS), help=_("So many years, this time only."))
@click.option("--erase", "really", is_flag=True, help=_("Erase them."))
@click.pass_obj
def retention(session: Session, keep: int | None, years: int | None, really: bool) -> int:
    """Count, or erase."""
    now, done = session.clock.now(), None
    with session.book() as book:
        if keep is not None:
            keeping.keep(book, keep, now)
        kept = years or keeping.years_of(book)
        if not kept:
            if really:
                raise BadInput(_("nothing was erased: touches are kept for good; --years N says for how long"))
            session.answer(
                {"years": 0, "before": None, "touches": {}}, [_("touches are kept for good: --keep N sets the years")]
            )
            return 0
        before = keeping.first_day(session.clock.today(), kept)
        old = keeping.by_year(book, before)
        if really:
            backups.make(book, now)
            done = keeping.erase(book, before, now)
    value = {"years": kept, "before": before, "touches": old, "erased": done is not None}
    session.answer(value, _lines(before, old, done))
    return 3 if done is not None and done.untreated else 0


def _lines(before: str, old: dict[str, int], done: Erased | None) -> Iterator[str]:
    yield _("older than {day}: {touches}").format(day=before, touches=fmt.touches(sum(old.values())))
    for year, count in old.items():
        yield f"  {year}  {fmt.number(count)}"
    if done is None:
        if old:
            yield _("--erase erases them from the book, its journal and its backups; it cannot be undone")
        return
    yield _("erased")
    for line in counted(done.gone.rows, done.gone.texts, done.gone.acts, len(done.copies)):
        yield f"  {line}"
    for path, fault in done.untreated.items():
        yield "  " + _("not erased from {path}: {fault}").format(path=path, fault=fault)


COMMAND = retention
