"""Backups of calls and messages as XML: "SMS Backup & Restore", its elder "Call Logs Backup", and SuperBackup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from cockpit.core import phone_log
from cockpit.core.incoming import IncomingTouch
from cockpit.core.words import _
from cockpit.exchange.phone.mending import MendedFile
from cockpit.exchange.phone.records import Maker
from cockpit.exchange.refusal import refusal

ROOTS = {
    "smses": "sms-backup-restore",
    "calls": "sms-backup-restore",
    "allsms": "super-backup",
    "alllogs": "super-backup",
}
"""Which program wrote a file, by its outermost element."""
SIZE_CAP = 8 * 1024**3
"""Bytes of the largest backup that is read; photographs in it are passed over."""
DEEPEST = 12
"""Elements in each other that a backup may have; these have five."""

_HEAD = re.compile(rb"<([A-Za-z_][\w.-]*)[\s/>]")
_FROM = "137"
_NOT_TOLD = {"", "null", "insert-address-token"}


def root_of(head: bytes) -> str:
    """The name of the outermost element of an XML file that begins so; "" where it is no XML."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"<"):
        return ""
    plain = re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", start, flags=re.DOTALL)
    found = _HEAD.search(plain)
    return found[1].decode("ascii", "replace") if found else ""


class BackupPass:
    """One reading of a backup; the records as they come, whatever the size of the file."""

    def __init__(self, path: Path, maker: Maker) -> None:
        """Read a file."""
        self._path = path
        self._maker = maker
        self.position = 0
        """Bytes of the file read so far."""

    def __iter__(self) -> Iterator[IncomingTouch]:
        """The touches.

        Raises:
            BadInput: the file is cut off, damaged, or no honest XML; one line says where.
        """
        # imported here: no other file needs them
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import DefusedXMLParser

        records = _Records(self._maker)
        guarded: Any = DefusedXMLParser(target=_Nothing(), forbid_dtd=True)
        parser = guarded.parser
        parser.ordered_attributes = False
        parser.StartElementHandler = lambda tag, told: records.start(tag, told, parser.CurrentLineNumber)
        parser.EndElementHandler = records.end
        try:
            with self._path.open("rb") as raw:
                mended = MendedFile(raw)
                while block := mended.read():
                    parser.Parse(block, False)
                    self.position = raw.tell()
                    yield from records.given()
                parser.Parse(b"", True)
                yield from records.given()
        except DefusedXmlException:
            reason = _("this XML defines entities of its own, as no backup does; it is not read")
            raise refusal(self._path, reason, parser.CurrentLineNumber) from None
        except expat.ExpatError as fault:
            raise refusal(self._path, _why(fault, self.position >= self._path.stat().st_size), fault.lineno) from None
        except _TooDeep:
            reason = _("the elements stand too deep in each other for a backup")
            raise refusal(self._path, reason, parser.CurrentLineNumber) from None


def _why(fault: expat.ExpatError, at_end: bool) -> str:
    codes = expat.errors.codes
    cut = {
        codes[expat.errors.XML_ERROR_NO_ELEMENTS],
        codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN],
        codes[expat.errors.XML_ERROR_PARTIAL_CHAR],
    }
    if fault.code in cut and at_end:
        return _("the backup is cut off here; make it anew on the phone")
    return _("the backup is damaged here ({why}); make it anew on the phone").format(why=expat.ErrorString(fault.code))


class _TooDeep(Exception):
    """Elements stand in each other without end."""


class _Nothing:
    """Takes no part in the reading; the parser wants a target."""

    def close(self) -> None:
        """There is nothing to hand over."""


class _Records:
    """The elements of a backup as they open and close."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._depth = 0
        self._made: list[IncomingTouch] = []
        self._mms: dict[str, str] | None = None
        self._mms_line = 0
        self._texts: list[str] = []
        self._from: list[str] = []
        self._to: list[str] = []

    def given(self) -> list[IncomingTouch]:
        """What was made since this was last asked."""
        made, self._made = self._made, []
        return made

    def start(self, tag: str, told: dict[str, str], line: int) -> None:
        """An element opens."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise _TooDeep
        if tag == "call":
            self._call(told, line, told.get("number", ""), told.get("duration", ""), told.get("contact_name", ""))
        elif tag == "log":
            self._call(told, line, told.get("number", ""), told.get("dur", ""), told.get("name", ""))
        elif tag == "sms":
            self._sms(told, line)
        elif tag == "mms":
            self._mms, self._mms_line = told, line
            self._texts, self._from, self._to = [], [], []
        elif tag == "part" and self._mms is not None:
            if told.get("ct") == "text/plain" and self._maker.options.bodies:
                self._texts.append(_plain(told.get("text", "")))
        elif tag == "addr" and self._mms is not None:
            address = told.get("address", "")
            if address not in _NOT_TOLD:
                (self._from if told.get("type") == _FROM else self._to).append(address)

    def end(self, tag: str) -> None:
        """An element closes."""
        self._depth -= 1
        if tag == "mms" and self._mms is not None:
            self._multimedia(self._mms)
            self._mms = None

    def _add(self, touch: IncomingTouch | None) -> None:
        if touch is not None:
            self._made.append(touch)

    def _call(self, told: dict[str, str], line: int, number: str, duration: str, name: str) -> None:
        seconds = int(duration) if duration.isascii() and duration.isdigit() and len(duration) < 9 else 0
        kind = told.get("type", "")
        sort = phone_log.call_sort(kind, seconds)
        hidden = told.get("presentation", "1") in ("2", "3", "4")
        self._add(
            self._maker.record(
                line,
                "" if hidden else number,
                "" if hidden else name,
                told.get("date", ""),
                f"call{kind}",
                sort,
                minutes=phone_log.minutes(seconds) or 1,
            )
        )

    def _sms(self, told: dict[str, str], line: int) -> None:
        kind = told.get("type", "")
        name = told.get("contact_name", told.get("name", ""))
        body = _plain(told.get("body", "")) if self._maker.options.bodies else ""
        self._several(
            line,
            _parties(told.get("address", "")),
            name,
            told.get("date", ""),
            kind,
            phone_log.message_sort(kind),
            body,
        )

    def _multimedia(self, told: dict[str, str]) -> None:
        kind = told.get("msg_box", "")
        parties = _parties(told.get("address", ""))
        if kind == "1" and self._from:
            # of a group, only who wrote was in touch
            known_only = len(parties) > 1 or len(self._to) > 1
            self._several(
                self._mms_line, self._from[:1], "" if len(parties) > 1 else told.get("contact_name", ""),
                told.get("date", ""), kind, phone_log.message_sort(kind), "\n".join(self._texts), known_only=known_only,
            )  # fmt: skip
            return
        self._several(
            self._mms_line, parties or self._to, told.get("contact_name", ""), told.get("date", ""), kind,
            phone_log.message_sort(kind), "\n".join(self._texts),
        )  # fmt: skip

    def _several(
        self,
        line: int,
        parties: list[str],
        name: str,
        date: str,
        kind: str,
        sort: phone_log.Sort | str,
        body: str,
        *,
        known_only: bool = False,
    ) -> None:
        group = len(parties) > 1
        if group and isinstance(sort, phone_log.Sort) and sort.direction == "in":
            # nobody says which of them wrote
            sort = "strangers"
        if isinstance(sort, str):
            parties = parties[:1]
        for party in parties or [""]:
            self._add(
                self._maker.record(
                    line,
                    party,
                    "" if group else name,
                    date,
                    f"text{kind}",
                    sort,
                    body=body,
                    known_only=known_only or group,
                )
            )


def _plain(text: str) -> str:
    return "" if text == "null" else text


def _parties(address: str) -> list[str]:
    """The numbers of an address; a group has several, joined by "~" or ","."""
    if address in _NOT_TOLD:
        return []
    if "~" not in address and "," not in address:
        return [address]
    parts = [part.strip() for part in address.split("~")]
    if len(parts) == 1:
        commas = [part.strip() for part in address.split(",")]
        if all(phone_log.number_digits(part) or "@" in part for part in commas):
            parts = commas
    return list(dict.fromkeys(part for part in parts if part))
