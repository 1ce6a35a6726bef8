"""Whether the first row of a table is data already, because nobody wrote headers above it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from cockpit.exchange.fields import CLIENT_FIELDS, SALES_FIELDS, fold

_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-/.]\s*(?:19|20)?\d\d)?")
"""A year, or two: what a column may be called."""
_POSTCODE = re.compile(r"\d\d-\d{3}|\d{5,6}")


def begins_with_data(records: list[list[str]], at: int) -> bool:
    """Whether a row that could be the headers' says what the rows below say.

    It does where none of its cells is a word that heads columns, and more of them than not are what most cells below
    are: phone numbers, addresses of e-mail, days, amounts, postcodes. (Days can head columns too; amounts stand below.)

    Args:
        records: The first rows of a table.
        at: Index of the row.
    """
    cells = [cell.strip() for cell in records[at]]
    if any(fold(cell) in _words() for cell in cells if cell):
        return False
    alike = 0
    for place, cell in enumerate(cells):
        if not cell:
            continue
        below = [row[place].strip() for row in records[at + 1 :] if len(row) > place and row[place].strip()]
        tests = [told for told in _tests() if 2 * sum(1 for other in below if told(other)) >= len(below)]
        if not _YEARS.fullmatch(cell) and any(told(cell) for told in tests):
            alike += 1
        elif below and tests:
            alike -= 1
    return alike > 0


@cache
def _words() -> frozenset[str]:
    return frozenset(word for field in (*CLIENT_FIELDS, *SALES_FIELDS) for word in field.headers)


def _tests() -> tuple[Callable[[str], object], ...]:
    # Imported here: what judges columns knows tables, and a table asks this.
    from cockpit.exchange import columns

    return (columns.is_email, columns.is_phone, columns.is_day, _is_amount, _POSTCODE.fullmatch)


def _is_amount(cell: str) -> bool:
    """A whole number may head a column, one with decimals hardly."""
    from cockpit.exchange import columns

    return ("." in cell or "," in cell) and columns.is_amount(cell)
