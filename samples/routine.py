"""The routine as the rep has kept it: templates, twelve weeks of lists, the last days and months, two quarters."""

from __future__ import annotations

import random
from datetime import date, timedelta

from cockpit.core import routine
from samples import days
from samples.sheet import Sheet

WEEKS, WORKDAYS, MONTHS, QUARTERS = 12, 15, 5, 2
_KEPT = {"day": 0.82, "week": 0.8, "month": 0.78, "quarter": 0.7}
"""Share of the items that is done, by period."""
_HARD = ("Top 10 of the budget gap: who can close it", "Moves that close the structure gap",
         "Purge: who leaves the book")  # fmt: skip
"""What is put off more often than the rest."""


def make(sheet: Sheet, chance: random.Random) -> None:
    """Templates, then the lists that were opened before the anchor; those of the present periods are yet to be made."""
    templates = _make_templates(sheet)
    for period, starts in sorted(_periods(), key=lambda one: (one[1], one[0])):
        _make_list(sheet, period, starts, templates, chance)


def _make_templates(sheet: Sheet) -> list[tuple[int, int, routine.Template]]:
    ms = days.moment(days.MADE, 9 * 3600).ms
    return [
        (
            sheet.add(
                "routine_template",
                ms,
                period=one.period,
                text=one.text,
                ground=one.ground,
                minutes=one.minutes,
                rule=one.rule,
                link=one.link,
                figure=one.figure,
                place=place,
            ),
            place,
            one,
        )
        for place, one in enumerate(routine.DEFAULTS)
    ]


def _periods() -> list[tuple[str, date]]:
    """(period, first day) of every list that was opened; in the weeks of leave none was."""
    found: list[tuple[str, date]] = []
    for period, count in (("week", WEEKS), ("month", MONTHS), ("quarter", QUARTERS)):
        starts = routine.start(period, days.ANCHOR)
        for _each in range(count):
            starts = routine.previous(period, starts)
            if any(map(days.works, _days_of(period, starts))):
                found.append((period, starts))
    day = days.ANCHOR
    for _each in range(WORKDAYS):
        day = days.working_days_before(day, 1)
        found.append(("day", day))
    return found


def _days_of(period: str, starts: date) -> list[date]:
    ends = routine.end(period, starts)
    return [starts + timedelta(days=n) for n in range((ends - starts).days + 1)]


def _make_list(
    sheet: Sheet,
    period: str,
    starts: date,
    templates: list[tuple[int, int, routine.Template]],
    chance: random.Random,
) -> None:
    ends = routine.end(period, starts)
    opened = days.moment(days.at_or_after(starts), 8 * 3600)
    made = sheet.add("routine_period", opened.ms, period=period, starts=starts.isoformat(), asked=1)
    for identity, place, one in templates:
        belongs, due = routine.occasion(one.rule, starts, ends)
        if one.period != period or not belongs:
            continue
        kept = chance.random() < _KEPT[period] - (0.35 if one.text in _HARD else 0.0)
        day = days.at_or_before(min(due or ends, days.LAST))
        ticked = days.moment(max(day, days.at_or_after(starts)), 15 * 3600 + chance.randrange(3600))
        sheet.add(
            "routine_item",
            opened.ms,
            routine_period=made,
            template=identity,
            text=one.text,
            ground=one.ground,
            minutes=one.minutes,
            due=due.isoformat() if due else None,
            link=one.link,
            figure=one.figure,
            place=place,
            # what was not done was let go when the next list was opened, so that nothing waits for an answer
            state="done" if kept else "closed",
            state_ms=ticked.ms,
        )
