from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.exchange.days import Days, day_order, is_ambiguous, parse_day


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-04",
        " 2026-05-04 ",
        "2026-05-04T10:00:00Z",
        "2026-05-04 10:00:00.000",
        "2026-5-4",
        "2026/05/04",
        "4.5.2026",
        "04.05.2026 12:30",
        "4. 5. 2026",
        "04/05/2026",
        "04-05-26",
        "4/5/26 10:00",
        "20260504",
    ],
)
def test_days_as_people_and_programs_write_them(text: str) -> None:
    assert parse_day(text) == "2026-05-04"


def test_month_first_where_the_column_says_so() -> None:
    assert parse_day("05/04/2026", "mdy") == "2026-05-04"
    assert parse_day("05-04-2026 2:30 PM", "mdy") == "2026-05-04"
    assert parse_day("04.05.2026", "mdy") == "2026-05-04"


def test_two_digit_years() -> None:
    assert [parse_day(f"1.1.{year}") for year in ("00", "69", "70", "99")] == [
        "2000-01-01",
        "2069-01-01",
        "1970-01-01",
        "1999-01-01",
    ]


@pytest.mark.parametrize("text", ["", "  ", "0/0/00", "00.00.0000", "0000-00-00"])
def test_no_day(text: str) -> None:
    assert parse_day(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "2025-13-45",
        "32.01.2025",
        "2025-02-30",
        "29.02.2025",
        "1/1/125",
        "x",
        "12",
        "2025",
        "1850-01-01",
        "2300-01-01",
        "12/31/2026",
        "2026-05-04junk",
        "²/1/2026",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    "cells, order",
    [
        (["02/01/2014", "31/12/2012"], "dmy"),
        (["02/01/2014", "12/31/2012"], "mdy"),
        (["02/01/2014", "03/04/2014"], ""),
        (["31/12/2012", "12/31/2012"], ""),
        (["2014-12-31"], ""),
    ],
)
def test_one_unambiguous_day_decides(cells: list[str], order: str) -> None:
    assert day_order(cells) == order


def test_what_is_ambiguous() -> None:
    texts = ("03/04/2026", "13/04/2026", "3.4.2026", "2026-03-04", "0/0/00", "")
    assert [text for text in texts if is_ambiguous(text)] == ["03/04/2026"]


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


@given(
    DAYS,
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%Y/%m/%d", "%Y%m%d", "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y %H:%M"]),
)
def test_a_day_written_in_any_style_is_read(day: date, style: str) -> None:
    text = day.strftime(style) if day.year >= 1000 else day.isoformat()
    assert parse_day(text) == day.isoformat()
    assert Days("dmy")[text] == day.isoformat()


@given(DAYS)
def test_month_first(day: date) -> None:
    assert parse_day(day.strftime("%m/%d/%Y"), "mdy") == day.isoformat()


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_day(text)
    day_order([text])
    is_ambiguous(text)


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2026",
        "May 4, 2026",
        "4-May-26",
        "Mon, 4 May 2026 10:15",
        "4. Mai 2026",
        "le 4 mai 2026",
        "4 maja 2026 r.",
        "4 мая 2026 г.",
    ],
)
def test_months_in_words(text: str) -> None:
    assert parse_day(text) == "2026-05-04"


@pytest.mark.parametrize(
    "text, day",
    [
        ("1er août 2026", "2026-08-01"),
        ("3. März 26", "2026-03-03"),
        ("15 października 2026", "2026-10-15"),
        ("1 июня 2026", "2026-06-01"),
        ("31 Feb 2026", None),
        ("4 Foo 2026", None),
        ("May 2026", None),
    ],
)
def test_months_of_five_languages(text: str, day: str | None) -> None:
    assert parse_day(text) == day


def test_a_spreadsheets_number_is_a_day_only_where_the_column_is_so() -> None:
    assert parse_day("46266") is None
    assert parse_day("46266", "serial") == "2026-09-01"
    assert parse_day("46266.75", "serial") == "2026-09-01"
    assert parse_day("12", "serial") is None
    assert parse_day("2026-09-01", "serial") == "2026-09-01"
