"""A workbook of one sheet: texts stay texts, days and money are cells of their kind, the header stays in sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, BinaryIO

from cockpit.core.outgoing import DAY, INT, MONEY, NUMBER, SHARE, TEXT, Table, Value
from cockpit.core.words import N_
from cockpit.exchange.numbers import minor_digits
from cockpit.exchange.out import EVERY, TABLE, Options, OutFormat

PLACE = 2
_MOST_ROWS = 1_048_575
"""Rows under the header that a sheet can hold."""
_LONGEST = 32_767
"""Characters that a cell can hold."""
_WIDEST, _NARROWEST = 60, 6
_LOOKED_AT = 500
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(handle: BinaryIO, content: Table, options: Options, step: Callable[[int], None]) -> int:
    """Write a table. Row by row, so that the memory stays small; nothing in it says who or where."""
    # imported here: 60 ms that nobody else waits for
    import xlsxwriter

    book = xlsxwriter.Workbook(
        handle,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        },
    )
    # a fixed instant: the library would put the machine's
    book.set_properties({"author": "", "created": datetime(2000, 1, 1)})  # noqa: DTZ001
    sheet = book.add_worksheet(_NO_NAME.sub(" ", content.title)[:31].strip() or "1")
    digits = minor_digits(content.currency)
    looks = {
        MONEY: book.add_format({"num_format": "#,##0" + ("." + "0" * digits if digits else "")}),
        DAY: book.add_format({"num_format": "yyyy-mm-dd"}),
        SHARE: book.add_format({"num_format": "0%"}),
        INT: book.add_format({"num_format": "0"}),
        NUMBER: book.add_format({"num_format": "0.00"}),
        TEXT: book.add_format({"num_format": "@"}),
    }
    bold = book.add_format({"bold": True})
    rows = content.rows[:_MOST_ROWS]
    for at, column in enumerate(content.columns):
        longest = max((len(str(row[at] or "")) for row in rows[:_LOOKED_AT]), default=0)
        sheet.set_column(at, at, min(_WIDEST, max(_NARROWEST, longest + 2, len(column.label) + 4)))
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(content.columns):
        sheet.write_string(0, at, column.label, bold)
    for number, row in enumerate(rows, start=1):
        for at, (value, column) in enumerate(zip(row, content.columns, strict=True)):
            _put(sheet, number, at, value, column.kind, looks[column.kind], digits)
        if number % EVERY == 0:
            step(number)
    if content.columns:
        sheet.autofilter(0, 0, max(1, len(rows)), len(content.columns) - 1)
    book.close()
    return len(rows)


def _put(sheet: Any, row: int, at: int, value: Value, kind: str, look: Any, digits: int) -> None:
    if value is None or value == "":
        return
    if kind == MONEY:
        sheet.write_number(row, at, int(value) / 10**digits, look)
    elif kind in (INT, NUMBER, SHARE):
        sheet.write_number(row, at, float(value), look)
    elif kind == DAY and (day := _day(str(value))) is not None:
        sheet.write_datetime(row, at, day, look)
    else:
        sheet.write_string(row, at, _NO_XML.sub("\ufffd", str(value))[:_LONGEST], look)


def _day(text: str) -> date | None:
    """The day, where a sheet can hold it: its calendar begins in 1900."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= 1900 else None


FORMAT = OutFormat("xlsx", N_("Excel"), "x", ".xlsx", TABLE, write, streams=False)
