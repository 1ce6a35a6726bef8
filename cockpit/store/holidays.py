"""Holidays of the book's country: worked out once a year and country, then kept in the book.

The library takes an eighth of a second to load; a logged call and the first frame read what is kept and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.moment import Moment
from cockpit.core.words import _
from cockpit.store import settings
from cockpit.store.book import Book

COUNTRY = "country"
"""The setting that wins over the country in which the book was made."""
_KEPT = "holidays:"
_LANGUAGE = "holidays-in:"
FIRST_YEAR, LAST_YEAR = 1970, 2099
"""Years that are asked of the library; outside there are none."""


def country(book: Book) -> str:
    """The two letters of the country whose holidays count, "" where none was chosen."""
    chosen = book.value("SELECT value FROM setting WHERE name = ?", (COUNTRY,))
    return str(json.loads(chosen) if chosen is not None else book.country).upper()


def choose(book: Book, typed: str, now: Moment, *, source: str = "keyed") -> str:
    """Let the holidays of another country count; returns its two letters, "" where none are to count.

    Raises:
        BadInput: where no holidays are known for it.
    """
    code = typed.strip().upper()
    if code and code not in known():
        raise BadInput(_("no holidays are known for “{code}”: two letters are expected, such as PL, FR, DE, GB").format(
            code=typed.strip()))  # fmt: skip
    if code != country(book):
        settings.put(book, now, COUNTRY, code, source=source)
    return code


def known() -> frozenset[str]:
    """The two letters of every country that the library knows."""
    import holidays

    return frozenset(code for code in holidays.list_supported_countries(include_aliases=False) if len(code) == 2)


def kept(book: Book) -> dict[str, str]:
    """The holidays of the book's country that were worked out already: their names by ISO day."""
    code = country(book)
    if not code:
        return {}
    prefix = f"{_KEPT}{code}:"
    found: dict[str, str] = {}
    # names of settings are few; the range is walked by the index of the unique name
    for (value,) in book.rows("SELECT value FROM setting WHERE name >= ? AND name < ?", (prefix, prefix[:-1] + ";")):
        found.update(json.loads(value))
    return found


def of_years(book: Book, years: Iterable[int], now: Moment, language: str = "") -> dict[str, str]:
    """The holidays of those years: names by ISO day, in the language where the library has it, else the country's.

    What is missing is worked out, and kept where the book can be written; undo passes over that. For a country that is
    unknown there are none.
    """
    code = country(book)
    wanted = sorted({year for year in years if FIRST_YEAR <= year <= LAST_YEAR})
    if not code or not wanted:
        return {}
    have = dict(book.rows("SELECT name, value FROM setting WHERE name >= 'holidays' AND name < 'holidayt'"))
    result: dict[str, str] = {}
    missing: dict[int, dict[str, str]] = {}
    for year in wanted:
        value = have.get(f"{_KEPT}{code}:{year}")
        if value is not None and have.get(f"{_LANGUAGE}{code}:{year}") == json.dumps(language):
            result.update(json.loads(value))
        else:
            missing[year] = _work_out(code, year, language)
            result.update(missing[year])
    if missing and not book.hidden and not book.refusal:
        # known all the same; they are kept the next time
        with suppress(BookUnusable):
            _keep(book, code, missing, now, language)
    return result


def _keep(book: Book, code: str, years: dict[int, dict[str, str]], now: Moment, language: str) -> None:
    with book.operation(_("holidays of {country}").format(country=code), now, "system"):
        for year, days in years.items():
            for name, value in ((f"{_KEPT}{code}:{year}", days), (f"{_LANGUAGE}{code}:{year}", language)):
                book.connection.execute(
                    "INSERT INTO setting (id, name, value) VALUES (?, ?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                    (book.ids.new(now.ms), name, json.dumps(value, ensure_ascii=False)),
                )


def _work_out(code: str, year: int, language: str) -> dict[str, str]:
    # imported here: 130 ms, once a year and country
    import holidays

    spoken = holidays.list_localized_countries().get(code, [])
    chosen = next((each for each in spoken if each == language or each.split("_")[0] == language), None)
    try:
        found = holidays.country_holidays(code, years=year, language=chosen)
    except NotImplementedError:
        return {}
    days: dict[date, str] = dict(found.items())
    return {day.isoformat(): days[day] for day in sorted(days) if day.year == year}
