"""`cockpit text` and `cockpit templates`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cockpit.clock import Clock
from cockpit.core.ids import from_uid
from cockpit.store import people, settings
from cockpit.store.book import open_book

KEYS = ["client", "person", "number", "purpose", "language", "text", "missing", "encoding", "characters", "units",
        "parts", "left", "refused"]  # fmt: skip


@pytest.fixture
def signed(cockpit: Callable[..., Any], path) -> Callable[..., Any]:
    book = open_book(path)
    settings.put(book, Clock().now(), "my_name", "Jan Kos")
    book.close()
    return cockpit


def test_templates_are_listed(cockpit: Callable[..., Any]):
    shown = cockpit("templates").out
    assert shown.startswith("1 a word\n  en  Hello {first_name}")
    rows = cockpit("templates", "--language", "pl", "--json").json
    assert {row["language"] for row in rows} == {"pl"}
    assert [row["number"] for row in rows] == [1, 2, 3, 4, 5, 6, 7]
    refused = cockpit("templates", "--language", "klingon")
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    assert from_uid(rows[0]["uid"])


def test_a_text_is_filled_in_and_counted(signed: Callable[..., Any]):
    shown = signed("text", "H-1", "--language", "pl")
    assert shown.out.splitlines() == [
        "Anna Nowak · +48 42 123 45 67",
        "  Dzień dobry, tu Jan Kos. Czy u Państwa wszystko w porządku, czy czegoś potrzeba?",
        "80 characters · 2 SMS · UCS-2, 54 left",
    ]
    answer = signed("text", "H-1", "follow", "--json").json
    assert list(answer) == KEYS
    assert (answer["person"], answer["number"], answer["language"]) == ("Anna Nowak", "+48421234567", "en")
    assert (answer["encoding"], answer["parts"], answer["missing"]) == ("GSM-7", 1, [])
    plain = signed("text", "H-1", "2", "--language", "pl", "--plain", "--json").json
    assert plain["encoding"] == "GSM-7"
    assert plain["text"].isascii()


def test_what_is_not_known_is_named(cockpit: Callable[..., Any]):
    answer = cockpit("text", "B-3", "offer", "--json").json
    assert answer["missing"] == ["first_name", "offer", "my_name"]
    assert answer["number"] is None
    shown = cockpit("text", "B-3", "offer").out
    assert "no number known" in shown
    assert shown.endswith("not known here: first name, offer, my name\n")


def test_who_refuses_is_told_and_no_number_given(signed: Callable[..., Any], path):
    book = open_book(path)
    client = book.value("SELECT id FROM client WHERE code = 'H-1'")
    anna = people.of_client(book, client)[0]
    people.edit(book, anna.id, "consent_text", "refused", Clock().now())
    book.close()
    answer = signed("text", "H-1", "--person", "anna", "--json").json
    assert (answer["number"], answer["refused"]) == (None, "Anna Nowak refused texts (People tab)")
    assert "refused texts" in signed("text", "H-1", "--person", "anna").out
    assert "+48" not in signed("text", "H-1", "--person", "anna").out


def test_a_hostile_name_prints_harmlessly(signed: Callable[..., Any]):
    shown = signed("text", "X-4", "first", "--language", "en")
    assert shown.status == 0
    assert not set(shown.out) & set("\x1b\x07\u202e\x9b\ufeff")


@pytest.mark.parametrize(
    ("words", "status"),
    [(("text", "H-1", "zzz"), 2), (("text", "H-1", "99"), 2), (("text", "H-1", "o"), 2), (("text", "nobody"), 4),
     (("text", "H-1", "--person", "Zoe"), 2), (("text", "H-1", "--language", "xx1"), 2)],
)  # fmt: skip
def test_bad_input_is_one_line(cockpit: Callable[..., Any], words, status):
    ran = cockpit(*words)
    assert (ran.status, ran.err.count("\n"), ran.out) == (status, 1, "")
