"""Exported WhatsApp chats: the text, known by the heads of its lines, or the archive that holds it."""

from __future__ import annotations

from pathlib import Path

from cockpit.exchange.delimited import Table
from cockpit.exchange.openers import Opener, Wishes

_ARCHIVE = b"PK\x03\x04"
_OF_WORKBOOKS = (
    "[content_types]", "_rels/", "docprops/", "xl/", "word/", "mimetype", "meta-inf/", "configurations", "thumbnails/",
    "content.xml", "styles.xml", "settings.xml", "meta.xml", "manifest.rdf", "customxml/",
)  # fmt: skip
"""How the first member of an archive is called that is a workbook."""


def _sniff(head: bytes) -> bool:
    from cockpit.exchange.phone.chat_lines import looks_like_chat

    if head.startswith(_ARCHIVE):
        first = head[30 : 30 + int.from_bytes(head[26:28], "little")].decode("utf-8", "replace").casefold()
        return bool(first) and not first.startswith(_OF_WORKBOOKS)
    return looks_like_chat(head.decode("utf-8", "replace"))


def _open(path: Path, wishes: Wishes) -> Table:
    from cockpit.exchange.phone.chat import open_chat
    from cockpit.exchange.phone.options import WHATSAPP
    from cockpit.exchange.phone.table import phone_table

    return phone_table(path, WHATSAPP, open_chat(path, wishes.encoding))


OPENER = Opener(suffixes=frozenset({".zip"}), sniff=_sniff, open=_open)
