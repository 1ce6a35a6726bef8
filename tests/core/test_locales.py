"""Numbers, money and days of each language against CLDR, and every place where the program writes them otherwise.

The differences, and why:

- English groups thousands by no-break spaces and keeps one before the percent sign, as the standard for units does:
  those who work in English here read decimal commas elsewhere, where "184,200" is a hundred and eighty-four.
- Money has its sign behind the amount in every language, so that amounts of several currencies stand in one column; zł,
  ₴ and ₸ are written by their signs everywhere, not by their codes.
- Minus is "−", as wide as a digit, so that columns stay aligned.
- A weekday has no comma behind it: the line is a label, not a sentence; Russian leaves out "г." for the same reason.
- English September is "Sep", not "Sept": all twelve have three letters.
- French percent has the same space as its money; CLDR has the narrow one before the sign and the wide one before "€".
- Thousands are grouped from 1 000 on in Polish too, where CLDR asks for five digits: columns again.
"""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent
from rich.cells import cell_len

from cockpit.core import formatter as fmt
from cockpit.core import words
from cockpit.core.locales import LOCALES, NARROW, NO_BREAK
from cockpit.core.words import LANGUAGES

CLDR = {"en": "en_GB", "pl": "pl", "fr": "fr", "de": "de", "ru": "ru"}
DAYS = [date(2026, 1, 1) + timedelta(days=each) for each in range(0, 800, 3)]
CHANCE = random.Random(1)
NUMBERS = [
    0,
    1,
    12,
    999,
    1000,
    9_999,
    10_000,
    184_200,
    -7,
    -45_000,
    *(CHANCE.randrange(-(10**12), 10**12) for _ in range(300)),
]


@pytest.fixture(params=LANGUAGES)
def language(request):
    words.speak(request.param)
    yield request.param
    words.speak("en")


def test_every_language_has_its_habits():
    assert tuple(LOCALES) == LANGUAGES


def as_cldr(text: str, language: str) -> str:
    """A text of ours as CLDR writes it, where the difference is one of those named above."""
    text = text.replace("−", "-")
    return text.replace(NO_BREAK, ",") if language == "en" else text


def test_whole_numbers(language):
    for value in NUMBERS:
        assert as_cldr(fmt.number(value), language) == format_decimal(value, locale=CLDR[language])


def test_decimals(language):
    for value in (0.0, 0.5, 1.25, -2.0, 12.34, 999.9):
        theirs = format_decimal(float(f"{value:.1f}"), "0.0", locale=CLDR[language])
        assert as_cldr(fmt.decimal(value), language) == theirs


def test_shares(language):
    for value in range(-50, 151):
        ours = fmt.share(value, 100).replace("-", "−")
        theirs = format_percent(value / 100, locale=CLDR[language]).replace(NARROW, NO_BREAK).replace("-", "−")
        assert (ours.replace(NO_BREAK, "") if language == "en" else ours) == theirs


def test_money(language):
    for value in NUMBERS:
        for cents in (False, True):
            told = fmt.money(value * 100 + (25 if cents else 0), "EUR", cents=cents)
            amount, _space, sign = told.rpartition(NO_BREAK)
            assert sign == "€"
            theirs = format_decimal(
                value + (0.25 if cents else 0), "#,##0.00" if cents else "#,##0", locale=CLDR[language]
            )
            assert as_cldr(amount, language) == theirs


def test_months_and_weekdays(language):
    theirs = Locale.parse(CLDR[language])
    short = [theirs.months["format"]["abbreviated"][month] for month in range(1, 13)]
    if language == "en":
        short[8] = "Sep"
    assert list(LOCALES[language].months) == short
    assert list(LOCALES[language].month_names) == [
        theirs.months["stand-alone"]["wide"][month] for month in range(1, 13)
    ]
    assert list(LOCALES[language].weekdays) == [theirs.days["format"]["abbreviated"][day] for day in range(7)]


def test_days(language):
    for day in DAYS:
        theirs = (
            format_skeleton("MMMd", day, locale=CLDR[language]).replace("Sept", "Sep")
            if language == "en"
            else (format_skeleton("MMMd", day, locale=CLDR[language]))
        )
        assert fmt.day_and_month(day) == theirs
        whole = format_date(day, "EEE " + {"de": "d. MMM y"}.get(language, "d MMM y"), locale=CLDR[language])
        assert fmt.full_day(day) == (whole.replace("Sept", "Sep") if language == "en" else whole)
        heading = format_skeleton("yMMMM", day, locale=CLDR[language])
        assert fmt.month_and_year(day) == re.sub(r"\sг\.$", "", heading)


def test_a_column_holds_every_day_of_its_kind(language):
    today = date(2026, 6, 15)
    for day in DAYS:
        assert cell_len(fmt.short_day(day, today)) <= fmt.day_cells()
        assert cell_len(fmt.day_and_month(day)) <= fmt.day_cells(year=False)
        assert cell_len(fmt.weekday(day)) <= fmt.weekday_cells()
        if day.year == today.year:
            assert cell_len(fmt.near_day(day, today)) <= fmt.near_cells()


def test_every_sign_takes_one_cell(language):
    told = [fmt.number(-1_234_567), fmt.share(0.5), fmt.decimal(-1.5), fmt.money(-123_456_789, "PLN", cents=True)]
    assert all(cell_len(text) == len(text) for text in told)


def test_weeks_in_short():
    told = {}
    for each in LANGUAGES:
        words.speak(each)
        told[each] = fmt.week(date(2027, 1, 4))
    words.speak("en")
    assert told == {"en": "W01", "pl": "tydz. 1", "fr": "S01", "de": "KW 1", "ru": "нед. 1"}
