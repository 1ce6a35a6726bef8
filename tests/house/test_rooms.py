"""The rooms: who may look into which, and what is loaded when."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "cockpit" / "core").rglob("*.py")
    if path.name != "__init__.py"
)
STORE = sorted(f"cockpit.store.{path.stem}" for path in (ROOT / "cockpit" / "store").glob("[a-z]*.py"))


def loaded(*modules: str) -> set[str]:
    """Names of all modules after importing these in a process of their own."""
    program = "import sys\n" + "".join(f"import {module}\n" for module in modules) + "print(*sorted(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(answer.stdout.split())


def tops(modules: set[str]) -> set[str]:
    return {module.split(".")[0] for module in modules}


def test_the_contracts_of_the_house_hold():
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    run = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"], capture_output=True, text=True, cwd=ROOT
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def test_the_core_knows_the_standard_library_and_itself():
    found = loaded(*CORE)
    # what a bare interpreter of this environment has loaded already is not the core's doing
    foreign = tops(found) - set(sys.stdlib_module_names) - tops(loaded()) - {"cockpit"}
    assert foreign == set()
    assert {module for module in found if module.startswith("cockpit.")} - {"cockpit.core"} <= {
        *CORE, "cockpit.core.lenses",
    }  # fmt: skip
    assert not {"sqlite3", "asyncio", "urllib.request", "socket"} & found


def test_the_store_knows_neither_screen_nor_doors():
    found = loaded(*STORE)
    assert not {"textual", "rich", "pydantic", "click", "chardet", "phonenumbers"} & tops(found)
    assert {module.split(".")[1] for module in found if module.startswith("cockpit.")} <= {"core", "store"}


def test_opening_a_book_waits_for_sqlite_alone():
    assert not {"sqlite_utils", "anyascii", "platformdirs"} & tops(
        loaded("cockpit.store.book", "cockpit.store.portfolio")
    )


def test_the_command_line_alone_is_nearly_nothing():
    found = loaded("cockpit.cli")
    assert not {"click", "textual", "sqlite3", "pydantic"} & tops(found)


def test_the_key_map_is_printed_without_the_screen():
    found = loaded("cockpit.app.commands.table")
    assert not {"textual", "rich", "sqlite3"} & tops(found)
    program = "import sys; from cockpit.app.commands import table; table.rows(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not {"textual", "rich", "sqlite3"} & tops(set(run.stdout.split()))


@pytest.mark.parametrize("words", [["keys"], ["lenses"], ["where"], ["--help"]], ids=lambda words: words[0])
def test_no_verb_loads_the_screen(words, tmp_path):
    program = (
        "import sys\nfrom cockpit.cli import main\n"
        f"try:\n    main({words!r})\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT,
        env={"PATH": "", "COCKPIT_HOME": str(tmp_path)},
    )  # fmt: skip
    found = set(run.stdout.split("LOADED ")[1].split())
    assert not {"textual", "pydantic", "sqlite_utils"} & tops(found)
