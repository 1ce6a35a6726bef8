"""When something happened, as typed: what the log line of the screen understands, and ISO for scripts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from cockpit.core import logline
from cockpit.core.errors import BadInput
from cockpit.core.moment import Moment
from cockpit.core.words import _

_FIRST = datetime(1970, 1, 2, tzinfo=UTC)


def instant(typed: str, now: Moment) -> Moment:
    """The moment meant; a day without a time is at the time that it is now, a time without a day is today's.

    Raises:
        BadInput: where it is no moment, or one still to come.
    """
    words = " ".join(typed.split())
    local = _iso(words, now) or _spoken(words, now)
    if local is None:
        raise BadInput(
            _("“{text}” is no moment in the past: write 14:30, yesterday 14:30 or 2026-11-27T14:30").format(text=words)
        )
    try:
        # the machine knows which offset was in force on that day
        lived = local.astimezone() if local.tzinfo is None else local
        ms = int(lived.timestamp() * 1000)
    except (OverflowError, OSError, ValueError):
        raise BadInput(_("“{text}” is too far away").format(text=words)) from None
    if lived < _FIRST:
        raise BadInput(_("“{text}” is too long ago").format(text=words))
    if ms > now.ms:
        raise BadInput(
            _("“{text}” is still to come: what is to happen is a next action (`cockpit next`)").format(text=words)
        )
    offset = lived.utcoffset() or timedelta()
    zone = now.zone if local.tzinfo is None else ""
    return Moment(ms, zone, int(offset.total_seconds() // 60), lived.date().isoformat())


def _iso(words: str, now: Moment) -> datetime | None:
    try:
        if len(words) == len("2026-11-27"):
            return datetime.combine(date.fromisoformat(words), time.fromisoformat(now.clock))
        return datetime.fromisoformat(words) if len(words) > len("2026-11-27") else None
    except ValueError:
        return None


def _spoken(words: str, now: Moment) -> datetime | None:
    if any(sign in words for sign in "<>@"):
        return None
    at = logline.read(f"<{words}", now).at
    if at is None:
        return None
    return datetime.fromtimestamp(at.ms / 1000, UTC).replace(tzinfo=None) + timedelta(minutes=at.offset_min)
