"""An instant as it was lived: UTC, the zone and offset then, and the day on the wall calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cockpit.core.named import NamedTuple


class Moment(NamedTuple):
    """When something happened."""

    ms: int
    """UTC milliseconds since 1970."""
    zone: str
    """IANA name, or "" where the machine does not tell."""
    offset_min: int
    """Minutes east of UTC at that instant."""
    day: str
    """The local day, ISO."""

    @property
    def date(self) -> date:
        """The local day."""
        return date.fromisoformat(self.day)

    @property
    def local(self) -> datetime:
        """The wall clock then, without a zone."""
        return (datetime.fromtimestamp(self.ms / 1000, UTC) + timedelta(minutes=self.offset_min)).replace(tzinfo=None)

    @property
    def clock(self) -> str:
        """The local time, "HH:MM"."""
        return self.local.strftime("%H:%M")

    def moved(self, days: int = 0, minutes: int = 0) -> Moment:
        """The moment that much later in local time; the offset is kept (a capture, not a calendar)."""
        ms = self.ms + (days * 1440 + minutes) * 60_000
        local = datetime.fromtimestamp(ms / 1000, UTC) + timedelta(minutes=self.offset_min)
        return Moment(ms, self.zone, self.offset_min, local.date().isoformat())
