"""The wheel: built, installed in an empty environment, and run there, away from the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_NETWORK = re.compile(
    "NewConnectionError|NameResolutionError|Temporary failure in name resolution|Network is unreachable"
    "|Connection refused|ConnectTimeout|ReadTimeout|ProxyError"
)
pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(words, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def cockpit(wheel, tmp_path_factory):
    """`cockpit("where")`: run the installed program in a folder of its own."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COCKPIT_", "VIRTUAL_ENV"))
    } | {"COCKPIT_HOME": str(folder / "home"), "COLUMNS": "100"}
    subprocess.run(
        [sys.executable, "-m", "venv", str(folder / "venv")], check=True, capture_output=True, env=environment
    )
    python = folder / "venv" / "bin" / "python"
    installed = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)],
        capture_output=True, text=True, env=environment, cwd=folder,
    )  # fmt: skip
    if installed.returncode and NO_NETWORK.search(installed.stderr):
        pytest.skip("the wheel's dependencies cannot be fetched: no network")
    assert installed.returncode == 0, installed.stderr

    def run(*words: str, language: str = "en") -> subprocess.CompletedProcess[str]:
        program = str(folder / "venv" / "bin" / "cockpit")
        spoken = environment | {"COCKPIT_LANG": language}
        return subprocess.run(
            [program, *words], capture_output=True, text=True, cwd=folder, env=spoken, stdin=subprocess.DEVNULL
        )

    run.folder = folder
    return run


def test_migrations_and_sample_are_in_it(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "cockpit/migrations/migrations.py" in names
    assert {f"cockpit/migrations/{path.name}" for path in (ROOT / "migrations").glob("m*.py")} <= set(names)
    assert "cockpit/sample.db" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "cockpit").rglob("*.py")}
    assert shipped <= set(names)
    spoken = {path.relative_to(ROOT).as_posix() for path in (ROOT / "cockpit" / "locale").rglob("*.mo")}
    assert len(spoken) == 4
    assert spoken <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "samples/")) or name.endswith(".pyc")]


def test_everything_lies_in_the_environment(cockpit):
    found = {row["what"]: row for row in json.loads(cockpit("where", "--json").stdout)}
    assert found["sample"]["path"].startswith(str(cockpit.folder / "venv"))
    assert found["sample"]["exists"]
    assert str(ROOT) not in json.dumps(found)


def test_the_demo_is_printed_where_there_is_no_terminal(cockpit):
    run = cockpit("demo")
    assert (run.returncode, run.stderr) == (0, "")
    assert "breathing" in run.stdout
    assert (cockpit.folder / "home" / "demo.cockpit").is_file()


def test_it_speaks_the_language_that_is_asked_for(cockpit):
    assert "oddycha" in cockpit("demo", language="pl").stdout


def test_a_book_is_made_and_written(cockpit):
    made = cockpit("new", "mine.cockpit", "--json")
    assert made.returncode == 0, made.stderr
    (cockpit.folder / "clients.csv").write_text("Name;City;Code\nHurt Łódź;Łódź;H-1\n", encoding="utf-8")
    book = ("--book", "mine.cockpit", "--json")
    imported = cockpit(*book, "import", "clients.csv")
    assert imported.returncode == 0, imported.stderr
    logged = cockpit(*book, "log", "lodz", "call", "--note", "first")
    assert logged.returncode == 0, logged.stderr
    shown = json.loads(cockpit(*book, "show", "H-1").stdout)
    assert [touch["note"] for touch in shown["touches"]] == ["first"]
    undone = json.loads(cockpit(*book, "undo").stdout)
    assert undone["undone"] == json.loads(logged.stdout)["operation"]
