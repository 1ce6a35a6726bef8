"""Text templates: fields, gaps, what is sent, which language, how a day is named."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core import mother_tongue, sms, text_defaults, texting
from cockpit.core.errors import BadInput
from cockpit.core.texting import Template, choices, fields_of, fill

TODAY = date(2026, 11, 27)


def test_fields_are_filled_and_gaps_stand_out():
    filled = fill("Hello {first_name}, {offer}! {offer} {My name}", {"first_name": "Anna", "my_name": " Jan "}, "offer")
    assert filled.text == "Hello Anna, [offer?]! [offer?] Jan"
    assert filled.missing == ("offer",)
    assert filled.purpose == "offer"
    assert ("[offer?]", "offer") in filled.pieces
    assert fill("{first name}", {}).text == "[first\u00a0name?]"
    assert fill("", {}).text == ""


def test_a_field_is_known_by_its_words_too():
    assert fields_of("{first_name} {First Name} { LAST  order }") == ["first_name", "first_name", "last_order"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("{ofer}", "{ofer} is no field"), ("a {name", "a brace stands alone"), ("b} x", "a brace stands alone"),
     ("{}", "{} is no field"), ("{{name}}", "a brace stands alone"), ("{0.__class__}", "is no field")],
)  # fmt: skip
def test_what_is_no_field_is_refused_by_name(text, said):
    with pytest.raises(BadInput) as refused:
        fields_of(text)
    assert said in str(refused.value)
    with pytest.raises(BadInput):
        texting.checked(text)
    # a template that another program wrote so is shown, and never sent
    assert fill(text, {}).text


def test_a_value_is_words_and_never_fields_markup_or_control():
    hostile = "{my_name}[/]\x1b[31m\u202eevil\u2066\x07\nnext\ufeff"
    filled = fill("Hi {name}", {"name": hostile, "my_name": "Jan"})
    assert filled.text == "Hi {my_name}[/][31mevil next"
    assert filled.missing == ()
    # what holds a picture together stays
    assert texting.sendable("a\u200db") == "a\u200db"


def test_a_template_as_it_is_kept():
    assert texting.checked("  Hi \n {name}\x00 ") == "Hi {name}"
    with pytest.raises(BadInput, match="needs words"):
        texting.checked("\u202e \n")
    with pytest.raises(BadInput, match="ends at 1000"):
        texting.checked("x" * 2000)


def test_a_digit_chooses_a_purpose_in_the_nearest_language():
    held = [
        Template(1, "word", "en", "A"), Template(2, "word", "pl", "B"), Template(3, "offer", "en", "C"),
        Template(4, "offer", "de", "D"), Template(5, "any", "", "E"), Template(6, "any", "en", "F"),
        Template(7, "nur", "de", "G"), Template(8, "word", "pl", "H"),
    ]  # fmt: skip
    assert [one.id for one in choices(held, "pl")] == [2, 3, 5, 7]
    assert [one.id for one in choices(held, "de")] == [1, 4, 5, 7]
    assert [one.id for one in choices(held, "en")] == [1, 3, 6, 7]
    assert choices([], "pl") == []


@pytest.mark.parametrize(
    ("stated", "countries", "language"),
    [
        (["de", "pl"], ["Poland"], "de"), (["", "pl-PL"], ["France"], "pl"), (["", ""], ["Poland", "FR"], "pl"),
        (["", ""], ["Austria"], "de"), (["", ""], ["KZ"], "ru"), (["", ""], ["Belgique", "FR"], "fr"),
        (["", ""], ["UA", "PL"], "uk"), (["Polski", ""], [""], "pl"), (["?", "x"], ["Nowhere", ""], "en"),
        (["ua", ""], [], "uk"),
    ],
)  # fmt: skip
def test_whose_language_it_is(stated, countries, language):
    assert mother_tongue.spoken(stated, countries) == language


@pytest.mark.parametrize(
    ("language", "day", "weekday"),
    [("en", "1 March", "Sunday"), ("pl", "1 marca", "niedziela"), ("fr", "1er mars", "dimanche"),
     ("de", "1. März", "Sonntag"), ("ru", "1 марта", "воскресенье"), ("uk", "1 березня", "неділя"),
     ("sv", "1 March", "Sunday")],
)  # fmt: skip
def test_a_day_in_their_words(language, day, weekday):
    assert mother_tongue.day(date(2026, 3, 1), language, TODAY) == day
    assert mother_tongue.day(date(2025, 3, 1), language, TODAY) == f"{day} 2025"
    assert mother_tongue.weekday(date(2026, 3, 1), language) == weekday


@pytest.mark.parametrize("language", text_defaults.TEXTS)
def test_the_starting_texts_are_short_and_whole(language):
    texts = text_defaults.TEXTS[language]
    assert len(set(texts)) == len(text_defaults.PURPOSES) == len(texts)
    latin = {"first_name": "Katarzyna", "name": "Katarzyna Kowalska", "my_name": "Jan Lewandowski",
             "offer": "100 kg -5 %", "last_order": "12 September"}  # fmt: skip
    cyrillic = {"first_name": "Наталия", "my_name": "Ян Ковальский", "offer": "100 кг -5 %",
                "last_order": "12 сентября"}  # fmt: skip
    for text in texts:
        assert texting.checked(text) == text
        filled = fill(text, cyrillic if language in ("ru", "uk") else latin)
        assert not filled.missing
        parts = sms.measure(sms.without_accents(filled.text) or filled.text).parts
        assert parts <= (2 if language in ("ru", "uk") else 1), filled.text
