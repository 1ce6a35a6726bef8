"""The one place that asks the machine for the time; everything else is handed it."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cockpit.core.moment import Moment

_NAME = r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*"


class Clock:
    """Now and today, with the day pinned where the user said `--today`."""

    def __init__(self, pinned: date | None = None) -> None:
        """Pin the day, or follow the machine's."""
        self.pinned = pinned
        self._zone = _zone_name()

    def now(self) -> Moment:
        """This instant; with a pinned day, this time of that day."""
        local = datetime.now().astimezone()
        if self.pinned is not None:
            # by way of the wall clock, so that the offset is that day's
            local = datetime.combine(self.pinned, local.time().replace(tzinfo=None)).astimezone()
        offset = local.utcoffset() or timedelta()
        return Moment(
            int(local.timestamp() * 1000), self._zone, int(offset.total_seconds() // 60), local.date().isoformat()
        )

    def today(self) -> date:
        """The local day."""
        return self.pinned or datetime.now().astimezone().date()


def local_time(ms: int) -> datetime:
    """UTC milliseconds as the wall clock of this machine showed them."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone()


def _zone_name() -> str:
    name = os.environ.get("TZ", "").removeprefix(":")
    if name:
        return name if re.fullmatch(_NAME, name) else ""
    try:
        target = str(Path("/etc/localtime").readlink())
    except OSError:
        return ""
    return target.rsplit("zoneinfo/", 1)[1] if "zoneinfo/" in target else ""
