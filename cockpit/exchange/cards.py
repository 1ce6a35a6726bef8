"""vCards 2.1, 3.0 and 4.0 as lists of properties, each card with the line on which it begins.

Read here rather than by a library: what phones and mail programs write breaks the standards in ways that a strict
reader refuses (parameters without names, lines without a colon, code pages, cards that never end), and one bad card
must neither stop the others nor go unsaid.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

VALUE_CAP = 1024 * 1024
"""Bytes of the longest value that is looked at; what is longer is a picture, and pictures are passed over."""
PROPERTIES_CAP = 2_000
"""Properties of a card; what comes after is passed over."""

_UNREAD = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-OL-DESIGN", "X-MS-CARDPICTURE", "AGENT", "LABEL"})
_NAME = re.compile(rb"(?:([\w-]+)\.)?([A-Za-z][\w-]*)\s*(?=[;:])")
_PARAMETER = re.compile(rb';\s*([\w-]*)\s*(?:=\s*((?:"[^"]*"|[^";:,])*(?:,(?:"[^"]*"|[^";:,])*)*))?')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card."""

    name: str
    """Upper case, without the group."""
    value: str
    """As it stands in the card, decoded but with its escapes."""
    types: tuple[str, ...] = ()
    """What kind of number or address it is, lower case ("work", "cell", "pref")."""
    group: str = ""
    """What ties an Apple label to its number ("item1"), lower case."""
    alternative: str = ""
    """The ALTID; of several properties with the same one, the first is meant."""

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """The value in parts, as names and addresses have them."""
        return [unescaped(part) for part in re.split(rf"(?<!\\){separator}", self.value)]


@dataclass(slots=True)
class Card:
    """One contact."""

    line: int
    """Line of the file on which it begins, counted from 1."""
    properties: list[Property] = field(default_factory=list)
    whole: bool = False
    """Whether it has an end."""

    def all(self, name: str) -> list[Property]:
        """The properties of a name that say something, of alternatives only the first."""
        found: list[Property] = []
        for each in self.properties:
            if each.name == name and each.value.strip("; ,\n"):
                if each.alternative and any(each.alternative == other.alternative for other in found):
                    continue
                found.append(each)
        return found

    def text(self, name: str) -> str:
        """The text of the first property of a name, "" if there is none."""
        return next((each.text for each in self.all(name)), "")


def cards(content: bytes, readings: tuple[str, ...]) -> Iterator[Card]:
    """The cards of a file, in its order.

    Args:
        content: The file, in an encoding in which ASCII stands for itself.
        readings: Codecs that are tried in turn on what does not say itself what it is in.
    """
    card: Card | None = None
    nested = 0
    for line, raw in _unfolded(content):
        bare = raw.strip().upper().replace(b" ", b"")
        if bare == b"BEGIN:VCARD" and card is not None and card.properties and card.properties[-1].name == "AGENT":
            nested += 1
        elif bare == b"BEGIN:VCARD":
            if card is not None:
                yield card
            card, nested = Card(line), 0
        elif bare == b"END:VCARD" and nested:
            nested -= 1
        elif bare == b"END:VCARD":
            if card is not None:
                card.whole = True
                yield card
            card = None
        elif card is not None and not nested and len(card.properties) < PROPERTIES_CAP:
            read = _property(raw, readings)
            if read is not None:
                card.properties.append(read)
    if card is not None:
        yield card


def unescaped(text: str) -> str:
    """A value without its backslashes; what is no escape of the standard stands for itself."""
    return _ESCAPED.sub(lambda found: "\n" if found.group(1) in "nN" else found.group(1), text).strip()


def _unfolded(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(line on which it begins, whole line) pairs: folded lines joined, and those that quoted-printable broke."""
    begin, parts, quoted = 1, list[bytes](), False
    for number, line in enumerate(re.split(rb"\r\n|\n|\r", content), start=1):
        if parts and quoted and parts[-1].endswith(b"="):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif parts and line[:1] in (b" ", b"\t") and not quoted:
            parts.append(line[1:])
        else:
            if parts:
                yield begin, b"".join(parts)
            begin, parts = number, [line]
            head = line.partition(b":")[0].upper()
            quoted = b"QUOTED-PRINTABLE" in head
    yield begin, b"".join(parts)


def _property(raw: bytes, readings: tuple[str, ...]) -> Property | None:
    """A property; None for a line that is none."""
    named = _NAME.match(raw)
    if not named or len(raw) > VALUE_CAP:
        return None
    name = named.group(2).decode("ascii", "replace").upper()
    at = named.end()
    types: list[str] = []
    charset, quoted, alternative = "", False, ""
    while found := _PARAMETER.match(raw, at):
        at = found.end()
        key = found.group(1).decode("ascii", "replace").casefold()
        values = (found.group(2) or b"").decode("utf-8", "replace").replace('"', "")
        if found.group(2) is None:
            # 2.1 writes TEL;CELL where 3.0 writes TEL;TYPE=CELL
            quoted = quoted or key == "quoted-printable"
            types.append(key)
        elif key == "type":
            types += [value.strip().casefold() for value in values.split(",")]
        elif key == "encoding":
            quoted = values.casefold() == "quoted-printable"
        elif key == "charset":
            charset = values.strip()
        elif key == "altid":
            alternative = values.strip()
        elif key == "pref":
            types.append("pref")
    if raw[at : at + 1] != b":":
        return None
    group = (named.group(1) or b"").decode("ascii", "replace").casefold()
    if name in _UNREAD:
        return Property(name, "")
    value = raw[at + 1 :]
    if quoted:
        value = quopri.decodestring(value)
    return Property(name, _decoded(value, (charset, *readings)), tuple(filter(None, types)), group, alternative)


def _decoded(value: bytes, readings: tuple[str, ...]) -> str:
    """Text in the first code page in which it makes sense."""
    for name in filter(None, readings):
        try:
            return value.decode(name).replace("\r\n", "\n")
        except (LookupError, UnicodeError, ValueError):
            continue
    return value.decode("latin-1").replace("\r\n", "\n")
