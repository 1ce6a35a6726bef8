"""Phone backups mended while they stream by: emoji written as two halves are joined, attachments are passed over.

Backups write an emoji as two numeric references of a surrogate pair, which XML forbids; and they hold photographs as
attributes of hundreds of megabytes, which no parser could let go of before their end.
"""

from __future__ import annotations

import re
from typing import BinaryIO

BLOCK = 256 * 1024
_RUN = re.compile(rb"(?:&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});)+")
_ONE = re.compile(rb"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));")
_OF_A_RUN = b"&#;xX0123456789abcdefABCDEF"
_PART = re.compile(rb"<part(?=[\s/>])")
_IN_TAG = re.compile(rb"""[>"']""")
_DATA = re.compile(rb"\sdata\s*=\s*$")
_LONGEST_RUN = 64 * 1024
_OPENING = b"<part"
_NAME_ROOM = 64


class MendedFile:
    """A backup as a stream of bytes that an XML parser takes."""

    def __init__(self, raw: BinaryIO) -> None:
        """Read from a file."""
        self._raw = raw
        self._passing = _Attachments()
        self._kept = b""
        self._over = False

    def read(self) -> bytes:
        """The next bytes; empty at the end."""
        while not self._over:
            block = self._raw.read(BLOCK)
            self._over = not block
            block = self._kept + self._passing.without(block, last=not block)
            self._kept = b""
            if not self._over:
                block = self._hold_back(block)
            if block:
                return _RUN.sub(_joined, block) if b"&#" in block else block
        return b""

    def _hold_back(self, block: bytes) -> bytes:
        """Keep a run of references at the end for the next block, which may hold the rest of it."""
        at = block.find(b"&", len(block.rstrip(_OF_A_RUN)))
        if at >= 0 and len(block) - at < _LONGEST_RUN:
            self._kept = block[at:]
            return block[:at]
        return block


class _Attachments:
    """Empties the attribute `data` of every `part`; the line ends in it stay, so that lines can be counted."""

    def __init__(self) -> None:
        self._rest = b""
        self._in_part = False
        self._quote = b""
        self._dropping = False
        self._before = b""
        """The end of a block that stopped inside a tag: maybe the name of the attribute whose value comes next."""

    def without(self, block: bytes, *, last: bool) -> bytes:
        """What is left of a block."""
        block, self._rest = self._rest + block, b""
        kept: list[bytes] = []
        at = 0
        while at < len(block):
            if self._quote:
                at = self._in_quotes(block, at, kept)
            elif self._in_part:
                at = self._in_tag(block, at, kept)
            else:
                at = self._outside(block, at, kept, last=last)
        return b"".join(kept)

    def _outside(self, block: bytes, at: int, kept: list[bytes], *, last: bool) -> int:
        found = _PART.search(block, at)
        if found:
            kept.append(block[at : found.end()])
            self._in_part = True
            return found.end()
        edge = len(block)
        if not last:
            # a tag may begin in this block and go on in the next
            opening = block.rfind(b"<", max(at, edge - len(_OPENING)))
            edge = opening if opening >= 0 and _OPENING.startswith(block[opening:]) else edge
        kept.append(block[at:edge])
        self._rest = block[edge:]
        return len(block)

    def _in_tag(self, block: bytes, at: int, kept: list[bytes]) -> int:
        found = _IN_TAG.search(block, at)
        end = found.end() if found else len(block)
        kept.append(block[at:end])
        before = self._before + block[max(at, end - _NAME_ROOM) : end]
        self._before = before[-_NAME_ROOM:] if found is None else b""
        if found is None:
            return end
        if found.group() == b">":
            self._in_part = False
        else:
            self._quote = found.group()
            self._dropping = bool(_DATA.search(before[:-1]))
        return end

    def _in_quotes(self, block: bytes, at: int, kept: list[bytes]) -> int:
        end = block.find(self._quote, at)
        stop = len(block) if end < 0 else end
        kept.append(b"\n" * block.count(b"\n", at, stop) if self._dropping else block[at:stop])
        if end < 0:
            return stop
        kept.append(self._quote)
        self._quote, self._dropping = b"", False
        return end + 1


def _joined(run: re.Match[bytes]) -> bytes:
    """A run of references with the halves joined; what XML has no place for becomes the replacement character."""
    numbers = [int(one[1]) if one[1] else int(one[2], 16) for one in _ONE.finditer(run.group())]
    made: list[bytes] = []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        if 0xD800 <= number < 0xDC00 and at + 1 < len(numbers) and 0xDC00 <= numbers[at + 1] < 0xE000:
            number = 0x10000 + ((number - 0xD800) << 10) + (numbers[at + 1] - 0xDC00)
            at += 1
        made.append(b"&#%d;" % (number if _allowed(number) else 0xFFFD))
        at += 1
    return b"".join(made)


def _allowed(number: int) -> bool:
    return number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
