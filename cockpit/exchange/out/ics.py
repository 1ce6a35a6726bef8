"""Actions and routine for a calendar: each entry has a name that stays, so a second import changes what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from cockpit.core import routine
from cockpit.core.ids import uid
from cockpit.core.outgoing import Calendar, Entry
from cockpit.core.words import N_
from cockpit.exchange.out import CALENDAR, EVERY, Options, OutFormat

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

PLACE = 5
_MINUTES = 30
"""Of an appointment that nobody gave a length."""
_ANY_DAY = {
    "day": "FREQ=DAILY",
    "week": "FREQ=WEEKLY;BYDAY=MO",
    "month": "FREQ=MONTHLY;BYMONTHDAY=1",
    "quarter": "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1",
}
"""What recurs on no day in particular stands on the first of its period."""


def write(handle: BinaryIO, content: Calendar, options: Options, step: Callable[[int], None]) -> int:
    """Write the entries; those that are done are told as tasks only, since an event cannot be done."""
    # imported here: 120 ms that nobody else waits for
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Portfolio cockpit//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", content.title)
    zone = _zone(content.zone)
    count = 0
    for entry in content.entries:
        if entry.done_ms is not None and not options.todo:
            continue
        calendar.add_component(_component(entry, content, zone, options.todo))
        count += 1
        if count % EVERY == 0:
            step(count)
    if zone is not None:
        calendar.add_missing_timezones()
    handle.write(calendar.to_ical())
    return count


def _component(entry: Entry, content: Calendar, zone: ZoneInfo | None, todo: bool) -> Any:
    import icalendar

    one: Any = icalendar.Todo() if todo and not entry.period else icalendar.Event()
    one.add("uid", f"{uid(entry.id).lower()}@cockpit")
    one.add("dtstamp", datetime.fromtimestamp(content.now_ms / 1000, UTC))
    one.add("last-modified", datetime.fromtimestamp(entry.changed_ms / 1000, UTC))
    one.add("sequence", entry.changes)
    one.add("summary", f"{entry.text} · {entry.about}" if entry.about else entry.text)
    day, rule = date.fromisoformat(entry.day), ""
    if entry.period:
        rule, day = recurrence(entry)
        one.add("rrule", icalendar.vRecur.from_ical(rule))
    if isinstance(one, icalendar.Todo):
        _as_task(one, entry, day, zone)
    else:
        _as_event(one, entry, day, zone)
    return one


def _as_task(one: Any, entry: Entry, day: date, zone: ZoneInfo | None) -> None:
    one.add("due", _start(day, entry.at, zone) if entry.at else day)
    one.add("status", "NEEDS-ACTION" if entry.done_ms is None else "COMPLETED")
    if entry.done_ms is not None:
        one.add("completed", datetime.fromtimestamp(entry.done_ms / 1000, UTC))
        one.add("percent-complete", 100)


def _as_event(one: Any, entry: Entry, day: date, zone: ZoneInfo | None) -> None:
    if entry.at:
        starts = _start(day, entry.at, zone)
        one.add("dtstart", starts)
        one.add("duration", timedelta(minutes=entry.minutes or _MINUTES))
    else:
        # a whole day that leaves the day free: phones show tasks nowhere, and a promise blocks no hour
        one.add("dtstart", day)
        one.add("dtend", day + timedelta(days=1))
        one.add("transp", "TRANSPARENT")


def _start(day: date, at: str, zone: ZoneInfo | None) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), zone)


def recurrence(entry: Entry) -> tuple[str, date]:
    """The rule by which an item of the routine recurs, and the first day on which it does."""
    from dateutil.rrule import rrulestr

    begins = routine.start(entry.period, date.fromisoformat(entry.day))
    for rule in (entry.rule, _ANY_DAY[entry.period]):
        if "FREQ=" not in rule:
            continue
        if entry.period == "quarter" and "FREQ=MONTHLY" in rule and "INTERVAL" not in rule:
            rule += ";INTERVAL=3"
        try:
            first = next(iter(rrulestr(rule, dtstart=datetime.combine(begins, time()))), None)
        except ValueError:
            # a rule that somebody wrote with a script and no calendar understands
            continue
        if first is not None:
            return rule, first.date()
    return _ANY_DAY[entry.period], begins


def _zone(name: str) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


FORMAT = OutFormat("ics", N_("calendar (ICS)"), "i", ".ics", CALENDAR, write)
