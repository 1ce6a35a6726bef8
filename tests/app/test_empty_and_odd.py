"""What is out of the ordinary: nothing in the book, nobody to call, keys at random, a store that fails."""

import asyncio
import random
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cockpit.app.commands.table import commands
from cockpit.core.errors import BookUnusable
from cockpit.store import clients
from cockpit.store.book import Book, open_book
from tests.app.walk import TODAY

KEYS = sorted({key for command in commands().values() for key in command.keys} - {"q", "ctrl+o", "ctrl+p", "f4"})
"""Every key of the table but those that leave, and the one that hides the book."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_every_key_on_an_empty_book(start, empty, size, sound):
    async with start(size, empty) as walk:
        shown = "\n".join(walk.picture())
        assert "This book is empty." in shown
        assert "Ctrl+O" in shown
        for key in KEYS:
            await walk.press(key)
            assert walk.app.is_running, key
            walk.picture()
            assert walk.acts() == 0, key
            await walk.home_again()
        await walk.press("u")
        assert walk.said == "there is nothing to undo"
        await walk.press("U")
        assert walk.said == "there is nothing to do again"
        await walk.press("g", "s")
        assert "Nobody needs you now." in walk.text("#sweep-card")
        await walk.press("c")
        assert "the list is done" in walk.reason
        await walk.press("space", "z", "<5>", "enter", "escape")
        await walk.press("insert", "<Pierwsza>", "enter", "c")
        assert walk.said.startswith("call, reached: Pierwsza")
        assert walk.breath_of(walk.here) == "fresh"
    sound(empty)


async def test_one_client_with_nothing_known_of_it(start, empty, sound):
    book = open_book(empty)
    _operation, client = clients.add(book, "Solo", book_now())
    book.close()
    async with start((120, 40), empty) as walk:
        assert walk.here == client
        assert walk.breath_of(client) == "never"
        assert "Solo" in walk.reason
        for key in ("left", "right", "up", "down", "home", "end", "pageup", "pagedown"):
            await walk.press(key)
            assert walk.here == client
        for _tab in range(4):
            await walk.into_panel()
            await walk.press("home", "end", "tab")
            walk.picture()
            await walk.home_again()
        for key in KEYS:
            await walk.press(key)
            assert walk.app.is_running, key
            await walk.home_again()
    sound(empty)


def book_now():
    from cockpit.clock import Clock

    return Clock(TODAY).now()


async def test_a_lost_client_rests_and_can_be_called(start):
    async with start() as walk:
        client = walk.stand(lambda facts: facts.status == "lost").id
        assert walk.breath_of(client) == "resting"
        breathing = walk.desk.portfolio.breathing()
        await walk.press("c")
        assert walk.said.startswith("call, reached")
        assert walk.desk.portfolio.breathing()[1] == breathing[1]
        await walk.into_panel()
        await walk.to_row(walk.home.client_panel.rows, lambda subject: subject.column == "status")
        await walk.press("f2", "end", "ctrl+u", "<archived>", "enter")
        assert client not in walk.desk.portfolio.by_id
        assert client not in walk.grid.floor.position
        walk.picture()
        await walk.home_again()
        await walk.press("c", "u", "u")
        assert client in walk.grid.floor.position
        assert walk.breath_of(client) == "resting"


async def test_hostile_names_and_notes_do_nothing(start, empty):
    name = "Evil\x1b[31m [@click=app.quit]x[/] \u202eesrever [/] \x9b2J"
    book = open_book(empty)
    _operation, client = clients.add(book, name, book_now(), city="[bold]\x07")
    book.close()
    async with start((120, 40), empty) as walk:
        await walk.press("C", "<[@click=app.quit]note[/] [/] \x1b]52;c;A\x07 [>", "enter", "7", "c")
        await walk.into_panel()
        for _tab in range(4):
            await walk.press("tab", "end", "enter", "escape")
            for line in walk.picture():
                assert not set(line) & set("\x1b\x9b\x07\u202e")
            await walk.into_panel() if walk.place == "grid" else None
        await walk.home_again()
        await walk.press("ctrl+p", "<evil>")
        await walk.settle()
        await walk.press("enter")
        await walk.settle()
        assert walk.home.client_panel.client == client
        for x in range(0, 120, 12):
            await walk.pilot.click(offset=(x, 0))
        await walk.press("escape", "escape", "escape", "slash", "<evil [@click=>", "escape", "g", "s")
        walk.picture()
        assert walk.app.is_running


MASHED = [*KEYS, *"0123789", *"<>@ .fgy", "enter", "escape", "up", "down", "backspace", "ctrl+u", "ctrl+p"]


@settings(max_examples=2, deadline=None, derandomize=True, phases=[Phase.generate],
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(st.integers(0, 2**32 - 1))
def test_keys_mashed_at_random_never_end_the_program(start, demo, sound, seed):

    async def mash() -> None:
        chance = random.Random(seed)
        async with start(chance.choice([(80, 24), (120, 40)])) as walk:
            for turn in range(300):
                key = chance.choice(MASHED)
                walk.send(key)
                if chance.random() < 0.8:
                    await walk.quiet()
                assert walk.app.is_running, (seed, turn, key)
                if turn % 50 == 0:
                    await walk.frame()
            await walk.settle()
            assert walk.app.is_running
            while len(walk.app.screen_stack) > 1:
                await walk.press("escape")
            await walk.home_again()

    asyncio.run(mash())
    sound(demo)


def failing(monkeypatch):
    """From now on the book takes nothing."""

    def refuse(self, *_words, **_more):
        raise BookUnusable("the disk is full: make room; nothing was changed")

    monkeypatch.setattr(Book, "operation", refuse)


@pytest.mark.parametrize("keys", [
    ("c",), ("7", "n"), ("1", "4", "b"), ("space", "space", "s"), ("tab",), ("o", "p"), ("G", "r"), ("minus",), ("u",),
    ("x",), ("g", "s"), ("g", "r"), ("o", "o", "shift+right"),
], ids=" ".join)  # fmt: skip
@pytest.mark.parametrize("size", [(120, 40)], ids=str)
async def test_a_store_that_fails_is_said_in_the_line(start, demo, sound, monkeypatch, keys, size):
    async with start(size) as walk:
        walk.stand(lambda facts: len(walk.planned(facts.id)) == 1)
        await walk.press("s", "c", "u")
        client = walk.here
        history = walk.history(client)
        with monkeypatch.context() as patched:
            failing(patched)
            await walk.press(*keys)
            assert walk.app.is_running
            if walk.place == "sweep":
                # a sweep that cannot be begun says so in its card's stead
                assert "the disk is full" in "\n".join(walk.picture())
            else:
                assert "the disk is full" in walk.reason
                # what was logged waits in the outbox; all else could not be done
                assert "✗" in walk.reason or "! not in the book yet" in walk.reason
        assert walk.history(client) == history
        walk.picture()
        await walk.home_again()
        await walk.press("c")
        assert walk.said.startswith("call, reached")
        assert walk.said in walk.reason
    sound(demo)


async def test_what_was_typed_stays_where_the_store_fails(start, monkeypatch):
    async with start() as walk:
        client = walk.here
        history = walk.history(client)
        await walk.press("C", "<cennik 2027 >oferta pt>")
        with monkeypatch.context() as patched:
            failing(patched)
            await walk.press("enter")
            assert "the disk is full" in walk.reason
            assert "· kept: call" in walk.reason
        assert walk.history(client) == history
        walk.app.look_around()
        await walk.quiet()
        assert walk.history(client)[0].note == "cennik 2027"
        await walk.into_panel()
        await walk.to_row(walk.home.client_panel.rows, lambda subject: subject.column == "city")
        await walk.press("f2", "end", "< Nowe>")
        typed = walk.home.client_panel.editor.value
        with monkeypatch.context() as patched:
            failing(patched)
            await walk.press("enter")
            assert "the disk is full" in walk.reason
            assert walk.home.client_panel.editor.value == typed
        await walk.press("enter")
        assert walk.facts_of(client).city == typed


async def test_clicks_and_looks_survive_a_store_that_fails(start, monkeypatch):
    async with start((200, 50)) as walk:
        with monkeypatch.context() as patched:
            failing(patched)
            await walk.pilot.click("#legend", offset=(walk.text("#legend").index("next action"), 0))
            assert walk.app.is_running
            await walk.pilot.click("#keys", offset=(walk.text("#keys").index("call"), 0))
            assert "the disk is full" in walk.reason
            await walk.resize(80, 24)
            await walk.press("g", "r")
            await walk.resize(200, 50)
            assert walk.app.is_running
        with monkeypatch.context() as patched:

            def locked(self, *_words):
                raise BookUnusable("being written by another program: try again in a moment")

            patched.setattr(Book, "rows", locked)
            patched.setattr(Book, "value", locked)
            walk.app.look_around()
            await walk.settle()
            assert walk.app.is_running
        await walk.home_again()
        await walk.press("c")
        assert walk.said.startswith("call, reached")


async def test_a_new_day_begins(start):
    async with start() as walk:
        client = walk.stand(lambda facts: walk.breath_of(facts.id) == "soon").id
        walk.desk.clock.pinned = date(2026, 11, 14)
        walk.app.look_around()
        await walk.settle()
        assert walk.desk.today == date(2026, 11, 14)
        assert walk.breath_of(client) == "late"
        assert "a new day: Sat 14 Nov 2026" in walk.reason
        assert "14 Nov" in walk.text("#vital-signs")


async def test_a_screen_that_was_left_is_told_nothing(start):
    async with start() as walk:
        await walk.press("g", "s")
        assert len(walk.desk._listeners) == 2
        walk.app.go("grid")
        while len(walk.desk._listeners) > 1:
            walk.desk.filter(None)
            await asyncio.sleep(0)
        assert walk.place == "grid"
