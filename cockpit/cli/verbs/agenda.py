"""What is promised, by day: next actions and tasks, the overdue first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import click

from cockpit.cli.printing import indented, table
from cockpit.cli.session import Session
from cockpit.core import agenda as rules
from cockpit.core import formatter as fmt
from cockpit.core import words
from cockpit.core.agenda import Entry, Section
from cockpit.core.agenda_words import load_words, when
from cockpit.core.ids import uid
from cockpit.core.policy import Policy
from cockpit.core.when import parse_day
from cockpit.core.words import _
from cockpit.store import agenda as kept
from cockpit.store import holidays, settings


@click.command(help=_("What is promised, by day: next actions and tasks, the overdue first."))
@click.option("--until", metavar="DAY", help=_("Up to that day: 2026-12-15, 15.12, fri, +2w."))
@click.option("--country", metavar="CODE", help=_("Let the holidays of that country count from now on (PL, FR, DE)."))
@click.pass_obj
def agenda(session: Session, until: str | None, country: str | None) -> None:
    """Print it."""
    now = session.clock.now()
    today = now.date
    last = parse_day(until, today) if until else None
    with session.book() as book:
        if country is not None:
            holidays.choose(book, country, now, source="cli")
        off = holidays.of_years(book, {today.year, today.year + 1}, now, words.language())
        sections = rules.in_sections(kept.open_entries(book, last), today)
        policy = Policy().with_settings(settings.load(book))
    session.answer(
        [_row(entry, section.id) for section in sections for entry in section.entries],
        _lines(sections, today, policy.day_minutes, off),
    )


def _row(entry: Entry, section: str) -> dict[str, Any]:
    return {
        "uid": uid(entry.id),
        "day": entry.due,
        "at": entry.at,
        "client": uid(entry.client) if entry.client is not None else None,
        "name": entry.name or None,
        "text": entry.text,
        "minutes": entry.minutes,
        "ground": entry.ground,
        "horizon": entry.horizon,
        "section": section,
    }


def _lines(sections: tuple[Section, ...], today: date, day_minutes: int, off: dict[str, str]) -> Iterator[str]:
    if not sections:
        yield _("Nothing is planned: `cockpit next CLIENT WORDS` adds a next action.")
    for number, section in enumerate(sections):
        if number:
            yield ""
        capacity = None
        if section.id in (rules.TODAY, rules.TOMORROW):
            day = today + timedelta(days=section.id == rules.TOMORROW)
            capacity = rules.capacity(day, day_minutes, off)
        yield " · ".join([_(rules.SECTIONS[section.id]), *load_words(section.load, capacity)])
        yield from indented(
            table(
                [
                    [
                        when(entry, section.id, today),
                        entry.name or _("task"),
                        entry.text,
                        fmt.minutes(entry.minutes) if entry.minutes else "",
                        _(rules.GROUNDS[entry.ground]) if entry.ground != "act" else "",
                    ]
                    for entry in section.entries
                ],
                right=[3],
            )
        )


COMMAND = agenda
