from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.exchange.numbers import (
    Remainder,
    Worths,
    decimal_sign,
    is_ambiguous,
    minor_digits,
    parse_minor,
    parse_number,
    parse_share,
    scaled,
)


@pytest.mark.parametrize(
    "text, minor",
    [
        ("0", 0),
        ("12", 1200),
        ("-12.5", -1250),
        ("2.555", 256),
        ("2.545", 254),
        ("-2.545", -254),
        ("1,234.56", 123456),
        ("1.234,56", 123456),
        ("1 234,56", 123456),
        ("1\u00a0234\u00a0567,89 zł", 123456789),
        ("1\u202f234,5 €", 123450),
        ("1'234.50 CHF", 123450),
        ("CHF 1’234.-", 123400),
        ("$1200", 120000),
        ("-$5.00", -500),
        ("$-5.00", -500),
        ("€ 99.99", 9999),
        ("МКД 25,000.00", 2500000),
        ("12,5 руб.", 1250),
        ("(12.00)", -1200),
        ("(1 234,00 zł)", -123400),
        ("12,00-", -1200),
        ("\u221212.00", -1200),
        ("+7", 700),
        (" 7 ", 700),
        (".5", 50),
        ("5.", 500),
        ("1.5E+3", 150000),
        ("1E-2", 1),
        ("1,234,567", 123456700),
        ("'-5", -500),
    ],
)
def test_amounts_as_people_write_them(text: str, minor: int) -> None:
    assert parse_minor(text) == minor


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "abc",
        "1.2.3",
        "1,23,4",
        "12 34",
        "--5",
        "(-5)",
        "1.234.5",
        "5 apples more",
        "9" * 40,
        "²",
        "1e99",
        "nan",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert parse_minor(text) is None


def test_one_separator_before_three_digits_is_read_by_the_column() -> None:
    assert parse_minor("1,234") == 123400
    assert parse_minor("1,234", ",") == 123
    assert parse_minor("1.234", ",") == 123400
    assert parse_minor("1.50", ",") == 150


@pytest.mark.parametrize(
    "cells, sign",
    [
        (["1,5", "2,234"], ","),
        (["1.5", "2.234"], "."),
        (["1.234", "2.345"], ""),
        (["1.234.567"], ","),
        (["1,234.5"], "."),
        (["0,500"], ","),
        (["12", "13"], ""),
        (["1 234,5 zł"], ","),
    ],
)
def test_the_column_proves_its_decimal_sign(cells: list[str], sign: str) -> None:
    assert decimal_sign(cells) == sign


def test_what_is_ambiguous() -> None:
    assert [text for text in ("1,234", "1.234", "1234", "1.5", "1.234,5", "0,123") if is_ambiguous(text)] == [
        "1,234",
        "1.234",
    ]


@pytest.mark.parametrize(
    "text, percent, share",
    [
        ("0.15", False, Fraction(15, 100)),
        ("15", False, Fraction(15, 100)),
        ("15 %", False, Fraction(15, 100)),
        ("1", False, Fraction(1)),
        ("1", True, Fraction(1, 100)),
        ("0,5%", False, Fraction(5, 1000)),
        ("", False, Fraction(0)),
    ],
)
def test_discounts(text: str, percent: bool, share: Fraction) -> None:
    found = parse_share(text, "." if "." in text else ",", percent)
    assert found is not None
    assert Fraction(found[0], 10 ** found[1]) == share


@pytest.mark.parametrize("text", ["-0.1", "101", "120 %", "x"])
def test_what_is_no_discount(text: str) -> None:
    assert parse_share(text) is None


def test_minor_units_of_currencies() -> None:
    assert [minor_digits(code) for code in ("PLN", "JPY", "KWD", "")] == [2, 0, 3, 2]
    assert parse_minor("1234", digits=0) == 1234
    assert parse_minor("1.5", digits=0) == 2


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)


@given(NUMBERS, st.sampled_from([(".", ","), (",", "."), (",", " "), (",", "\u00a0"), (".", "'"), (".", "")]))
def test_a_number_written_in_any_style_is_read_exactly(number: Decimal, style: tuple[str, str]) -> None:
    decimal, thousands = style
    text = f"{number:,.4f}".replace(",", "\x01").replace(".", decimal).replace("\x01", thousands)
    found = parse_number(text, decimal)
    assert found is not None
    assert Fraction(found[0], 10 ** found[1]) == Fraction(number)


@given(NUMBERS)
def test_rounding_is_half_to_even(number: Decimal) -> None:
    assert parse_minor(str(number)) == int((number * 100).quantize(Decimal(1), ROUND_HALF_EVEN))


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    parse_number(text)
    parse_number(text, ",")
    parse_share(text)


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 6)), max_size=50))
def test_the_sum_of_a_run_is_right_to_the_minor_unit(amounts: list[tuple[int, int]]) -> None:
    remainder = Remainder()
    total = 0
    for n, places in amounts:
        whole, part = scaled(n, places, 2)
        settled = remainder.settle(whole, part)
        assert abs(settled - Fraction(n * 100, 10**places)) <= 1
        total += settled
    assert abs(total - sum((Fraction(n * 100, 10**places) for n, places in amounts), Fraction())) <= Fraction(1, 2)


def test_products_are_exact() -> None:
    worths = Worths(".", 2, False)
    assert worths["25", "7.7", "0.15"] == (16362, 5 * 10**17)
    assert worths["-3", "0.1"] == (-30, 0)
    assert worths["12.345"] == (1234, 5 * 10**17)
    assert worths["1", "x"] is None
    assert worths["1", "2", "7000"] is None
    assert worths["9999999999", "9999999999"] is None
    assert worths["1", "1", "0.15000000596046448"] == (84, 999999403953552000)
