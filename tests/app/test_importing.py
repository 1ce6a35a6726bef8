"""Files in on the screen, by keys alone: picked, mapped, counted, brought in, taken back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from cockpit.app.importing import work
from cockpit.exchange.intake import Chunk, Reading
from cockpit.store.book import open_book
from tests.app.import_walk import Import, lay_out
from tests.app.walk import SIZES, Walk

Starter = Callable[..., AbstractAsyncContextManager[Walk]]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in."""
    folder = lay_out(tmp_path / "my files")
    monkeypatch.chdir(folder)
    return folder


def names(path: Path) -> list[str]:
    """The clients in the file of a book, read by another connection."""
    book = open_book(path)
    try:
        return [name for (name,) in book.rows("SELECT name FROM client ORDER BY name")]
    finally:
        book.close()


@pytest.mark.parametrize("size", SIZES)
async def test_a_client_list_goes_in_and_comes_out_again(
    start: Starter, empty: Path, files: Path, size: tuple[int, int]
):
    async with start(size, empty) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        assert "Windows-1250 · semicolon · 6 columns" in screen.head
        mapping = screen.panel.group.mapping
        assert (mapping.target_of("Nazwa firmy"), mapping.target_of("Miejsce")) == ("name", "")
        assert screen.counts == {"new": 2, "changed": 0, "same": 0, "bad": 2}
        assert "brings in 2 new" in screen.caption
        assert [bad.line for bad in screen.screen.arrival.found.bad[0]] == [5, 6]
        assert "Hurtownia Śnieżka" in screen.shown()

        await screen.make("Miejsce", "city")
        assert screen.panel.group.mapping.target_of("Miejsce") == "city"
        await screen.to_column("Uwagi")
        await screen.press("delete")
        assert screen.panel.group.mapping.target_of("Uwagi") == ""
        assert screen.counts["new"] == 2
        assert names(empty) == []
        assert walk.acts() == 0

        await screen.press("home", "enter")
        assert walk.place == "grid"
        assert walk.said == "imported: new 2 · changed 0 · same 0 · bad 2 · u takes it back"
        assert walk.said in walk.reason
        assert sorted(facts.city for facts in walk.desk.portfolio.clients) == ["Kraków", "Łódź"]
        assert names(empty) == ["Hurtownia Śnieżka", "Zażółć Gęślą"]
        assert walk.rows("SELECT note FROM client WHERE note <> ''") == []
        assert walk.acts() == 1

        await walk.press("u")
        assert len(walk.desk.portfolio) == 0
        assert names(empty) == []
        await walk.press("U")
        assert len(walk.desk.portfolio) == 2


async def test_a_second_run_changes_nothing(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        await screen.press("enter")
        acts = walk.acts()
        await screen.take("clients.csv")
        assert screen.counts == {"new": 0, "changed": 0, "same": 2, "bad": 2}
        assert "has all of it already" in screen.caption
        await screen.press("enter")
        assert walk.said == "nothing changed: the book had it all already · bad 2"
        assert walk.acts() == acts


async def test_sales_of_several_files_add_up(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take(f"'{files}/sales.csv' \"older/more sales.csv\"")
        assert "sales.csv, more sales.csv" in screen.head
        assert "sales · known by the headers" in screen.head
        assert len(screen.screen.arrival.batch.groups()) == 1
        assert screen.counts == {"new": 4, "changed": 0, "same": 0, "bad": 0}
        await walk.settle()
        shown = screen.shown().replace("\u00a0", " ")
        assert "241 zł  4 lines" in shown, shown
        assert "40 zł  2 lines" in shown
        await screen.press("enter")
        assert walk.rows("SELECT sum(net), count(*), count(client) FROM sales_line") == [(24_100, 4, 2)]
        assert names(empty) == ["Alfa"]
        await walk.press("u")
        assert walk.rows("SELECT count(*) FROM sales_line") == [(0,)]


async def test_a_list_and_its_sales_come_in_together(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("[cs]*.csv")
        assert [group.mapping.kind for group in screen.screen.arrival.batch.groups()] == ["clients", "sales"]
        assert "clients · known by the headers" in screen.head
        await screen.to_column("Net amount")
        assert "sales · known by the headers" in screen.head
        await screen.press("enter")
        assert names(empty) == ["Alfa", "Hurtownia Śnieżka", "Zażółć Gęślą"]
        assert walk.acts() == 1


async def test_the_folder_is_walked_by_arrows(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await walk.press("ctrl+o")
        picture = screen.shown()
        for name in ("../", "clients.csv", "sales.csv", "older/"):
            assert name in picture
        assert "3 files" in screen.caption
        await walk.press("end")
        await walk.press(*["down"] * 5, "enter")
        assert screen.screen.folder == files / "older"
        assert "more sales.csv" in screen.shown()
        await walk.press("up", "enter")
        assert screen.screen.folder == files
        await walk.press("<SALES>")
        assert "clients.csv" not in screen.shown()
        await screen.press("enter")
        assert "sales.csv" in screen.head
        listening = len(walk.desk._listeners)
        # step by step back to the grid
        await walk.press("right")
        assert screen.panel.choosing
        await walk.press("escape")
        assert not screen.panel.choosing
        await walk.press("escape")
        assert "3 files" in screen.caption
        await walk.press("escape")
        assert walk.place == "grid"
        assert len(walk.desk._listeners) == listening - 1
        assert names(empty) == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("nowhere.csv", "nowhere.csv: there is no such file"),
        ("empty.csv", "empty.csv: the file is empty"),
        ("*.xls", "no file answers to *.xls"),
    ],
)
async def test_what_cannot_be_read_is_said_and_the_text_stays(
    start: Starter, empty: Path, files: Path, typed: str, reason: str
):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take(typed)
        assert reason in screen.caption
        assert "✗" in screen.caption
        assert walk.typed == typed
        assert names(empty) == []


@pytest.mark.parametrize("rows", [0, 500])
async def test_a_damaged_file_changes_nothing(start: Starter, empty: Path, files: Path, rows: int):
    lines = ["Name;City", *(f"Client {at};Berlin" for at in range(rows)), '"Alfa;Berlin', "Beta;Bonn", ""]
    (files / "broken.csv").write_text("\n".join(lines), encoding="utf-8")
    before = empty.read_bytes()
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("broken.csv")
        assert "a quote that opens here is never closed" in screen.shown().replace("\n", " ") or rows
        assert f" broken.csv:{rows + 2}:" in screen.shown()
        await screen.press("enter")
        assert walk.place == "import"
        assert "✗" in screen.caption
    assert empty.read_bytes() == before


async def test_a_file_that_goes_away_is_no_crash(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        (files / "clients.csv").unlink()
        await screen.press("enter")
        assert "a file went away or was changed" in screen.caption
        assert walk.place == "import"
        assert names(empty) == []


class Slow(Reading):
    """A reading that waits in its middle until it may go on."""

    waiting = threading.Event()
    go_on = threading.Event()

    def chunks(self, size: int = 5_000) -> Iterator[Chunk]:
        for chunk in super().chunks(1):
            yield chunk
            Slow.waiting.set()
            assert Slow.go_on.wait(60)


@pytest.fixture
def slow() -> Iterator[type[Slow]]:
    Slow.waiting.clear()
    Slow.go_on.clear()
    yield Slow
    Slow.go_on.set()


async def test_a_stopped_import_keeps_nothing(
    start: Starter, empty: Path, files: Path, monkeypatch: pytest.MonkeyPatch, slow: type[Slow]
):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        monkeypatch.setattr(work, "Reading", slow)
        await walk.press("enter")
        assert await walk.app.run_worker(lambda: slow.waiting.wait(60), thread=True).wait()
        await walk.press("q", "u", "?", "t", "g", "ctrl+o")
        assert walk.place == "import"
        assert "reading" in screen.caption
        assert "Esc stops" in walk.text("#keys").replace("  ", " ")
        await walk.press("escape")
        assert "stopping" in screen.caption
        monkeypatch.setattr(work, "Reading", Reading)
        slow.go_on.set()
        await screen.settle()
        assert walk.said == "the import was stopped; nothing of it was kept"
        assert walk.place == "import"
        assert names(empty) == []
        assert walk.acts() == 0
        # what was set stays, and it can be begun again
        await screen.press("enter")
        assert len(names(empty)) == 2


async def test_counting_gives_way_to_what_is_changed(
    start: Starter, empty: Path, files: Path, monkeypatch: pytest.MonkeyPatch, slow: type[Slow]
):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        monkeypatch.setattr(work, "Reading", slow)
        await walk.press("ctrl+o", "<clients.csv>", "enter")
        assert await walk.app.run_worker(lambda: slow.waiting.wait(60), thread=True).wait()
        first = screen.screen.arrival.job
        assert first is not None
        monkeypatch.setattr(work, "Reading", Reading)
        await screen.to_column("Nazwa firmy")
        await walk.press("delete")
        assert first.stop.is_set()
        slow.go_on.set()
        await screen.settle()
        # without a name the rows are kept for their phones, or are bad: none is counted under the old mapping
        assert screen.screen.arrival.problems == ["no column tells the client's name"]
        assert screen.screen.arrival.found is None
        await screen.press("enter")
        assert walk.said == "no column tells the client's name"


async def test_kind_encoding_and_delimiter_are_turned(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        await screen.press("t")
        assert screen.panel.group.mapping.kind == "sales"
        assert "no column tells the day" in screen.shown()
        await screen.press("t")
        assert screen.panel.group.mapping.kind == "clients"
        await screen.make("Miejsce", "city")
        await screen.press("e")
        assert "Windows-1252" in screen.head
        assert "œnie¿ka" in screen.shown().casefold()
        assert screen.panel.group.mapping.target_of("Nazwa firmy") == "name"
        for _each in range(9):
            if "Windows-1250" in screen.head:
                break
            await screen.press("e")
        assert "Windows-1250" in screen.head
        await screen.press("d")
        assert "comma" in screen.head
        assert len(screen.panel.group.first.headers) < 6


async def test_a_map_is_written_and_loaded(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        await screen.make("Miejsce", "region")
        await screen.press("w")
        written = files / "clients.map.toml"
        assert '"region" = "Miejsce"' in written.read_text(encoding="utf-8")
        assert written.stat().st_mode & 0o777 == 0o600
        await screen.press("w")
        assert not (files / "clients.map-2.toml").exists()
        await screen.make("Miejsce", "city")
        await screen.press("w")
        assert '"region" = "Miejsce"' in written.read_text(encoding="utf-8")
        assert '"city" = "Miejsce"' in (files / "clients.map-2.toml").read_text(encoding="utf-8")
        await walk.press("m")
        assert walk.typed.endswith("clients.map.toml")
        await screen.press("enter")
        assert screen.panel.group.mapping.target_of("Miejsce") == "region"
        assert "mapped as set here" in screen.head
        await walk.press("m", "<x>")
        await screen.press("enter")
        assert "there is no such file" in screen.caption
        await walk.press("escape")
        assert walk.place == "import"


async def test_amounts_of_another_currency_stay_out(start: Starter, empty: Path, files: Path):
    (files / "euro.csv").write_text("Date,Customer,Net amount,Currency\n2026-09-01,Alfa,1.00,EUR\n", encoding="utf-8")
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("euro.csv")
        assert screen.screen.arrival.problems[0].startswith("the amounts are in EUR, the book is in PLN")
        assert "the amounts are in EUR" in screen.shown()
        await screen.press("enter")
        assert names(empty) == []


async def test_hostile_cells_are_shown_as_symbols(start: Starter, empty: Path, files: Path):
    (files / "evil.csv").write_text('Name,City\n"[@click=app.quit]x[/]","\x1b[31m\u202ered"\n', encoding="utf-8")
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("evil.csv")
        picture = screen.shown()
        assert "[@click=app.quit]x[/]" in picture
        assert "\x1b" not in picture
        assert "\u202e" not in picture


async def test_bad_rows_are_walked(start: Starter, empty: Path, files: Path):
    lines = ["Name;Wallet", *(f"Client {at};{'no number' if at % 2 else '5'}" for at in range(700))]
    (files / "many.csv").write_text("\n".join(lines), encoding="utf-8")
    async with start((80, 24), empty) as walk:
        screen = Import(walk)
        await screen.take("many.csv")
        assert screen.counts == {"new": 350, "changed": 0, "same": 0, "bad": 350}
        await walk.press("tab", "end")
        assert "and 150 more" in screen.shown()
        await walk.press("tab")
        assert screen.panel.columns.has_focus


async def test_help_theme_and_undo_reach_the_screen(start: Starter, empty: Path, files: Path):
    async with start((120, 40), empty) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        await screen.press("enter")
        await screen.take("clients.csv")
        assert screen.counts["same"] == 2
        await screen.press("u")
        assert walk.said.startswith("taken back: import: clients.csv")
        assert screen.counts["new"] == 2
        await screen.press("f9")
        assert screen.panel.columns.palette is walk.app.palette
        await walk.press("question_mark")
        assert "In the import" in walk.text("#help-title")
        await walk.press("escape")
        assert walk.place == "import"
