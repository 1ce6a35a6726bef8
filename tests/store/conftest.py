"""A small book a test, copied from one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cockpit.core.moment import Moment
from cockpit.store import clients
from cockpit.store.book import Book, make_book, open_book


def moment(day: str, clock: str = "12:00", zone: str = "Europe/Warsaw", offset: int = 60) -> Moment:
    local = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC)
    return Moment(int(local.timestamp() * 1000) - offset * 60_000, zone, offset, day)


@pytest.fixture(scope="session")
def at() -> Callable[..., Moment]:
    """`at("2026-11-27", "12:00")`: that time on the wall in Warsaw."""
    return moment


@pytest.fixture(scope="session")
def now() -> Moment:
    return moment("2026-11-27")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, now: Moment) -> Path:
    """An empty book that no test writes to."""
    path = tmp_path_factory.mktemp("empty") / "empty.cockpit"
    make_book(path, now, currency="PLN", name="Test", country="PL").close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty: Path) -> Path:
    path = tmp_path / "test.cockpit"
    shutil.copy(empty, path)
    return path


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    opened = open_book(path)
    yield opened
    opened.close()


@pytest.fixture
def client(book: Book, now: Moment) -> int:
    return clients.add(book, "Hurt Łódź", now, city="Łódź")[1]


@pytest.fixture
def other(book: Book, now: Moment) -> int:
    return clients.add(book, "Café Schön", now, city="Berlin")[1]


@pytest.fixture(scope="session")
def content() -> Callable[[Book], dict[str, list[Any]]]:
    """`content(book)`: every row of every journaled table, to compare before and after."""
    from cockpit.store import triggers

    def read(book: Book) -> dict[str, list[Any]]:
        return {table: book.rows(f'SELECT * FROM "{table}" ORDER BY id') for table in triggers.tables(book.connection)}

    return read
