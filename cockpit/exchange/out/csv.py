"""Comma-separated text, for spreadsheets and for this program: UTF-8 with a mark, days as ISO, nothing calculates."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import BinaryIO

from cockpit.core.outgoing import INT, MONEY, NUMBER, SHARE, Table, Value
from cockpit.core.words import N_
from cockpit.exchange.guard import guarded
from cockpit.exchange.numbers import minor_digits
from cockpit.exchange.out import EVERY, TABLE, Options, OutFormat

PLACE = 1


def write(handle: BinaryIO, content: Table, options: Options, step: Callable[[int], None]) -> int:
    """Write a table; the mark at the beginning tells Excel that it is UTF-8."""
    text = io.TextIOWrapper(handle, encoding="utf-8-sig", newline="", write_through=False)
    out = csv.writer(text, delimiter=options.delimiter, lineterminator="\r\n")
    out.writerow([guarded(column.label) for column in content.columns])
    kinds = [column.kind for column in content.columns]
    digits = minor_digits(content.currency)
    count = 0
    for row in content.rows:
        out.writerow([_cell(value, kind, digits, options.decimal) for value, kind in zip(row, kinds, strict=True)])
        count += 1
        if count % EVERY == 0:
            step(count)
    text.flush()
    text.detach()
    return count


def _cell(value: Value, kind: str, digits: int, decimal: str) -> str:
    if value is None:
        return ""
    if kind == MONEY:
        return amount(int(value), digits).replace(".", decimal)
    if kind in (NUMBER, SHARE):
        return f"{float(value):.4f}".rstrip("0").rstrip(".").replace(".", decimal)
    return str(value) if kind == INT else guarded(str(value))


def amount(minor: int, digits: int) -> str:
    """Minor units as a decimal number, worked out in integers: -1205 is "-12.05"."""
    if digits == 0:
        return str(minor)
    whole, rest = divmod(abs(minor), 10**digits)
    return f"{'-' if minor < 0 else ''}{whole}.{rest:0{digits}}"


FORMAT = OutFormat("csv", N_("CSV"), "c", ".csv", TABLE, write)
