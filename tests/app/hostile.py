"""Texts made to harm: they steer a terminal, turn lines about, give Textual commands; and what may reach a terminal."""

from __future__ import annotations

import random
import re
import sqlite3
from pathlib import Path

from textual._compositor import CompositorUpdate

from cockpit.app import inside

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
TURNERS = [*"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"]
SEQUENCES = (
    "\x1b[31m",
    "\x1b[2J",
    "\x1b[H",
    "\x1b[?1049l",
    "\x1b[?25h",
    "\x1b[6n",
    "\x1b[c",
    "\x1b[>q",
    "\x1b[1;1H",
    "\x1b[21t",
    "\x1b]52;c;QUFBQQ==\x07",
    "\x1b]0;owned\x07",
    "\x1b]8;;http://x.invalid\x1b\\",
    "\x1b]4;1;?\x1b\\",
    "\x1b]1337;x\x07",
    "\x1bP$qm\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b_G\x1b\\",
    "\x1b^x\x1b\\",
    "\x1bX\x1b\\",
    "\x1bc",
    "\x1b#8",
    "\x1b(0",
    "\x1b7",
    "\x1b8",
    "\x1bM",
    "\x1bE",
    "\x1b[200~",
    "\x1b[201~",
    "\x1b[?2026h",
    "\x9b31m",
    "\x9d52;c;QQ==\x9c",
    "\x90q\x9c",
    "\x9d8;;http://x.invalid\x9c",
    "\x84\x85\x8d",
    "\x0e\x0f",
    "\x1b",
    "\x1b[",
    "\x1b]",
    "\r\n",
    "\x1b[38;2;",
)
MARKUP = (
    "[@click=app.hostile]press[/]",
    "[@click=hostile]press[/]",
    "[/]",
    "[",
    "]",
    "[[",
    "[b]",
    "[link=http://x.invalid]x[/]",
    "[@click=screen.hostile()]",
    "[red on blue]",
    "[$primary]",
    "[bold",
    "\\[b]",
    "[/@click]",
    "[link='",
    "[#12345]",
    "{0}",
    "{name}",
    "%s",
    "[on",
    "[!]",
    "[@mouse.enter=app.hostile]x[/]",
    "[reverse blink]",
    "[@click=app.quit]leave[/]",
    "`{}`",
)
SHAPES = (
    "👩‍👩‍👧‍👦",
    "🍞",
    "❤️",
    "1️⃣",
    "🇵🇱",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "Z̷a̷l̷g̷o̷",
    "́" * 12,
    "a" + "̂" * 200,
    "株式会社",
    "한글 상점",
    "متجر",
    "שלום",
    "ﷺ",
    "नमस्ते",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\u00ad",
    "\u034f",
    "\u180e",
    "\u3164",
    "x" * 400,
    "漢" * 150,
    "\u00a0",
    "\ufffd",
    "Łyżka",
    "Е́кспрес",
    "ẞ",
    "ǆ",
    "\U0001f9d1\U0001f3ff",
    "\ue000",
    "\U000f0000",
    "\u0600",
    "᠎",
)
PLAIN = ("Bar", "Nowak", "call back", " ", "17:30", "&", "<b>", "';--", "=1+1", "…", "+48 601", "\t", "\n", "\\", '"')
LONE = ("\ud800", "\udfff", "\udc9b31m")
FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""What no text may bring to a terminal."""
_OURS = re.compile(
    r"\x1b\[\d+;\d+H"  # to a cell
    r"|\x1b\[\d*[GCD]"  # along a line
    r"|\x1b\[(?:\d*[ABE]|\d+[Hd])"  # to a line
    r"|\x1b8\x1b7|(?<=\dm)\x1b7"  # to the cell and the colours that the terminal remembers; just set, to be remembered
    r"|\x1b\[\d+[@P]"  # the rest of it to the right or the left
    r"|\x1b\[(?:\d+(?:;\d+)*)?m"  # colours and attributes
    r"|\n(?=\x1b\[\d+;\d+H|$)"  # the end of a line that Textual draws; it goes to a cell before the next
)


def texts(count: int, seed: int = 1, *, lone: bool = False) -> list[str]:
    """So many different texts, each hostile in one way at least; the same for a seed.

    Args:
        count: how many.
        seed: of the chance.
        lone: with lone surrogates among them, which no file can hold.
    """
    chance = random.Random(seed)
    kinds = [CONTROLS, TURNERS, SEQUENCES, MARKUP, SHAPES, *([LONE] if lone else [])]
    found: dict[str, None] = {}
    while len(found) < count:
        pieces = [chance.choice(chance.choice([*kinds, PLAIN])) for _each in range(chance.randint(0, 5))]
        # what bites stands in front as often as not: of a name often only its beginning is shown
        pieces.insert(0 if chance.random() < 0.5 else len(pieces), chance.choice(chance.choice(kinds)))
        text = "".join(pieces)
        found[text if text.strip() else f"{text}a{len(found)}"] = None
    return list(found)


def leaks(sent: str) -> list[str]:
    """What there is in bytes for a terminal that the program does not send of itself."""
    rest = _OURS.sub("", sent)
    return [rest[max(0, at.start() - 6) : at.end() + 12] for at in FORBIDDEN.finditer(rest)]


class Wire:
    """What goes to the terminal, looked through as it goes."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.frames = self.length = 0

    def show(self, app: object, screen: object, renderable: object) -> None:
        """Stands for Textual's own `_display`."""
        if isinstance(renderable, CompositorUpdate):
            text = renderable.render_segments(app.console)  # type: ignore[attr-defined]
            self.frames += 1
            self.length += len(text)
            self.found += leaks(text)
            self._actions(getattr(renderable, "_update", renderable))

    def _actions(self, update: object) -> None:
        """Nothing that was drawn may be pressed to run what a text names, nor lead anywhere."""
        for _y, _x, _end, strips in inside.runs(update):
            for strip in strips:
                for segment in strip:
                    style = segment.style
                    if style is not None and (style.link or "hostile" in str(style.meta) or "quit" in str(style.meta)):
                        self.found.append(f"{segment.text!r} {style.link} {style.meta}")


FIELDS = {
    "client": (
        "name",
        "fold",
        "code",
        "tax_id",
        "address",
        "postcode",
        "city",
        "region",
        "country",
        "segment",
        "website",
        "language",
        "note",
    ),
    "person": ("name", "fold", "role", "language", "note"),
    "contact_point": ("label", "value", "digits"),
    "touch": ("note",),
    "action": ("text",),
    "family": ("name",),
    "tag": ("name",),
    "wallet": ("source",),
    "competitor": ("name",),
    "supply": ("note",),
    "sales_line": ("document",),
    "text_template": ("purpose", "text", "language"),
    "routine_template": ("text", "rule", "link", "figure"),
    "routine_item": ("text", "link", "figure"),
    "sweep_card": ("why",),
    "ledger": ("label",),
    "view": ("name", "lens", "grouping", "ordering", "tile", "bright"),
    "phone_record": ("name", "party", "digits", "note"),
    "meta": ("name", "country"),
}
"""Every column in which a book holds a text that is not one of ours."""


def poison(path: Path, with_these: list[str]) -> int:
    """Put hostile texts wherever a book keeps text, as no door of the program would let them in; returns how many."""
    book = sqlite3.connect(path, isolation_level=None)
    count = 0

    def next_one(held: str | None) -> str | None:
        nonlocal count
        if not held:
            return held
        count += 1
        return with_these[count % len(with_these)]

    book.create_function("hostile", 1, next_one)
    book.execute("BEGIN")
    book.execute("PRAGMA ignore_check_constraints = ON")
    triggers = book.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        book.execute(f'DROP TRIGGER "{name}"')
    for table, columns in FIELDS.items():
        held = {row[1] for row in book.execute(f'PRAGMA table_info("{table}")')}
        told = ", ".join(f'"{each}" = hostile("{each}")' for each in columns if each in held)
        book.execute(f'UPDATE OR IGNORE "{table}" SET {told}')
    for _name, sql in triggers:
        book.execute(sql)
    book.execute("COMMIT")
    book.close()
    return count
