"""Which encoding a text file is in: marks first, then strict UTF-8, then patterns of zero bytes, then a guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cockpit.core.words import _
from cockpit.exchange.refusal import refusal

FILE_CAP = 500 * 1024 * 1024
"""Bytes of the largest file that is read."""
LINE_CAP = 4 * 1024 * 1024
"""Characters of the longest line that is read; a longer one is no table."""

_BLOCK = 1024 * 1024
_EVIDENCE = 64 * 1024
_SURE = 0.1
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = (
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3\x00",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
# The Windows code page holds the ISO one and more, and files called ISO are mostly Windows.
_WIDER = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "ascii": "cp1252",
}
_LETTERS = frozenset(
    "àâäáãåæçèéêëìíîïñòóôõöøùúûüýÿœßğışÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒİŞĞąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰăđșțĂĐ"
)
_SIGNS = frozenset("€£«»„“”‘’–—…°§№•©®™\u00a0")
_CYRILLIC = frozenset(map(chr, range(0x410, 0x450))) | frozenset("ёЁіІїЇєЄґҐ")
_WORD = re.compile(r"[^\W_]+")
# What a guess from a few letters may be; the rarer families of code pages need more to go by.
_COMMON = ("cp125", "iso8859", "koi8", "cp852", "cp866")


def detect(path: Path, wanted: str = "") -> str:
    """The encoding in which every byte of the file reads, as a Python codec name.

    Args:
        path: The file.
        wanted: An encoding that the user names, to be checked rather than found out.

    Raises:
        BadInput: The file is missing, empty, too large, no text at all, or has NUL bytes.
    """
    with opened(path) as handle:
        head = handle.read(_EVIDENCE)
    size = path.stat().st_size
    if not head.strip():
        raise refusal(path, _("the file is empty"))
    if size > FILE_CAP:
        raise refusal(path, _("the file is larger than 500 MB; split it"))
    if head.startswith(_NOT_TEXT):
        raise refusal(path, _("this is not a text file; save it as CSV first"))
    if wanted:
        check(path, wanted)
        return wanted
    for mark, name in _MARKS:
        if head.startswith(mark):
            check(path, name)
            return name
    if b"\x00" in head:
        wide = _wide(head)
        if not wide:
            raise refusal(path, _("a NUL byte stands here; this is no text file, or a damaged one"), _line_of_nul(path))
        check(path, wide)
        return wide
    if _reads(path, "utf-8"):
        return "utf-8"
    return _guessed(path)


def check(path: Path, encoding: str) -> None:
    """Read the whole file once in `encoding`.

    Raises:
        BadInput: The encoding is unknown, a byte does not fit it, a NUL stands in the text, or a line is endless.
    """
    try:
        "".encode(encoding)
    except (LookupError, UnicodeError):
        raise refusal(path, _("there is no encoding called {name}").format(name=encoding)) from None
    line = 1
    try:
        for text in _decoded(path, encoding):
            line += text.count("\n")
    except UnicodeError:
        reason = _("from about here the text is not {name}; give another encoding").format(name=encoding)
        raise refusal(path, reason, line) from None


def opened(path: Path) -> BinaryIO:
    """The file, to be read as bytes.

    Raises:
        BadInput: It is missing, a folder, or cannot be read.
    """
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # a pipe would be waited for, for ever
            raise refusal(path, _("this is no file"))
        return path.open("rb")
    except FileNotFoundError:
        raise refusal(path, _("there is no such file")) from None
    except IsADirectoryError:
        raise refusal(path, _("this is a folder, not a file")) from None
    except OSError as problem:
        raise refusal(path, _("the file cannot be read ({why})").format(why=problem.strerror)) from None


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    unbroken = line = 0
    with opened(path) as handle:
        while True:
            block = handle.read(_BLOCK)
            text = decoder.decode(block, final=not block)
            if "\x00" in text:
                line += text.count("\n", 0, text.index("\x00")) + 1
                raise refusal(path, _("a NUL byte stands here; this is no text file, or a damaged one"), line)
            last = max(text.rfind("\n"), text.rfind("\r"))
            unbroken = unbroken + len(text) if last < 0 else len(text) - last
            if unbroken > LINE_CAP:
                raise refusal(path, _("a line here is longer than four million characters"), line + 1)
            line += text.count("\n")
            yield text
            if not block:
                return


def _reads(path: Path, encoding: str) -> bool:
    try:
        for _text in _decoded(path, encoding):
            pass
    except UnicodeError:
        return False
    return True


def _line_of_nul(path: Path) -> int:
    line = 1
    with opened(path) as handle:
        while block := handle.read(_BLOCK):
            at = block.find(b"\x00")
            if at >= 0:
                return line + int(block.count(b"\n", 0, at))
            line += block.count(b"\n")
    return line


def _wide(head: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes stand; "" if they stand anywhere."""
    whole = head[: len(head) // 4 * 4]
    zeros = [whole[at::4].count(0) for at in range(4)]
    units = len(whole) // 4
    if units and zeros[3] == units and zeros[2] >= units * 0.9:
        return "utf-32-le"
    if units and zeros[0] == units and zeros[1] >= units * 0.9:
        return "utf-32-be"
    even, odd = head[0::2].count(0), head[1::2].count(0)
    name, most, least = ("utf-16-be", even, odd) if even > odd else ("utf-16-le", odd, even)
    pairs = len(head) // 2
    if least > most // 10:
        return ""
    text = head[: pairs * 2].decode(name, "replace")
    broken = "\n" in text or "\r" in text
    return name if most >= pairs * 0.4 or (most >= pairs * 0.1 and broken) else ""


def _guessed(path: Path) -> str:
    evidence = bytearray()
    with opened(path) as handle:
        while len(evidence) < _EVIDENCE and (line := handle.readline(_EVIDENCE)):
            if not line.isascii():
                evidence += line
    # Imported here: 60 ms that a file in UTF-8 need not wait for.
    import chardet

    found = chardet.detect(bytes(evidence))
    name, sure = found["encoding"] or "", float(found["confidence"] or 0)
    choices = ["cp1252", "cp1250", "cp1251"]
    if name:
        name = codecs.lookup(name).name
        name = _WIDER.get(name, name)
        if sure >= _SURE:
            choices.insert(0, name)
        elif name.startswith(_COMMON):
            choices.append(name)
    if sure < _SURE:
        # Too few telling bytes for statistics: the reading that looks most like words wins, the first of equals.
        choices.sort(key=lambda choice: -_likeness(bytes(evidence), choice))
    for choice in choices:
        if _reads(path, choice):
            return choice
    return "latin-1"


def _likeness(evidence: bytes, encoding: str) -> int:
    """How much a reading looks like a European text: points for letters in their place, against for oddities."""
    text = evidence.decode(encoding, "replace")
    points = sum(-2 for sign in text if not sign.isascii() and not sign.isalpha() and sign not in _SIGNS)
    for word in _WORD.findall(text):
        strange = [letter for letter in word if not letter.isascii()]
        if not strange:
            continue
        cyrillic = sum(letter in _CYRILLIC for letter in strange)
        if cyrillic:
            alone = cyrillic == len(word) and (word.isupper() or word[1:].islower() or len(word) == 1)
            points += len(word) if alone else -len(word)
            continue
        points += sum(1 if letter in _LETTERS else -1 for letter in strange)
        # A Latin word has plain letters too, and neither digits nor capitals in its middle.
        points -= 2 * len(word) if len(strange) == len(word) > 2 else 0
        points -= 2 * any(sign.isdecimal() for sign in word)
        points -= any(letter.isupper() for letter in strange if letter != word[0]) and not word.isupper()
    return points
