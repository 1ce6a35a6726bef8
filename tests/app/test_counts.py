"""What a key costs, counted: statements, commits, modules at the first frame, bytes sent. Never a time."""

import json
import os
import subprocess
import sys

import pytest
from textual.app import App

from cockpit.app.widgets.grid import BookGrid
from cockpit.store import portfolio
from cockpit.store.book import open_book
from samples import large
from tests.app.walk import TODAY

FROM_THE_SCREEN = 25
"""Statements that logging a call may run, the re-reading of the client included; 21 were measured."""
LATER = (
    "pydantic", "sqlite_utils", "click", "dateutil", "phonenumbers", "chardet", "anyascii", "babel", "holidays",
    "icalendar", "vobject", "python_calamine", "xlsxwriter", "segno", "tomlkit", "defusedxml", "pygments",
    "markdown_it", "pyte", "http", "xml", "cockpit.exchange", "cockpit.cli.verbs", "cockpit.web",
    "textual.command", "textual.widgets._input", "ssl", "cockpit.app.panels.client", "cockpit.app.palette",
    "cockpit.app.screens.sweep", "cockpit.app.screens.help", "cockpit.app.screens.importing",
    "cockpit.app.screens.agenda", "cockpit.app.screens.routine", "cockpit.app.screens.journal",
)  # fmt: skip
"""What the first frame does not wait for."""
OURS, ALL = 140, 520
"""Modules that may be loaded by then, of the cockpit and of all; 140 and 516 were counted."""


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


# keys that look and change nothing: not a statement


@pytest.mark.parametrize("keys", [
    ("right",), ("down",), ("pagedown",), ("end",), ("f", "l"), ("f", "f"), ("space",), ("slash", "escape"),
    ("question_mark", "down", "escape"), ("7", "escape"),
], ids=" ".join)  # fmt: skip
async def test_a_key_that_only_looks_asks_the_store_nothing(start, keys):
    async with start() as walk:
        with Traced(walk) as traced:
            await walk.press(*keys)
        assert traced.statements == []


async def test_a_lens_reads_nothing_again_and_keeps_the_view(start):
    async with start() as walk:
        # each lens once: money reads what it sums up when it is first asked for
        await walk.press("tab", "tab", "tab", "tab", "tab")
        for _lens in range(5):
            with Traced(walk) as traced:
                await walk.press("tab")
            assert traced.of("COMMIT") == 1
            assert [each for each in traced.statements if "FROM touch" in each or "FROM client" in each] == []


async def test_a_search_reads_names_once_and_notes_a_letter_at_most(start):
    async with start() as walk:
        await walk.press("slash", "h")
        for key in ("o", "t", "e", "backspace"):
            with Traced(walk) as traced:
                await walk.press(key)
            run = [statement for statement in traced.statements if not statement.startswith("--")]
            assert len(run) <= 3, key
            assert [each for each in run if "FROM client" in each] == []


EXACT = {"c": (23, 1), "u": (65, 1)}
"""Statements at most and commits of a key; one that is added is to be known of."""


async def test_statements_of_a_log_and_of_its_undo(start):
    async with start() as walk:
        for key, (most, commits) in EXACT.items():
            with Traced(walk) as traced:
                await walk.press(key)
            run = [statement for statement in traced.statements if not statement.startswith("--")]
            assert len(run) <= most, "\n".join(run)
            assert traced.of("COMMIT") == commits


@pytest.mark.parametrize("keys", [("g", "s"), ("g", "a")], ids=" ".join)
async def test_moving_on_another_page_commits_nothing(start, keys):
    async with start() as walk:
        await walk.press(*keys)
        with Traced(walk) as traced:
            await walk.press("down", "down", "up", "tab", "question_mark", "escape")
        assert traced.of("COMMIT") == traced.of("BEGIN") == 0


# what the grid asks for


READING = 3
"""Statements of reading a book that name touches or clients; few, whatever the book holds."""


def read_of(book):
    """The statements with which the grid reads a book."""
    told: list[str] = []
    book.connection.set_trace_callback(told.append)
    portfolio.load(book, TODAY)
    book.connection.set_trace_callback(None)
    return told


def test_the_grid_seeks_touches_and_never_walks_them(demo):
    book = open_book(demo)
    asked = 0
    for statement in read_of(book):
        if not statement.upper().lstrip().startswith(("SELECT", "WITH")):
            continue
        plan = [row[-1] for row in book.connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
        walked = [line for line in plan if line.startswith("SCAN") and "touch" in line]
        assert walked == [], statement
        asked += any("touch" in line for line in plan)
    book.close()
    assert asked


def steps_of(path):
    """Steps of SQLite's machine, in hundreds, that reading a book takes."""
    book = open_book(path)
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    book.connection.set_progress_handler(step, 100)
    portfolio.load(book, TODAY)
    book.connection.set_progress_handler(None, 0)
    book.close()
    return count


def test_reading_grows_with_clients_and_not_with_touches(tmp_path):
    counted = {}
    for clients, touches in ((200, 2_000), (200, 12_000), (800, 8_000)):
        path = tmp_path / f"{clients}-{touches}.cockpit"
        large.make(path, clients, touches)
        counted[clients, touches] = steps_of(path)
    assert counted[200, 12_000] <= counted[200, 2_000] * 1.1
    assert counted[800, 8_000] <= counted[200, 2_000] * 4.4


# what is drawn and sent


@pytest.fixture
def frames(monkeypatch):
    """The frames that the program shows: cells of each, as they go to the terminal."""
    seen: list[int] = []

    def show(app, screen, renderable) -> None:
        if renderable is not None:
            seen.append(len(renderable.render_segments(app.console).encode("utf-8", "replace")))

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr(App, "_display", show)
    return seen


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=str)
async def test_one_frame_a_key(start, frames, size):
    async with start(size) as walk:
        await walk.press("right", "home")
        for key in ("right", "down", "end", "home", "tab", "c", "u", "f", "l", "f", "f", "slash", "m", "a", "b",
                    "backspace"):  # fmt: skip
            frames.clear()
            await walk.press(key)
            assert len(frames) == 1, key
            assert frames[0], key


async def test_a_cursor_key_draws_two_tiles_and_no_other(start, monkeypatch):
    drawn: list[int] = []
    whole = BookGrid._style
    monkeypatch.setattr(BookGrid, "_style", lambda self, client: drawn.append(client) or whole(self, client))
    async with start((200, 50)) as walk:
        for key in ("right", "down", "end", "home"):
            before = walk.here
            drawn.clear()
            await walk.press(key)
            rows = {walk.grid.floor.box(client, 0)[1] for client in (before, walk.here)}
            # a line of tiles is made anew and sent in part: the lines are those of the two
            assert {walk.grid.floor.box(client, 0)[1] for client in drawn} == rows


FIRST_FRAME = """
import json, sys
from pathlib import Path
from cockpit.clock import Clock
from cockpit.app import run, spared

spared.import_asyncio()
spared.import_textual()
import asyncio
from cockpit.app.app import CockpitApp

shown = []
display = CockpitApp._display

def displayed(app, screen, update):
    display(app, screen, update)
    if update is not None and not shown:
        shown.append(sorted(sys.modules))

def begin(app):
    async def frame():
        app.fill_in = lambda: None
        async with app.run_test(size=(120, 40)) as pilot:
            print(json.dumps(shown[0]))
    asyncio.run(frame())

CockpitApp._display = displayed
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
    assert len([name for name in loaded if name.split(".")[0] == "cockpit"]) <= OURS
    assert len(loaded) <= ALL


def test_the_command_line_opens_the_screen_without_click():
    script = "import sys; from cockpit.cli.arguments import read; read(['demo']); import cockpit.cli.screen;" \
             "print('click' in sys.modules, 'textual' in sys.modules)"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60,
                          env={**os.environ, "PYTHONPATH": ""})  # fmt: skip
    assert done.stdout.split() == ["False", "False"]
