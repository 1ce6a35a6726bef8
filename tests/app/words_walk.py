"""A walk over every place for tests of words: what stands on each screen goes to a judge."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cockpit.app.commands.table import places
from cockpit.app.first_day import STEPS
from cockpit.app.widgets.line import Lines, Part, fitted
from cockpit.app.widgets.rows import Rows
from cockpit.core import words
from cockpit.core.lens import lenses
from cockpit.store import consent, people
from tests.app import pseudo
from tests.app.walk import Walk
from tests.exchange.phones import backup, call, sms

PREVIEWS = {("reason", 1), ("sweep-then", None), ("sweep-caption", None)}
"""Lines that have the beginning of a sentence which another place has whole: (widget, line or None for all)."""
KNOWN = (
    "demo",
    "cockpit",
    "home",
    "phone",
    "Name",
    "City",
    "NIP",
    "sms",
    "xml",
    "clients",
    "Empty",
    "Cockpit",
    "csv",
    "de",
    "en",
    "fr",
    "pl",
    "ru",
    "uk",
)
"""Words of the files and folders of these tests."""
READ = 60
"""Lines of a list that are looked at."""
MS = 1_789_000_000_000
_LETTERS = r"[A-Za-zÀ-ɏЀ-ӿ]"
_CUT = re.compile(rf"[^\s(]*{_LETTERS}…")
"""A word that ends in an ellipsis; what the user wrote is in Greek letters."""


class Real(gettext.GNUTranslations):
    """A catalogue as it is; only what becomes the user's own is in Greek letters."""

    def gettext(self, message: str) -> str:
        return pseudo.greek(message) if message in pseudo.SEEDED else super().gettext(message)


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Speak a language of the program."""
    path = words.LOCALE_DIR / language / "LC_MESSAGES" / "cockpit.mo"
    with path.open("rb") as file:
        words.take(Real(file), language)
    try:
        yield
    finally:
        words.speak(words.SOURCE)


class Seen:
    """What was looked at, and what was found wrong with it."""

    def __init__(self, walk: Walk, *, real: bool = False) -> None:
        self.walk, self.real = walk, real
        self.known = frozenset(KNOWN)
        self.wrong: dict[str, list[str]] = {}
        self.places: set[str] = set()
        """Where it was looked."""
        self._before: set[tuple[object, ...]] = set()

    def look(self, name: str) -> None:
        """Look at the screen as it stands."""
        self.places.add(getattr(self.walk.app.screen, "place", ""))
        for widget in self.walk.app.screen.query(Lines):
            if widget.display and widget.size.width:
                self._lines(name, widget)
        for rows in self.walk.app.screen.query(Rows):
            if rows.display and rows.size.width and rows.model is not None:
                width = rows.scrollable_content_region.width
                shown = [rows.model.line(at, width - 1) for at in range(min(len(rows.model), READ))]
                # a sentence goes on in the next line
                said = " ".join("".join(text for text, _style in parts) for parts in shown)
                self._words(name, said, whole=len(shown) == len(rows.model))
                for line in shown:
                    self._fit(name, line, width)

    def read(self, name: str, lines: Sequence[str]) -> None:
        """Look at what Textual's own parts show."""
        for line in lines:
            self._words(name, line, whole=False)

    def _lines(self, name: str, widget: Lines) -> None:
        self._words(name, " ".join("".join(text for text, _style in line) for line in widget._parts))
        for at, line in enumerate(widget._parts):
            if not PREVIEWS & {(widget.id, at), (widget.id, None)}:
                self._fit(name, line, widget.size.width)
        told = [line for line in widget._parts if any(text.strip() for text, _style in line)]
        if len(widget._parts) > widget.size.height and len(told) > widget.size.height:
            self._note(name, f"{widget.id} has {len(told)} lines in {widget.size.height}")

    def _fit(self, name: str, line: Sequence[Part], width: int) -> None:
        if not self._new("fit", tuple(text for text, _style in line), width):
            return
        told = cut_words(line, width) if self.real else pseudo.overflow(line, width)
        if told:
            self._note(name, f"cut: {told}")

    def _words(self, name: str, text: str, *, whole: bool = True) -> None:
        if self.real or not self._new("words", text):
            return
        text = pseudo.GAP.sub(" ", text)
        for word in pseudo.left_out(text, known=self.known):
            self._note(name, f"left out: {word} in {text.strip()[:160]!r}")
        if whole and text.count(pseudo.OPEN) != text.count(pseudo.CLOSE) and "…" not in text:
            self._note(name, f"cut without a sign: {text.strip()[:300]!r}")

    def _new(self, *what: object) -> bool:
        """Whether this was not looked at before: most of a screen stays as it was."""
        if what in self._before:
            return False
        self._before.add(what)
        return True

    def _note(self, name: str, told: str) -> None:
        self.wrong.setdefault(told, []).append(name)

    def report(self) -> str:
        return "\n".join(f"{', '.join(names[:3])}: {told}" for told, names in self.wrong.items())


def cut_words(parts: Sequence[Part], width: int) -> str:
    """Where a word of a real language does not fit into a line; else empty."""
    whole = pseudo.GAP.sub(" ", "".join(text for text, _style in parts))
    shown = pseudo.GAP.sub(" ", "".join(text for text, _style in fitted(parts, width)))
    own = _CUT.search(shown)
    if own and own.group() not in OWN:
        return f"{shown} | {whole[len(shown.rstrip('…')) :]}"
    return "" if not re.search(_LETTERS, whole[len(shown) :]) else f"{shown} | {whole[len(shown) :]}"


OWN: set[str] = set()
"""Words that end in an ellipsis in the catalogues."""


def files(folder: Path) -> Path:
    """What is brought in: a backup of a phone, and clients."""
    folder.mkdir()
    calls = (call("+48799000001", MS + 3, 2, 65, "ΖΟΦΙΑ"), call("+48799000002", MS + 2, 1), call("-2", MS + 2, 3))
    texts = (sms("+48799000003", MS + 1, 2, "ξ", "ΩΩΩ"), sms("799000001", MS + 4, 1, "ξξξ"))
    (folder / "sms.xml").write_text(backup(*calls, *texts), encoding="utf-8")
    (folder / "clients.csv").write_text("Name;City;NIP;ΞΞ\nΑΒΓ;ΩΩ;123;1\nΔΕΖ;ΨΨ;777;2\n;ΨΨ;;3\n", encoding="utf-8")
    return folder


GRID = (
    ("7",), ("escape",), ("g",), ("escape",), ("f",), ("escape",), ("o",), ("escape",), ("G",), ("escape",),
    ("w",), ("n",), ("escape",), ("f8",), ("escape",), ("ctrl+e",), ("escape",), ("/",), ("<ζζζ>",), ("escape",),
    ("c",), ("u",), ("U",), ("space",), ("space",), ("c",), ("u",), ("t",), ("<ξ>",), ("escape",), ("a",),
    ("<+3d ξξ>",), ("escape",), ("C",), ("<ξξ>",), ("escape",), ("insert",), ("escape",), ("x",), ("escape",),
    ("escape",), ("enter",), ("enter",), ("tab",), ("tab",), ("tab",), ("tab",), ("home", "enter"), ("escape",),
    ("escape",), ("escape",),
)  # fmt: skip
STOPS = {
    "agenda": (("down",), ("space",), ("w",), ("escape",), ("T",), ("<ξξ fri 45m>",), ("escape",), ("right",),
               ("x",), ("escape",), ("delete",), ("u",), ("H",), ("escape",), ("plus",)),
    "routine": (("space",), ("down", "space"), ("tab",), ("tab",), ("tab",), ("left",), ("right",), ("a",), ("escape",),
                ("delete",), ("escape",), ("e",), ("r",), ("<ξξ>",), ("escape",), ("o",), ("escape",), ("l",),
                ("escape",), ("f",), ("escape",), ("tab",), ("delete",)),
    "journal": (("enter",), ("f",), ("end",), ("home", "down", "down", "x")),
    "texts": (("tab",), ("tab",), ("insert",), ("escape",), ("f2",), ("escape",), ("w",), ("escape",), ("l",),
              ("escape",), ("delete",), ("u",)),
    "sweep": (("z",), ("<2>",), ("enter",), ("C",), ("escape",), ("c",), ("space",), ("space",)),
    "books": (("insert",), ("escape",), ("delete",), ("escape",)),
    "unassigned": (("down",), ("a",), ("<αβ>",), ("escape",), ("insert",), ("escape",), ("delete",), ("u",)),
}  # fmt: skip
"""What is done in each place, by its id."""


async def press(seen: Seen, name: str, *keys: str) -> None:
    """Press keys and look."""
    await seen.walk.press(*keys)
    if any(not worker.is_finished for worker in seen.walk.app.workers):
        await seen.walk.settle()
    seen.look(f"{name} {' '.join(keys)}")


async def everywhere(seen: Seen, *, helps: bool = True) -> None:
    """Go through every place, and what is asked and chosen there."""
    walk = seen.walk
    for lens in lenses().values():
        walk.desk.use_lens(lens)
        walk.home.draw()
        await walk.frame()
        seen.look(f"lens {lens.id}")
    walk.desk.use_lens(lenses()["breath"])
    await press(seen, "palette", "ctrl+p")
    seen.read("palette", walk.picture())
    await walk.press("escape")
    for keys in GRID:
        await press(seen, "grid", *keys)
    await hand_off(seen)
    await bring_in(seen)
    for place in places().values():
        if place.letter and place.id != "grid":
            walk.app.go(place.id)
            await walk.frame()
            await walk.settle()
            seen.look(place.id)
            for keys in STOPS.get(place.id, ()):
                if keys != ("escape",) or walk.screen.errand is not None or walk.screen.choice is not None:
                    await press(seen, place.id, *keys)
        if helps:
            walk.app.show_help(place.id)
            await walk.frame()
            seen.look(f"{place.id} help")
        walk.app.go("grid")
        await walk.frame()
    await first_day(seen)


async def hand_off(seen: Seen) -> None:
    """A call, the texts, and a client that is not to be rung up."""
    walk = seen.walk

    def can(facts: object) -> bool:
        found = consent.in_order(people.of_client(walk.book, facts.id))  # type: ignore[attr-defined]
        return bool(found and found[0].phones and "refused" not in (found[0].consent_call, found[0].consent_text))

    walk.stand(can)
    for keys in (("p",), ("tab",), ("escape",), ("2",), ("escape",), ("a",), ("f2",), ("escape",), ("y",), ("tab",),
                 ("escape",), ("escape",)):  # fmt: skip
        await press(seen, "hand-off", *keys)
        if keys == ("tab",) and walk.place == "hand-off" and walk.screen.errand is not None:
            await press(seen, "hand-off", "<ΞΞ>", "enter")
    for wanted in (lambda facts: not can(facts), lambda facts: facts.resting_why):
        walk.stand(wanted)
        await press(seen, "hand-off no", "p")
        await press(seen, "hand-off no", "tab")
        walk.app.go("grid")
        await walk.frame()


async def bring_in(seen: Seen) -> None:
    """A list of clients, looked at; a phone's backup, brought in."""
    walk = seen.walk
    await press(seen, "import", "ctrl+o")
    await press(seen, "import", "<clients.csv>", "enter")
    for keys in (("down",), ("right",), ("left",), ("t",), ("t",), ("tab",), ("tab",), ("m",), ("escape",)):
        await press(seen, "import clients", *keys)
    walk.app.go("grid")
    await walk.frame()
    await press(seen, "import", "ctrl+o")
    await press(seen, "import", "<sms.xml>", "enter")
    await press(seen, "import phone", "b")
    await press(seen, "import phone", "enter")
    walk.app.go("grid")
    await walk.frame()


async def first_day(seen: Seen) -> None:
    """Each step of the first day."""
    walk = seen.walk
    await press(seen, "first day", "f3")
    for at in range(len(STEPS) + 1):
        walk.app.first_day.at = at
        walk.screen.show_first_day()
        await walk.frame()
        seen.look(f"first day {at}")
    await press(seen, "first day", "f3")
