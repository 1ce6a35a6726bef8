"""An exported WhatsApp chat as touches: who wrote, who is the user, and which lines are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cockpit.core import phone_log
from cockpit.core.incoming import IncomingTouch
from cockpit.core.local_time import LocalTime
from cockpit.core.words import _
from cockpit.exchange import encodings
from cockpit.exchange.cleaning import clean_note
from cockpit.exchange.fields import fold
from cockpit.exchange.phone import chat_lines
from cockpit.exchange.phone.chat_lines import Line
from cockpit.exchange.phone.options import Options
from cockpit.exchange.phone.records import Maker, key_of
from cockpit.exchange.refusal import refusal

SIZE_CAP = 100 * 1024 * 1024
"""Bytes of the longest chat that is read; it is held in memory whole."""
_NAMED = re.compile(
    r"whatsapp[\s-]*(?:chat|czat)?[\s-]*(?:\w{1,12}\s+){0,2}?(?:mit|with|avec|z|con|com|met|с|із|з|-):?\s+"
    r"(?:контактом\s+)?(.+)$"
)


@dataclass(frozen=True)
class Chat:
    """A chat that was read."""

    path: Path
    lines: tuple[Line, ...]
    """Messages and notices."""
    senders: tuple[str, ...]
    """Who wrote, who wrote most first."""
    order: str
    """In which order its days are written."""


def open_chat(path: Path, encoding: str = "") -> Chat:
    """Read a chat, from the text or from the archive that holds it.

    Raises:
        BadInput: there is no chat in the file, or it is damaged or too large.
    """
    text = _text(path, encoding)
    if not chat_lines.looks_like_chat(text):
        raise refusal(path, _("there is no exported chat in this file"))
    lines = tuple(chat_lines.lines_of(text))
    wrote = Counter(line.sender for place, line in enumerate(lines) if not chat_lines.is_notice(line, place))
    return Chat(path, lines, tuple(name for name, _count in wrote.most_common()), chat_lines.day_order(lines))


def _text(path: Path, encoding: str) -> str:
    with encodings.opened(path) as handle:
        archive = handle.read(2) == b"PK"
    if archive:
        return _from_archive(path)
    if path.stat().st_size > SIZE_CAP:
        raise refusal(path, _("the chat is larger than 100 MB; export it in parts"))
    return path.read_text(encoding=encodings.detect(path, encoding), errors="replace")


def _from_archive(path: Path) -> str:
    # imported here: only an archive asks for them
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(path) as archive:
            texts = [each for each in archive.infolist() if each.filename.casefold().endswith(".txt")]
            if len(texts) != 1 or texts[0].flag_bits & 1:
                raise refusal(path, _("there is no exported chat in this file"))
            if texts[0].file_size > SIZE_CAP:
                raise refusal(path, _("the chat in this archive is larger than 100 MB; export it in parts"))
            with archive.open(texts[0]) as member:
                # what the archive says of the size may be a lie
                raw = member.read(SIZE_CAP + 1)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error):
        raise refusal(path, _("the archive is damaged; export the chat anew")) from None
    if len(raw) > SIZE_CAP:
        raise refusal(path, _("the chat in this archive is larger than 100 MB; export it in parts"))
    return raw.decode("utf-8-sig", "replace")


def partner_in_name(path: Path) -> str:
    """The name of the partner that the file is called by, folded; "" where its name says none."""
    found = _NAMED.search(path.stem.casefold())
    return fold(found[1]) if found else ""


def find_me(chat: Chat, known: Callable[[str], bool]) -> str | None:
    """Who of the senders the user is; "" where that does not matter, None where nobody can tell.

    Of two, the one whom the book knows is the partner, else the one after whom the file is called. In a group only
    those in the book count, so the user need not be found.

    Args:
        chat: that was read.
        known: whether the book knows a name or number.
    """
    senders = chat.senders
    if len(senders) > 2 or not senders:
        return ""
    in_book = [name for name in senders if known(name)]
    if len(senders) == 2 and len(in_book) == 1:
        return next(name for name in senders if name != in_book[0])
    wanted = partner_in_name(chat.path)
    partners = [name for name in senders if wanted and (fold(name) == wanted or _same_number(name, wanted))]
    if len(senders) == 2:
        return next(name for name in senders if name != partners[0]) if len(partners) == 1 else None
    # one side of a talk: theirs where the file or the book knows them
    if partners or in_book:
        return ""
    return senders[0] if wanted else None


def _same_number(name: str, wanted: str) -> bool:
    digits = phone_log.number_digits(name)
    return bool(digits) and digits == phone_log.number_digits(wanted)


class ChatPass:
    """One reading of a chat that is in memory already."""

    def __init__(self, chat: Chat, size: int, maker: Maker) -> None:
        """Read a chat."""
        self._chat, self._size, self._maker = chat, size, maker
        self.position = 0
        """Bytes of the file read so far."""

    def __iter__(self) -> Iterator[IncomingTouch]:
        """The touches."""
        chat, maker, options = self._chat, self._maker, self._maker.options
        others = [name for name in chat.senders if name != options.me]
        partner = others[0] if len(others) == 1 else partner_in_name(chat.path) if not others else ""
        times, seen = LocalTime(options.zone), Counter[tuple[str, ...]]()
        for place, line in enumerate(chat.lines):
            mine = line.sender == options.me and bool(options.me)
            reason = _reason(line, place, alone=bool(partner), mine=mine)
            if reason:
                maker.left_out[reason] += 1
                continue
            wall = chat_lines.moment_of(line.day, line.clock, chat.order)
            if wall is None:
                maker.bad(line.number, _("there is no such day or hour as {text}").format(text=".".join(line.day)))
                continue
            whom = partner if mine else line.sender
            minute = wall.strftime("%Y-%m-%dT%H:%M")
            told = (minute, fold(whom), "out" if mine else "in", line.text)
            seen[told] += 1
            yield _touch(line, whom, wall, times, options, mine, not partner, key_of("chat", *told, str(seen[told])))
        self.position = self._size


def _reason(line: Line, place: int, *, alone: bool, mine: bool) -> str:
    """Why a line is left out; "" where it is a touch."""
    if chat_lines.is_notice(line, place):
        return "notice"
    if chat_lines.is_missed_call(line):
        return "missed"
    return "own" if mine and not alone else ""


def _touch(
    line: Line, whom: str, wall: datetime, times: LocalTime, options: Options, mine: bool, group: bool, key: str
) -> IncomingTouch:
    at = times.on_the_wall(wall)
    sort = phone_log.TEXT_OUT if mine else phone_log.TEXT_IN
    digits = phone_log.number_digits(whom)
    return IncomingTouch(
        line.number, whom, digits, "" if digits else whom, at.ms, at.zone, at.offset_min, at.day, *sort, 1,
        _said(line.text) if options.bodies else "", key, group,
    )  # fmt: skip


def _said(text: str) -> str:
    return clean_note(text.replace("\u200e", ""))


def senders_shown(chat: Chat, most: int = 4) -> Sequence[str]:
    """The senders that a question about the user lists."""
    return chat.senders[:most]
