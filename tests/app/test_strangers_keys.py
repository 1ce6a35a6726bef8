"""Each key among the incoming numbers, and a phone's files on the import screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from cockpit.store import people, touches
from tests.app.import_walk import Import
from tests.app.walk import SIZES, Walk
from tests.exchange.phones import backup, call, sms

Starter = Callable[..., AbstractAsyncContextManager[Walk]]
MS = 1_789_000_000_000
ZOFIA = "Zofia Ząb [@click=app.quit]x[/]"
CHAT = "10/09/2026, 21:15 - Ewa: hej\n10/09/2026, 21:16 - Jan Zet: ok\n13/09/2026, 21:16 - Jan Zet: ok\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of three strangers, and a chat."""
    folder = tmp_path / "phone"
    folder.mkdir()
    (folder / "sms.xml").write_text(
        backup(
            call("+48 799 000 001", MS + 3, 2, 65, ZOFIA),
            sms("799000001", MS + 4, 1, "Dzień dobry", ZOFIA),
            call("+48799000002", MS + 2, 1),
            sms("+48799000003", MS + 1, 2, "x", "山田太郎株式会社東京本社営業部"),
            sms("InfoSMS", MS),
            call("+48799000002", MS, 3),
        ),
        encoding="utf-8",
    )
    (folder / "chat.txt").write_text(CHAT, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("TZ", "Europe/Warsaw")
    return folder


async def bring_in(walk: Walk) -> None:
    screen = Import(walk)
    await screen.take("sms.xml")
    await screen.press("enter")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_backup_on_the_screen(start: Starter, files: Path, size: tuple[int, int]):
    async with start(size) as walk:
        screen = Import(walk)
        await screen.take("sms.xml")
        assert "calls and messages · SMS Backup & Restore" in screen.head
        assert "what messages say is not kept" in screen.head
        assert screen.counts == {"new": 0, "changed": 0, "same": 0, "bad": 0}
        assert "brings in 4 that are nobody's" in screen.caption
        assert "calls missed or refused" in screen.shown()
        assert "hidden numbers" in screen.shown()
        # which column is what is no question here
        before = screen.panel.group.mapping
        await screen.press("t", "right", "delete", "e", "d")
        assert screen.panel.group.mapping == before
        assert walk.screen.errand is None
        await screen.press("b")
        assert "what messages say is kept" in screen.head
        assert walk.said == "what messages say comes in as notes"
        await screen.press("b")
        assert "is not kept" in screen.head
        await screen.press("enter")
        assert walk.place == "grid"
        assert "nobody's 4: g i" in walk.said
        assert walk.rows("SELECT count(*), count(note) FROM phone_record") == [(4, 0)]
        await walk.press("u")
        assert walk.rows("SELECT count(*) FROM phone_record") == [(0,)]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_number_is_assigned_by_typing(start: Starter, files: Path, size: tuple[int, int]):
    async with start(size) as walk:
        await bring_in(walk)
        client = walk.desk.portfolio.clients[10]
        logged = touches.count(walk.book, client.id)
        acts = walk.acts()
        await walk.press("g", "i")
        assert walk.place == "unassigned"
        assert "3 numbers wait · 4 calls and texts" in walk.text("#page-head")
        assert ZOFIA in walk.screen.stranger.name
        assert "Nobody in the book has this number." in walk.reason
        await walk.press("a", f"<{client.name}>")
        assert client.name in walk.reason
        await walk.press("enter")
        assert walk.said.startswith(f"{ZOFIA} is at {client.name} now: 2 touches")
        assert touches.count(walk.book, client.id) == logged + 2
        assert ZOFIA in [person.name for person in people.of_client(walk.book, client.id)]
        assert len(walk.screen.waiting) == 2
        assert walk.acts() == acts + 1
        await walk.press("u")
        assert len(walk.screen.waiting) == 3
        assert touches.count(walk.book, client.id) == logged
        await walk.press("U")
        assert len(walk.screen.waiting) == 2
        await walk.press("escape")
        assert walk.place == "grid"


async def test_down_and_up_choose_among_clients(start: Starter, files: Path):
    async with start((80, 24)) as walk:
        await bring_in(walk)
        await walk.press("g", "i", "enter", "<a>")
        errand = walk.screen.errand
        hits = list(errand._hits)
        assert len(hits) > 5
        await walk.press("down", "down", "up", "enter")
        assert walk.rows("SELECT DISTINCT client FROM phone_record WHERE state = 'taken'") == [(hits[1],)]


async def test_nothing_typed_and_nobody_found_assign_nothing(start: Starter, files: Path):
    async with start((80, 24)) as walk:
        await bring_in(walk)
        await walk.press("g", "i", "a", "enter")
        assert "no client is chosen" in walk.said
        await walk.press("<qqqq>", "enter")
        assert "no client is chosen" in walk.said
        await walk.press("escape")
        assert walk.place == "unassigned"
        assert len(walk.screen.waiting) == 3


async def test_a_new_client_and_leaving_out(start: Starter, files: Path):
    async with start((120, 40)) as walk:
        await bring_in(walk)
        count = len(walk.desk.portfolio)
        await walk.press("g", "i", "insert")
        assert walk.typed == ZOFIA
        await walk.press("enter")
        assert len(walk.desk.portfolio) == count + 1
        await walk.press("delete")
        assert walk.said.startswith("left out: ")
        await walk.press("insert", "escape", "delete")
        assert "Nobody waits." in "\n".join(walk.picture())
        await walk.press("a", "insert", "delete", "enter")
        assert walk.said == "no number waits"
        await walk.press("u", "u", "u")
        assert len(walk.screen.waiting) == 3
        assert len(walk.desk.portfolio) == count


async def test_a_chat_asks_who_the_user_is(start: Starter, files: Path):
    async with start((80, 24)) as walk:
        screen = Import(walk)
        await screen.take("chat.txt")
        assert "which of those who wrote is you" in screen.shown()
        await screen.press("enter")
        assert walk.place == "import"
        await screen.press("o")
        assert "Ewa" in "\n".join(walk.picture())
        letter = next(option.letter for option in walk.screen.choice.options if option.label == "Ewa")
        await screen.press(letter)
        assert "you are Ewa" in screen.head
        await screen.press("enter")
        assert walk.place == "grid"
        await walk.press("g", "i")
        (one,) = walk.screen.waiting
        assert (one.party, one.texts) == ("Jan Zet", 3)
        assert walk.screen.query_one("#page-rows").has_focus


async def test_an_empty_list_says_how_it_fills(start: Starter, empty: Path):
    async with start((80, 24), empty) as walk:
        await walk.press("g", "i")
        assert "Ctrl+O" in "\n".join(walk.picture())
        await walk.press("question_mark")
        assert "Among incoming numbers" in walk.text("#help-title")
