"""The demo book under the screen: a copy of the sample on its own day, walked through with keys."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

# as `cockpit.app.run` has it; read by Textual when it is imported, so nothing that imports it stands above
os.environ.setdefault("TEXTUAL_FPS", "240")

from textual import screen

from cockpit.app.app import CockpitApp
from cockpit.app.desk import Desk
from cockpit.app.next_book import NextBook
from cockpit.app.standing import stand_again
from cockpit.clock import Clock
from cockpit.core import formatter
from cockpit.store import portfolio, views
from cockpit.store.book import SCREEN_BUSY_MS, make_book, open_book
from tests.app.walk import SAMPLE, TODAY, Walk

Starter = Callable[..., AbstractAsyncContextManager[Walk]]


def opened(path: Path, today: date = TODAY) -> CockpitApp:
    """The cockpit at its desk."""
    book = open_book(path, busy_ms=SCREEN_BUSY_MS)
    clock = Clock(today)
    return CockpitApp(Desk(book, clock, portfolio.load(book, clock.today()), views.load(book)))


def go_on(app: CockpitApp, after: NextBook) -> None:
    """Begin where the program before has left off, as `cockpit.app.run` does."""
    app.desk.say(after.said)
    app.begin_at = after.begin_at
    stand_again(app, after.standing)


@pytest.fixture(autouse=True)
def amounts_shown() -> Iterator[None]:
    """The privacy key holds for the whole program: what one walk has hidden is not hidden for the next."""
    yield
    formatter.hide_amounts(False)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is given back by a timer, which would fall into what a key is counted by."""
    monkeypatch.setattr("cockpit.app.app.SETTLED", 3600.0)


@pytest.fixture(autouse=True)
def home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's own folder or book."""
    folder = tmp_path / "home"
    monkeypatch.setenv("COCKPIT_HOME", str(folder))
    monkeypatch.delenv("COCKPIT_BOOK", raising=False)
    monkeypatch.delenv("COCKPIT_THEME", raising=False)
    return folder


@pytest.fixture(autouse=True)
def nothing_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program does after a while is done when a test says so."""
    from cockpit.app import drafts, outbox

    monkeypatch.setattr(drafts, "KEEP_AFTER", 3600.0)
    monkeypatch.setattr(outbox, "SOONEST", 3600.0)


@pytest.fixture(autouse=True)
def drawn_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk asks for its frames; the clock that draws them in the program only helps where it does not."""
    monkeypatch.setattr(screen, "UPDATE_PERIOD", 0.1)


@pytest.fixture(autouse=True)
def nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test rings anybody up: this machine has no program that opens links."""
    from cockpit.app import opener

    monkeypatch.setattr(opener, "opener", lambda: None)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of the sample."""
    path = tmp_path / "demo.cockpit"
    shutil.copyfile(SAMPLE, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A book without a client."""
    path = tmp_path / "empty.cockpit"
    make_book(path, Clock(TODAY).now(), currency="PLN", name="Empty").close()
    return path


@pytest.fixture
def start(demo: Path) -> Starter:
    """`async with start(size, path) as walk`: the cockpit on the demo book, or on the book at a path.

    `after` is what the program before left: the book that it goes on with, where and how.
    """

    @asynccontextmanager
    async def starting(
        size: tuple[int, int] = (120, 40),
        path: Path | None = None,
        today: date = TODAY,
        after: NextBook | None = None,
    ) -> AsyncIterator[Walk]:
        app = opened(after.path if after is not None else path or demo, today)
        if after is not None:
            go_on(app, after)
        try:
            async with app.run_test(size=size) as pilot:
                walk = Walk(app, pilot)
                # what begins after the first frame has begun, and is done
                await walk.frame()
                await walk.settle()
                yield walk
        finally:
            app.desk.book.close()

    return starting


@pytest.fixture
def sound() -> Callable[[Path], None]:
    """Asserts that a book's file is sound."""

    def check(path: Path) -> None:
        connection = sqlite3.connect(path)
        try:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("SELECT count(open_operation) FROM operation").fetchone() == (0,)
        finally:
            connection.close()

    return check
