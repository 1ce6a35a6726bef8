"""The settings of the domain: every default the formulas use, each changeable in the book."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cockpit.core.named import NamedTuple


class Policy(NamedTuple):
    """The defaults of `domain.md`; those marked (p) there are ours, to be tuned by the user."""

    class_cadence: Mapping[str, int] = MappingProxyType({"A": 14, "B": 30, "C": 60, "D": 90})
    """Days a client of a potential class may go without contact (p)."""
    segment_cadence: Mapping[str, int] = MappingProxyType({})
    """Days by segment; wins over the class."""
    book_cadence: int = 60
    """Days where neither client, segment nor class says otherwise (p)."""
    class_visit: Mapping[str, int] = MappingProxyType({"A": 30, "B": 90, "C": 180})
    """Days between visits by class; a class without an entry asks for none (p)."""
    soon: float = 0.75
    """From this share of the cadence on a client is soon due."""
    late: float = 1.5
    """From this multiple of the cadence on a client is late."""
    backup_days: int = 7
    """From this age on the newest backup of a book that has changed since is called old (p)."""
    capacity: int = 25
    """Clients that one day can hold (p)."""
    day_minutes: int = 420
    """Minutes of a working day that can be planned (p): seven hours."""
    best: int = 30
    """How many clients a mind keeps: the head of the book by sales [S3]."""
    attempts_flag: int = 3
    """Attempts in a row after which another channel is proposed (p)."""
    rhythm_orders: int = 8
    """Gaps between order days that the rhythm looks at."""
    window_from: float = 0.8
    """The spend window opens this multiple of the rhythm after the last order."""
    window_to: float = 1.3
    """And closes at this one."""
    rhythm_late: float = 1.5
    """From this multiple of the rhythm on an order is late."""
    rhythm_sleeping: float = 3.0
    """From this multiple on the client sleeps."""

    def with_settings(self, settings: Mapping[str, object]) -> Policy:
        """The policy with the book's own values for the names that it knows; others are left to other rooms."""
        return self._replace(**{name: value for name, value in settings.items() if name in self._fields})  # type: ignore[arg-type]
