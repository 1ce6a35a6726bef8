"""Ctrl+E: what stands on the screen, out into a file, by keys at three sizes."""

import csv
import io
import json
import zipfile
from pathlib import Path

import icalendar
import pytest
import vobject

from cockpit.app.exporting import asking
from tests.app.walk import SIZES


@pytest.fixture(autouse=True)
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(asking, "documents", lambda: folder)
    for name in ("LC_ALL", "LC_MONETARY", "LC_NUMERIC", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")
    return folder


async def export(walk, letter, *keys):
    """Export by keys; returns the file that is there afterwards."""
    await walk.press("ctrl+e", letter)
    path = Path(walk.typed).expanduser()
    await walk.press(*keys, "enter")
    await walk.settle()
    return path


def clients(path):
    """The names in a CSV file that Excel would open: the book's country has a decimal comma."""
    return [row["client"] for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";")]


async def test_a_name_that_the_disk_will_not_even_look_for_is_said(start, documents):
    async with start() as walk:
        await walk.press("ctrl+e", "c", "ctrl+u", "<" + "x" * 300 + ">", "enter")
        assert "cannot be written: File name too long" in walk.said
        assert walk.typed == "x" * 300
        assert list(documents.iterdir()) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_grid_goes_out_as_it_stands(start, size, documents):
    async with start(size) as walk:
        await walk.press("ctrl+e")
        assert "export as" in walk.picture()[-1]
        assert "calendar (ICS)" in walk.picture()[-1]
        await walk.press("c")
        assert walk.typed.endswith("clients-2026-09-14.csv")
        assert f"clients · {len(walk.desk.portfolio)} rows" in walk.reason
        await walk.press("enter")
        await walk.settle()
        path = documents / "clients-2026-09-14.csv"
        assert walk.said.startswith(f"{len(walk.desk.portfolio)} rows: ")
        names = [walk.facts_of(client).name for group in walk.desk.groups for client in group.members]
        assert clients(path) == names
        # the next one is proposed under another name
        await walk.press("ctrl+e", "c")
        assert walk.typed.endswith("clients-2026-09-14-2.csv")
        await walk.press("escape")
        assert len(list(documents.iterdir())) == 1


async def test_marked_and_bright_clients_go_out_alone(start, documents):
    async with start() as walk:
        await walk.press("space", "space")
        marked = {walk.facts_of(client).name for client in walk.desk.marks}
        assert set(clients(await export(walk, "c"))) == marked
        await walk.press("escape", "f", "n")
        never = {walk.facts_of(c).name for c, state in walk.desk.reading.states.items() if walk.state_of(c) == "never"}
        path = await export(walk, "x")
        assert zipfile.is_zipfile(path)
        assert set(clients(await export(walk, "c"))) == never


async def test_contacts_and_calendar(start, documents):
    async with start() as walk:
        whole = list(vobject.readComponents((await export(walk, "v")).read_text()))
        assert len(whole) >= walk.rows("SELECT count(*) FROM person")[0][0]
        calendar = icalendar.Calendar.from_ical((await export(walk, "i")).read_bytes())
        opened = walk.rows("SELECT count(*) FROM action WHERE done_ms IS NULL")[0][0]
        assert len([event for event in calendar.walk("VEVENT") if "rrule" not in event]) == opened
        facts = walk.stand(lambda facts: facts.action_id and walk.people(facts.id))
        await walk.into_panel()
        cards = list(vobject.readComponents((await export(walk, "v")).read_text()))
        assert {card.fn.value for card in cards} >= {person.name for person in walk.people(facts.id)}
        assert {card.org.value[0] for card in cards} == {facts.name}
        events = icalendar.Calendar.from_ical((await export(walk, "i")).read_bytes()).walk("VEVENT")
        assert len(events) == len(walk.planned(facts.id))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_each_tab_of_the_client(start, size, documents):
    async with start(size) as walk:
        facts = walk.stand(lambda facts: facts.action_id and facts.contact_day and walk.people(facts.id))
        await walk.into_panel()
        for count in (1, len(walk.history(facts.id)), len(walk.planned(facts.id)), len(walk.people(facts.id))):
            rows = json.loads((await export(walk, "j")).read_text())["rows"]
            assert len(rows) == count
            await walk.press("tab")


async def test_sweep_and_routine(start, documents):
    async with start() as walk:
        await walk.press("g", "s")
        names = clients(await export(walk, "c"))
        assert names == [walk.facts_of(card.client).name for card in walk.screen.course.sweep.cards]
        await walk.press("g", "r")
        rows = json.loads((await export(walk, "j")).read_text())["rows"]
        assert [row["text"] for row in rows] == [item.text for item in walk.screen.list.items]


async def test_where_there_is_nothing_to_export(start):
    async with start() as walk:
        await walk.press("g", "o", "ctrl+e")
        assert walk.said.startswith("there is nothing to export here")
        assert walk.screen.choice is None


async def test_a_place_may_say_itself_what_goes_out(start, documents, monkeypatch):
    from cockpit.app.screens.books import BooksScreen
    from cockpit.core.outgoing import Column, Table

    told = Table("my list", (Column("a", "a"),), [("=x",), ("y",)])
    monkeypatch.setattr(BooksScreen, "outgoing", lambda screen: told, raising=False)
    async with start() as walk:
        await walk.press("g", "o")
        path = await export(walk, "c")
        assert path.name == "my-list-2026-09-14.csv"
        assert path.read_text("utf-8-sig").splitlines() == ["a", "'=x", "y"]


async def test_a_file_is_replaced_by_a_second_enter_only(start, documents):
    async with start((80, 24)) as walk:
        mine = documents / "mine.csv"
        mine.write_text("mine")
        await walk.press("ctrl+e", "c")
        walk.screen.query_one("#prompt-text").value = "mine"
        await walk.press("enter")
        assert "Enter again replaces it" in walk.said
        assert walk.said in walk.reason
        assert mine.read_text() == "mine"
        await walk.press("escape")
        assert mine.read_text() == "mine"
        await walk.press("ctrl+e", "c")
        walk.screen.query_one("#prompt-text").value = "mine.csv"
        await walk.press("enter", "enter")
        await walk.settle()
        assert len(clients(mine)) == len(walk.desk.portfolio)


@pytest.mark.parametrize("typed", ["", "   ", "/nowhere/at/all/x.csv", "~nobody-of-that-name/x", "/", "a\0b"])
async def test_a_name_that_will_not_do_is_said_and_stays(start, documents, typed):
    async with start((80, 24)) as walk:
        await walk.press("ctrl+e", "c")
        walk.screen.query_one("#prompt-text").value = typed
        await walk.press("enter")
        assert walk.desk.said is not None
        assert walk.desk.said.tone == "alarm"
        assert walk.screen.errand is not None
        assert list(documents.iterdir()) == []


async def test_a_disk_that_is_full_is_said(start, documents, monkeypatch):
    import errno
    import os

    def full(number):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async with start() as walk:
        await walk.press("ctrl+e", "c")
        with monkeypatch.context() as patched:
            patched.setattr("cockpit.exchange.out.landing.os.fsync", full)
            await walk.press("enter")
            await walk.settle()
        assert "No space left on device" in walk.said
        assert list(documents.iterdir()) == []


async def test_nothing_is_written_to_the_book(start, documents):
    async with start() as walk:
        before = walk.rows("SELECT max(seq) FROM journal")
        for letter in "cxjvi":
            await export(walk, letter)
        assert walk.rows("SELECT max(seq) FROM journal") == before
        assert len(list(documents.iterdir())) == 5


@pytest.mark.parametrize(
    ("keys", "table"),
    [
        (("g", "a"), "SELECT count(*) FROM action WHERE done_ms IS NULL"),
        (("c", "g", "j"), "SELECT 1"),
        (("g", "t"), "SELECT count(*) FROM text_template WHERE retired = 0"),
        (("g", "r", "e"), "SELECT count(*) FROM routine_template WHERE retired = 0"),
        (("g", "i"), "SELECT count(*) FROM phone_record WHERE state = 'open'"),
    ],
    ids=("agenda", "journal", "texts", "templates", "numbers"),
)
async def test_every_list_goes_out_whole(start, documents, keys, table):
    async with start((120, 40)) as walk:
        await walk.press(*keys)
        place = walk.place
        await walk.press("ctrl+e", "c", "enter")
        await walk.settle()
        (path,) = documents.iterdir()
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
        assert len(rows) == walk.rows(table)[0][0]
        assert walk.place == place
