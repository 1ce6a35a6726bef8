"""The place of the backups: what there is, made now, copied elsewhere, taken back, and what is said of them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from cockpit import settings_file
from cockpit.app import ageing, backing_up
from cockpit.app.next_book import NextBook
from cockpit.clock import Clock, local_time
from cockpit.core import formatter as fmt
from cockpit.core.verbs import BY_ID
from cockpit.store import backups, touches
from cockpit.store import settings as kept
from cockpit.store.book import open_book
from cockpit.store.erasing import retention
from cockpit.store.other_copies import candidates
from tests.app.conftest import opened
from tests.app.walk import SIZES, TODAY


@pytest.fixture
def own(demo):
    """A book of the user's own: not the sample, which nobody backs up."""
    with closing(sqlite3.connect(demo)) as connection:
        connection.execute("UPDATE meta SET anchor_day = NULL")
        connection.commit()
    return demo


def backed_up(path, days):
    book = open_book(path)
    now = Clock(TODAY).now().moved(days=-days)
    touches.log(book, [book.value("SELECT min(id) FROM client")], BY_ID["call"], now)
    made = backups.make(book, now)
    book.close()
    return made


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_list_tells_of_each(start, own, size):
    for days in (40, 3, 1):
        backed_up(own, days)
    async with start(size, own) as walk:
        await walk.press("g", "b")
        assert walk.place == "backups"
        lines = walk.picture()
        assert "3 backups, 2" in lines[2]
        assert lines[3].strip() == "all backups lie on the book's own disk"
        assert re.search(r"yesterday \d\d:\d\d  +1 day ago  +7.\d{3} KB", lines[5])
        assert "40 days ago" in lines[7]
        assert "KB" in lines[7]
        assert "holds 240 clients" in walk.reason
        assert "R: nothing would be lost" in walk.reason
        await walk.press("end")
        assert "R: 2 acts since then would be lost; what the book is now is kept as a backup" in walk.reason


async def test_two_of_one_minute_are_told_apart(start, own):
    """By their seconds, which no other backup needs."""
    for days in (3, 1, 1):
        backed_up(own, days)
    async with start(path=own) as walk:
        await walk.press("g", "b")
        made = [re.search(r"yesterday (\S+)|\d{2}:\d{2}", line) for line in walk.picture()[5:8]]
        first, second, other = (found.group(1) or found.group() for found in made if found is not None)
        assert first != second
        assert (len(first), len(second), len(other)) == (8, 8, 5)


async def test_one_is_made_now_and_one_elsewhere(start, own, tmp_path):
    async with start(path=own) as walk:
        await walk.press("g", "b")
        assert "no backup yet: Ins makes one" in "\n".join(walk.picture())
        await walk.press("insert")
        assert walk.said.startswith("copied and checked: demo 2026-09-14")
        (one,) = backups.listed(own)
        disk = tmp_path / "disk"
        disk.mkdir()
        await walk.press("c", f"<{disk}>", "enter")
        assert walk.said.startswith("copied and checked: ")
        (folder,) = disk.iterdir()
        (copy,) = folder.iterdir()
        assert copy.read_bytes() == one.path.read_bytes()
        assert copy.stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700
        await walk.press("c", f"<{tmp_path}/nowhere>", "enter")
        assert walk.said.endswith("nowhere is no folder that is there")
        assert walk.typed.endswith("nowhere")
        # asked for, it is a fault of the disk and no answer
        await walk.press("ctrl+u", "<" + "x" * 300 + ">", "enter")
        assert walk.said.endswith("is no folder that is there")


async def test_the_set_folder_is_used_when_it_is_there(start, own, tmp_path, home_folder):
    disk = tmp_path / "disk"
    settings_file.put("backup_also_to", str(disk))
    async with start(path=own) as walk:
        await walk.press("g", "b", "insert")
        assert f"{disk} is not there now" in "\n".join(walk.picture())
        disk.mkdir()
        await walk.press("insert")
        assert ", and in " in walk.said
        assert len(list(disk.glob("*/*.cockpit"))) == 1
        assert "3 backups" in walk.picture()[2]


async def test_one_taken_back_and_that_taken_back(start, own):
    backed_up(own, 1)
    async with start(path=own) as walk:
        await walk.press("right", "right")
        client = walk.here
        before = len(walk.history(client))
        await walk.press("v", "g", "b", "R")
        wanted = walk.app.next_book
        assert wanted == NextBook(own, begin_at="backups", said=wanted.said, standing=wanted.standing)
        assert re.match(r"the book is again as it was \(yesterday \d\d:\d\d\); what it was before is", wanted.said)
    async with start(after=wanted) as walk:
        assert (walk.place, walk.here) == ("backups", client)
        await walk.press("escape")
        assert len(walk.history(client)) == before
        await walk.press("g", "b", "R")
    async with start(path=own) as walk:
        assert len(walk.history(client)) == before + 1


async def test_what_is_said_when_the_book_is_opened(start, own, tmp_path):
    backed_up(own, 5)
    async with start(path=own) as walk:
        assert walk.said == "all backups lie on the book's own disk · g b shows it"
        await walk.press("g", "b", "f")
        assert walk.said.startswith("backups on one disk are fine")
        await walk.press("u")
        assert "own disk" in walk.picture()[3]
        await walk.press("f")
    async with start(path=own) as walk:
        assert walk.said == ""
    async with start(path=own, today=TODAY + timedelta(days=2)) as walk:
        assert walk.said == "the newest backup is of Wed 9 Sep · g b shows it"
        await walk.press("g", "b", "insert")
        assert "made when you leave" in walk.picture()[3]


@pytest.mark.parametrize(
    "name",
    [
        "demo (Anna's conflicted copy 2026-09-14).cockpit", "demo (conflicted copy 2026-09-14 101500).cockpit",
        "demo_conflict-20260914-101500.cockpit", "demo.sync-conflict-20260914-101500-ABCDEFG.cockpit",
        "demo-LAPTOP.cockpit", "demo (1).cockpit", "demo 2.cockpit",
    ],
)  # fmt: skip
async def test_another_devices_copy_is_named_with_what_it_holds_beyond(start, own, name):
    copy = own.with_name(name)
    copy.write_bytes(own.read_bytes())
    assert candidates(own) == [copy]
    async with start(path=own) as walk:
        assert walk.said == "", "it holds nothing beyond"
    backed_up(copy, 0)
    before = copy.read_bytes()
    async with start((80, 24), own) as walk:
        assert walk.said == f"1 act that is not here, in another device's copy: {name} · g b shows it"
        await walk.press("g", "b", "end")
        assert str(copy) in walk.reason or "…" in walk.reason
        assert "both files stay" in walk.reason
        await walk.press("R")
        assert walk.said == "go to a backup first"
        await walk.press("escape")
        walk.app.look_around()
        assert walk.said == "", "it is told once"
        backed_up(copy, 0)
        walk.app.look_around()
        assert walk.said.startswith("2 acts that are not here")
    assert candidates(own)
    assert before != copy.read_bytes()


async def test_a_strangers_book_of_such_a_name_is_none_of_ours(start, own, empty):
    own.with_name("demo (1).cockpit").write_bytes(empty.read_bytes())
    own.with_name("demo (2).cockpit").write_bytes(b"junk")
    own.with_name("demo (3).cockpit").mkdir()
    async with start(path=own) as walk:
        assert walk.said == ""
        await walk.press("g", "b")
        assert "other devices" not in "\n".join(walk.picture())


def test_leaving_makes_one_in_both_places(own, tmp_path, home_folder):
    from cockpit.app.run import back_up

    disk = tmp_path / "disk"
    disk.mkdir()
    app = opened(own, TODAY + timedelta(days=1))
    clock = app.desk.clock
    touches.log(app.desk.book, [next(iter(app.desk.portfolio.by_id))], BY_ID["call"], clock.now())
    back_up(app.desk.book, clock, str(disk))
    assert len(backups.listed(own)) == len(list(disk.glob("*/*.cockpit"))) == 1
    back_up(app.desk.book, clock, str(disk))
    assert len(backups.listed(own)) == 1
    app.desk.book.close()


async def test_talks_kept_longer_than_they_may_are_told_of_once_a_month(start, own, monkeypatch):
    book = open_book(own)
    kept.put(book, Clock(TODAY).now(), backing_up.FINE, True)
    backups.make(book, Clock(TODAY).now())
    retention.keep(book, 1, Clock(TODAY).now())
    count = sum(retention.by_year(book, "2025-09-14").values())
    assert count > 100
    book.close()
    words = f"longer than this book keeps them: {fmt.touches(count)} before Sun 14 Sep 2025"
    # something was done this month: it is not said again
    async with start((80, 24), own) as walk:
        assert walk.said == ""
        await walk.press("g", "b", "end")
        assert words in "\n".join(walk.picture())
        assert "`cockpit retention` counts them by year" in walk.reason
        await walk.press("R")
        assert walk.said == "go to a backup first"
    monkeypatch.setattr(ageing, "local_time", lambda ms: local_time(ms) - timedelta(days=31))
    async with start((80, 24), own) as walk:
        assert walk.said == f"{words} · g b shows it"
        retention.keep(walk.book, 0, walk.desk.now())
        await walk.press("g", "b", "end")
        assert "longer than" not in "\n".join(walk.picture())
