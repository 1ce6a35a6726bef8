"""Each key that acts on the grid, by itself. `test_tour` presses all of them one after the other."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from cockpit.core.lenses.breath import LENS as BREATH
from cockpit.core.verbs import VERBS
from tests.app.walk import SIZES, TODAY, Walk

Step = Callable[[Walk], Awaitable[None]]
STEPS: list[Step] = []
LATE = [state.id for state in BREATH.states].index("late")


def step(do: Step) -> Step:
    STEPS.append(do)
    return do


@step
async def moving(walk):
    standing = walk.grid.floor.clients
    for keys, there in (("home", 0), ("right", 1), ("l", 2), ("left", 1), ("h", 0), ("left", 0), ("end", -1)):
        await walk.press(keys)
        assert walk.here == standing[there]
        assert walk.facts.name in walk.reason
    await walk.press("home", "right", "right")
    _x, y, _width, _height = walk.grid.floor.box(walk.here, walk.grid.page)
    for keys, back in (("down", "k"), ("j", "up")):
        top = walk.here
        await walk.press(keys)
        below = walk.grid.floor.box(walk.here, walk.grid.page)
        assert below[1] > y
        assert walk.facts.name in walk.reason
        await walk.press(back)
        assert walk.grid.floor.box(walk.here, walk.grid.page)[1] == y
        walk.grid.move_to(top)
    await walk.press("pagedown")
    assert walk.grid.floor.box(walk.here, walk.grid.page)[1] > y
    assert walk.facts.name in walk.reason
    await walk.press("pageup", "pageup")
    assert walk.grid.floor.box(walk.here, walk.grid.page)[1] <= y


@step
async def one_key_logs_a_call(walk):
    client = walk.stand(lambda facts: walk.breath_of(facts.id) == "due").id
    counts, breathing = walk.desk.breath.counts, walk.desk.portfolio.breathing()[0]
    history, acts = walk.history(client), walk.acts()

    def is_logged():
        assert walk.breath_of(client) == "fresh"
        assert walk.desk.breath.counts[0] == counts[0] + 1
        assert walk.desk.portfolio.breathing()[0] == breathing + 1
        newest, *before = walk.history(client)
        assert before == history
        assert (newest.channel, newest.outcome, newest.reach, newest.day) == (
            "call", "reached", "contact", TODAY.isoformat(),
        )  # fmt: skip
        assert "last reached today by call" in walk.reason

    await walk.press("c")
    is_logged()
    assert walk.acts() == acts + 1
    name = walk.facts_of(client).name
    assert walk.said == f"call, reached: {name} · u takes it back"
    assert walk.said in walk.reason
    await walk.press("u")
    assert walk.breath_of(client) == "due"
    assert walk.desk.breath.counts == counts
    assert walk.history(client) == history
    assert walk.said.startswith("taken back: call, reached")
    await walk.press("U")
    is_logged()
    assert walk.said.startswith("done again: call, reached")
    await walk.press("u")
    assert walk.history(client) == history


@step
async def a_number_before_a_verb_sets_the_follow_up(walk):
    client = walk.stand(lambda facts: facts.action_id is None and walk.breath_of(facts.id) == "due").id
    for keys, words, days in (
        (("7", "c"), "call again", 7),
        (("3", "n"), "try again", 3),
        (("1", "0", "s"), "look for the answer", 10),
        (("&", "é", "v"), "follow up on the visit", 12),
    ):
        await walk.press(*keys)
        (action,) = walk.planned(client)
        assert action.due == date.fromordinal(TODAY.toordinal() + days).isoformat()
        assert action.text.startswith(words)
        assert walk.facts_of(client).action_due == action.due
        assert walk.screen.count == ""
        await walk.press("u")
        assert walk.planned(client) == []
    await walk.press("3", "n")
    assert walk.facts_of(client).retry_day == "2026-09-17"
    assert walk.breath_of(client) == "due"
    await walk.press("u", "1", "4")
    assert "14… days" in walk.text("#keys")
    await walk.press("b")
    assert walk.facts_of(client).resting_until == "2026-09-28"
    assert walk.breath_of(client) == "resting"
    assert walk.said.startswith("left alone")
    await walk.press("u")
    assert walk.breath_of(client) == "due"


@step
async def every_verb(walk):
    client = walk.stand(lambda facts: facts.resting_until is None and walk.breath_of(facts.id) == "soon").id
    name, history = walk.facts.name, walk.history(client)
    for verb in VERBS:
        await walk.press(verb.key)
        assert walk.said.startswith(f"{verb.label}: {name}")
        new = walk.history(client)[: len(walk.history(client)) - len(history)]
        if verb.id == "bump":
            assert new == []
            assert walk.facts_of(client).resting_until == "2026-09-15"
        else:
            assert [(touch.channel, touch.direction, touch.outcome, touch.reach) for touch in new] == [
                (verb.channel, verb.direction, verb.outcome, verb.reach)
            ]
        await walk.press("u")
        assert walk.history(client) == history


@step
async def the_log_line_takes_note_person_time_and_next_action(walk):
    walk.stand(lambda facts: len(walk.people(facts.id)) == 1)
    client, (person,) = walk.here, walk.people(walk.here)
    history = walk.history(client)
    await walk.press("C", "<cennik 2027 >oferta pt>")
    assert walk.screen.errand is not None
    assert "note cennik 2027" in walk.reason
    assert "Fri 18 Sep" in walk.reason
    assert walk.history(client) == history
    await walk.press("enter")
    newest, *before = walk.history(client)
    assert (newest.note, newest.channel, newest.outcome) == ("cennik 2027", "call", "reached")
    assert before == history
    assert [action.due for action in walk.planned(client) if action.text == "oferta"] == ["2026-09-18"]
    assert walk.app.focused is walk.grid
    assert "oferta Fri 18 Sep" in walk.said
    await walk.press("u")
    assert walk.history(client) == history
    assert "oferta" not in [action.text for action in walk.planned(client)]
    first_name = person.name.split()[0]
    await walk.press("S", f"<umówione @{first_name[:4].lower()} <yesterday>", "enter")
    newest = next(touch for touch in walk.history(client) if touch not in history)
    assert (newest.note, newest.people, newest.day) == ("umówione", person.name, "2026-09-13")
    assert newest.channel == "text"
    await walk.press("u")


@step
async def a_log_line_with_a_problem_stays_open(walk):
    walk.stand(lambda facts: not walk.people(facts.id))
    client, acts = walk.here, walk.acts()
    for typed, reason in (
        ("price <25:99", "no time in the past"),
        ("price <23:59", "is still to come"),
        ("price @nobody", "nobody here is called “nobody”"),
        ("price >15.13 offer", "15.13"),
    ):
        if reason == "is still to come" and walk.desk.now().clock == "23:59":
            continue
        await walk.press("V", f"<{typed}>", "enter")
        assert walk.screen.errand is not None
        assert walk.typed == typed
        assert reason in walk.reason
        assert "✗" in walk.reason
        assert walk.acts() == acts
        await walk.press("escape")
        assert walk.screen.errand is None
        assert walk.app.focused is walk.grid
        assert walk.typed == ""
    assert walk.acts() == acts
    assert walk.here == client


@step
async def a_verb_on_marks_is_one_act(walk):
    await walk.press("home", "space", "space", "space")
    marked = walk.grid.floor.clients[:3]
    assert walk.desk.marks == set(marked)
    assert "✓ 3 clients marked" in walk.reason
    before, acts = [walk.history(client) for client in marked], walk.acts()
    await walk.press("s")
    assert walk.acts() == acts + 1
    assert walk.said.startswith("text sent: 3 clients")
    assert [len(walk.history(client)) for client in marked] == [len(history) + 1 for history in before]
    assert walk.desk.marks == frozenset()
    await walk.press("u")
    assert [walk.history(client) for client in marked] == before
    await walk.press("home", "space", "space", "space", "left", "space")
    assert walk.desk.marks == set(marked[:2])
    await walk.press("a", "<offer +3d>", "enter")
    assert all("offer" in [action.text for action in walk.planned(client)] for client in marked[:2])
    await walk.press("u", "home", "space", "escape")
    assert walk.desk.marks == frozenset()
    assert "marked" not in walk.reason


@step
async def a_next_action_in_words(walk):
    client = walk.stand(lambda facts: facts.action_id is None).id
    await walk.press("a", "<call Anna fri 10:00>")
    assert all(words in walk.reason for words in ("Fri 18 Sep", "10:00", "call Anna"))
    assert walk.planned(client) == []
    await walk.press("enter")
    (action,) = walk.planned(client)
    assert (action.text, action.due, action.at) == ("call Anna", "2026-09-18", "10:00")
    assert walk.app.focused is walk.grid
    await walk.press("u", "a", "<15.13 offer>")
    assert "✗" in walk.reason
    await walk.press("enter")
    assert walk.screen.errand is not None
    assert walk.typed == "15.13 offer"
    assert "15.13" in walk.reason
    await walk.press("escape")
    assert walk.planned(client) == []


@step
async def x_ticks_and_offers_the_next(walk):
    client = walk.stand(lambda facts: len(walk.planned(facts.id)) == 1).id
    (action,) = walk.planned(client)
    await walk.press("x")
    assert walk.planned(client) == []
    assert walk.screen.errand is not None
    assert f"done: {action.text}" in walk.said
    assert walk.said in walk.reason
    await walk.press("<+10d ring Anna>", "enter")
    (offered,) = walk.planned(client)
    assert (offered.text, offered.due) == ("ring Anna", "2026-09-24")
    await walk.press("u")
    assert walk.planned(client) == []
    await walk.press("u")
    assert walk.planned(client) == [action]
    walk.stand(lambda facts: facts.action_id is None)
    await walk.press("x")
    assert "has no open action" in walk.said
    assert walk.screen.errand is None


@step
async def tags_are_set_and_added(walk):
    client = walk.stand(lambda facts: facts.tags and "\x1f" not in facts.tags).id
    held = walk.facts.tags
    await walk.press("t")
    assert walk.typed == held
    await walk.press("<, Zażółć>", "enter")
    assert set(walk.facts_of(client).tags.split("\x1f")) == {held, "Zażółć"}
    await walk.press("u")
    assert walk.facts_of(client).tags == held
    other = walk.stand(lambda facts: not facts.tags).id
    await walk.press("space")
    walk.grid.move_to(client)
    await walk.press("space", "t", "<fair>", "enter")
    assert walk.facts_of(other).tags == "fair"
    assert set(walk.facts_of(client).tags.split("\x1f")) == {held, "fair"}
    await walk.press("u")
    assert (walk.facts_of(other).tags, walk.facts_of(client).tags) == ("", held)


@step
async def ins_adds_a_client(walk):
    count = len(walk.desk.portfolio)
    await walk.press("insert", "<Żółw & Syn>", "enter")
    assert len(walk.desk.portfolio) == count + 1
    assert walk.facts.name == "Żółw & Syn"
    assert walk.breath_of(walk.here) == "never"
    assert walk.said == "client added: Żółw & Syn"
    added = walk.here
    await walk.press("u")
    assert len(walk.desk.portfolio) == count
    assert walk.here != added
    await walk.press("ctrl+n", "space", "enter")
    assert "a client needs a name" in walk.reason
    assert walk.screen.errand is not None
    await walk.press("escape")
    assert len(walk.desk.portfolio) == count


@pytest.mark.parametrize("size", SIZES[1:2], ids=str)
@pytest.mark.parametrize("do", STEPS, ids=lambda do: do.__name__)
async def test_key(start, do, size):
    async with start(size) as walk:
        await do(walk)
