"""What a phone's log counts as."""

import pytest

from cockpit.core import phone_log
from cockpit.core.phone_log import CAME_BY_CALL, LEFT_A_MESSAGE, NO_ANSWER, REACHED, TEXT_IN, TEXT_OUT


@pytest.mark.parametrize(
    ("kind", "seconds", "sort"),
    [
        ("1", 43, CAME_BY_CALL),
        ("2", 0, NO_ANSWER),
        ("2", 10, NO_ANSWER),
        ("2", 11, REACHED),
        ("3", 0, "missed"),
        ("4", 20, LEFT_A_MESSAGE),
        ("5", 0, "missed"),
        ("6", 0, "missed"),
        ("7", 60, CAME_BY_CALL),
        ("", 60, "notice"),
        ("1000", 60, "notice"),
    ],
)
def test_calls(kind, seconds, sort):
    assert phone_log.call_sort(kind, seconds) == sort


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        ("1", TEXT_IN),
        ("2", TEXT_OUT),
        ("3", "unsent"),
        ("4", "unsent"),
        ("5", "unsent"),
        ("6", "unsent"),
        ("", "notice"),
    ],
)
def test_messages(kind, sort):
    assert phone_log.message_sort(kind) == sort


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("+48 601-234-567", "48601234567"),
        ("0048601234567", "48601234567"),
        ("(0)601 234 567", "601234567"),
        ("+44 (0)20 7946 0958", "442079460958"),
        ("601234567,,123#", "601234567"),
        ("\u202a+48 601 234 567\u202c", "48601234567"),
        ("-1", ""),
        ("-2", ""),
        ("", ""),
        ("2580", ""),
        ("InfoSMS", ""),
        ("Bank 123456789", ""),
        ("1" * 21, ""),
        ("٦٠١٢٣٤٥٦٧", ""),
    ],
)
def test_a_number_is_told_from_what_is_none(written, digits):
    assert phone_log.number_digits(written) == digits


def test_minutes_that_were_begun_count():
    assert [phone_log.minutes(seconds) for seconds in (0, 1, 60, 61, 10**9)] == [0, 1, 1, 2, 1440]
    assert [phone_log.text_minutes(count) for count in (1, 15, 300)] == [1, 15, 15]


def test_a_note_counts_or_says():
    assert phone_log.note_of(1, ["", ""]) is None
    assert phone_log.note_of(12, []) == "12 messages"
    assert phone_log.note_of(3, ["Hi", "", "Bye"]) == "Hi\nBye"
    assert len(phone_log.note_of(3, ["x" * 9_000, "y" * 9_000]) or "") == 10_000


def test_a_name_that_is_none():
    assert [phone_log.name_of(text) for text in ("null", "(Unknown)", " ", "Anna ")] == ["", "", "", "Anna"]
