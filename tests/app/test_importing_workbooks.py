"""Workbooks and vCards on the import screen: the sheet is named and turned, and all of it comes out again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path

import pytest

from tests.app.import_walk import Import
from tests.app.walk import SIZES, Walk
from tests.exchange.workbook import workbook

Starter = Callable[..., AbstractAsyncContextManager[Walk]]
CARDS = "BEGIN:VCARD\nFN:Ewa Lis\nORG:Bar Nowy\nTEL;CELL:600100200\nEND:VCARD\nBEGIN:VCARD\nFN:Cut\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in."""
    folder = tmp_path / "my files"
    folder.mkdir()
    workbook(
        folder / "book.xlsx",
        {
            "Read me": [["What this is"]],
            "Klienci": [["Nazwa firmy", "Kod klienta", "Miasto"], ["Śnieżka", 14646, "Łódź"], ["Bar", 14647, "Żory"]],
            "Sprzedaż": [["Data", "Kod klienta", "Netto"], [date(2026, 9, 1), 14646, 100.5], [date(2026, 9, 2), 5, 1]],
        },
    )
    workbook(folder / "one.xlsx", {"Clients": [["Name"], ["Acme"]]})
    (folder / "people.vcf").write_text(CARDS, encoding="utf-8")
    (folder / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("size", SIZES)
async def test_the_sheets_of_a_workbook_are_turned(start: Starter, empty: Path, files: Path, size: tuple[int, int]):
    async with start(size, empty) as walk:
        screen = Import(walk)
        await screen.take("book.xlsx")
        assert "sheet “Klienci”, 2 of 3 · 3 columns" in screen.head
        assert "s next sheet" in screen.caption
        assert screen.counts == {"new": 2, "changed": 0, "same": 0, "bad": 0}
        await screen.press("s")
        assert "sheet “Sprzedaż”, 3 of 3" in screen.head
        assert screen.panel.group.mapping.kind == "sales"
        await screen.press("s")
        assert "sheet “Klienci”" in screen.head
        await screen.press("e")
        assert walk.said == "a workbook has no encoding to choose"
        await screen.press("d")
        assert walk.said == "this file has no delimiter"
        assert "sheet “Klienci”" in screen.head
        await screen.press("enter")
        assert sorted(facts.code for facts in walk.desk.portfolio.clients) == ["14646", "14647"]
        assert walk.acts() == 1
        await walk.press("u")
        assert len(walk.desk.portfolio) == 0
        await walk.press("U")
        assert len(walk.desk.portfolio) == 2


async def test_a_workbook_of_one_sheet_says_that_there_is_no_other(start: Starter, empty: Path, files: Path):
    async with start((80, 24), empty) as walk:
        screen = Import(walk)
        await screen.take("one.xlsx")
        assert "next sheet" not in screen.caption
        await screen.press("s")
        assert walk.said == "the workbook has no other sheet with a table"
        await screen.press("escape")
        await screen.press("escape")
        await screen.take("people.vcf")
        await screen.press("s")
        assert walk.said == "only a workbook has sheets"


async def test_cards_go_in_and_out(start: Starter, empty: Path, files: Path):
    async with start((80, 24), empty) as walk:
        screen = Import(walk)
        await screen.take("people.vcf")
        assert "clients · vCards" in screen.head
        assert screen.counts == {"new": 1, "changed": 0, "same": 0, "bad": 1}
        assert "the card that begins here has no end" in screen.shown()
        await screen.press("enter")
        assert [facts.name for facts in walk.desk.portfolio.clients] == ["Bar Nowy"]
        await walk.press("u")
        assert len(walk.desk.portfolio) == 0


async def test_a_workbook_that_does_not_open_says_why(start: Starter, empty: Path, files: Path):
    async with start((80, 24), empty) as walk:
        screen = Import(walk)
        await screen.take("locked.xlsx")
        assert walk.said.startswith("locked.xlsx: the workbook is damaged")
