"""Files of vCards as a table: a card is a row, numbered by the line on which it begins."""

from __future__ import annotations

import re
from pathlib import Path

from cockpit.core.incoming import BadRow
from cockpit.core.words import _
from cockpit.exchange import encodings
from cockpit.exchange.cards import Card, Property, cards
from cockpit.exchange.delimited import Table
from cockpit.exchange.held import HeldTable, held_size
from cockpit.exchange.openers import Opener, Wishes
from cockpit.exchange.refusal import refusal

CARD_CAP = 200_000
"""Cards of the longest file that is read."""
POINTS_CAP = 20
"""Numbers, and addresses, of a card; who has more is no contact."""

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:BEGIN\s*:\s*VADDRESSBOOK\s+)?BEGIN\s*:\s*VCARD\b", re.IGNORECASE)
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SILENT = frozenset({"fax", "homefax", "workfax", "pager", "modem", "isdn", "bbs", "pcs", "tlx"})
_SPEAKING = frozenset({"voice", "cell"})
_LABELS = {"cell": "mobile", "work": "work", "home": "home", "main": "main", "car": "car", "other": "other"}
_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_TEXTS = (
    "ORG",
    "FN",
    "TITLE",
    "CATEGORIES",
    "NOTE",
    "ADR street",
    "ADR postcode",
    "ADR city",
    "ADR region",
    "ADR country",
    "URL",
    "LANG",
)


def _sniff(head: bytes) -> bool:
    if head[:2] in _WIDE:
        head = head[: len(head) // 2 * 2].decode("utf-16", "ignore").encode("utf-8", "ignore")
    return bool(_BEGINS.match(head))


def _open(path: Path, wishes: Wishes) -> Table:
    encoding = encodings.detect(path, wishes.encoding)
    size = held_size(path)
    content = path.read_bytes()
    if encoding.startswith(("utf-16", "utf-32")):
        content, wishes = content.decode(encoding).encode(), Wishes()
    entries: list[tuple[int, dict[str, str]]] = []
    bad: list[BadRow] = []
    found = 0
    readings = (wishes.encoding,) if wishes.encoding else ("utf-8", encoding)
    for card in cards(content.removeprefix(b"\xef\xbb\xbf"), readings):
        found += 1
        if found > CARD_CAP:
            raise refusal(path, _("the file has more than 200,000 cards; split it"), card.line)
        cells = _cells(card)
        reason = _wrong(card, cells)
        if reason:
            bad.append(BadRow(card.line, reason))
        else:
            entries.append((card.line, cells))
    if not found:
        raise refusal(path, _("there is no vCard in the file"))
    points = [
        header
        for kind, least in (("TEL", 2), ("EMAIL", 1))
        for number in range(1, max([least, *(_many(cells, kind) for _line, cells in entries)]) + 1)
        for header in (f"{kind} {number} - Label", f"{kind} {number} - Value")
    ]
    headers = (*_TEXTS[:3], *points, *_TEXTS[3:])
    rows = [(line, [cells.get(header, "") for header in headers]) for line, cells in entries]
    return HeldTable(path, headers, rows, size, encoding, bad=bad)


def _many(cells: dict[str, str], kind: str) -> int:
    return sum(1 for header in cells if header.startswith(f"{kind} ") and header.endswith(" - Value"))


def _wrong(card: Card, cells: dict[str, str]) -> str:
    if not card.whole:
        return _("the card that begins here has no end")
    if card.text("KIND").casefold() == "group" or card.text("X-ADDRESSBOOKSERVER-KIND").casefold() == "group":
        return _("this card is a group of others and stays out")
    told = ("ORG", "FN", "TEL 1 - Value", "EMAIL 1 - Value")
    return (
        "" if any(cells.get(header) for header in told) else _("the card has no name, phone number or e-mail address")
    )


def _cells(card: Card) -> dict[str, str]:
    """What a card says, by header."""
    labels = {each.group: _label_text(each.text) for each in card.all("X-ABLABEL") if each.group}
    org = next((each.parts() for each in card.all("ORG")), [""])
    firm = org[0] or next(filter(None, org), "")
    name = _name(card, firm)
    if card.text("KIND").casefold() == "org" and not firm:
        firm, name = name, ""
    cells = {
        "ORG": firm,
        "FN": name,
        "TITLE": card.text("TITLE") or card.text("ROLE"),
        "NOTE": "\n".join(dict.fromkeys(each.text for each in card.all("NOTE"))),
        "CATEGORIES": " ::: ".join(tag for each in card.all("CATEGORIES") for tag in each.parts(",") if tag),
        "URL": card.text("URL"),
        "LANG": card.text("LANG"),
        **_address(card),
    }
    for kind, wanted in (("TEL", _phone), ("EMAIL", _email)):
        seen: dict[str, str] = {}
        for each in card.all(kind):
            value = wanted(each)
            if value and value not in seen:
                seen[value] = labels.get(each.group) or _label(each)
        for number, (value, label) in enumerate(list(seen.items())[:POINTS_CAP], start=1):
            cells[f"{kind} {number} - Value"], cells[f"{kind} {number} - Label"] = value, label
    return {header: text for header, text in cells.items() if text}


def _name(card: Card, firm: str) -> str:
    """A person's name without titles; "" where the card is about a firm and nobody in it.

    The formatted name keeps the order in which its owner's language puts the parts; the parts serve where there is
    none, and where it is the firm's.
    """
    parts = next((each.parts() for each in card.all("N")), [])
    family, given, further, before, after = (_words(part) for part in (*parts, "", "", "", "", "")[:5])
    words = _words(card.text("FN"))
    if not words or (firm and words == _words(firm)):
        return " ".join([*given, *further, *family]) or ("" if words else card.text("NICKNAME"))
    titles = {word.casefold() for word in (*before, *after)}
    named = {word.casefold() for word in (*given, *further, *family)}
    kept = [word for word in words if word.casefold() not in titles or word.casefold() in named]
    return " ".join(kept or words)


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _address(card: Card) -> dict[str, str]:
    """The preferred address, else the first."""
    found = card.all("ADR")
    if not found:
        return {}
    chosen = next((each for each in found if "pref" in each.types), found[0])
    parts = chosen.parts()
    parts += [""] * (7 - len(parts))
    box, further, street, city, region, postcode, country = parts[:7]
    return {
        "ADR street": "\n".join(part.rstrip(",") for part in (street, further, box) if part),
        "ADR city": city,
        "ADR region": region,
        "ADR postcode": postcode,
        "ADR country": country,
    }


def _phone(point: Property) -> str:
    """A number that somebody answers; faxes and pagers are none."""
    if _SILENT & set(point.types) and not _SPEAKING & set(point.types):
        return ""
    number, sign, extension = re.sub(r"^tel:", "", point.text, flags=re.IGNORECASE).partition(";ext=")
    number = number.partition(";")[0] if sign or point.text[:4].casefold() == "tel:" else number
    return f"{number} ext {extension.partition(';')[0]}" if extension else number


def _email(point: Property) -> str:
    return re.sub(r"^mailto:", "", point.text, flags=re.IGNORECASE)


def _label(point: Property) -> str:
    return " ".join(dict.fromkeys(_LABELS[kind] for kind in ("work", "home", "cell", "main", "car", "other")
                                  if kind in point.types))  # fmt: skip


def _label_text(text: str) -> str:
    found = _APPLE.fullmatch(text)
    return found.group(1).casefold() if found else text


OPENER = Opener(suffixes=frozenset({".vcf", ".vcard"}), sniff=_sniff, open=_open)
