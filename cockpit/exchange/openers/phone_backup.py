"""Backups of calls and messages, known by their outermost element."""

from __future__ import annotations

from pathlib import Path

from cockpit.core.words import _
from cockpit.exchange.delimited import Table
from cockpit.exchange.encodings import opened
from cockpit.exchange.openers import HEAD, Opener, Wishes


def _sniff(head: bytes) -> bool:
    if b"<" not in head[:64]:
        return False
    from cockpit.exchange.phone.backup import ROOTS, root_of

    return root_of(head) in ROOTS


def _open(path: Path, wishes: Wishes) -> Table:
    from cockpit.exchange.phone.backup import ROOTS, SIZE_CAP, root_of
    from cockpit.exchange.phone.table import phone_table
    from cockpit.exchange.refusal import refusal

    with opened(path) as handle:
        preset = ROOTS.get(root_of(handle.read(HEAD)), "")
    if not preset:
        raise refusal(path, _("this XML is no backup of calls or messages"))
    if path.stat().st_size > SIZE_CAP:
        raise refusal(path, _("the backup is larger than 8 GB; make it without attachments"))
    return phone_table(path, preset)


OPENER = Opener(suffixes=frozenset({".xml"}), sniff=_sniff, open=_open)
