"""Counting an SMS: alphabets, boundaries, pairs that are not parted, and the same without accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core import sms
from cockpit.core.sms import GSM, UCS, measure, without_accents

DEFAULT = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)


def test_the_alphabet_has_its_127_signs_and_the_extension_ten():
    # position 27 of the 128 is the escape itself
    assert len(set(DEFAULT)) == 127
    assert measure(DEFAULT) == (GSM, 127, 127, 1, 33, ())
    assert measure("\f^{}\\[~]|€") == (GSM, 10, 20, 1, 140, ())


@pytest.mark.parametrize("sign", "ąłżçêôîëïÀЖ中ё’–\u00a0`\t´")
def test_what_forces_the_other_alphabet(sign):
    assert measure(f"a{sign}b{sign}") == (UCS, 4, 4, 1, 66, (sign,))


def test_those_that_force_are_named_once_in_their_order():
    assert measure("żółw łódź ż").forcing == ("ż", "ó", "ł", "ź")


@pytest.mark.parametrize(
    ("text", "units", "parts", "left"),
    [
        ("", 0, 0, 160), ("a", 1, 1, 159), ("a" * 160, 160, 1, 0), ("a" * 161, 161, 2, 145), ("a" * 306, 306, 2, 0),
        ("a" * 307, 307, 3, 152), ("a" * 459, 459, 3, 0), ("a" * 460, 460, 4, 152),
        ("€" * 80, 160, 1, 0), ("a" + "€" * 80, 161, 2, 145), ("€" * 81, 162, 2, 143),
    ],
)  # fmt: skip
def test_boundaries_of_seven_bits(text, units, parts, left):
    found = measure(text)
    assert (found.encoding, found.units, found.parts, found.left) == (GSM, units, parts, left)


def test_an_escape_is_not_parted_from_its_sign():
    # 152 letters, then the euro would take cells 153 and 154: it begins the next part
    assert measure("a" * 152 + "€" + "b" * 152) == (GSM, 305, 306, 3, 152, ())
    assert measure("a" * 151 + "€" + "b" * 153) == (GSM, 305, 306, 2, 0, ())
    # in one part there is no boundary to be parted at
    assert measure("a" * 158 + "€") == (GSM, 159, 160, 1, 0, ())


@pytest.mark.parametrize(
    ("text", "units", "parts", "left"),
    [("ж" * 70, 70, 1, 0), ("ж" * 71, 71, 2, 63), ("ж" * 134, 134, 2, 0), ("ж" * 135, 135, 3, 66),
     ("ж" * 201, 201, 3, 0), ("ж" * 202, 202, 4, 66), ("\U0001f600" * 35, 70, 1, 0)],
)  # fmt: skip
def test_boundaries_of_sixteen_bits(text, units, parts, left):
    found = measure(text)
    assert (found.encoding, found.units, found.parts, found.left) == (UCS, units, parts, left)


def test_two_surrogates_are_not_parted():
    assert measure("ж" * 66 + "\U0001f600" + "ж" * 66) == (UCS, 133, 134, 3, 66, ("ж", "\U0001f600"))
    assert measure("ж" * 65 + "\U0001f600" + "ж" * 67)[:5] == (UCS, 133, 134, 2, 0)
    # 33 pictures a part: the 67th unit stays empty
    assert measure("\U0001f600" * 67)[:5] == (UCS, 67, 134, 3, 65)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Zażółć gęślą jaźń – „Łódź”…", 'Zazolc gesla jazn - "Lodz"...'),
        ("Ça va, cœur ? À bientôt, être", "Ça va, coeur ? A bientot, etre"),
        ("l’été à 5\u202f€", "l'été à 5 €"), ("Größe für Ümit", None), ("plain", None), ("", None),
        ("Привет", None), ("Łódź и ёж", None), ("ǖ", "ü"), ("Nguyễn", "Nguyen"),
        ("e\u0301x", "ex"), ("ok \U0001f600", None),
    ],
)  # fmt: skip
def test_without_accents(text, plain):
    assert without_accents(text) == plain


def test_what_it_saves():
    assert sms.saved("ż" * 71) == 1
    assert sms.saved("ż" * 10) == 0
    assert sms.saved("Привет" * 30) == 0


@given(st.text())
def test_any_text_is_counted_and_what_is_plain_stays_plain(text):
    found = measure(text)
    room = sms.ALONE if found.parts <= 1 else sms.JOINED
    assert 0 <= found.left <= room[found.encoding]
    assert found.units <= max(1, found.parts) * room[found.encoding]
    if found.encoding == UCS:
        assert found.units == len(text.encode("utf-16-le", "surrogatepass")) // 2
    plain = without_accents(text)
    if plain is not None:
        assert measure(plain).encoding == GSM
        assert without_accents(plain) is None
