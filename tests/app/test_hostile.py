"""10,000 hostile texts wherever a text can stand: nothing reaches the terminal but what the program sends of itself.

Both ways of sending are tried, and what would be written is looked through byte by byte; and the filters are taken out
in turn, which must be noticed.
"""

from __future__ import annotations

import re
import sqlite3

import pytest
from textual import events
from textual.app import App

from cockpit.app import inside, safe
from cockpit.app.app import CockpitApp
from cockpit.app.commands.table import places
from cockpit.app.desk import Desk
from cockpit.clock import Clock
from cockpit.core import visible
from cockpit.core.errors import CockpitError
from cockpit.core.portfolio import Portfolio
from cockpit.core.tiling import SIZES as TILES
from cockpit.store import portfolio, views
from cockpit.store.book import open_book
from cockpit.store.soundness import Soundness
from tests.app import hostile
from tests.app.walk import TODAY, Walk
from tests.app.words_walk import Seen, everywhere, press
from tests.exchange.phones import backup, call, sms

MANY = 10_000
MS = 1_789_000_000_000
RENDERERS = pytest.mark.parametrize("fast", [True, False], ids=["fast", "public"])


@pytest.fixture
def wire(monkeypatch):
    """The terminal; and an action that no text may run."""
    found = hostile.Wire()
    # Rich keeps in a style what it was drawn as first: for a poorer terminal, and later tests would be shown that
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(App, "_display", lambda app, screen, update: found.show(app, screen, update))
    for owner in (App, inside.Screen):
        monkeypatch.setattr(owner, "action_hostile", lambda self: found.found.append("an action ran"), raising=False)
    return found


class Looked(Seen):
    """Goes everywhere without a judge of words; the wire is looked at."""

    def look(self, name: str) -> None:
        self.places.add(getattr(self.walk.app.screen, "place", ""))

    def read(self, name: str, lines: object) -> None:
        pass


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Files to bring in, of hostile names and contents."""
    found = tmp_path / "phone"
    found.mkdir()
    these = hostile.texts(400, 7)
    cells = ['"' + text.replace('"', '""').replace("\0", "") + '"' for text in these]
    rows = [";".join(cells[at : at + 4]) for at in range(0, 396, 4)]
    (found / "clients.csv").write_text("\n".join([f"Name;City;NIP;{cells[398]}", *rows]), encoding="utf-8")
    calls = (call("+48799000001", MS + 3, 2, 65, "[@click=app.hostile]x[/]"), call("+48799000002", MS + 2, 1))
    texts = (sms("+48799000003", MS + 1, 2, "\u202e]52;", "[/]"), sms("799000001", MS + 4, 1, "\x9b31m"))
    (found / "sms.xml").write_text(backup(*calls, *texts), encoding="utf-8")
    for text in these[:60]:
        name = text.encode("utf-8", "replace").decode().replace("/", "").replace("\0", "")[:40]
        (found / f"{name}.csv").write_text("Name\nx\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(found))
    monkeypatch.chdir(found)
    return found


@RENDERERS
async def test_nothing_leaks_in_any_place(start, demo, folder, wire, monkeypatch, fast):
    monkeypatch.setattr(inside, "FAST", fast)
    # such a country breaks a rule of the table, and into a damaged book no key would write
    monkeypatch.setattr(Soundness, "_found", lambda self: "")
    assert hostile.poison(demo, hostile.texts(MANY)) >= MANY
    async with start((120, 40), demo) as walk:
        seen = Looked(walk)
        await everywhere(seen)
        assert seen.places >= places().keys()
        assert wire.frames > 200
        assert wire.found == []


@RENDERERS
async def test_ten_thousand_names_at_once(demo, wire, monkeypatch, fast):
    """In each kind of tile that there is, lone surrogates among them."""
    monkeypatch.setattr(inside, "FAST", fast)
    book = open_book(demo)
    shown = portfolio.load(book, TODAY)
    names = hostile.texts(MANY, 2, lone=True)
    kinds = shown.clients
    crowd = tuple(
        kinds[at % len(kinds)]._replace(id=at + 1, name=name, fold=name, city=name, action_text=name, segment=name)
        for at, name in enumerate(names)
    )
    crowded = Portfolio(crowd, TODAY, shown.policy, shown.currency, names[5])
    app = CockpitApp(Desk(book, Clock(TODAY), crowded, views.load(book)))
    monkeypatch.setattr(app, "fill_in", lambda: None)
    try:
        async with app.run_test(size=(280, 90)) as pilot:
            walk = Walk(app, pilot)
            named = 0
            for tile in TILES:
                walk.desk.use_tile(tile.id)
                await walk.press("home")
                pages = range(walk.grid.floor.pages)
                if len(pages) < 9 and not tile.pixels and not named:
                    named = len(walk.grid.floor.clients)
                    for _page in pages:
                        await walk.press("pagedown")
            assert named == MANY
    finally:
        book.close()
    assert wire.found == []


@RENDERERS
async def test_what_is_said_of_one(start, wire, monkeypatch, fast):
    monkeypatch.setattr(inside, "FAST", fast)
    async with start((120, 40)) as walk:
        for text in hostile.texts(1_000, 8, lone=True):
            walk.desk.say(text, "alarm")
            walk.home.draw()
            await walk.frame()
    assert wire.frames > 500
    assert wire.found == []


@RENDERERS
async def test_ten_thousand_lines_of_a_list(start, demo, wire, monkeypatch, fast):
    monkeypatch.setattr(inside, "FAST", fast)
    raw = sqlite3.connect(demo)
    raw.executemany(
        "INSERT INTO ledger (seq, operation, at_ms, label, source) VALUES (?1, ?1, ?2, ?3, 'keyed')",
        [(number, MS, text) for number, text in enumerate(hostile.texts(MANY, 3), 1)],
    )
    raw.commit()
    raw.close()
    async with start((160, 250), demo) as walk:
        await walk.press("g", "j")
        shown = 0
        for _page in range(45):
            before = walk.screen.rows.cursor
            await walk.press("pagedown")
            shown += walk.screen.rows.cursor - before
        assert shown >= MANY - 1
        assert wire.found == []


async def test_what_is_typed_pasted_and_asked_for(start, wire):
    async with start((120, 40)) as walk:
        for text in hostile.texts(120, 4):
            await walk.press("escape", "C")
            walk.app.post_message(events.Paste(text))
            await walk.press("end")
        await walk.press("escape", "ctrl+p")
        for text in hostile.texts(30, 5):
            walk.app.post_message(events.Paste(text))
            await walk.press("end", "home", "ctrl+k")
        await walk.press("escape")
        for text in hostile.texts(100, 6):
            walk.app.notify(text, title=text, markup=False)
        await walk.frame()
        assert wire.found == []


@pytest.mark.parametrize("out", ["the last door", "the symbols", "both"])
async def test_without_a_filter_it_would_be_noticed(start, demo, wire, monkeypatch, out):
    hostile.poison(demo, hostile.texts(2_000))
    if out != "the symbols":
        monkeypatch.setattr(safe.VisibleFilter, "apply", lambda self, segments, background: segments)
    if out != "the last door":
        monkeypatch.setattr(visible, "_pattern", lambda *_which: re.compile("(?!)"))
    async with start((120, 40), demo) as walk:
        seen = Looked(walk)
        for keys in (("right",), ("/",), ("<a>",), ("escape",), ("g",), ("escape",), ("t",), ("escape",)):
            await press(seen, "grid", *keys)
        await walk.press("C")
        walk.app.post_message(events.Paste("a\x1b[31mb"))
        await walk.press("end")
    assert wire.found


def test_the_judge_knows_each_of_them():
    alike = {"\x1b[31m", "\x1b[1;1H", "\n"}
    """What the program sends as well; what stands in the texts beside them gives them away."""
    for text in [*hostile.CONTROLS, *hostile.TURNERS, *hostile.SEQUENCES, *hostile.LONE, "\nx"]:
        if text not in alike:
            assert hostile.leaks(f"\x1b[1;1H{text}"), repr(text)
    assert hostile.leaks("\x1b[12;3Hname\x1b[1;38;5;7mx\x1b[0m\x1b[4C\x1b[C\x1b[7G") == []
    assert len(set(hostile.texts(MANY))) == MANY


def test_the_command_line_prints_none_of_them(demo, capsys):
    """Each verb that shows the book, in text and as JSON."""
    from cockpit.cli import main

    hostile.poison(demo, hostile.texts(MANY))
    names = [row[0] for row in sqlite3.connect(demo).execute("SELECT name FROM client LIMIT 40")]
    asked = [["grid"], ["agenda"], ["journal"], ["find", "a"], ["sweep"], ["routine"], ["views"], ["unmatched"]]
    asked += [
        ["templates"],
        ["books"],
        ["check"],
        ["lenses"],
        ["export", "--list"],
        ["next", names[3], "x", "--dry-run"],
    ]
    asked += [["show", name] for name in names]
    printed = 0
    for words in asked:
        for more in ([], ["--json"]):
            try:
                main(["--book", str(demo), *more, *words])
            except (SystemExit, CockpitError):
                pass
            told = capsys.readouterr()
            for text in (told.out, told.err):
                printed += len(text)
                assert hostile.FORBIDDEN.findall(text.replace("\n", "")) == [], words
    assert printed > 50_000
