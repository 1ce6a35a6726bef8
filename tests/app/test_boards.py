"""Keyboards: each command can be given on each board, and its letters and digits are taken for what they are."""

from __future__ import annotations

import pytest
from textual import events
from textual.keys import _character_to_key

from cockpit.app import boards, layouts
from cockpit.app.commands import key_names, keymap, table

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LATIN = LETTERS + LETTERS.upper()
# what a hand types with Shift or without, no third key held, by board; AltGr is not on this list on purpose
TYPED = {
    "us, polish programmer's": LATIN + "0123456789" + "`~!@#$%^&*()-_=+[{]}\\|;:'\",<.>/?",
    "british": LATIN + "0123456789" + "`¬!\"£$%^&*()-_=+[{]};:'@#~\\|,<.>/?",
    "german": LATIN + "0123456789äöüÄÖÜ" + "^°!\"§$%&/()=ß?´`+*#'<>,;.:-_",
    "french": LATIN + "0123456789" + "²&é\"'(-è_çà)°=+^¨$£ù%*µ<>,?;.:/!§",
    "czech": LATIN + "0123456789" + "+ěščřžýáíé=%´ˇúů§¨'\"!()/,?.:-_\\|;°",
    "polish typist's": LATIN + "0123456789" + "!\"#$%&/()=?'*+żśłóąęźć,;.:-_",
    "spanish": LATIN + "0123456789ñÑ" + "!\"·$%&/()='?¡¿`^+*´¨çÇ<>,;.:-_º",
    "russian": "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ0123456789" + '!"№;%:?*()-_=+\\/.,',
    "ukrainian": "йцукенгшщзхїфівапролджєячсмитьбюґЙЦУКЕНГШЩЗХЇФІВАПРОЛДЖЄЯЧСМИТЬБЮҐ0123456789'"
    + '!"№;%:?*()-_=+\\/.,',
    "belarusian": "йцукенгшўзх'фывапролджэячсмітьбюёЙЦУКЕНГШЎЗХФЫВАПРОЛДЖЭЯЧСМІТЬБЮЁ0123456789" + '!"№;%:?*()-_=+\\/.,',
    # its signs stand on the digits; plus and minus are on the number block, or on the Latin board one key away
    "kazakh": "йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮәіңғүұқөһӘІҢҒҮҰҚӨҺ" + '()"!,;.:№?\\/+-',
}
BOARD = {
    "czech": "czech",
    "ukrainian": "ukrainian",
    "belarusian": "belarusian",
    "kazakh": "kazakh",
    "russian": "russian",
}


@pytest.fixture(autouse=True)
def as_before():
    yield
    layouts.use("auto", {})


def reached(board):
    """The keys, as Textual names them, that a hand reaches on a board."""
    layouts.use(BOARD.get(board, "auto"), {})
    found = set(keymap.NAMED) | {f"shift+{name}" for name in keymap.NAMED} | {f"ctrl+{letter}" for letter in LETTERS}
    for character in TYPED[board]:
        found.add(boards.latin(events.Key(_character_to_key(character), character)).key)
        found.add(boards.digit(character, begun=True) or "")
    return found


@pytest.mark.parametrize("board", TYPED)
def test_every_command_can_be_given_on_every_board(board):
    keys = reached(board)
    table.use_keys({})
    out_of_reach = {
        command.id: command.keys
        for command in table.commands().values()
        if not any(key in keys for key in command.keys)
    }
    assert out_of_reach == {}


@pytest.mark.parametrize("board", TYPED)
def test_every_letter_can_be_typed_on_every_board(board):
    assert reached(board) >= set(LATIN)


@pytest.mark.parametrize(("name", "typed", "wanted"), [
    ("french", "&é\"'(-è_çà", "1234567890"),
    ("czech", "+ěščřžýáíé", "1234567890"),
    ("kazakh", "\"әіңғ,.үұқ", "1234567890"),
    ("auto", "1234567890", "1234567890"),
    ("auto", "é_à", "280"),
])  # fmt: skip
def test_digits_without_shift(name, typed, wanted):
    layouts.use(name, {})
    assert "".join(layouts.digit(each, begun=True) or "?" for each in typed) == wanted


def test_a_minus_begins_no_number():
    layouts.use("french", {})
    assert layouts.digit("-", begun=False) is None
    assert layouts.digit("-", begun=True) == "6"
    layouts.use("latin", {})
    assert layouts.digit("é", begun=True) is None


@pytest.mark.parametrize(
    ("name", "letter"), [("ukrainian", "s"), ("russian", "s"), ("belarusian", "b"), ("kazakh", None)]
)
def test_one_letter_stands_on_two_keys_and_goes_by_the_board(name, letter):
    layouts.use(name, {})
    assert layouts.chosen().letter("і") == letter
    assert layouts.chosen().letter("Ы") == "S"


@pytest.mark.parametrize(("environ", "letter"), [
    ({"LANG": "uk_UA.UTF-8"}, "s"), ({"LANG": "be_BY.UTF-8"}, "b"), ({"LANG": "en_GB", "LC_ALL": "kk_KZ"}, None),
    ({}, "s"),
])  # fmt: skip
def test_auto_goes_by_the_language_of_the_system(environ, letter):
    layouts.use("auto", environ)
    assert layouts.chosen().letter("і") == letter


def test_signs_have_the_names_that_textual_has_for_them():
    assert {sign: _character_to_key(sign) for sign in key_names.SIGNS} == key_names.SIGNS


async def test_a_belarusian_hand_bumps_with_the_key_b(start):
    layouts.use("belarusian", {})
    async with start() as walk:
        await walk.press("і")
        assert walk.said.startswith("left alone") or "until" in walk.said
