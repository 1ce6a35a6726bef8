"""The first start: three ways to begin, by keys, with Pilot."""

import pytest

from cockpit import paths, recent
from cockpit.app.first.page import FirstPage
from cockpit.app.next_book import NextBook
from cockpit.app.widgets.line import Lines
from cockpit.app.widgets.prompt import Prompt
from cockpit.clock import Clock
from cockpit.store.book import make_book, open_book
from tests.app.walk import SIZES, TODAY


@pytest.fixture(autouse=True)
def locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "pl_PL.UTF-8")


async def pressed(*keys, size=(80, 24)):
    """The first page after some keys: what it ended with, and its screen as text."""
    page = FirstPage(Clock(TODAY))
    async with page.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        text = "\n".join(line.text for line in page.screen._compositor.render_strips()) if page.is_running else ""
        typed = page.query_one(Prompt).input.value if page.is_running else ""
        said = page.query_one("#first-said", Lines).text if page.is_running else ""
    return page.return_value, text, typed, said


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_it_says_how_to_begin(size, home_folder):
    ended, text, _typed, _said = await pressed(size=size)
    assert ended is None
    for words in ("look around in the demo", "import my clients", "begin with an empty book", "q quit"):
        assert words in text
    assert not home_folder.exists()


@pytest.mark.parametrize("keys", [["d"], ["enter"], ["D"], ["в"]], ids=str)
async def test_the_demo(keys, home_folder):
    ended, *_rest = await pressed(*keys)
    assert ended == NextBook(paths.demo_book(), demo=True)
    assert not home_folder.exists()


@pytest.mark.parametrize(("key", "place"), [("i", "import"), ("e", "")])
async def test_a_book_is_made_after_three_answers(key, place, home_folder):
    for count in range(3):
        ended, _text, typed, _said = await pressed(key, *["enter"] * count)
        assert ended is None
        assert typed == ("My clients", "PL", "PLN")[count]
        assert not home_folder.exists()
    ended, *_rest = await pressed(key, "enter", "enter", "enter")
    assert ended == NextBook(paths.default_book(), begin_at=place)
    book = open_book(paths.default_book())
    assert (book.name, book.country, book.currency) == ("My clients", "PL", "PLN")
    book.close()
    assert paths.default_book().stat().st_mode & 0o777 == 0o600


async def test_a_wrong_answer_is_said_and_stays(home_folder):
    _ended, _text, typed, said = await pressed("e", "enter", "enter", "X", "enter")
    assert typed == "PLNX"
    assert "is no currency" in said
    _ended, _text, typed, said = await pressed("e", *["backspace"] * 10, "enter")
    assert "a book needs a name" in said
    assert not home_folder.exists()


async def test_esc_goes_back_a_question_and_then_out(home_folder):
    _ended, _text, typed, _said = await pressed("e", "enter", "enter", "escape")
    assert typed == "PL"
    _ended, text, typed, _said = await pressed("e", "enter", "escape", "escape")
    assert typed == ""
    assert "begin with an empty book" in text
    for keys in (["e", "escape", "escape"], ["q"], ["escape"]):
        ended, *_rest = await pressed(*keys)
        assert ended is None
    assert not home_folder.exists()


async def test_letters_are_letters_while_something_is_typed():
    _ended, _text, typed, _said = await pressed("e", *["backspace"] * 10, *"quid [/]")
    assert typed == "quid [/]"


async def test_books_opened_before_are_offered(tmp_path):
    other = tmp_path / "other.cockpit"
    make_book(other, Clock(TODAY).now(), name="Other").close()
    recent.remember(tmp_path / "gone.cockpit", "Gone", "2026-09-01", 1)
    recent.remember(other, "Other", "2026-09-13", 1)
    _ended, text, _typed, _said = await pressed()
    assert "Other" in text
    assert "not there" in text
    ended, *_rest = await pressed("1")
    assert ended == NextBook(other)
    ended, text, _typed, said = await pressed("2")
    assert ended is None
    assert said.strip().startswith("✗")


async def test_junk_does_nothing(home_folder):
    ended, text, _typed, _said = await pressed(*"xyz79", "tab", "f5", "space", "left", "f9", "delete")
    assert ended is None
    assert "look around in the demo" in text
    assert not home_folder.exists()
