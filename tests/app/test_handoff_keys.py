"""Each key of the phone hand-off, by itself, at every size; what the code says; what is refused."""

from collections.abc import Awaitable, Callable

import pytest

from cockpit.app.screens.handoff import HandOffScreen
from cockpit.app.screens.help import HelpScreen
from cockpit.core import text_defaults
from cockpit.exchange import picture
from cockpit.store import consent, people, settings, text_fields, touches
from tests.app.walk import SIZES, Walk
from tests.exchange.test_picture import read_back

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []
ALL_SIZES = ((60, 16), *SIZES, (250, 70))


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


def hand(walk) -> HandOffScreen:
    assert walk.place == "hand-off"
    screen = walk.app.screen
    assert isinstance(screen, HandOffScreen)
    return screen


def words(walk) -> str:
    return " ".join(walk.text("#hand-words").split())


async def shown_code(walk) -> list[list[bool]]:
    """The modules that stand on the screen, read back from what was composed; none where no code is shown."""
    code = walk.widget("#hand-code")
    if not code.display:
        return []
    # a code that has just come is laid out with the next frame, another size of it with the one after
    for _each in range(5):
        await walk.frame()
    area = code.region
    assert area.size == (code.styles.width.value, code.styles.height.value)
    lines = walk.picture()[area.y : area.bottom]
    assert area.bottom <= walk.app.size[1] and area.right <= walk.app.size[0]
    return read_back([line[area.x : area.right] for line in lines])


def content_of(walk) -> str:
    """What the code should say now."""
    screen = hand(walk)
    number = screen.reach.number
    return number.tel if screen.mode == "call" else number.smsto(screen.draft.text)


async def assert_code(walk) -> None:
    """The code stands there whole, or a sentence says what it needs."""
    shown = await shown_code(walk)
    modules = picture.qr(content_of(walk))
    if not shown:
        assert "the code needs a terminal of" in words(walk)
        return
    side = len(modules)
    quiet = (len(shown[0]) - side) // 2
    assert quiet in (picture.QUIET, picture.NARROW)
    rows = [tuple(row[quiet : quiet + side]) for row in shown[quiet : quiet + side]]
    assert tuple(rows) == modules
    outside = [row for at, row in enumerate(shown) if not quiet <= at < quiet + side]
    assert not any(any(row) for row in outside)


def callable_client(walk, *, text: bool = True):
    """Stand on a client whose first person has a number and refuses nothing."""

    def wanted(facts):
        found = consent.in_order(people.of_client(walk.book, facts.id))
        return (
            facts.resting_why == "" and found and found[0].phones
            and (found[0].consent_call, found[0].consent_text).count("refused") == 0
        )  # fmt: skip

    return walk.stand(wanted)


def sign(walk) -> None:
    settings.put(walk.book, walk.desk.now(), text_fields.MY_NAME, "Jan Kowalski", source="system")


@step
async def p_shows_the_number_and_its_code(walk):
    facts = callable_client(walk)
    await walk.press("p")
    screen = hand(walk)
    assert screen.mode == "call"
    assert screen.client == facts.id
    assert facts.name[:20] in words(walk)
    assert screen.reach.number.shown in words(walk)
    await assert_code(walk)
    await walk.press("question_mark")
    assert isinstance(walk.app.screen, HelpScreen)
    await walk.press("escape", "escape")
    assert walk.place == "grid"
    assert walk.here == facts.id


@step
async def the_name_one_signs_with_is_asked_once(walk):
    with walk.book.operation("unsigned", walk.desk.now(), "system"):
        walk.book.connection.execute("DELETE FROM setting WHERE name = ?", (text_fields.MY_NAME,))
    callable_client(walk)
    await walk.press("p", "tab")
    assert hand(walk).draft.missing[-1:] == ("my_name",)
    assert "[my\u00a0name?]" in walk.text("#hand-words")
    assert hand(walk).modules is None or not walk.widget("#hand-code").display
    await walk.press("escape")
    assert hand(walk).errand is None
    assert hand(walk).modules is None
    await walk.press("y")
    assert "my\u00a0name?]: 1 asks for it" in walk.said
    await walk.press("s")
    assert "my\u00a0name?]: 1 asks for it" in walk.said
    assert walk.place == "hand-off"
    await walk.press("1", "<Jan Kowalski>", "enter")
    assert hand(walk).draft.missing == ()
    assert "Jan Kowalski" in words(walk)
    assert text_fields.my_name(walk.book) == "Jan Kowalski"
    await assert_code(walk)
    await walk.press("escape", "p", "1")
    assert hand(walk).errand is None
    await walk.home_again()


@step
async def a_number_before_p_has_that_text_ready(walk):
    sign(walk)
    callable_client(walk)
    await walk.press("2", "p")
    screen = hand(walk)
    assert (screen.mode, screen.draft.chosen) == ("text", 1)
    assert text_defaults.PURPOSES[1] in words(walk)
    assert walk.home.count == ""
    await assert_code(walk)
    for digit in "14567":
        await walk.press(digit)
        assert screen.draft.chosen == int(digit) - 1
        assert screen.errand is None
        await assert_code(walk)
    await walk.press("9")
    assert walk.said == "there is no text 9: g t shows them all"
    assert screen.draft.chosen == 6
    await walk.press("&")
    assert screen.draft.chosen == 0
    await walk.press("0")
    assert (screen.mode, screen.draft.chosen) == ("call", None)
    await walk.press("tab")
    assert (screen.mode, screen.draft.chosen) == ("text", 0)
    await walk.press("shift+tab")
    assert screen.mode == "call"
    await walk.home_again()
    await walk.press("9", "9", "p")
    assert walk.said == "there is no text 99: g t shows them all"
    await walk.home_again()


@step
async def a_gap_is_asked_for_and_kept_for_this_one(walk):
    sign(walk)
    facts = callable_client(walk)
    await walk.press("3", "p")
    screen = hand(walk)
    assert screen.errand is not None
    assert "[offer?]" in walk.text("#hand-words")
    await walk.press("<kawa 5 % taniej>", "enter")
    assert screen.errand is None
    assert "kawa 5 % taniej" in screen.draft.text
    await assert_code(walk)
    assert len(walk.history(facts.id)) == touches.count(walk.book, facts.id)
    await walk.press("s")
    assert walk.place == "grid"
    logged = walk.history(facts.id)[0]
    assert (logged.channel, logged.note) == ("text", f"offer: {screen.draft.text}")
    assert logged.people == screen.reach.person.name
    assert walk.said.startswith("text sent: ")
    assert walk.said in walk.reason
    await walk.press("u")
    assert logged.id not in [touch.id for touch in walk.history(facts.id)]
    await walk.press("3", "p", "enter")
    assert hand(walk).draft.missing == ("offer",)
    await walk.home_again()


@step
async def calls_are_logged_and_close(walk):
    facts = callable_client(walk)
    for key, outcome in (("c", "reached"), ("n", "no-answer"), ("m", "message"), ("i", "came")):
        await walk.press("p", key)
        assert walk.place == "grid"
        logged = walk.history(facts.id)[0]
        assert (logged.channel, logged.outcome, logged.note) == ("call", outcome, None)
        await walk.press("u")
    await walk.press("p", "s")
    assert walk.history(facts.id)[0].channel == "text"
    assert walk.history(facts.id)[0].note is None
    await walk.press("u")


@step
async def up_and_down_go_through_the_numbers(walk):
    sign(walk)
    walk.stand(lambda facts: facts.resting_why == "" and len(walk.people(facts.id)) > 2)
    await walk.press("p")
    screen = hand(walk)
    count = len(screen.reaches)
    assert count > 2
    seen = []
    for _each in range(count):
        seen.append(screen.reach.number.dialled)
        assert screen.reach.number.shown in words(walk)
        if not screen.refusal:
            await assert_code(walk)
        await walk.press("down")
    # it begins with the first who does not refuse
    there = [reach.number.dialled for reach in screen.reaches]
    assert seen == there[screen.at :] + there[: screen.at]
    begun = screen.at
    await walk.press("up")
    assert screen.at == (begun - 1) % count
    await walk.press("j", "k", "k")
    assert screen.at == (begun - 2) % count
    await walk.home_again()


@step
async def y_copies(walk):
    sign(walk)
    callable_client(walk)
    await walk.press("p", "y")
    screen = hand(walk)
    assert walk.app.clipboard == screen.reach.number.dialled
    assert screen.reach.number.shown in walk.said
    assert walk.said in words(walk)
    await walk.press("tab", "y")
    assert walk.app.clipboard == screen.draft.text != ""
    assert walk.said == "the text is copied"
    await walk.home_again()


@step
async def f2_changes_this_one_text(walk):
    sign(walk)
    facts = callable_client(walk)
    await walk.press("p", "f2")
    assert walk.said == "choose a text first: 1–9"
    await walk.press("1", "f2")
    screen = hand(walk)
    before = screen.draft.text
    assert walk.typed == before
    assert " character" in words(walk)
    await walk.press("end", "< Ps Łódź>")
    assert f"{len(before) + 8} characters" in words(walk)
    await walk.press("enter")
    assert screen.draft.text == before + " Ps Łódź"
    await assert_code(walk)
    await walk.press("s")
    assert walk.history(facts.id)[0].note == f"a word: {before} Ps Łódź"
    await walk.press("u", "1", "p")
    assert hand(walk).draft.text == before
    await walk.press("f2", "end", "ctrl+u", "enter")
    assert hand(walk).draft.text == before
    await walk.home_again()


@step
async def a_leaves_accents_out(walk):
    sign(walk)
    walk.stand(
        lambda facts: facts.country == "Poland" and facts.resting_why == "" and (found := walk.people(facts.id))
        and all(one.phones and one.language == "pl" and one.consent_text != "refused" for one in found)
    )  # fmt: skip
    await walk.press("1", "p")
    screen = hand(walk)
    assert "Dzień" in screen.draft.text
    assert "2 SMS" in words(walk)
    assert "a leaves accents out: 1" in words(walk)
    await walk.press("a")
    assert "Dzien dobry" in screen.draft.text
    assert "1 SMS" in words(walk)
    await assert_code(walk)
    await walk.press("a")
    assert "Dzień" in screen.draft.text
    await walk.press("0", "a")
    assert walk.said == "choose a text first: 1–9"
    await walk.home_again()


@step
async def in_the_sweep_the_next_card_follows(walk):
    sign(walk)
    await walk.press("g", "s")
    course = walk.app.screen.course
    cards = [card.client for card in course.sweep.cards if not card.outcome]
    await walk.press("p")
    assert hand(walk).client == cards[0]
    await walk.press("n")
    assert walk.place == "sweep"
    assert course.current.client == cards[1]
    assert walk.history(cards[0])[0].source == "sweep"
    await walk.press("1", "p")
    assert hand(walk).draft.chosen == 0
    await walk.press("escape")
    assert walk.place == "sweep"
    assert course.current.client == cards[1]
    await walk.press("u")
    assert course.current.client == cards[0]
    await walk.home_again()


@step
async def marks_are_too_many(walk):
    await walk.press("home", "space", "space", "p")
    assert walk.place == "grid"
    assert walk.said == "the phone takes one client at a time: Esc drops the marks"
    await walk.home_again()


@pytest.mark.parametrize("size", ALL_SIZES, ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)
        assert walk.place == "grid"
        assert walk.screen.errand is None
