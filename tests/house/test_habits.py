"""Habits of the house that no other tool looks after."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = sorted((ROOT / "cockpit").rglob("*.py"))
SCREEN = sorted((ROOT / "cockpit" / "app").rglob("*.py"))
ALL = [*PROGRAM, *sorted((ROOT / "migrations").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]
LINES = 400
CLOCKS = {"cockpit/clock.py", "cockpit/cli/crash.py"}
"""The clock, and the log of a crash, in which the clock may have had its part."""
OUTERMOST = {"cockpit/cli/ending.py", "cockpit/app/opening.py"}
"""The end of a command line and the end of the screen: where a fault of ours is told."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            yield node, called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_file_is_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


def test_files_are_named_by_what_they_are_about():
    assert [name(path) for path in ALL if re.search(r"utils?|helpers?|manager|misc|common", path.stem)] == []


def test_a_notification_is_never_markup():
    found = []
    for path in SCREEN:
        for call, called in calls(path):
            plain = any(
                word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
                for word in call.keywords
            )
            if called == "notify" and not plain:
                found.append(f"{name(path)}:{call.lineno}")
    assert found == []


def test_no_text_of_anybodys_data_reaches_a_widget_as_a_string():
    """Textual reads a string as markup, with actions in it; `Content` and `Text` are what they are."""
    found = []
    for path in SCREEN:
        for call, called in calls(path):
            if (
                called not in ("Static", "Label", "Button", "Checkbox", "RadioButton", "Markdown", "Link")
                or not call.args
            ):
                continue
            given = call.args[0]
            built = isinstance(given, ast.Call) and dotted(given.func).split(".")[0] in ("Content", "Text")
            if not built and not isinstance(given, ast.Constant):
                found.append(f"{name(path)}:{call.lineno}")
    assert found == []


def test_the_machine_is_asked_for_the_time_in_one_place():
    clocks = {
        "datetime.now",
        "date.today",
        "datetime.today",
        "datetime.utcnow",
        "time.time",
        "time.time_ns",
        "time.localtime",
    }
    found = set()
    for path in PROGRAM:
        for call, _called in calls(path):
            if any(dotted(call.func).endswith(clock) for clock in clocks):
                found.add(name(path))
    assert found <= CLOCKS


def test_no_failure_is_swallowed_whole():
    found = []
    for path in PROGRAM:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ExceptHandler):
                continue
            broad = node.type is None or dotted(node.type) in ("Exception", "BaseException")
            raised_again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if broad and not raised_again and name(path) not in OUTERMOST:
                found.append(f"{name(path)}:{node.lineno}")
    assert found == []


@pytest.mark.parametrize("path", PROGRAM, ids=name)
def test_nothing_is_read_or_opened_by_importing(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Call):
                assert dotted(node.func).split(".")[-1] not in (
                    "open",
                    "read_text",
                    "read_bytes",
                    "connect",
                    "mkdir",
                    "run",
                )


SERVES = {"cockpit/web/server.py"}
"""The one file that listens, on the loopback address (tests/web); it asks nobody."""


def test_the_network_is_never_asked():
    wanted = re.compile(
        r"^\s*(?:from|import) (socket|urllib\.request|http\.client|requests|httpx|aiohttp|smtplib)\b", re.M
    )
    assert {name(path) for path in PROGRAM if wanted.search(path.read_text(encoding="utf-8"))} == SERVES
