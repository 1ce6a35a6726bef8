"""What the values of a column say about how to read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from cockpit.core.incoming import BadRow
from cockpit.exchange import days, numbers
from cockpit.exchange.delimited import Table

_FLAGS = frozenset(
    ("true", "false", "yes", "no", "y", "n", "t", "f", "tak", "nie", "oui", "non", "ja", "nein", "да", "нет")
)
_FLOAT_CODE = re.compile(r"\d+\.0")
_PHONE = re.compile(r"\+?[\d\s()./\-\u00a0]{7,24}(?:\s*(?:ext|x|w|wew)\.?\s*\d{1,6})?")


def values(table: Table, header: str) -> list[str]:
    """The non-empty cells of a column in the sample, stripped; none if there is no such column."""
    if header not in table.headers:
        return []
    at = table.headers.index(header)
    return [cell for row in table.sample if (cell := row[at].strip())]


def share(cells: Sequence[str], test: Callable[[str], object]) -> float:
    """The share (0 to 1) of cells that pass a test; 0 for no cells."""
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0


def is_day(cell: str) -> bool:
    """Whether a cell holds a day in either order."""
    return bool(days.parse_day(cell, "dmy") or days.parse_day(cell, "mdy"))


def is_amount(cell: str) -> bool:
    """Whether a cell holds a number or an amount."""
    return numbers.parse_number(cell) is not None


def is_email(cell: str) -> bool:
    """Whether a cell holds one e-mail address."""
    name, at, host = cell.partition("@")
    return bool(at and name and "." in host and " " not in cell)


def is_phone(cell: str) -> bool:
    """Whether a cell holds a phone number (seven digits or more, and no more than a phone number has)."""
    return bool(_PHONE.fullmatch(cell)) and sum(sign.isdecimal() for sign in cell) >= 7 and not is_day(cell)


def is_flag(cells: Sequence[str]) -> bool:
    """Whether a column says yes or no only; such a "Customer" names nobody."""
    return bool(cells) and all(cell.casefold() in _FLAGS for cell in cells)


def whole_codes(cells: Iterable[str]) -> bool:
    """Whether a ".0" at the end of codes is the trace of a spreadsheet: no code of the column has other decimals."""
    return all(_FLOAT_CODE.fullmatch(cell) or not re.fullmatch(r"\d+\.\d+", cell) for cell in cells)


def is_percent(cells: Iterable[str]) -> bool:
    """Whether discounts are written in percent: one of them is above 1."""
    for cell in cells:
        number = numbers.parse_number(cell.strip("% "))
        if number is not None and abs(number[0]) > 10 ** number[1]:
            return True
    return False


def settle_decimal(tables: Sequence[Table], headers: Sequence[str]) -> str:
    """The decimal sign of the number columns of files that are alike: "." or ","; "." if nothing proves either.

    The samples are asked first; only if they leave a doubt are the files read through.
    """
    return _settle(tables, headers, numbers.decimal_sign, numbers.is_ambiguous) or "."


def settle_day_order(tables: Sequence[Table], header: str) -> str:
    """The order of day and month in files that are alike: "dmy" or "mdy"; "dmy" if nothing proves either.

    "serial" if every value is a spreadsheet's number of a day.
    """
    cells = [cell for table in tables for cell in values(table, header)]
    if cells and all(days.is_serial(cell) for cell in cells):
        return days.SERIAL
    return _settle(tables, [header], days.day_order, days.is_ambiguous) or "dmy"


def _settle(
    tables: Sequence[Table],
    headers: Sequence[str],
    judge: Callable[[Iterable[str]], str],
    doubtful: Callable[[str], bool],
) -> str:
    cells = [cell for table in tables for header in headers for cell in values(table, header)]
    verdict = judge(cells)
    if verdict or not any(doubtful(cell) for cell in cells):
        return verdict
    for table in tables:
        columns = [table.headers.index(header) for header in headers if header in table.headers]
        if len(table.sample) and columns:
            seen: set[str] = set()
            for _line, row in table.rows(_ignore):
                seen.update(row[at] for at in columns)
                if len(seen) > 2_000:
                    if verdict := judge(seen):
                        return verdict
                    seen.clear()
            if verdict := judge(seen):
                return verdict
    return ""


def _ignore(_row: BadRow) -> None:
    """Rows that do not fit are told of by the reading that counts."""


def most_common(cells: Iterable[str]) -> str:
    """The value that a column has most often, upper case; "" for no cells."""
    counts: dict[str, int] = {}
    for cell in cells:
        counts[cell.upper()] = counts.get(cell.upper(), 0) + 1
    return max(counts, key=lambda cell: counts[cell]) if counts else ""
