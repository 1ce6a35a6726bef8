"""Workbooks, known by what is packed in them."""

from __future__ import annotations

from pathlib import Path

from cockpit.exchange.delimited import Table
from cockpit.exchange.openers import Opener, Wishes

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_INSIDE = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", b"xl/", b"_rels/.rels")


def _sniff(head: bytes) -> bool:
    return head.startswith(_OLE) or (head.startswith(_ZIP) and any(name in head for name in _INSIDE))


def _open(path: Path, wishes: Wishes) -> Table:
    from cockpit.exchange.workbooks import open_workbook

    return open_workbook(path, wishes.sheet, wishes.header)


OPENER = Opener(suffixes=frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}), sniff=_sniff, open=_open)
