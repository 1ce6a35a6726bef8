"""Every bad file is one line and status 2, within the memory and time that it may take, and leaves the book alone."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.clock import Clock
from cockpit.store.book import make_book
from tests.exchange.bad_files import BAD

SECONDS = 30
"""Of the processor: an endless reading ends there, and fails."""
MEMORY = 3 * 1024**3
"""Bytes of address space."""
RESIDENT = 1024 * 1024
"""Kilobytes that may really be taken; what a workbook is tried with counts as well."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "test.cockpit"
    make_book(path, Clock(None).now(), currency="PLN").close()
    return path


@pytest.fixture
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / request.param
    BAD[request.param](path)
    yield path
    if path.is_file():
        path.unlink()


def _limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def test_there_are_forty_and_more() -> None:
    assert len(BAD) > 50


@pytest.mark.parametrize("bad", BAD, indirect=True)
def test_a_bad_file_is_one_line_and_the_book_is_as_it_was(bad: Path, book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    command = [sys.executable, "-m", "cockpit", "--book", str(book), "import", str(bad)]
    surroundings = {**os.environ, "COCKPIT_HOME": str(tmp_path / "home"), "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings,
        preexec_fn=_limits,
    ) as run:  # fmt: skip
        assert run.stdout is not None
        assert run.stderr is not None
        out, told = run.stdout.read(), run.stderr.read().decode()
        _process, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
    assert (run.returncode, out) == (2, b""), told
    assert told.startswith(f"cockpit: {bad}:")
    assert told.count("\n") == 1
    assert "Traceback" not in told
    assert used.ru_maxrss < RESIDENT
    assert book.read_bytes() == before
    assert not list(book.parent.glob("*-journal"))
