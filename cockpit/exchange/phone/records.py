"""What every reader of a phone's records shares: the touch that a record makes, and the key that it is known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b

from cockpit.core import phone_log
from cockpit.core.incoming import BadRow, IncomingTouch
from cockpit.core.local_time import LocalTime
from cockpit.core.phone_log import LATEST_MS, Sort
from cockpit.core.words import _
from cockpit.exchange.cleaning import CACHE_CAP, Lines, clean_note
from cockpit.exchange.phone.options import Options


@dataclass
class Maker:
    """Makes touches of a file's records; tells of those that are none."""

    options: Options
    report: Callable[[BadRow], None]
    left_out: Counter[str] = field(default_factory=Counter)
    """Records that are no touches, by the id of the reason."""

    def __post_init__(self) -> None:
        self._times = LocalTime(self.options.zone)
        self._lines = Lines()
        self._digits = Digits()

    def bad(self, line: int, reason: str) -> None:
        """Tell of a record that cannot be understood."""
        self.report(BadRow(line, reason))

    def record(
        self,
        line: int,
        written: str,
        name: str,
        date: str,
        kind: str,
        sort: Sort | str,
        *,
        minutes: int = 1,
        body: str = "",
        known_only: bool = False,
    ) -> IncomingTouch | None:
        """A touch; None where the record is none, which is then told.

        Args:
            line: of the file.
            written: the number or address.
            name: as the phone knew them.
            date: UTC milliseconds as text.
            kind: "call" or "text" with the phone's own type, a part of the key.
            sort: what it counts as, or why it is left out.
            minutes: of effort.
            body: what was said.
            known_only: of no use unless they are in the book.
        """
        if isinstance(sort, str):
            self.left_out[sort] += 1
            return None
        ms = int(date) if date.isascii() and date.isdigit() and len(date) < 16 else 0
        if not 0 < ms < LATEST_MS:
            self.bad(line, _("the record has no date that can be read"))
            return None
        party, known = self._lines[written], phone_log.name_of(self._lines[name])
        digits = self._digits[party]
        address = party.casefold() if "@" in party else ""
        if not digits and not known and not address:
            self.left_out["nobody"] += 1
            return None
        whom = phone_log.tail(digits) or address or known.casefold()
        at = self._times.at(ms)
        return IncomingTouch(
            line, party if digits or address else known, digits, known, at.ms, at.zone, at.offset_min, at.day,
            *sort, minutes, clean_note(body) if self.options.bodies else "", key_of(str(ms), whom, kind), known_only,
        )  # fmt: skip


class Digits(dict[str, str]):
    """`number_digits` of numbers that repeat, each worked out once."""

    def __missing__(self, written: str) -> str:
        if len(self) >= CACHE_CAP:
            self.clear()
        digits = self[written] = phone_log.number_digits(written)
        return digits


def key_of(*parts: str) -> str:
    """The key of a record, from what is the same in every backup that holds it."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
