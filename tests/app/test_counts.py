"""What a key costs, counted: statements, commits, modules at the first frame, bytes sent. Never a time."""

import json
import os
import subprocess
import sys

import pytest

FROM_THE_SCREEN = 30
"""Statements that logging a call may run, the re-reading of the client included; 25 were measured."""
LATER = (
    "pydantic", "sqlite_utils", "click", "dateutil", "phonenumbers", "chardet", "anyascii", "cockpit.exchange",
    "cockpit.app.screens.sweep", "cockpit.app.screens.help", "cockpit.app.screens.importing",
)  # fmt: skip
"""What the first frame does not wait for."""


class Traced:
    """The statements that a connection runs."""

    def __init__(self, walk) -> None:
        self.statements: list[str] = []
        self._connection = walk.book.connection

    def __enter__(self):
        self.statements.clear()
        self._connection.set_trace_callback(self.statements.append)
        return self

    def __exit__(self, *_fault) -> None:
        self._connection.set_trace_callback(None)

    def of(self, word: str) -> int:
        return sum(statement.upper().startswith(word) for statement in self.statements)


@pytest.mark.parametrize("lens", ["breath", "next", "activity", "rhythm"])
async def test_moving_asks_the_store_nothing(start, lens):
    async with start() as walk:
        while walk.desk.lens.id != lens:
            await walk.press("tab")
        with Traced(walk) as traced:
            await walk.press("right", "down", "end", "home", "pagedown", "l", "j", "7", "escape", "f", "l", "f", "f")
        assert traced.statements == []


@pytest.mark.parametrize(("keys", "commits"), [
    (("c",), 1), (("7", "c"), 1), (("3", "n"), 1), (("b",), 1), (("C", "<cennik >oferta pt>", "enter"), 1),
    (("a", "<offer fri>", "enter"), 1), (("x",), 1), (("space", "space", "space", "s"), 1), (("escape",), 0),
    (("slash", "<hotel>", "enter"), 0), (("f", "l"), 0), (("question_mark", "escape"), 0),
], ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value))  # fmt: skip
async def test_one_commit_an_act(start, keys, commits):
    async with start() as walk:
        walk.stand(lambda facts: len(walk.planned(facts.id)) == 1)
        with Traced(walk) as traced:
            await walk.press(*keys)
        assert traced.of("COMMIT") == traced.of("BEGIN") == commits
        assert traced.of("ROLLBACK") == 0


async def test_a_logged_call_runs_few_statements(start):
    async with start() as walk:
        with Traced(walk) as traced:
            await walk.press("c")
        # the triggers' own statements are told as comments
        run = [statement for statement in traced.statements if not statement.startswith("--")]
        assert len(run) <= FROM_THE_SCREEN, "\n".join(run)


async def test_a_verb_costs_the_same_in_a_book_of_any_size(start, empty):
    from cockpit.store import clients
    from cockpit.store.book import open_book

    counted = []
    async with start() as walk:
        with Traced(walk) as traced:
            await walk.press("c")
        counted.append(len(traced.statements))
    book = open_book(empty)
    clients.add(book, "Solo", walk.desk.now())
    book.close()
    async with start((120, 40), empty) as walk:
        with Traced(walk) as traced:
            await walk.press("c")
        counted.append(len(traced.statements))
    assert abs(counted[0] - counted[1]) <= 2


FIRST_FRAME = """
import asyncio, json, sys
from pathlib import Path
from cockpit.clock import Clock
from cockpit.app import run
from cockpit.app.app import CockpitApp

class Seen(Exception):
    pass

def begin(app):
    async def frame():
        app.fill_in = lambda: None
        async with app.run_test(size=(120, 40)) as pilot:
            print(json.dumps(sorted(sys.modules)))
    asyncio.run(frame())

CockpitApp.run = begin
run.run(Path(sys.argv[1]), Clock())
"""


def test_modules_that_the_first_frame_does_not_wait_for(demo):
    done = subprocess.run([sys.executable, "-c", FIRST_FRAME, str(demo)], capture_output=True, text=True, check=False,
                          timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert "cockpit.app.screens.home" in loaded
    early = [name for name in loaded if any(name == late or name.startswith(late + ".") for late in LATER)]
    assert early == []


def test_the_command_line_opens_the_screen_without_click():
    script = "import sys; from cockpit.cli.arguments import read; read(['demo']); import cockpit.cli.screen;" \
             "print('click' in sys.modules, 'textual' in sys.modules)"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60,
                          env={**os.environ, "PYTHONPATH": ""})  # fmt: skip
    assert done.stdout.split() == ["False", "False"]
