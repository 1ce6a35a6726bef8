"""A small book, and the command line run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cockpit.cli import main
from cockpit.clock import Clock
from cockpit.store import clients, people
from cockpit.store.book import Book, make_book, open_book

TODAY = "2026-11-27"
HOSTILE = "Evil\x1b[31m \x9b2J \u202eterces\u2066 \x07\nsecond\tline \ufeff[/] [@click=app.quit]x[/]"


class Ran(NamedTuple):
    """What a run of the command line gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No run touches the user's own folder, book or terminal size."""
    folder = tmp_path / "home"
    monkeypatch.setenv("COCKPIT_HOME", str(folder))
    monkeypatch.delenv("COCKPIT_BOOK", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "40")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book of four clients, one with a person, one with a hostile name."""
    path = tmp_path / "test.cockpit"
    now = Clock(date(2026, 11, 20)).now()
    book = make_book(path, now, currency="PLN", name="Test")
    ids = {}
    for name, city, code, klass, segment in (
        ("Hurt Łódź", "Łódź", "H-1", "A", "gastro"),
        ("Іван і сини", "Київ", "K-2", "B", "retail"),
        ("Café Schön", "Berlin", "B-3", "C", "gastro"),
        (HOSTILE, "", "X-4", "D", ""),
    ):
        _operation, client = clients.add(book, name, now, city=city)
        for column, value in (("code", code), ("potential_class", klass), ("segment", segment)):
            if value:
                clients.edit(book, client, column, value, now)
        ids[code] = client
    people.add(book, ids["H-1"], "Anna Nowak", now, ["+48 42 123 45 67"])
    people.add(book, ids["H-1"], "Jan Kos", now)
    book.close()
    return path


@pytest.fixture
def cockpit(path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`cockpit(*words)`: run a command line on the book, on a fixed day."""

    def run(*words: str) -> Ran:
        capsys.readouterr()
        status = main(["--book", str(path), "--today", TODAY, *words])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def bare(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`bare(*words)`: run a command line just as it is."""

    def run(*words: str) -> Ran:
        capsys.readouterr()
        status = main(list(words))
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def stored(path: Path) -> Callable[[str], list[Any]]:
    """`stored(sql)`: rows of the book as they lie in the file."""

    def rows(sql: str) -> list[Any]:
        book: Book = open_book(path)
        try:
            return book.rows(sql)
        finally:
            book.close()

    return rows
