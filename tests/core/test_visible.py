"""What is printed does nothing but stand there."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.visible import escaped, visible

STEERING = {*range(0x20), *range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF}
STEERING |= {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)}


def test_every_character_there_is():
    for code in range(0x110000):
        assert (visible(chr(code)) != chr(code)) == (code in STEERING)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("a\0b", "a␀b"),
        ("\x7f", "␡"),
        ("\x9b2J", "�2J"),
        ("a\nb\tc", "a␊b␉c"),
        ("\u202eab", "�ab"),
    ],
)
def test_what_stands_for_it(text: str, shown: str):
    assert visible(text) == shown


def test_newlines_and_tabs_are_kept_where_asked():
    assert visible("a\nb\tc\r", newlines=True) == "a\nb␉c␍"
    assert visible("a\nb\tc\r", tabs=True) == "a␊b\tc␍"
    assert visible("a\nb\tc\r", newlines=True, tabs=True) == "a\nb\tc␍"


def test_words_stay_as_they_are():
    for text in ("Hurt Łódź", "Іван", "184\u00a0200 zł", "日本", "e\u0301", "👩\u200d🚀"):
        assert visible(text) == text


@given(st.text())
def test_json_reads_the_same(text: str):
    printed = escaped(json.dumps({"text": text}, ensure_ascii=False, indent=1))
    assert json.loads(printed) == {"text": text}
    assert visible(printed, newlines=True) == printed
