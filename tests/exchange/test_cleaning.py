from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.exchange.cleaning import LINE_CAP, NOTE_CAP, Codes, Lines, clean_line, clean_note


@pytest.mark.parametrize(
    "text, clean",
    [
        ("  a  b \t c ", "a b c"),
        ("a\u00a0b", "a b"),
        ("e\u0301", "é"),
        ("a\x1b[31mb\x07", "a[31mb"),
        ("\ufeffa", "a"),
        ("a\ud83dz", "a\ufffdz"),
        ("'=1+1", "=1+1"),
        ("'t Hart", "'t Hart"),
        ("a\r\nb\x0bc", "a b c"),
    ],
)
def test_lines(text: str, clean: str) -> None:
    assert clean_line(text) == clean
    assert Lines()[text] == clean


def test_notes_keep_their_lines() -> None:
    assert clean_note("a\r\nb\rc\td\u2028e\n") == "a\nb\nc\td\ne"
    assert len(clean_note("x" * 20_000)) == NOTE_CAP


@given(st.text(st.characters(codec=None), max_size=50))
def test_nothing_forbidden_is_left(text: str) -> None:
    for clean in (clean_note(text), clean_line(text)):
        assert unicodedata.is_normalized("NFC", clean) or "\ufffd" in clean
        assert all(sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs") for sign in clean)
        assert clean == clean.strip()
    assert "\n" not in clean_line(text)
    assert len(clean_line(text)) <= LINE_CAP


def test_codes_lose_the_trace_of_a_spreadsheet() -> None:
    assert Codes(True)["14646.0"] == "14646"
    assert Codes(False)["14646.0"] == "14646.0"
    assert Codes(True)["A.0"] == "A.0"
    assert Codes(True)["00123"] == "00123"
