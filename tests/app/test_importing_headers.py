"""Files without a line of headers on the import screen: said, turned, remembered by a map."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path

import pytest

from cockpit.store.book import open_book
from tests.app.import_walk import Import
from tests.app.walk import Walk

Starter = Callable[..., AbstractAsyncContextManager[Walk]]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in."""
    folder = tmp_path / "my files"
    folder.mkdir()
    (folder / "bare.csv").write_text("Alpha;600 100 200\nBeta;600 100 201\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def names(path: Path) -> list[str]:
    """The clients in the file."""
    with closing(open_book(path)) as book:
        return [name for (name,) in book.rows("SELECT name FROM client ORDER BY name")]


async def test_a_first_line_of_data_is_said_and_turned(start: Starter, empty: Path, files: Path):
    async with start((80, 24), empty) as walk:
        screen = Import(walk)
        await screen.take("bare.csv")
        assert "no header line" in screen.head
        assert "h header line" in screen.caption
        assert screen.counts["new"] == 2
        await screen.press("h")
        assert "no header line" not in screen.head
        assert screen.panel.group.first.headers == ("Alpha", "600 100 200")
        assert screen.counts["new"] == 1
        await screen.press("e")
        assert "no header line" not in screen.head
        await screen.press("h")
        screen.screen.arrival.reading = True
        await screen.press("enter")
        assert names(empty) == [], "nothing comes in as it was read before"
        screen.screen.arrival.reading = False
        await screen.press("enter")
        assert names(empty) == ["Alpha", "Beta"]


async def test_a_map_says_that_there_is_no_header(start: Starter, empty: Path, files: Path):
    async with start((80, 24), empty) as walk:
        screen = Import(walk)
        await screen.take("bare.csv")
        await screen.press("w")
        assert "header = false" in (files / "bare.map.toml").read_text(encoding="utf-8")
        await screen.press("h")
        assert screen.counts["new"] == 1
        await walk.press("m")
        await screen.press("enter")
        assert "no header line" in screen.head
        assert screen.counts["new"] == 2
