"""A language made for tests: each text of the program within ⟦⟧, two fifths longer, its letters accented.

What stands on the screen without the brackets was never given to the catalogues; a bracket that is not closed was cut.
The user's own words are written in Greek letters, so that both can be told apart.
"""

from __future__ import annotations

import gettext
import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cockpit.app.widgets.line import Part, fitted
from cockpit.core import text_defaults, words
from cockpit.core.locales import LOCALES
from cockpit.core.routine import DEFAULTS

LONGER = 1.4
OPEN, CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("aceilnorsuyzACEILNORSUYZ", "áčéíľñóřšúýžÁČÉÍĽÑÓŘŠÚÝŽ")
_GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "αβξδεφγηιζκλμνοπθρστυωψχλζΑΒΞΔΕΦΓΗΙΖΚΛΜΝΟΠΘΡΣΤΥΩΨΧΛΖ"
)
_SPECIAL = str.maketrans("łŁßøØđœŒæÆ", "λΛσοΟδοΟαΑ")
_PIECE = re.compile(r"(\{[^}]*\}|`[^`]*`|“[^”]*”|--\w+)")


def greek(text: str) -> str:
    """A text in Greek letters: the user's own."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return re.sub("[Ѐ-ӿ]", "Ψ", plain.translate(_SPECIAL).translate(_GREEK))


def greek_text(text: str) -> str:
    """A text with fields in Greek letters, the fields as they are."""
    return "".join(piece if at % 2 else greek(piece) for at, piece in enumerate(_PIECE.split(text)))


SEEDED = {*(template.text for template in DEFAULTS), *text_defaults.PURPOSES}
"""Texts that become the user's own: the checklists begin with them."""


def pseudo(text: str) -> str:
    """A text in the language of tests; its fields, and the spaces around it, as they are."""
    body = text.strip(" ")
    if not body:
        return text
    before = text[: len(text) - len(text.lstrip(" "))]
    after = text[len(text.rstrip(" ")) :]
    told = "".join(
        piece if at % 2 else piece.translate(_ACCENTS).replace("…", "...")
        for at, piece in enumerate(_PIECE.split(body))
    )
    more = max(0, round(len(_PIECE.sub("", body)) * (LONGER - 1)) - 2)
    return f"{before}{OPEN}{told}{'·' * more}{CLOSE}{after}"


class Pseudo(gettext.NullTranslations):
    """The catalogue: made up as it is asked."""

    def gettext(self, message: str) -> str:
        return greek(message) if message in SEEDED else pseudo(message.rpartition("\x04")[2])

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


@contextmanager
def spoken() -> Iterator[None]:
    """Speak it, days and numbers written as in German, which takes the most room."""
    words.take(Pseudo(), "de")
    try:
        yield
    finally:
        words.speak("en")


def in_greek(path: Path) -> None:
    """Write all that the user wrote in a book in Greek letters."""
    book = sqlite3.connect(path)
    book.create_function("greek", 1, lambda text: greek(text) if text else text)
    fields = {
        "client": ("name", "tax_id", "address", "city", "region", "country", "segment", "website", "language", "note"),
        "person": ("name", "role", "language", "note"),
        "contact_point": ("label", "value"),
        "touch": ("note",),
        "action": ("text",),
        "family": ("name",),
        "tag": ("name",),
        "wallet": ("source",),
        "competitor": ("name",),
        "text_template": ("purpose", "text", "language"),
        "ledger": ("label",),
        "view": ("name",),
    }
    known = {name for (name,) in book.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table, columns in fields.items():
        held = {row[1] for row in book.execute(f"PRAGMA table_info({table})")} if table in known else set()
        told = ", ".join(f'"{each}" = greek("{each}")' for each in columns if each in held)
        if told:
            book.execute(f"UPDATE {table} SET {told}")
    book.execute("UPDATE meta SET name = greek(name)")
    book.execute("UPDATE client SET code = greek(code) WHERE code <> ''")
    # lists made before, and what the journal says, are in the language of their day
    for table in ("routine_item", "routine_period", "routine_template", "sweep_card", "sweep"):
        if table in known:
            book.execute(f"DELETE FROM {table}")
    book.commit()
    book.close()


_SPOKEN = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
_CUT = re.compile(f"{OPEN}[^{CLOSE}]*…")
"""An ellipsis within a text: those of the program's own are three full stops here."""
GAP = re.compile(r"\[[^\]]*(\?\]|…)|\{\w+\}|(?:[A-Z]+=[\w,+-]+;?)+")
"""What a text still needs, within the user's own text: cut as that is; fields and rules as they are typed."""
_OWN = re.compile("[Α-ωά-ώ0-9][^\\s⟦⟧]*…")
"""The user's own words, cut."""
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_KEYS = {
    *("Esc", "Enter", "Tab", "Space", "Del", "Ins", "PgUp", "PgDn", "Home", "End", "Shift", "Ctrl", "Up", "Down"),
    *("Left", "Right", "Backspace", "Delete", "Insert"),
}
_NAMES = {
    "Cockpit",
    "KB",
    "MB",
    "CSV",
    "TOML",
    "UTF",
    "BOM",
    "Windows",
    "ISO",
    "KW",
    "PLN",
    "zł",
    "EUR",
    "csv",
    "json",
    "toml",
}
_DAYS = {
    name.strip(".") for locale in (LOCALES["de"],) for name in (*locale.months, *locale.month_names, *locale.weekdays)
}


def left_out(text: str, *, known: frozenset[str] = frozenset()) -> list[str]:
    """The words of a line, or of lines, that were never given to the catalogues."""
    while _SPOKEN.search(text):
        # from within: a text may stand in the field of another
        text = _SPOKEN.sub(" ", text)
    text = re.sub(f"[^{OPEN}]*{CLOSE}|{OPEN}.*", " ", text)
    found = _LETTERS.findall(text)
    return [word for word in found if word not in _KEYS | _NAMES | _DAYS | known]


def overflow(parts: Sequence[Part], width: int) -> str:
    """Where words of the program do not fit into a line: what is shown and what is left out; else empty.

    Within the user's own words a line may end, where no more of the program's comes after them.
    """
    whole = GAP.sub(" ", "".join(text for text, _style in parts))
    shown = GAP.sub(" ", "".join(text for text, _style in fitted(parts, width)))
    rest = whole[len(shown.rstrip("…")) :]
    if _OWN.search(shown) and OPEN not in rest:
        shown, whole = _OWN.sub("", shown), shown
        return "" if not _CUT.search(shown) else whole
    if whole.count(CLOSE) == shown.count(CLOSE) and not _CUT.search(_OWN.sub("", shown)):
        return ""
    return f"{shown} | {rest}"
