"""Who is not offered a text or a call, hostile names, every theme; for the keys see `test_handoff_keys`."""

import pytest
from rich.style import Style

from cockpit.core import texting
from cockpit.store import consent, people, touches
from cockpit.store.book import open_book
from tests.app.test_handoff_keys import ALL_SIZES, assert_code, callable_client, hand, sign, words


async def refusing(walk, column, client):
    """Let everybody there refuse."""
    for one in walk.people(client):
        people.edit(walk.book, one.id, column, "refused", walk.desk.now())
    for point in people.firm_points(walk.book, client):
        with walk.book.operation("no office", walk.desk.now()):
            walk.book.connection.execute("DELETE FROM contact_point WHERE id = ?", (point.id,))


@pytest.mark.parametrize("size", ALL_SIZES, ids=str)
async def test_who_refuses_texts_is_offered_none(start, size):
    async with start(size) as walk:
        sign(walk)
        facts = callable_client(walk)
        await refusing(walk, "consent_text", facts.id)
        acts = walk.acts()
        await walk.press("1", "p")
        screen = hand(walk)
        sentence = f"{screen.reach.person.name} refused texts (People tab)"
        assert sentence in words(walk)
        assert screen.modules is None
        assert not walk.widget("#hand-code").display
        for key in ("y", "o", "f2"):
            await walk.press(key)
            assert walk.said == sentence
        await walk.press("s")
        assert walk.said == f"{sentence}: only i is logged here"
        assert walk.acts() == acts
        await walk.press("tab")
        await assert_code(walk)
        await walk.press("i")
        assert walk.history(facts.id)[0].direction == "in"
        assert walk.place == "grid"


async def test_one_who_refuses_is_passed_by_for_one_who_does_not(start):
    async with start() as walk:
        sign(walk)
        facts = walk.stand(
            lambda facts: facts.resting_why == "" and len([one for one in walk.people(facts.id) if one.phones]) > 1
        )
        first = consent.in_order(walk.people(facts.id))[0]
        people.edit(walk.book, first.id, "consent_text", "refused", walk.desk.now())
        people.edit(walk.book, first.id, "consent_call", "given", walk.desk.now())
        await walk.press("1", "p")
        assert hand(walk).reach.person.id != first.id
        await walk.press("0", "escape", "p")
        assert hand(walk).reach.person.id == first.id
        assert "agreed to calls" in words(walk)


@pytest.mark.parametrize("size", ALL_SIZES, ids=str)
async def test_do_not_contact_offers_nothing_and_says_until_when(start, size):
    async with start(size) as walk:
        facts = callable_client(walk)
        numbers = [reach.value for reach in walk.people(facts.id)[0].points]
        with walk.book.operation("rest", walk.desk.now()):
            touches.rest(walk.book, facts.id, walk.desk.today.replace(month=12), "do-not-contact")
        walk.desk.changed([facts.id])
        await walk.press("p")
        sentence = f"{facts.name}: do not contact before Mon 14 Dec 2026"
        assert sentence in words(walk)
        assert not walk.widget("#hand-code").display
        assert all(number not in words(walk) for number in numbers)
        for key in ("y", "tab", "o", "c", "n", "s"):
            await walk.press(key)
            assert walk.place == "hand-off"
        assert walk.said.startswith(sentence)
        assert walk.app.clipboard == ""
        await walk.press("i")
        assert walk.history(facts.id)[0].direction == "in"


async def test_nobody_known_there(start, empty):
    async with start((80, 24), empty) as walk:
        await walk.press("insert", "<Solo>", "enter", "p")
        assert "no number known: F2 in the People tab adds one" in words(walk)
        for key in ("y", "o", "down", "up", "tab", "1", "f2", "a"):
            await walk.press(key)
            assert walk.place == "hand-off"
            walk.picture()
        await walk.press("escape", "escape", "p", "c")
        assert walk.said.startswith("call, reached: Solo")
        await walk.press("p", "u", "u")
        # the client itself was taken back
        assert walk.place == "grid"


HOSTILE = "\x1b[31mEvil\x07 \u202eterces\u2066 [/] [@click=app.quit]x[/] {my_name} 中中中中"


@pytest.mark.parametrize("size", ALL_SIZES, ids=str)
async def test_hostile_names_numbers_and_templates(start, demo, size, sound):
    book = open_book(demo)
    book.connection.execute("UPDATE client SET name = ?", (HOSTILE,))
    book.connection.execute("UPDATE person SET name = ?", (HOSTILE,))
    book.connection.execute("UPDATE contact_point SET label = ?", (HOSTILE,))
    book.connection.execute("UPDATE contact_point SET value = '+48 600\u202e 1\x1b[2J00 200' WHERE id % 2")
    book.connection.executemany(
        "INSERT INTO text_template (id, purpose, language, text, place) VALUES (?, ?, '', ?, ?)",
        [(place + 1, HOSTILE * 3, f"{{name}} {HOSTILE} {{nope}} {{", place) for place in range(12)],
    )
    book.close()
    async with start(size) as walk:
        await walk.press("p")
        for key in ("1", "9", "down", "tab", "tab", "y", "f2", "enter", "a", "c"):
            await walk.press(key)
            shown = "\n".join(walk.picture())
            assert "\x1b" not in shown and "\u202e" not in shown and "\x07" not in shown
            if walk.place != "hand-off":
                break
            text = hand(walk).draft.text
            assert not set(text) & set("\x1b\x07\u202e\u2066\n")
        await walk.home_again()
        await walk.press("g", "t")
        shown = "\n".join(walk.picture())
        assert "\x1b" not in shown and "\u202e" not in shown
    sound(demo)


@pytest.mark.parametrize("theme", ["cockpit-dark", "cockpit-light"])
async def test_the_code_is_black_on_white_in_every_theme(start, monkeypatch, theme):
    monkeypatch.setenv("COCKPIT_THEME", theme)
    async with start() as walk:
        callable_client(walk)
        await walk.press("p")
        for _each in range(2):
            area = walk.widget("#hand-code").region
            for strip in walk.app.screen._compositor.render_strips()[area.y : area.bottom]:
                for segment in strip.crop(area.x, area.right):
                    style = segment.style or Style()
                    assert style.color is not None and style.color.name == "#000000"
                    assert style.bgcolor is not None and style.bgcolor.name == "#ffffff"
            await walk.press("f9")


async def test_the_last_card_ends_on_the_summary(start):
    async with start() as walk:
        await walk.press("g", "s", "z", "<1>", "enter", "p", "c")
        assert walk.place == "sweep"
        assert walk.app.screen.course.current is None
        await walk.press("p")
        assert walk.place == "sweep"


async def test_the_words_of_the_fields_are_the_ones_the_screen_lists():
    assert set(texting.FIELDS) >= {"first_name", "last_order", "offer", "my_name"}
