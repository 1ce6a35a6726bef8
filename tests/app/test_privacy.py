"""The privacy key: while the words are hidden no name, number, amount or note of the book stands in any cell."""

from __future__ import annotations

import re
import sqlite3

import pyte
import pytest
from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App

from cockpit.app import privacy
from cockpit.app.commands.table import commands, places
from cockpit.app.cover import Cover
from cockpit.core.errors import CockpitError
from cockpit.core.formatter import HIDDEN
from cockpit.core.lens import lenses
from cockpit.core.tiling import SIZES as TILES
from cockpit.core.verbs import BY_ID
from cockpit.store import hiding
from tests.app.hostile import FIELDS
from tests.app.walk import SIZES

AMOUNT = re.compile(r"\d[\d\u00a0\u202f .,]*\u00a0?(?:zł|€|PLN|EUR)")
OURS = {("client", "fold"), ("view", "lens"), ("view", "grouping"), ("view", "ordering"), ("view", "tile"),
        ("view", "bright"), ("routine_template", "rule"), ("routine_template", "link"), ("routine_template", "figure"),
        ("routine_item", "link"), ("routine_item", "figure"), ("client", "language"), ("person", "language"),
        ("text_template", "language"), ("meta", "country")}  # fmt: skip
"""Columns whose texts are the program's words, or a code of a language."""


def secrets(path) -> set[str]:
    """Every text of the user's in a book."""
    book = sqlite3.connect(path)
    found: set[str] = set()
    for table, columns in FIELDS.items():
        held = {row[1] for row in book.execute(f'PRAGMA table_info("{table}")')}
        for column in columns:
            if column in held and (table, column) not in OURS:
                found |= {text for (text,) in book.execute(f'SELECT DISTINCT "{column}" FROM "{table}"') if text}
    book.close()
    return found


def written(path) -> list[tuple[int, ...]]:
    book = sqlite3.connect(path)
    found = book.execute("SELECT count(*), max(seq) FROM journal").fetchall()
    book.close()
    return found


class Judge:
    """Looks for the beginnings of what is to be hidden in the cells of a terminal."""

    def __init__(self, texts: set[str]) -> None:
        words = {text.split("\n")[0][:14].strip() for text in texts}
        self.wanted = {word for word in words if len(word) >= 4}
        self.pattern = re.compile("|".join(re.escape(word) for word in sorted(self.wanted, key=len, reverse=True)))

    def found(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self.pattern.findall(text) + AMOUNT.findall(text)


class Cells:
    """What stands in a terminal's cells."""

    def __init__(self, size, monkeypatch) -> None:
        self.screen = pyte.Screen(*size)
        stream = pyte.Stream(self.screen)

        def show(app, screen, update):
            if isinstance(update, CompositorUpdate):
                stream.feed(update.render_segments(app.console).replace("\n", ""))

        monkeypatch.setattr(App, "_display", show)

    @property
    def lines(self) -> list[str]:
        return list(self.screen.display)


@pytest.fixture
def full(demo):
    """The sample, with what only a book in use has: phone records, a sweep, lists, views, a text."""
    book = sqlite3.connect(demo)
    chance = [(f"k{at}", f"+4879900{at:04}", f"4879900{at:04}", f"Zofia Znana{at}") for at in range(30)]
    book.executemany(
        "INSERT INTO phone_record (key, party, digits, name, at_ms, zone, offset_min, day, channel, direction,"
        " outcome, reach) VALUES (?, ?, ?, ?, 1789000000000, 'Europe/Warsaw', 120, '2026-09-10', 'call', 'in',"
        " 'came', 'contact')",
        chance,
    )
    book.execute("INSERT INTO \"view\" (name) VALUES ('Moja Ważna')")
    book.execute("INSERT INTO text_template (purpose, text) VALUES ('Urgent purpose', 'Dear {person}, Sekret')")
    book.execute("INSERT INTO routine_template (period, text) VALUES ('day', 'Ring Konfidencja')")
    book.commit()
    book.close()
    return demo


STEPS = {
    "grid": (("right",), ("tab",), ("t",), ("c",), ("C",), ("f", "l"), ("f", "f"), ("f2",), ("enter",), ("enter",),
             ("tab",), ("tab",), ("tab",), ("tab",), ("enter",), ("y",), ("p",), ("escape",), ("escape",), ("w",),
             ("escape",), ("G",), ("s",), ("G",), ("r",), ("G",), ("t",), ("slash",), ("u",), ("insert",), ("ctrl+o",),
             ("ctrl+e",), ("x",), ("a",), ("g", "o"), ("f3",), ("question_mark",), ("escape",)),
    "sweep": (("space",), ("c",), ("enter",)),
    "agenda": (("down",), ("x",), ("tab",), ("right",), ("plus",), ("enter",)),
    "routine": (("down",), ("space",), ("tab",), ("tab",), ("e",)),
    "journal": (("down",), ("enter",), ("f",), ("x",)),
    "texts": (("tab",), ("f2",), ("down",)),
    "unassigned": (("down",), ("enter",), ("delete",)),
}  # fmt: skip


async def about(walk, cells, judge):
    """Through every place, lens and tile; returns what was found where, and the places that were seen."""
    found, seen = {}, set()

    async def look(name):
        if any(not worker.is_finished for worker in walk.app.workers):
            await walk.settle()
        await walk.frame()
        seen.add(getattr(walk.app.screen, "place", ""))
        for leak in judge.found(cells.lines):
            found.setdefault(leak, []).append(name)

    for lens in lenses().values():
        walk.desk.use_lens(lens)
        walk.home.draw()
        await look(f"lens {lens.id}")
    for tile in TILES:
        walk.desk.use_tile(tile.id)
        await look(f"tile {tile.id}")
    walk.desk.use_tile("auto")
    await walk.press("ctrl+p")
    await look("palette")
    await walk.press(*"nowak")
    await look("palette nowak")
    await walk.press("escape")
    for place in places().values():
        if place.letter and place.id in privacy.PLACES:
            walk.app.go(place.id)
            await look(place.id)
            for keys in STEPS.get(place.id, ()):
                await walk.press(*keys)
                await look(f"{place.id} {' '.join(keys)}")
    walk.app.go("grid")
    await walk.frame()
    return found, seen


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_nothing_hidden_stands_in_a_cell(start, full, monkeypatch, size):
    judge = Judge(secrets(full))
    assert len(judge.wanted) > 800
    cells = Cells(size, monkeypatch)
    async with start(size, full) as walk:
        if size == SIZES[1]:
            # with the words shown the judge finds them: hundreds of texts
            assert len((await about(walk, cells, judge))[0]) > 200
            await walk.home_again()
        await walk.press("f4")
        assert walk.book.hidden
        rows = written(full)
        found, seen = await about(walk, cells, judge)
        assert found == {}
        assert seen >= privacy.PLACES
        # nothing was written meanwhile, and all is back with the same key
        assert written(full) == rows
        await walk.home_again()
        await walk.press("f4")
        assert not walk.book.hidden
        await walk.press("right", "left")
        assert judge.found(cells.lines)


async def test_colours_counts_and_places_stay(start, full):
    async with start((120, 40), full) as walk:
        standing, marks = walk.grid.floor.clients, []
        groups = [(len(group.members)) for group in walk.desk.groups]
        for hidden in (False, True, False):
            marks.append({lens.id: walk.desk.readings.of(lens).states for lens in (walk.desk.lens, lenses()["next"])})
            assert walk.grid.floor.clients == standing
            assert [len(group.members) for group in walk.desk.groups] == groups
            assert walk.book.hidden == hidden
            shown = "\n".join(walk.picture())
            assert (HIDDEN in shown) == hidden
            assert ("hidden · F4" in walk.text("#vital-signs")) == hidden
            await walk.press("f4")
        assert marks[0] == marks[1] == marks[2]


async def test_a_key_that_would_write_or_show_is_refused(start, full):
    async with start((120, 40), full) as walk:
        await walk.press("f4")
        for key in ("c", "C", "t", "u", "y", "p", "ctrl+e", "ctrl+o", "insert", "f2", "slash", "w"):
            await walk.press(key)
            assert walk.said == hiding.refusal(), key
            assert walk.screen.errand is None
        await walk.press("g", "o")
        assert walk.place == "grid" and walk.said == hiding.refusal()
        with pytest.raises(CockpitError), walk.book.operation("x", walk.desk.now()):
            raise AssertionError("it was let in")
        with pytest.raises(CockpitError):
            walk.desk.log([walk.here], BY_ID["call"])


async def test_the_agenda_knows_its_holidays_although_none_can_be_kept(start, full):
    with sqlite3.connect(full) as raw:
        raw.execute("DELETE FROM setting WHERE name >= 'holidays' AND name < 'holidayt'")
    raw.close()
    async with start((80, 24), full) as walk:
        await walk.press("f4")
        rows = written(full)
        await walk.press("g", "a")
        assert walk.place == "agenda"
        assert walk.said == ""
        assert walk.screen.holidays["2026-11-11"]
        assert written(full) == rows


async def test_what_is_typed_is_covered_and_stays(start, full, monkeypatch):
    cells = Cells((120, 40), monkeypatch)
    async with start((120, 40), full) as walk:
        await walk.press("C", "<Sekretna>")
        await walk.press("f4")
        await walk.frame()
        assert isinstance(walk.app.screen, Cover)
        assert [line for line in cells.lines if line.strip()] == [
            line for line in cells.lines if "hidden: F4 shows the screen again" in line
        ]
        await walk.press("c", "x", "enter")
        walk.app.post_message(events.Paste("pasted"))
        await walk.press("f4")
        assert walk.typed == "Sekretna"
        assert not walk.book.hidden
        await walk.press("escape", "ctrl+p", "f4")
        await walk.frame()
        assert isinstance(walk.app.screen, Cover)
        await walk.press("f4", "escape", "ctrl+o", "f4")
        await walk.frame()
        assert isinstance(walk.app.screen, Cover)
        await walk.press("f4")


async def test_a_book_that_cannot_be_read_now_is_covered(start, full, monkeypatch):
    def busy(book):
        raise CockpitError("busy")

    monkeypatch.setattr(hiding, "hide", busy)
    async with start((120, 40), full) as walk:
        await walk.press("f4")
        assert isinstance(walk.app.screen, Cover)


async def test_what_another_program_writes_is_hidden_as_well(start, full, monkeypatch):
    cells = Cells((120, 40), monkeypatch)
    async with start((120, 40), full) as walk:
        await walk.press("f4")
        other = sqlite3.connect(full)
        other.execute("UPDATE client SET name = 'Outsider', city = 'Nowhere' WHERE id = ?", (walk.here,))
        other.commit()
        other.close()
        walk.app.look_around()
        await walk.press("right", "left")
        assert walk.facts.name == HIDDEN and walk.facts.city == HIDDEN
        assert "Outsider" not in "\n".join(cells.lines)


def test_every_command_named_is_one():
    assert privacy.LOOKING <= commands().keys()
    assert privacy.PLACES <= places().keys()


def test_every_column_with_a_text_is_hidden_or_ours(full):
    """A table that comes later must say what becomes of its texts."""
    ours = OURS | {
        ("meta", "currency"), ("meta", "anchor_day"), ("client", "potential_class"), ("client", "status"),
        ("client", "owner"), ("client", "resting_until"), ("client", "resting_why"), ("client", "window_from"),
        ("client", "window_to"), ("client", "made_day"), ("person", "rank"), ("person", "channel"),
        ("person", "consent_call"), ("person", "consent_text"), ("person", "consent_email"), ("contact_point", "kind"),
        ("touch", "zone"), ("touch", "day"), ("touch", "channel"), ("touch", "direction"), ("touch", "outcome"),
        ("touch", "reach"), ("touch", "retry_day"), ("touch", "source"), ("action", "due"), ("action", "at"),
        ("action", "ground"), ("action", "horizon"), ("action", "origin"), ("action", "made_day"),
        ("action", "done_day"), ("sales_line", "key"), ("sales_line", "day"), ("plan", "month"), ("plan", "source"),
        ("wallet", "day"), ("supply", "contract_end"), ("routine_template", "period"), ("routine_template", "ground"),
        ("routine_period", "period"), ("routine_period", "starts"), ("routine_item", "ground"),
        ("routine_item", "due"), ("routine_item", "state"), ("sweep", "day"), ("sweep_card", "outcome"),
        ("ledger", "source"), ("ledger", "table"), ("ledger", "kind"), ("phone_record", "key"),
        ("phone_record", "zone"), ("phone_record", "day"), ("phone_record", "channel"), ("phone_record", "direction"),
        ("phone_record", "outcome"), ("phone_record", "reach"), ("phone_record", "state"), ("origin", "kind"),
        ("setting", "name"), ("setting", "value"),
    }  # fmt: skip
    raw = sqlite3.connect(full)
    tables = [
        name
        for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith(("sqlite_", "_sqlite", "note_index"))
    ]
    left = set()
    for table in tables:
        for _at, column, kind, *_more in raw.execute(f'PRAGMA table_info("{table}")'):
            if kind == "TEXT" and hiding._shown(table, column) == f't."{column}"' and (table, column) not in ours:
                left.add((table, column))
    raw.close()
    assert left == set()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_sweep_that_cannot_be_begun_says_so_and_offers_no_verb(start, demo, size):
    async with start(size) as walk:
        await walk.press("f4", "g", "s")
        assert (walk.place, walk.screen.course.sweep) == ("sweep", None)
        lines = walk.picture()
        assert lines[0].startswith(" hidden · F4")
        assert "names and amounts are hidden: F4 shows them again" in " ".join(
            walk.text("#sweep-card").replace("\n", " ").split()
        )
        assert any("F4 shows them again" in line for line in lines[4:10])
        assert "Esc goes to the grid" in walk.reason
        assert "call" not in lines[-1]
        assert "help" in lines[-1]
        await walk.press("f4")
        assert walk.screen.course.sweep is not None
        assert "call" in walk.picture()[-1]


async def test_the_footer_names_what_looks(start, full):
    async with start(path=full) as walk:
        for keys in ((), ("g", "s"), ("g", "a"), ("g", "g", "enter", "enter")):
            await walk.press(*keys)
            verbs = walk.picture()[-1]
            assert "c call" in verbs
            await walk.press("f4")
            hidden = walk.picture()[-1]
            assert "call" not in hidden
            assert "g go" in hidden
            assert "7c" not in walk.reason
            await walk.press("f4")
            assert walk.picture()[-1] == verbs
