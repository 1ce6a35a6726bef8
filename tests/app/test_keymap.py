"""The user's own keys: what is taken, what is refused and with which words, and that the screen obeys."""

from __future__ import annotations

import pytest

from cockpit.app.commands import table
from cockpit.app.commands.keymap import canonical
from cockpit.core.errors import BadInput
from tests.app.test_real_terminal import terminal, touches


@pytest.fixture(autouse=True)
def as_before():
    yield
    table.use_keys({})


@pytest.mark.parametrize(("written", "key"), [
    ("x", "x"), ("X", "X"), ("Shift+x", "X"), ("?", "question_mark"), (",", "comma"), (" ", "space"),
    ("Space", "space"),
    ("Esc", "escape"), ("DEL", "delete"), ("F5", "f5"), ("ctrl+T", "ctrl+t"), ("Control+t", "ctrl+t"), ("й", "q"),
    ("Ф", "A"), ("PgDn", "pagedown"), ("shift+left", "shift+left"), ("slash", "slash"),
])  # fmt: skip
def test_a_key_may_be_written_in_several_ways(written, key):
    assert canonical(written) == key


@pytest.mark.parametrize(("written", "why"), [
    ("7", "digit"), ("é", "digit"), ("[", "not on every keyboard"), ("|", "not on every keyboard"),
    ("ß", "not on every keyboard"),
    ("ctrl+i", "sends “ctrl+i” as Tab"), ("Ctrl+M", "as Enter"), ("ctrl+h", "as Backspace"), ("ctrl+j", "as Enter"),
    ("alt+x", "terminals do not send"), ("ctrl+1", "terminals do not send"), ("super+x", "terminals do not send"),
    ("ctrl+q", "always leaves"), ("ctrl+c", "copying"), ("ctrl+p", "palette"),
    ("blurb", "is no key"), ("f13", "is no key"),
])  # fmt: skip
def test_a_key_that_is_no_use_is_said(written, why):
    with pytest.raises(BadInput, match=why.replace("+", r"\+")):
        canonical(written)


def test_a_command_takes_the_users_keys():
    assert table.use_keys({"log-call": ("Q",), "undo": ("ctrl+t", "f5")}) == []
    call, undo = table.commands()["log-call"], table.commands()["undo"]
    assert (call.keys, call.key_text, call.changed) == (("Q",), "Q", True)
    assert (undo.keys, undo.key_text) == (("ctrl+t", "f5"), "Ctrl+T")
    assert table.clashes() == []
    table.use_keys({})
    assert table.commands()["log-call"].keys == ("c",)


def test_two_commands_may_change_places():
    assert table.use_keys({"log-call": ("n",), "log-no-answer": ("c",)}) == []
    assert table.clashes() == []


def test_a_key_that_another_has_is_refused_with_its_word():
    assert table.use_keys({"log-call": ("x",)}) == ["keys.log-call: “x” is already “done” (grid)"]
    assert table.commands()["log-call"].keys == ("c",)
    assert not table.commands()["log-call"].changed


def test_of_two_on_one_key_the_later_gives_way_and_whoever_stands_on_it():
    refused = table.use_keys({"log-call": ("Q",), "log-text": ("c",), "undo": ("Q",)})
    assert refused == ["keys.undo: “Q” is already “call” (grid)"]
    refused = table.use_keys({"log-call": ("q",), "log-text": ("c",)})
    assert [each.split(":")[0] for each in refused] == ["keys.log-call", "keys.log-text"]
    assert table.clashes() == []


def test_what_moves_in_lists_is_not_for_commands_there():
    (refused,) = table.use_keys({"undo": ("end",)})
    assert refused.startswith("keys.undo: “End” ")
    assert table.use_keys({"larger": ("f5",), "down": ("j", "f6")}) == []


def test_an_unknown_command_is_said_with_the_nearest():
    assert table.use_keys({"log-cal": ("z",)}) == ["keys.log-cal: there is no such command; did you mean log-call?"]


def test_a_command_may_have_no_key_but_for_the_way_out():
    assert table.use_keys({"log-visit": ()}) == []
    assert (table.commands()["log-visit"].keys, table.commands()["log-visit"].key_text) == ((), "–")
    for id in ("back", "quit"):
        assert "cannot do without" in table.use_keys({id: ()})[0]


def test_the_screen_obeys_and_says_what_it_left_aside(home_folder):
    home_folder.mkdir()
    (home_folder / "settings.toml").write_text('theem = "light"\n[keys]\nlog-call = "Q"\nlog-visit = ""\nundo = "x"\n')
    with terminal((120, 40), ["demo"], home_folder) as shown:
        shown.until("breathes")
        shown.until("! 2 faults in the settings: `cockpit settings` lists them")
        shown.until("Q call")
        before = len(touches(home_folder))
        shown.child.send("cv")
        shown.rest()
        assert len(touches(home_folder)) == before
        shown.child.send("7Q")
        shown.until("call, reached")
        assert len(touches(home_folder)) == before + 1
        shown.child.send("u")
        shown.until("taken back")
        # the same key on a Cyrillic board
        shown.child.send("Й")
        # "taken back" names the call as well
        shown.until(lambda: "taken back" not in shown.text and "call, reached" in shown.text)
        assert len(touches(home_folder)) == before + 1
        shown.child.send("q")
        shown.until(lambda: not shown.child.isalive())
