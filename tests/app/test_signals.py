"""36 runs in a real terminal: whatever signal comes, wherever the user is, the terminal is given back as it was."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3

import pytest

from cockpit import paths
from cockpit.app import signals
from tests.app.own_terminal import OwnTerminal

WHERE = {
    "grid": ((b"\x1b[C", "fresh"),),
    "prompt": ((b"C", "call, reached"), (b"some words", "some words")),
    "editor": ((b"\x1bOQ", "Overview"), (b"\x1bOQ", "Overview"), (b"xyzzy", "xyzzy")),
    "sweep": ((b"g", "go to"), (b"s", "Sweep")),
    "agenda": ((b"g", "go to"), (b"a", "Agenda")),
    "import": ((b"\x0f", "Import"), (b"abc", "abc")),
}
"""What is typed to get there, and what then stands on the screen, and not before: many letters at once are no keys."""


@pytest.fixture(params=[True])
def shown(tmp_path, request):
    path = tmp_path / "book.cockpit"
    shutil.copyfile(paths.sample(), path)
    path.chmod(0o600)
    opened = OwnTerminal(path, ("--today", "2026-09-14"), answers=request.param)
    try:
        opened.until("help")
        yield opened
    finally:
        opened.close()


def go(shown, where):
    for keys, there in WHERE[where]:
        shown.type(keys)
        shown.until(there)


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("number", signals.ENDING, ids=lambda number: number.name)
def test_a_signal_gives_the_terminal_back(shown, number, where):
    go(shown, where)
    shown.signal(number)
    assert shown.ended() == 128 + number
    assert shown.restored() == []
    assert b"Traceback" not in shown.sent


@pytest.mark.parametrize("where", WHERE)
def test_stopped_and_let_on_it_comes_back_whole(shown, where):
    go(shown, where)
    shown.rest()
    before = shown.text
    shown.signal(signal.SIGTSTP)
    shown.until(shown.stopped)
    while shown.read():
        pass
    assert shown.restored() == []
    # a shell has written over everything meanwhile
    shown.screen.reset()
    shown.signal(signal.SIGCONT)
    shown.until(lambda: shown.text.split() == before.split())
    shown.signal(signal.SIGTERM)
    assert shown.ended() == 128 + signal.SIGTERM
    assert shown.restored() == []


@pytest.mark.parametrize(
    ("where", "shown"), [(where, at % 2 == 0) for at, where in enumerate(WHERE)], indirect=["shown"]
)
def test_a_storm_of_sizes_is_outlived(shown, where):
    go(shown, where)
    chance = random.Random(where)
    for _each in range(60):
        shown.resize(chance.randint(1, 220), chance.randint(1, 70))
        shown.signal(signal.SIGWINCH)
        shown.read(0)
    shown.screen.resize(30, 100)
    shown.screen.reset()
    shown.resize(100, 30)
    shown.signal(signal.SIGWINCH)
    shown.until(WHERE[where][-1][1])
    shown.signal(signal.SIGTERM)
    assert shown.ended() == 128 + signal.SIGTERM
    assert shown.restored() == []


def test_what_is_not_restored_is_noticed(shown):
    """The judge: a program that is killed outright leaves all of it behind."""
    shown.signal(signal.SIGKILL)
    assert shown.ended() == -signal.SIGKILL
    left = shown.restored()
    assert {"the settings of the line", "the key protocol", "mode 1049", "mode 25", "mode 1003", "mode 2004"} <= {*left}
    book = sqlite3.connect(shown.child.args[-1])
    assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    book.close()
