"""What the README says that holds, is held: each file of tests that it names is there, and the figures are theirs."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIGURES = {
    "tests.reliability.test_power_cut": ("STATES", r"([\d,]+) states of the disk"),
    "tests.reliability.test_kills": ("ROUNDS", r"(\d+) writers and"),
    "tests.reliability.test_screen_kills": ("ROUNDS", r"and (\d+) screens"),
    "tests.reliability.test_migration_cuts": ("STATES", r"([\d,]+) states a step"),
    "tests.reliability.test_bad_books": ("BOOKS", r"([\d,]+) damaged books"),
    "tests.app.test_hostile": ("MANY", r"([\d,]+) hostile texts"),
    "tests.exchange.bad_files": ("BAD", r"(\d+) files"),
}
"""By module of tests: what counts there, and how the README says it."""


def promises() -> list[list[str]]:
    """The rows of the table: promise, figure, tests."""
    part = (ROOT / "README.md").read_text(encoding="utf-8").split("## What holds", 1)[1]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows if "`tests/" in row[-1]]


def test_every_promise_names_tests_that_are_there():
    rows = promises()
    assert len(rows) > 20
    for row in rows:
        folder = Path()
        for name in re.findall(r"`([^`]+)`", row[-1]):
            path = ROOT / name if name.startswith("tests/") else folder / name
            assert path.exists(), (row[0], name)
            folder = path.parent


@pytest.mark.parametrize("module", FIGURES)
def test_its_figures_are_those_of_the_tests(module):
    name, said = FIGURES[module]
    counted = getattr(importlib.import_module(module), name)
    counted = counted if isinstance(counted, int) else len(counted)
    told = re.findall(said, "\n".join(" | ".join(row) for row in promises()))
    assert [int(each.replace(",", "")) for each in told] == [counted]
