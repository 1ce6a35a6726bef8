"""Local time: the instants that a phone counts and the times that it writes, both as moments of one zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from cockpit.core.moment import Moment

_QUARTER_MS = 900_000
"""No zone changes its offset but at a quarter of an hour."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LocalTime:
    """One zone; asks no clock."""

    def __init__(self, zone: str = "") -> None:
        """Take a zone by its IANA name; the machine's own where that is empty or unknown."""
        self.zone = zone
        self._info: tzinfo | None = None
        if zone:
            # imported here: it asks the machine where its tables lie, which nothing else in the core does
            from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

            try:
                self._info = ZoneInfo(zone)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                self._info = None
        self._offsets: dict[int, int] = {}

    def at(self, ms: int) -> Moment:
        """The moment of an instant, UTC milliseconds."""
        offset = self._offset(ms)
        local = _EPOCH + timedelta(milliseconds=ms, minutes=offset)
        return Moment(ms, self.zone, offset, local.date().isoformat())

    def on_the_wall(self, local: datetime) -> Moment:
        """The moment at which clocks here showed a time; the first of two where they showed it twice."""
        ms = int(local.replace(tzinfo=self._info).astimezone(UTC).timestamp() * 1000)
        return self.at(ms)

    def _offset(self, ms: int) -> int:
        quarter = ms // _QUARTER_MS
        known = self._offsets.get(quarter)
        if known is None:
            instant = _EPOCH + timedelta(milliseconds=quarter * _QUARTER_MS)
            shift = instant.astimezone(self._info).utcoffset() or timedelta()
            known = self._offsets[quarter] = int(shift.total_seconds() // 60)
        return known
