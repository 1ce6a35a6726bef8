"""What is typed is kept while it is typed, offered back by the next start, and gone once it is in the book."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys

import pytest

from cockpit import paths
from cockpit.app.next_book import NextBook
from cockpit.store import drafts, people, slips
from tests.app.conftest import opened
from tests.app.walk import SIZES, Walk

NOTE = "they want a quote >send it fri"


def slips_there():
    return sorted(paths.drafts_folder().glob("*.draft"))


def only():
    (path,) = slips_there()
    return json.loads(path.read_text(encoding="utf-8"))


async def killed(start, *keys, at=None, path=None):
    """Type, let the half second pass, and end without a word."""
    async with start(path=path) as walk:
        if at is not None:
            walk.grid.move_to(at)
        await walk.press(*keys)
        walk.app.drafts._fire()
        walk.app.drafts._line = None
        walk.app.drafts.release()
        return walk.here


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_note_is_kept_offered_and_taken_up(start, demo, size):
    client = await killed(start, "right", "7", "C", f"<{NOTE}>")
    assert only()["text"] == NOTE
    assert slips_there()[0].stat().st_mode & 0o777 == 0o600
    async with start(size) as walk:
        before = len(walk.history(client))
        name = walk.desk.portfolio.by_id[client].name
        assert walk.said == f"not finished: call, reached · {name}: “{NOTE}” · Enter takes it up, Esc lets it go"
        assert walk.here != client
        await walk.press("enter")
        assert walk.here == client
        assert walk.typed == NOTE
        assert walk.said == "what was not finished stands here again"
        assert only()["text"] == NOTE, "it is kept on"
        await walk.press("enter")
        assert walk.said.startswith("call, reached")
        assert walk.history(client)[0].note == "they want a quote"
        dues = {(action.text, action.due) for action in walk.planned(client)}
        assert ("send it", "2026-09-18") in dues
        assert "2026-09-21" in {due for _text, due in dues}
        assert len(walk.history(client)) == before + 1
        assert slips_there() == []
    async with start(size) as walk:
        assert walk.said == ""


async def test_esc_lets_it_go_and_the_same_line_brings_it_back(start, demo):
    client = await killed(start, "C", "<a quote>")
    async with start() as walk:
        assert walk.said.startswith("not finished")
        await walk.press("escape")
        assert slips_there() == []
        await walk.press("right", "C", "up")
        assert walk.typed == "", "another client's line"
        await walk.press("escape")
        walk.grid.move_to(client)
        await walk.press("C", "up")
        assert walk.typed == "a quote"
        await walk.press("< soon>", "escape", "C", "<x>", "up")
        assert walk.typed == "a quote soon"
        await walk.press("up")
        assert walk.typed == "x", "nothing is lost by it"
        walk.app.drafts.keep()
        assert only()["text"] == "x"
        await walk.press("escape")
        assert slips_there() == []
    async with start() as walk:
        assert walk.said == ""


async def test_another_key_leaves_the_offer_for_later(start, demo):
    client = await killed(start, "C", "<a quote>")
    async with start() as walk:
        await walk.press("right", "v", "escape", "enter", "escape")
        assert len(slips_there()) == 1
        walk.grid.move_to(client)
        await walk.press("V")
        assert walk.typed == "", "a visit is another line"
        await walk.press("escape", "C")
        assert walk.typed == "a quote"
        assert walk.said == "what was not finished stands here again"
        await walk.press("escape")
    async with start() as walk:
        assert walk.said == ""


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (("a", "<offer fri>"), "grid"),
        (("t", "<, vip>"), "grid"),
        (("insert", "<New Ltd>"), "grid"),
        (("space", "space", "space", "E", "<a list>"), "grid"),
        (("g", "a", "T", "<call the bank mon>"), "agenda"),
        (("g", "r", "a", "<sweep the shed>"), "routine"),
    ],
    ids=["action", "tags", "client", "marked", "task", "item"],
)
async def test_every_line_is_taken_up_where_it_was(start, demo, keys, wanted):
    await killed(start, *keys)
    told = only()
    async with start() as walk:
        assert walk.said.startswith("not finished: ")
        await walk.press("enter")
        assert walk.place == wanted
        assert walk.typed == told["text"]
        assert walk.screen.errand.label == told["label"]
        await walk.press("enter")
        assert walk.screen.errand is None
        assert slips_there() == []


@pytest.mark.parametrize("tab", [0, 3])
async def test_a_field_is_taken_up_where_it_was(start, demo, tab):
    async with start() as walk:
        client = walk.stand(lambda facts: people.of_client(walk.book, facts.id)).id
        await walk.press("enter", "enter")
        for _each in range(tab):
            await walk.press("tab")
        await walk.press(*(["f2"] if not tab else []), "f2", "end", "<X Y>")
        subject = walk.home.client_panel._subject
        typed = walk.home.client_panel.editor.value
        walk.app.drafts._fire()
        walk.app.drafts._line = None
        walk.app.drafts.release()
    async with start() as walk:
        assert walk.said.startswith("not finished: ")
        await walk.press("enter")
        panel = walk.home.client_panel
        assert panel.client == client
        assert panel._subject == subject
        assert panel.editor.value == typed
        await walk.press("enter")
        assert walk.said.startswith("kept")
        assert slips_there() == []
        await walk.press("u")


async def test_a_field_left_by_esc_comes_back_with_up(start, demo):
    async with start() as walk:
        await walk.press("enter", "enter", "f2", "f2", "end", "<X>")
        typed = walk.home.client_panel.editor.value
        await walk.press("escape", "f2", "up")
        assert walk.home.client_panel.editor.value == typed
        await walk.press("escape")
        assert slips_there() == []


async def test_what_only_finds_or_erases_is_not_kept(start, demo):
    async with start() as walk:
        for keys in (("/", "<abc>"), ("ctrl+o", "<abc>")):
            await walk.press(*keys)
            walk.app.drafts._fire()
            assert slips_there() == [], keys
            await walk.press("escape", "escape", "escape")
        assert not paths.drafts_folder().exists()


async def test_no_clock_runs_while_nothing_is_typed(start, demo):
    async with start() as walk:
        await walk.press("right", "c", "C")
        assert not walk.app.drafts._armed
        await walk.press("<a>")
        assert walk.app.drafts._armed
        walk.app.drafts._fire()
        assert not walk.app.drafts._armed
        await walk.press("backspace")
        walk.app.drafts._fire()
        assert slips_there() == [], "an emptied line leaves nothing"
        await walk.press("escape")


async def test_it_is_gone_before_anything_is_drawn_of_the_entry(start, demo, monkeypatch):
    """A kill between the two would offer once more what is in the book."""
    async with start() as walk:
        await walk.press("C", "<a quote>")
        walk.app.drafts._fire()
        there = []
        walk.desk.listen(lambda changed: there.append(slips_there()))
        await walk.press("enter")
        assert there[0] == []


async def test_it_is_kept_when_the_program_is_told_to_end(start, demo):
    async with start() as walk:
        await walk.press("C", "<a quote>")
        walk.app.open_next(NextBook(demo))
        assert only()["text"] == "a quote"


async def test_a_full_disk_is_said_once_and_the_text_stays(start, demo, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    async with start() as walk:
        usual = slips._placed
        monkeypatch.setattr(slips, "_placed", full)
        await walk.press("C", "<a quote>")
        walk.app.drafts._fire()
        words = "what you type is not kept beside the book (No space left on device): finish it before you leave"
        assert walk.said == words
        await walk.press("<!>")
        walk.app.drafts._fire()
        assert walk.said == ""
        assert walk.typed == "a quote!"
        monkeypatch.setattr(slips, "_placed", usual)
        walk.app.drafts._fire()
        assert only()["text"] == "a quote!"
        await walk.press("enter")
        assert walk.said.startswith("call, reached")


async def test_two_screens_type_and_neither_takes_the_others(start, demo):
    async with start() as first:
        await first.press("C", "<from the first>")
        first.app.drafts._fire()
        app = opened(demo)
        async with app.run_test(size=(120, 40)) as pilot:
            second = Walk(app, pilot)
            await second.frame()
            assert second.said == "", "what is being typed elsewhere is not offered"
            await second.press("C", "<from the second>")
            app.drafts._fire()
            assert len(slips_there()) == 2
            await second.press("enter")
            assert len(slips_there()) == 1
        app.desk.book.close()
        await first.press("enter")
        assert slips_there() == []
        notes = [touch.note for touch in first.history(first.here)]
        assert {"from the first", "from the second"} <= set(notes)


async def test_several_are_offered_one_after_the_other(start, demo):
    await killed(start, "C", "<one>")
    await killed(start, "right", "right", "N", "<two>")
    async with start() as walk:
        assert "“two”" in walk.said
        await walk.press("escape")
        assert "“one”" in walk.said
        await walk.press("enter")
        assert walk.typed == "one"
        await walk.press("enter")
        assert slips_there() == []


HOSTILE = "[@click=app.quit]x[/] \x1b[31m \u202e {text} “” 👍 łódź"


async def test_hostile_words_are_shown_and_come_back_as_they_were(start, demo, monkeypatch):
    async with start() as walk:
        await walk.press("C")
        walk.screen.query_one("#prompt-text").value = HOSTILE
        walk.app.drafts._fire()
        walk.app.drafts._line = None
        walk.app.drafts.release()
    async with start() as walk:
        assert "not finished" in walk.said
        assert "\x1b" not in "".join(strip.text for strip in walk.screen._compositor.render_strips())
        await walk.press("enter")
        assert walk.typed == HOSTILE
        await walk.press("escape")


@pytest.mark.parametrize("text", ["", "{", "null", "[]", '{"label": 1, "clients": [5]}', "[" * 5000, '{"field": [1]}'])
async def test_a_slip_that_is_none_of_ours_ends_nothing(start, demo, text):
    await killed(start, "C", "<a quote>")
    slips_there()[0].write_text(text)
    async with start() as walk:
        assert walk.said == ""
        await walk.press("C", "escape")
    assert drafts.read(slips_there()[0]) is None


async def test_a_client_that_is_gone_leaves_its_text_to_be_read(start, demo):
    async with start() as walk:
        await walk.press("insert", "<Gone Ltd>", "enter", "C", "<their new number 123>")
        walk.app.drafts._fire()
        walk.app.drafts._line = None
        walk.app.drafts.release()
        await walk.press("escape", "u")
    async with start() as walk:
        assert "“their new number 123” · that client is no longer in the book; Esc lets it go" in walk.said
        await walk.press("enter")
        assert len(slips_there()) == 1
    async with start() as walk:
        await walk.press("escape")
        assert slips_there() == []


async def test_the_erased_are_gone_from_drafts_and_from_the_outbox(start, demo, home_folder):
    async with start() as walk:
        name = next(person.name for facts in walk.desk.portfolio.clients if " " in facts.name
                    for person in people.of_client(walk.book, facts.id) if len(person.name.split()) > 1)  # fmt: skip
        other = sqlite3.connect(demo, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await walk.press("C", f"<told {name} all>", "enter")
        assert len(walk.desk.outbox.waiting) == 1
        other.execute("ROLLBACK")
        other.close()
        await walk.press("V", f"<see {name}>")
        walk.app.drafts._fire()
        walk.app.drafts._line = None
        walk.app.drafts.release()
    found = [path for path in paths.kept_texts() if name in path.read_text(encoding="utf-8")]
    assert sorted(path.suffix for path in found) == [".draft", ".json"]
    words = [sys.executable, "-m", "cockpit", "--book", str(demo), "--json", "erase", name, "--yes", "--everywhere"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={**os.environ, "COCKPIT_LANG": "en"})
    assert done.returncode in (0, 3), done.stderr
    assert json.loads(done.stdout)["left"] == {}
    for path in home_folder.rglob("*"):
        if path.is_file():
            assert name.encode() not in path.read_bytes(), path
    async with start() as walk:
        assert "“see …”" in walk.said
        assert [one.entry.note for one in walk.desk.outbox.waiting] == ["told … all"]
