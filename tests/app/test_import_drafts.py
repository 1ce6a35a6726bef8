"""What is chosen for files that are about to come in is kept while it is chosen, and offered back."""

from __future__ import annotations

import json

import pytest

from cockpit import paths
from tests.app.import_walk import Import, lay_out
from tests.app.walk import SIZES


def slips_there():
    return sorted(paths.drafts_folder().glob("*.draft"))


def only():
    (path,) = slips_there()
    return json.loads(path.read_text(encoding="utf-8"))


async def chosen(start, path, folder, monkeypatch):
    """Choose two columns of a file, and end without a word."""
    monkeypatch.chdir(lay_out(folder))
    async with start(path=path) as walk:
        screen = Import(walk)
        await screen.take("clients.csv")
        assert slips_there() == [], "what the program read by itself is no choice"
        await screen.make("Miejsce", "city")
        assert slips_there()[0].stat().st_mode & 0o777 == 0o600
        await screen.to_column("Uwagi")
        await screen.press("delete")
        mapping = screen.panel.group.mapping
    assert mapping.target_of("Miejsce") == "city"
    return mapping


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_columns_become_is_kept_offered_and_taken_up(start, empty, tmp_path, monkeypatch, size):
    mapping = await chosen(start, empty, tmp_path / "files", monkeypatch)
    assert len(slips_there()) == 1
    async with start(size, path=empty) as walk:
        said = "not finished: import: clients.csv: “Miejsce → City, Uwagi → –” · Enter takes it up, Esc lets it go"
        assert walk.said == said
        screen = Import(walk)
        await screen.press("enter")
        await screen.settle()
        assert walk.place == "import"
        assert screen.panel.group.mapping == mapping
        assert walk.said == "what was not finished stands here again"
        assert screen.counts["new"] == 2
        assert len(slips_there()) == 1, "it is kept on"
        await screen.press("enter")
        assert walk.said.startswith("imported: new 2")
        assert slips_there() == []
        assert sorted(facts.city for facts in walk.desk.portfolio.clients) == ["Kraków", "Łódź"]
    async with start(size, path=empty) as walk:
        assert walk.said == ""


async def test_the_same_file_taken_again_has_what_was_chosen_for_it(start, empty, tmp_path, monkeypatch):
    mapping = await chosen(start, empty, tmp_path / "files", monkeypatch)
    async with start(path=empty) as walk:
        screen = Import(walk)
        await screen.take("sales.csv")
        assert walk.said == "", "another file is another import"
        await screen.press("escape", "escape")
        await screen.take("clients.csv")
        assert screen.panel.group.mapping == mapping
        # Esc leaves it: for as long as the program runs, the same file brings it back
        await screen.press("e")
        await screen.press("t", "escape")
        assert slips_there() == []
        await screen.press("<clients.csv>", "enter")
        assert screen.panel.group.first.source.encoding != "cp1250"
        assert screen.panel.group.mapping.kind == "sales"
        assert len(slips_there()) == 1
        # going to another place leaves it too, and it waits
        await screen.press("g", "a")
        assert walk.place == "agenda"
    assert only()["place"] == "import"
    async with start(path=empty) as walk:
        assert "sales, Windows-1252" in walk.said
        await walk.press("escape")
        assert slips_there() == []


async def test_names_stand_in_a_slip_as_erasing_looks_for_them(start, empty, tmp_path, monkeypatch):
    folder = lay_out(tmp_path / "files")
    (folder / "clients.csv").rename(folder / "Kołodziej.csv")
    monkeypatch.chdir(folder)
    async with start(path=empty) as walk:
        screen = Import(walk)
        await screen.take("Kołodziej.csv")
        await screen.to_column("Potencjał zakupowy")
        await screen.press("delete")
        content = slips_there()[0].read_text(encoding="utf-8")
        assert "Potencjał zakupowy → –" in content
        assert content.count("Kołodziej.csv") == 2


async def test_chosen_as_it_was_read_is_no_choice(start, empty, tmp_path, monkeypatch):
    monkeypatch.chdir(lay_out(tmp_path / "files"))
    async with start(path=empty) as walk:
        screen = Import(walk)
        await screen.take("*s.csv")
        await screen.press("t")
        assert "sales" in only()["text"]
        await screen.press("t")
        assert slips_there() == []


@pytest.mark.parametrize("text", ["Firma;Tel\nAlfa;1\n", ""], ids=["other-columns", "empty"])
async def test_a_file_that_became_another_is_read_unasked(start, empty, tmp_path, monkeypatch, text):
    await chosen(start, empty, tmp_path / "files", monkeypatch)
    (tmp_path / "files" / "clients.csv").write_text(text, encoding="utf-8")
    async with start(path=empty) as walk:
        screen = Import(walk)
        await screen.press("enter")
        await screen.settle()
        assert walk.place == "import"
        assert walk.said.startswith("clients.csv: ")
        assert len(slips_there()) == 1, "nothing is lost by it"
        if text:
            assert screen.panel.group.mapping.target_of("Firma") == "name"


async def test_a_spoilt_choice_is_no_crash(start, empty, tmp_path, monkeypatch):
    await chosen(start, empty, tmp_path / "files", monkeypatch)
    (path,) = slips_there()
    value = json.loads(path.read_text(encoding="utf-8"))
    for text in ("", "[]", '{"files": [{}]}', '{"files": 7}', '{"files": [{"mapping": 3, "encoding": ""}]}'):
        path.write_text(json.dumps(value | {"text": text}), encoding="utf-8")
        async with start(path=empty) as walk:
            screen = Import(walk)
            await screen.take("clients.csv")
            assert screen.panel.group.mapping.target_of("Nazwa firmy") == "name"
