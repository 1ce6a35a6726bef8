"""Every screen in a language of tests: nothing on it was left out of the catalogues, and no word of it is cut."""

from __future__ import annotations

import pytest
from rich.style import Style

from cockpit.app.commands.table import places
from cockpit.core import text_defaults
from cockpit.core.words import LANGUAGES, SOURCE
from tests.app import pseudo
from tests.app.walk import SIZES
from tests.app.words_walk import Seen, everywhere, files, press, spoken


@pytest.fixture
def greek(demo):
    pseudo.in_greek(demo)
    with pseudo.spoken():
        yield demo


@pytest.fixture(autouse=True)
def own_texts(monkeypatch):
    """The texts that a book starts with are the user's own."""
    own = {
        language: tuple(pseudo.greek_text(text.replace("{last_order}", "")) for text in texts)
        for language, texts in text_defaults.TEXTS.items()
    }
    monkeypatch.setattr(text_defaults, "TEXTS", own)


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A folder of one's own, without a name that could be taken for words."""
    found = files(tmp_path / "phone")
    monkeypatch.setenv("HOME", str(found))
    monkeypatch.setenv("TZ", "Europe/Warsaw")
    monkeypatch.chdir(found)
    return found


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_place_in_the_language_of_tests(start, greek, folder, size):
    async with start(size, greek) as walk:
        seen = Seen(walk)
        # a help is wrapped to its own width, which the narrowest screen shows
        await everywhere(seen, helps=size == SIZES[0])
        assert seen.places >= places().keys()
        assert not seen.wrong, seen.report()


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != SOURCE])
async def test_no_word_of_a_real_language_is_cut(start, demo, folder, language):
    pseudo.in_greek(demo)
    with spoken(language):
        async with start((80, 24), demo) as walk:
            seen = Seen(walk, real=True)
            # the helps are wrapped to any width, which the language of tests shows
            await everywhere(seen, helps=False)
            assert not seen.wrong, seen.report()


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_empty_book(start, empty, size):
    with pseudo.spoken():
        async with start(size, empty) as walk:
            seen = Seen(walk)
            seen.look("empty")
            for letter in [place.letter for place in places().values() if place.letter]:
                await press(seen, "empty", "g", letter)
                walk.app.go("grid")
                await walk.frame()
            assert not seen.wrong, seen.report()


def test_what_is_left_out_or_cut_is_found():
    assert pseudo.left_out(pseudo.pseudo("a {n} word").format(n="ξξ")) == []
    assert pseudo.left_out(f"{pseudo.pseudo('due')} forgotten") == ["forgotten"]
    long = [(pseudo.pseudo("a label"), Style())]
    assert not pseudo.overflow(long, 20)
    assert pseudo.overflow(long, 8)
    assert not pseudo.overflow([*long, ("ξξξξξξξξξξξξ", Style())], 16)
    assert pseudo.left_out(pseudo.pseudo("in {what}").format(what=pseudo.pseudo("the grid"))) == []
