"""A phone's file as a table that can be shown, and as the touches that it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.core.incoming import BadRow, IncomingTouch
from cockpit.core.moment import Moment
from cockpit.core.verbs import of_touch
from cockpit.core.words import _
from cockpit.exchange.delimited import SAMPLE
from cockpit.exchange.fields import TOUCHES
from cockpit.exchange.mapping import Mapping
from cockpit.exchange.phone.options import WHATSAPP, Options

if TYPE_CHECKING:
    from cockpit.exchange.phone.backup import BackupPass
    from cockpit.exchange.phone.chat import Chat, ChatPass

COLUMNS = ("when", "party", "name", "what", "minutes")
"""Fields of a record as they are shown, by id."""
LABELS = {"sms-backup-restore": "SMS Backup & Restore", "super-backup": "SuperBackup", WHATSAPP: "WhatsApp"}
"""The programs, as their makers call them."""


@dataclass(slots=True)
class PhoneTable:
    """A phone's file that was looked at; see `delimited.Table`."""

    path: Path
    preset: str
    size: int
    headers: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...] = ()
    options: Options = field(default_factory=Options)
    chat: Chat | None = None
    """The chat, where it is one."""
    encoding: str = "utf-8"
    delimiter: str = ""
    headed: bool = True

    @property
    def mapping(self) -> Mapping:
        """Every column is what it says."""
        columns = {id: (header,) for id, header in zip(COLUMNS, self.headers, strict=True)}
        return Mapping(TOUCHES, self.preset, columns)

    @property
    def lacks(self) -> list[str]:
        """What must be known before it can be read, a sentence each."""
        if self.chat is None or self.options.me_is_settled:
            return []
        from cockpit.exchange.phone.chat import senders_shown

        names = ", ".join(senders_shown(self.chat))
        return [_("which of those who wrote is you: {names}? --me NAME says it, o on the screen").format(names=names)]

    def rows(self, report: Callable[[BadRow], None]) -> PhoneRows:
        """A new reading, as cells."""
        return PhoneRows(self, report)

    def touches(self, report: Callable[[BadRow], None], left_out: Counter[str]) -> BackupPass | ChatPass:
        """A new reading, as touches.

        Args:
            report: is told of records that cannot be understood.
            left_out: counts records that are no touches, by the id of the reason.
        """
        # imported here: most files that come in are no phone's
        from cockpit.exchange.phone.records import Maker

        maker = Maker(self.options, report, left_out)
        if self.chat is not None:
            from cockpit.exchange.phone.chat import ChatPass

            return ChatPass(self.chat, self.size, maker)
        from cockpit.exchange.phone.backup import BackupPass

        return BackupPass(self.path, maker)

    def read_so(self, options: Options) -> PhoneTable:
        """The same file, read with other options."""
        return _sampled(replace(self, options=options))


class PhoneRows:
    """One reading as cells."""

    def __init__(self, table: PhoneTable, report: Callable[[BadRow], None]) -> None:
        self._pass = table.touches(report, Counter())

    @property
    def position(self) -> int:
        """Bytes of the file read so far."""
        return self._pass.position

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """(line on which the record begins, its cells) pairs."""
        for touch in self._pass:
            yield touch.line, _cells(touch)


def phone_table(path: Path, preset: str, chat: Chat | None = None) -> PhoneTable:
    """A phone's file as a table.

    Raises:
        BadInput: the file is cut off or damaged among its first records.
    """
    headers = (_("when"), _("number"), _("name"), _("what"), _("minutes"))
    return _sampled(PhoneTable(path, preset, path.stat().st_size, headers, chat=chat))


def portions(touches: Iterable[IncomingTouch], size: int) -> Iterator[list[IncomingTouch]]:
    """The touches, at most `size` at once."""
    left = iter(touches)
    while portion := list(islice(left, size)):
        yield portion


def _sampled(table: PhoneTable) -> PhoneTable:
    taken = islice(table.touches(lambda row: None, Counter()), SAMPLE)
    return replace(table, sample=tuple(tuple(_cells(touch)) for touch in taken))


def _cells(touch: IncomingTouch) -> list[str]:
    clock = Moment(touch.at_ms, touch.zone, touch.offset_min, touch.day).clock
    verb = of_touch(touch.channel, touch.direction, touch.outcome)
    what = _("message received") if (touch.channel, touch.direction) == ("text", "in") else _(verb.label)
    return [f"{touch.day} {clock}", touch.party, touch.name, what, str(touch.minutes)]
