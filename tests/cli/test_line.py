"""The command line as a whole: what it starts, what it loads, how it ends."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cockpit import __version__, paths
from cockpit.cli.group import group
from cockpit.core.visible import visible
from cockpit.store import journal
from cockpit.store.book import open_book
from tests.cli.conftest import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
ENV = {"PYTHONPATH": str(ROOT)}
VERBS = sorted(group.list_commands(None))  # type: ignore[arg-type]
HARMFUL = set(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0xFEFF])) - {"\n"}


def process(*words: str, **kept: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cockpit", *words],
        capture_output=True,
        text=True,
        env=os.environ | ENV,
        check=False,
        stdin=subprocess.DEVNULL,
        **kept,
    )


def modules(code: str) -> set[str]:
    """The modules that a fresh process has loaded after the code."""
    out = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys, json\nprint()\nprint(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        env=os.environ | ENV,
        check=True,
    ).stdout
    return set(json.loads(out.splitlines()[-1]))


def test_every_verb_is_known_and_explains_itself(bare: Callable[..., Any]):
    helped = bare("--help")
    assert helped.status == 0
    for verb in VERBS:
        assert f"  {verb} " in helped.out
        own = bare(verb, "--help")
        assert own.status == 0
        assert own.out.startswith(f"Usage: cockpit {verb}")


def test_no_verb_loads_what_draws_the_screen(path: Path):
    calls = [
        ["grid"], ["grid", "--json"], ["sweep"], ["show", "H-1"], ["find", "anna"], ["check"], ["routine"], ["lenses"],
        ["where"], ["journal"], ["next", "H-1", "offer fri"], ["done", "H-1"], ["undo"], ["redo"], ["keys"], ["--help"],
        ["log", "H-1", "call"], ["open"],
    ]  # fmt: skip
    code = "from cockpit.cli import main\n" + "\n".join(
        f"assert main(['--book', {str(path)!r}, *{call!r}]) == 0, {call!r}" for call in calls
    )
    loaded = {name.split(".")[0] for name in modules(code)}
    assert not loaded & {"textual", "rich"}


def test_a_logged_call_loads_little(path: Path):
    code = f"from cockpit.cli import main\nassert main(['--book', {str(path)!r}, 'log', 'H-1', 'call', '--quiet']) == 0"
    loaded = modules(code)
    assert not {name.split(".")[0] for name in loaded} & {
        "sqlite_utils", "pydantic", "textual", "rich", "chardet", "phonenumbers", "dateutil",
    }  # fmt: skip
    assert not [name for name in loaded if name.startswith(("cockpit.exchange", "cockpit.app", "shutil"))]


def test_the_screen_starts_without_click(path: Path):
    code = f"from cockpit.cli import main\nassert main([{str(path)!r}]) == 0"
    loaded = modules(f"import sys, os\nsys.stdin = open(os.devnull)\n{code}")
    assert "click" not in loaded


def test_without_a_terminal_the_grid_is_printed(path: Path, bare: Callable[..., Any]):
    shown = bare(str(path), "--today", "2026-11-27")
    grid = bare("--book", str(path), "--today", "2026-11-27", "grid")
    assert shown.status == 0
    assert shown.out.startswith(grid.out)
    assert shown.out.splitlines()[-1] == f"This is no terminal: `cockpit {path}` in one opens the screen."
    assert bare("open", str(path)).status == 0
    assert bare("--book", str(path)).status == 0


def test_with_a_terminal_the_screen_is_run(path: Path, bare: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    import types

    asked: list[tuple[Path, bool, str]] = []
    firsts: list[bool] = []
    fake = types.ModuleType("cockpit.app.run")

    def run(book: Path, clock: Any, *, demo: bool = False, first: bool = False) -> int:
        asked.append((book, demo, clock.today().isoformat()))
        firsts.append(first)
        return 0

    fake.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "cockpit.app.run", fake)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    for words in ([str(path)], ["open"], ["demo"], []):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        assert bare("--book", str(path), "--today", "2026-11-27", *words).status == 0
    day = "2026-11-27"
    assert asked == [(path, False, day), (path, False, day), (paths.demo_book(), True, day), (path, False, day)]
    missing = path.with_name("missing.cockpit")
    for words in ([], ["demo"], ["--book", str(missing)]):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        assert bare(*words).status == 0
    # only a book that nobody named is a first start
    assert firsts == [False, False, False, False, True, False, False]


def test_a_book_that_is_not_there(bare: Callable[..., Any], tmp_path: Path):
    missing = tmp_path / "none.cockpit"
    for words in ([str(missing)], ["--book", str(missing), "grid"], ["--book", str(missing), "open"]):
        refused = bare(*words)
        assert (refused.status, refused.out, refused.err.count("\n")) == (3, "", 1)
        assert "cockpit new" in refused.err
    assert not missing.exists()


def test_the_environment_names_the_book(path: Path, bare: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COCKPIT_BOOK", str(path))
    assert len(bare("grid", "--json").json["clients"]) == 4


def test_global_options_stand_anywhere(path: Path, bare: Callable[..., Any]):
    for words in (
        ["--json", "--today=2026-11-27", f"--book={path}", "grid"],
        ["grid", "--json", "--today", "2026-11-27", "--book", str(path)],
    ):
        assert bare(*words).json["today"] == "2026-11-27"


@pytest.mark.parametrize(
    "words",
    [
        ["nosuchverb"],
        ["nosuchverb", "x", "y"],
        ["lgo", "x", "call"],
        ["log"],
        ["log", "H-1"],
        ["log", "H-1", "dance"],
        ["log", "H-1", "call", "extra"],
        ["log", "H-1", "call", "--nope"],
        ["log", "H-1", "call", "--follow-up", "0"],
        ["log", "H-1", "call", "--follow-up", "x"],
        ["grid", "--lens"],
        ["demo", "extra"],
        ["--nope"],
        ["--book"],
        ["--today"],
        ["--today", "yesterday", "grid"],
        ["--today", "0001-01-01", "grid"],
        ["--today", "9999-12-31", "grid"],
        ["next", "H-1"],
        ["find"],
        ["journal", "--limit", "-1"],
        ["\x1b[31m"],
        ["\udcff"],
        ["-"],
    ],
)
def test_junk_ends_with_two_and_one_line(cockpit: Callable[..., Any], words: list[str]):
    refused = cockpit(*words)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("cockpit: ")
    assert refused.err.count("\n") == 1
    assert not HARMFUL & set(refused.err)


def test_a_slip_of_the_finger_is_put_right(bare: Callable[..., Any]):
    assert "did you mean log?" in bare("lgo", "x").err


def test_version(bare: Callable[..., Any]):
    assert bare("--version")[:2] == (0, f"cockpit {__version__}\n")


def test_hostile_names_reach_no_terminal(cockpit: Callable[..., Any], path: Path):
    # as a script with its own connection could leave it: what the program takes in it cleans first
    outside = sqlite3.connect(path)
    outside.execute("UPDATE client SET name = ? WHERE code = 'X-4'", (HOSTILE,))
    outside.commit()
    outside.close()
    cockpit(
        "log", "X-4", "call", "--note", "nasty \x1b]52;c;x\x07 note\x9b\n\u202ereversed", "--next", "say \x1b[2J fri"
    )
    for words in (["grid"], ["grid", "--list"], ["show", "X-4"], ["sweep"], ["find", "evil"], ["find", "nasty"],
                  ["journal"], ["log", "X-4", "text"], ["next", "X-4", "x\x1b"], ["undo"], ["redo"]):  # fmt: skip
        for extra in ([], ["--json"]):
            ran = cockpit(*words, *extra)
            assert ran.status == 0
            assert not HARMFUL & set(ran.out + ran.err), words
    name = cockpit("grid", "--json", "--where", "evil").json["clients"][0]["name"]
    # JSON harms no terminal and yet says the name exactly
    assert "\x1b[31m" in name
    assert visible(name) in cockpit("show", "X-4").out


def test_a_fault_of_ours_is_one_line_and_a_private_log(
    cockpit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, path: Path
):
    def broken(*_anything: Any) -> None:
        secret_of_the_client = "Anna's number"
        raise RuntimeError(len(secret_of_the_client))

    monkeypatch.setattr(journal, "undo", broken)
    crashed = cockpit("undo")
    assert (crashed.status, crashed.out) == (1, "")
    assert "RuntimeError" in crashed.err
    assert crashed.err.count("\n") == 1
    log = paths.log_file()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "in broken" in log.read_text(encoding="utf-8")
    assert cockpit("undo").status == 1


def test_ctrl_c_is_quiet(cockpit: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_anything: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(journal, "undo", interrupted)
    assert cockpit("undo") == (130, "", "")


@pytest.mark.parametrize("word", ["x" * 5000, "9" * 5000, "ł" * 200], ids=["letters", "digits", "wide"])
def test_a_word_too_long_for_a_name_is_no_verb_and_no_book(cockpit: Callable[..., Any], word: str):
    refused = cockpit(word)
    assert refused.status == 2
    assert "is no verb and no book" in refused.err


def test_a_closed_pipe_is_quiet(path: Path):
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "cockpit", "--book", str(path), "grid"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=os.environ | ENV,
        check=False,
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (1, 2), (0, 1, 2)], ids=str)
def test_a_closed_stream_is_quiet_and_all_is_done(path: Path, closed: tuple[int, ...]):
    ran = subprocess.run(
        [sys.executable, "-m", "cockpit", "--book", str(path), "log", "H-1", "call", "--note", "once"],
        env=os.environ | ENV,
        preexec_fn=lambda: [os.close(number) for number in closed],
        check=False,
    )
    assert ran.returncode == 0
    assert notes_of(path) == ["once"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
@pytest.mark.parametrize("verb", [["log", "H-1", "call", "--note", "once"], ["grid"], ["--json", "grid"]], ids=str)
def test_what_cannot_be_printed_is_one_sentence_and_no_fault_of_the_program(path: Path, verb: list[str]):
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "cockpit", "--book", str(path), *verb],
            stdout=full,
            stderr=subprocess.PIPE,
            env=os.environ | ENV,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr == b"cockpit: <stdout> cannot be written: No space left on device\n"
    assert notes_of(path) == (["once"] if "log" in verb else [])


def notes_of(path: Path) -> list[str]:
    book = open_book(path)
    try:
        return [note for (note,) in book.rows("SELECT note FROM touch WHERE note IS NOT NULL")]
    finally:
        book.close()


def test_a_poor_terminal_gets_question_marks(path: Path):
    ran = process("--book", str(path), "grid")
    assert ran.returncode == 0
    poor = subprocess.run(
        [sys.executable, "-m", "cockpit", "--book", str(path), "grid", "--json"],
        capture_output=True,
        env=os.environ | ENV | {"PYTHONIOENCODING": "latin-1"},
        check=False,
    )
    assert poor.returncode == 0
    assert len(json.loads(poor.stdout.decode("ascii"))["clients"]) == 4


def test_the_module_is_the_program(path: Path):
    assert process("--book", str(path), "show", "nobody").returncode == 4
    assert process("--version").stdout == f"cockpit {__version__}\n"


def test_the_demo_without_a_terminal(bare: Callable[..., Any]):
    if not paths.sample().is_file() or not paths.sample().stat().st_size:
        pytest.skip("the sample is not built")
    shown = bare("demo", "--today", "2026-11-27")
    assert shown.status == 0
    assert shown.out.splitlines()[-1] == "This is no terminal: `cockpit demo` in one opens the screen."


def test_the_word_help_helps(bare):
    status, out, err = bare("help")
    assert (status, err) == (0, "")
    assert "agenda" in out
    assert out == bare("--help")[1]


def test_a_verb_is_proposed_only_where_it_is_like_the_word(bare):
    assert "journal" in bare("jurnal")[2]
    assert "did you mean" not in bare("bogus")[2]
