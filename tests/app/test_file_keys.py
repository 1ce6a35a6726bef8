"""The book's file under the open screen: gone, replaced, read-only, damaged; and a commit that reports a fault."""

from __future__ import annotations

import shutil
import threading

import pytest

from cockpit import checked
from cockpit.app.next_book import NextBook
from cockpit.clock import Clock
from cockpit.core.errors import BookUnusable
from cockpit.core.verbs import BY_ID
from cockpit.store import backups, clients, connection, touches
from cockpit.store.book import open_book
from cockpit.store.soundness import Soundness
from tests.app.conftest import opened
from tests.app.walk import SIZES, TODAY, Walk
from tests.store.faults import Faulty, damage_index


@pytest.mark.parametrize("become", ["deleted", "moved", "replaced"])
async def test_the_file_goes_and_what_is_open_is_saved_elsewhere(start, demo, become):
    async with start((80, 24)) as walk:
        await walk.press("v")
        client, before = walk.here, len(walk.history(walk.here))
        if become == "deleted":
            demo.unlink()
        elif become == "moved":
            demo.rename(demo.with_name("away"))
        else:
            shutil.copy(demo, demo.with_name("copy"))
            demo.with_name("copy").replace(demo)
        walk.app.look_around()
        assert ("was replaced" if become == "replaced" else "is gone") in walk.said
        assert walk.said.endswith("Ctrl+S")
        # the key that helps is not cut off
        assert walk.said.endswith(" ".join(walk.reason.split())[-40:])
        await walk.press("left")
        walk.app.look_around()
        assert walk.said == "", "it is said once"
        # the entry waits outside the book
        await walk.press("right", "left", "C", "<they want a quote>", "enter")
        words = (
            f"{demo.name} was moved, deleted or replaced: Ctrl+S saves what is open · kept until then: call, reached: "
        )
        assert walk.said.startswith(words)
        assert words.strip() in " ".join(walk.reason.split())
        assert len(walk.history(client)) == before
        await walk.press("ctrl+s")
        assert walk.typed.endswith("demo 2.cockpit")
        await walk.press("enter")
        wanted = walk.app.next_book
        assert wanted is not None
        assert wanted.path == demo.with_name("demo 2.cockpit")
    async with start(after=wanted) as walk:
        walk.app.replaying.now()
        assert walk.said.startswith("saved to ")
        assert walk.said.endswith("demo 2.cockpit, which is open now · 1 entry that waited is in the book now")
        assert next(touch.note for touch in walk.history(client)) == "they want a quote"
        assert len(walk.history(client)) == before + 1
        await walk.press("v")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screen_goes_on_with_the_same_client_in_another_file(start, demo, size):
    async with start(size) as walk:
        await walk.press("-", "tab", "down", "right", "space", "right", "f")
        await walk.press(walk.desk.lens.letters()[0])
        client, name, marked, view = walk.here, walk.facts.name, walk.desk.marks, walk.desk.view
        assert len(marked) == 1
        demo.rename(demo.with_name("away"))
        await walk.press("ctrl+s", "enter")
        wanted = walk.app.next_book
    async with start(size, after=wanted) as walk:
        assert walk.here == client
        assert walk.desk.marks == walk.grid.marked == marked
        assert walk.desk.wanted_states == {0}
        assert walk.desk.view == view
        await walk.press("escape", "c")
        assert walk.said.startswith(f"call, reached: {name}")


async def test_the_place_and_the_open_client_stay_too(start, demo):
    async with start() as walk:
        await walk.press("right", "right", "enter")
        client = walk.here
        demo.rename(demo.with_name("away"))
        await walk.press("ctrl+s", "enter")
        wanted = walk.app.next_book
    async with start(after=wanted) as walk:
        assert walk.home.panel_shown
        assert walk.home.client_panel.client == walk.here == client
        await walk.press("escape", "g", "a")
        wanted.path.rename(demo)
        await walk.press("ctrl+s", "enter")
        wanted = walk.app.next_book
    async with start(after=wanted) as walk:
        assert walk.place == "agenda"
        await walk.press("escape")
        assert walk.here == client


async def test_another_book_is_begun_at_its_first_client(start, demo, tmp_path):
    async with start() as walk:
        first = walk.here
        await walk.press("right")
        walk.app.open_next(NextBook(demo))
        wanted = walk.app.next_book
        assert wanted is not None
        assert wanted.standing is not None
    async with start(after=wanted._replace(standing=wanted.standing._replace(book=1))) as walk:
        assert walk.here == first


async def test_another_file_is_written_over_the_book_and_the_entry_waits_for_the_book(start, demo, empty):
    async with start((80, 24)) as walk:
        await walk.press("v")
        content = demo.read_bytes()
        demo.write_bytes(empty.read_bytes())
        await walk.press("c")
        assert walk.said.startswith("not in the book yet: ")
        assert "was replaced by another file" in walk.said
        assert " close and open it again · kept: call, reached: " in " ".join(walk.reason.split())
        await walk.press("ctrl+s")
        assert walk.screen.errand is None, "nothing of the book is left there to save"
        assert "was replaced by another file" in walk.said
        walk.app.replaying.now()
        # whoever is not in that file is not gone from the book
        assert walk.desk.outbox.stuck == {}
        assert demo.read_bytes() == empty.read_bytes()
        demo.write_bytes(content)
        walk.app.replaying.now()
        assert walk.said == "1 entry that waited is in the book now"


async def test_saving_elsewhere_keeps_the_name_typed_where_it_is_taken(start, demo, tmp_path):
    taken = tmp_path / "taken.cockpit"
    taken.write_bytes(b"theirs")
    async with start() as walk:
        await walk.press("ctrl+s")
        assert walk.said.startswith("everything is saved already")
        assert walk.screen.errand is None
        demo.unlink()
        await walk.press("ctrl+s", "ctrl+u", f"<{taken}>", "enter")
        assert "is there already: name another file" in walk.said
        assert walk.typed == str(taken)
        assert walk.app.next_book is None
    assert taken.read_bytes() == b"theirs"


async def test_a_read_only_book_is_looked_at(start, demo, monkeypatch):
    monkeypatch.setattr(connection, "writable", lambda path: False)
    before = demo.read_bytes()
    async with start() as walk:
        assert walk.said.endswith("is read-only: make it writable, or copy it elsewhere")
        await walk.press("tab", "f", "f", "o", "n", "enter", "escape", "g", "j", "escape", "g", "a", "escape")
        assert walk.place == "grid"
        for key in ("c", "x", "u", "space"):
            await walk.press("c")
            assert walk.said.endswith("is read-only: make it writable, or copy it elsewhere"), key
        await walk.press("g", "r")
        assert walk.place == "routine"
    assert demo.read_bytes() == before


async def test_a_damaged_book_is_looked_at_and_says_what_to_do(start, demo):
    book = open_book(demo)
    backups.make(book, Clock(TODAY).now())
    book.close()
    damage_index(demo)
    before = demo.read_bytes()
    async with start((80, 24)) as walk:
        for keys in ((), ("tab", "c")):
            await walk.press(*keys)
            assert walk.said.startswith(f"{demo.name} is damaged (")
            # the next step is not cut off
            assert "nothing is written to it · g b, then R on the backup of today " in " ".join(walk.reason.split())
        client, before_it = walk.here, len(walk.history(walk.here))
        assert " · kept until then: call, reached: " in walk.said
        # the same key again is the same entry; u takes it back, U does it again
        await walk.press("c", "u")
        assert walk.said.startswith("taken back before it was written: call")
        await walk.press("U", "C", "<a quote by friday>", "enter")
        assert [one.entry.note for one in walk.desk.outbox.waiting] == ["", "a quote by friday"]
        await walk.press("enter", "escape")
    assert demo.read_bytes() == before
    async with start() as walk:
        walk.app.replaying.now()
        assert len(walk.desk.outbox.waiting) == 2
        await walk.press("g", "b", "R")
        wanted = walk.app.next_book
        assert wanted is not None
        assert wanted.said.endswith("the damaged file is kept beside it")
    async with start(after=wanted) as walk:
        walk.app.replaying.now()
        assert walk.said == f"{wanted.said} · 2 entries that waited are in the book now"
        assert walk.desk.outbox.waiting == []
        assert len(walk.history(client)) == before_it + 2
    (aside,) = demo.parent.glob("*.damaged *")
    assert aside.read_bytes() == before
    async with start() as walk:
        assert walk.said == ""
        await walk.press("c")
        assert walk.said.startswith("call, reached")


async def test_a_key_pressed_while_the_file_is_checked_waits_and_looking_goes_on(start, demo, monkeypatch):
    go = threading.Event()
    real = Soundness._found

    def slow(self):
        assert go.wait(60)
        return real(self)

    monkeypatch.setattr(Soundness, "_found", slow)
    app = opened(demo)
    async with app.run_test(size=(120, 40)) as pilot:
        walk = Walk(app, pilot)
        await walk.frame()
        while not app._keys._held:
            await walk.frame()
        here = walk.here
        acts = walk.acts()
        await walk.press("right")
        assert walk.here != here
        walk.send("c")
        walk.send("down")
        while not app._keys.waiting:
            await pilot.pause()
        assert walk.acts() == acts
        app.watch_of_file._tell_why()
        assert walk.said.startswith("checking the file; what you pressed comes next")
        go.set()
        await walk.quiet()
        assert walk.acts() == acts + 1
        await walk.settle()
    app.desk.book.close()


async def test_a_file_found_sound_is_not_looked_at_again_that_day(start, demo, monkeypatch):
    async with start() as walk:
        await walk.frame()
        await walk.settle()
    looked = []
    real = Soundness.begin

    def begin(self):
        looked.append(self)
        real(self)

    monkeypatch.setattr(Soundness, "begin", begin)
    async with start() as walk:
        await walk.press("c")
        assert looked == []
    async with start() as walk:
        await walk.frame()
        assert len(looked) == 1
    assert checked.state_file().stat().st_mode & 0o777 == 0o600
    checked.state_file().write_text("[")
    assert not checked.sound(demo, (1, 2, 3, 4), "2026-09-14")


@pytest.mark.parametrize("durable", [True, False])
@pytest.mark.parametrize("keys", [("c",), ("C", "<quote>", "enter")], ids=["key", "prompt"])
async def test_a_commit_that_reports_a_fault_and_the_same_key_again(start, demo, durable, keys):
    async with start() as walk:
        client, before = walk.here, len(walk.history(walk.here))
        whole = walk.book.connection
        walk.book._connection = Faulty(whole, durable)
        await walk.press(*keys)
        assert "disk I/O error" in walk.said
        assert len(walk.desk.outbox.waiting) == 1
        await walk.press(*keys)
        assert walk.said.startswith("call, reached")
        assert walk.desk.outbox.waiting == []
        assert len(walk.history(client)) == before + 1
        await walk.press("c")
        assert len(walk.history(client)) == before + 2, "another call is another touch"
        walk.book._connection = whole


async def test_two_screens_see_each_others_entries(start, demo):
    async with start() as walk:
        other = open_book(demo)
        client = walk.here
        before = len(walk.history(client))
        touches.log(other, [client], BY_ID["visit"], walk.desk.now())
        other.close()
        await walk.press("c")
        walk.app.look_around()
        assert len(walk.history(client)) == before + 2
        assert walk.said != ""


def test_a_book_that_was_moved_before_the_first_key_is_no_new_one(demo):
    book = open_book(demo)
    demo.rename(demo.with_name("away"))
    with pytest.raises(BookUnusable), book.operation("x", Clock(TODAY).now()):
        raise AssertionError("not reached")
    assert not demo.exists()
    book.close()


async def test_a_field_that_was_changed_meanwhile_is_not_overwritten_unseen(start, demo):
    async with start() as walk:
        client = walk.here
        await walk.into_panel()
        await walk.press("f2")
        subject = walk.home.client_panel._here()
        assert subject is not None
        assert subject.kind == "client"
        await walk.press("f2", "end", "<X>")
        other = open_book(demo)
        clients.edit(other, client, subject.column, "Theirs", walk.desk.now())
        other.close()
        await walk.press("enter")
        assert walk.said == "this was changed meanwhile to “Theirs”: Enter once more writes yours"
        assert clients.record(walk.book, client)[subject.column] == "Theirs"
        assert walk.home.client_panel.editor.value == f"{subject.text}X"
        await walk.press("enter")
        assert walk.said.startswith("kept")
        assert clients.record(walk.book, client)[subject.column] == f"{subject.text}X"
        await walk.press("u")
        assert clients.record(walk.book, client)[subject.column] == "Theirs"


async def test_a_book_that_everybody_could_read_is_closed_to_them(start, demo):
    demo.chmod(0o644)
    async with start() as walk:
        assert walk.said == "everybody on this machine could read the book's file; now only you can"
    assert demo.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("become", ["gone", "damaged"])
async def test_work_on_another_connection_is_kept_from_a_file_that_is_not_the_book(start, demo, empty, become):
    async with start() as walk:
        if become == "gone":
            empty.replace(demo)
        else:
            walk.book.refusal = "is damaged"
        before = demo.read_bytes()
        with pytest.raises(BookUnusable, match="was replaced" if become == "gone" else "is damaged"):
            walk.app.replay_beside(redo=False)
        with pytest.raises(BookUnusable):
            walk.book.allow_writing()
    assert demo.read_bytes() == before
