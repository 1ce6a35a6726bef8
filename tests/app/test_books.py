"""Several books: the list, going over to another one, a new one, one forgotten."""

from pathlib import Path

import pytest

from cockpit import paths, recent
from cockpit.app.next_book import NextBook
from cockpit.app.palette_names import BookProvider
from cockpit.clock import Clock
from cockpit.store.book import make_book, open_book
from tests.app.walk import SIZES, TODAY


@pytest.fixture
def known(demo, tmp_path):
    """The book that is open, another one, one that is gone, and one that is damaged."""
    other = tmp_path / "other.cockpit"
    make_book(other, Clock(TODAY).now(), name="Hurt [/] Łódź", currency="PLN").close()
    broken = tmp_path / "broken.cockpit"
    broken.write_bytes(b"no book at all" * 100)
    recent.remember(broken, "broken", "2026-09-10", 3)
    recent.remember(tmp_path / "gone.cockpit", "gone", "2026-09-11", 7)
    recent.remember(other, "Hurt [/] Łódź", "2026-09-13", 0)
    recent.remember(demo, "Południe i Zachód", "2026-09-14", 5)
    return other


async def go_to(walk, path):
    await walk.to_row(walk.screen.rows, lambda subject: subject.text == str(path))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_list_says_what_is_there(start, size, known, demo):
    async with start(size) as walk:
        await walk.press("g", "o")
        assert walk.place == "books"
        lines = walk.picture()
        here = next(line for line in lines if "●" in line)
        assert "Południe i Zachód" in here
        assert f"{len(walk.desk.portfolio)} clients" in here
        assert any("Hurt [/] Łódź" in line and "yesterday" in line for line in lines)
        assert any("gone" in line and "not there" in line for line in lines)
        assert any("the demo" in line for line in lines)
        assert str(demo) in walk.reason or "…" in walk.reason
        await walk.press("escape")
        assert walk.place == "grid"


async def test_enter_goes_over_to_another(start, known):
    async with start() as walk:
        await walk.press("g", "o")
        await go_to(walk, known)
        await walk.press("enter")
        assert walk.app.next_book._replace(standing=None) == NextBook(known)
        assert not walk.app.is_running or walk.app._exit


async def test_what_cannot_be_opened_leaves_one_where_one_is(start, known, tmp_path, demo):
    async with start() as walk:
        await walk.press("g", "o")
        for name in ("gone", "broken"):
            await go_to(walk, tmp_path / f"{name}.cockpit")
            await walk.press("enter")
            assert walk.desk.said.tone == "alarm"
            assert walk.app.next_book is None
        await go_to(walk, demo)
        await walk.press("enter")
        assert walk.said == "this is the book that is open"
        await walk.press("delete")
        assert len(recent.recent()) == 4


async def test_del_forgets_and_deletes_nothing(start, known):
    async with start() as walk:
        await walk.press("g", "o")
        await go_to(walk, known)
        await walk.press("delete")
        assert walk.said.startswith("forgotten; the file stays where it is")
        assert str(known) not in [one.path for one in recent.recent()]
        assert known.is_file()
        await walk.press("end", "delete")
        assert walk.said == "only a book of the list can be forgotten"


async def test_a_new_book_is_asked_three_things(start, known, home_folder, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_CH.UTF-8")
    async with start((80, 24)) as walk:
        await walk.press("g", "o", "insert")
        assert walk.typed == "My clients"
        assert "nothing is made yet" in walk.reason
        await walk.press("enter")
        assert walk.typed == "CH"
        await walk.press("<X>", "enter")
        assert walk.said.startswith("“CHX” is no country")
        await walk.press("backspace", "backspace", "backspace", "<fr>", "enter")
        assert walk.typed == "EUR"
        assert not list(home_folder.glob("*.cockpit"))
        await walk.press("<O>", "enter")
        assert walk.said.startswith("“EURO” is no currency")
        await walk.press("backspace", "enter")
        assert walk.app.next_book._replace(standing=None) == NextBook(paths.default_book())
    book = open_book(paths.default_book())
    assert (book.name, book.country, book.currency) == ("My clients", "FR", "EUR")
    book.close()


async def test_esc_makes_no_book(start, home_folder):
    async with start() as walk:
        await walk.press("g", "o", "insert", "enter", "enter", "escape")
        assert walk.screen.errand is None
        assert walk.app.next_book is None
        assert not list(home_folder.glob("*.cockpit"))


async def test_the_palette_has_the_books(start, known):
    async with start() as walk:
        provider = BookProvider(walk.app.screen)
        hits = [hit async for hit in provider.search("hurt lodz")]
        assert [hit.text for hit in hits] == ["Hurt [/] Łódź"]
        hits[0].command()
        assert walk.app.next_book._replace(standing=None) == NextBook(known)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_header_names_the_book(start, size):
    async with start(size) as walk:
        assert walk.picture()[0].startswith(" Południe i Zachód ")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"books": 3}', '{"books": [1, {"path": 3}, {"path": "x\\u0000"}]}', "\ud800"]
)
def test_a_list_that_cannot_be_understood_is_none(home_folder, text):
    home_folder.mkdir()
    recent.state_file().write_bytes(text.encode(errors="surrogatepass"))
    assert recent.recent() == []
    recent.remember(Path("/a/b.cockpit"), "b", "2026-09-14", 1)
    assert [one.path for one in recent.recent()] == ["/a/b.cockpit"]
    assert recent.state_file().stat().st_mode & 0o777 == 0o600
    assert [each.name for each in home_folder.iterdir()] == ["recent.json"]
