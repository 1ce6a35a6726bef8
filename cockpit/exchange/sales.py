"""Rows of sales files into `IncomingSale`: exact money, one remainder and one count of lines for the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from cockpit.core.incoming import BadRow, IncomingSale
from cockpit.core.words import _
from cockpit.exchange import columns
from cockpit.exchange.cleaning import Codes, Lines, clean_line
from cockpit.exchange.days import Days
from cockpit.exchange.delimited import Pass, Table
from cockpit.exchange.mapping import Mapping
from cockpit.exchange.numbers import Remainder, Worths, minor_digits, parse_number, parse_share
from cockpit.exchange.rows import Layout


@dataclass(frozen=True, slots=True)
class SalesStyle:
    """How the values of sales files that are alike are written."""

    decimal: str
    days: str
    digits: int
    """Decimal places of a minor unit."""
    percent: bool
    """Discounts are in percent."""
    whole_codes: bool
    """A ".0" at the end of client codes is no part of them."""
    whole_documents: bool
    """The same of document numbers."""


_TEXTS = ("day", "client_code", "client_name", "country", "family", "document", "doc_line")
_NUMBERS = ("net", "quantity", "price", "discount")


def settle_style(tables: list[Table], mapping: Mapping) -> SalesStyle:
    """Ask the values of files with the same headers and mapping how they are written; what the mapping says, goes."""
    headers = [mapping.column(id) for id in _NUMBERS if mapping.column(id)]

    def cells(id: str) -> Iterator[str]:
        return (cell for table in tables for cell in columns.values(table, mapping.column(id)))

    return SalesStyle(
        decimal=mapping.decimal or columns.settle_decimal(tables, headers),
        days=mapping.days or columns.settle_day_order(tables, mapping.column("day")),
        digits=minor_digits(mapping.currency),
        percent=columns.is_percent(cells("discount")),
        whole_codes=columns.whole_codes(cells("client_code")),
        whole_documents=columns.whole_codes(cells("document")),
    )


class SalesRun:
    """What the files of one run share: the remainder of rounding, the lines counted in each document, the caches."""

    def __init__(self) -> None:
        self._remainder = Remainder()
        self._counted: dict[str, int] = {}
        self._places: dict[str, tuple[object, ...]] = {}
        self._lines = Lines()
        self._worths: dict[SalesStyle, Worths] = {}
        self._days: dict[str, Days] = {}
        self._codes = {True: Codes(True), False: Codes(False)}

    def read(
        self,
        table: Table,
        mapping: Mapping,
        style: SalesStyle,
        rows: Pass,
        report: Callable[[BadRow], None],
        size: int,
    ) -> Iterator[list[IncomingSale]]:
        """The lines of one file, at most `size` at a time.

        Args:
            table: The file.
            mapping: Complete (see `missing_fields`).
            style: How its values are written.
            rows: A reading of the table.
            report: Told of each row that cannot be understood.
            size: Lines of a chunk.
        """
        layout = Layout(table, mapping)
        days = self._days.setdefault(style.days, Days(style.days))
        worths = self._worths.setdefault(style, Worths(style.decimal, style.digits, style.percent))
        codes, documents = self._codes[style.whole_codes], self._codes[style.whole_documents]
        lines, counted, settle = self._lines, self._counted, self._remainder.settle
        numbers = _number_columns(mapping)
        worth_of: Callable[[list[str]], str | tuple[str, ...]] = _picker(layout, numbers)
        texts_of: Callable[[list[str]], tuple[str, ...]] = _picker(layout, _TEXTS)
        currency_at = layout.one("currency") if mapping.currency else layout.nothing
        template = mapping.client_name
        plain, tail, prepare = layout.plain, layout.tail, layout.prepare
        make, kind = tuple.__new__, IncomingSale
        chunk: list[IncomingSale] = []
        for line, row in rows:
            if plain:
                row += tail
            elif not prepare(row):
                continue
            day_text, code, name, country, family, document, position = texts_of(row)
            day = days[day_text]
            worth = worths[worth_of(row)]
            if not day or worth is None or (row[currency_at] and lines[row[currency_at]].upper() != mapping.currency):
                report(BadRow(line, _reason(row, layout, mapping, style, day)))
                continue
            whole, part = worth
            # A named tuple's own constructor is a Python function; a file has hundreds of thousands of lines.
            code, name, family = codes[code], lines[name], lines[family]
            if document := documents[document]:
                # numbers of documents begin anew with the year
                base = f"{document}/{day[:4]}"
                if position:
                    key = self._placed(f"{base}={codes[position]}", (day, code, name, family, whole, part))
                else:
                    counted[base] = number = counted.get(base, 0) + 1
                    key = f"{base}#{number}"
            else:
                base = f"{day}|{code or name}|{family}|{whole}"
                counted[base] = number = counted.get(base, 0) + 1
                key = f"{base}#{number}"
            if template and code and not name:
                name = template.replace("{code}", code)
            net = settle(whole, part) if part else whole
            chunk.append(make(kind, (line, day, code, name, lines[country], family, net, part != 0, key, document)))
            if len(chunk) >= size:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def _placed(self, key: str, told: tuple[object, ...]) -> str:
        """The key of a line that says its place in the document; another line on the same place is another line."""
        number, place = 1, key
        while self._places.setdefault(place, told) != told:
            number += 1
            place = f"{key}~{number}"
        return place


def _picker(layout: Layout, ids: tuple[str, ...]) -> Callable[[list[str]], Any]:
    """A function that takes the cells of some fields out of a row: a tuple, or the text alone for one field."""
    positions: list[Any] = [layout.one(id) for id in ids]
    return itemgetter(*positions)


def _number_columns(mapping: Mapping) -> tuple[str, ...]:
    if mapping.tells("net"):
        return ("net",)
    return ("quantity", "price", "discount") if mapping.tells("discount") else ("quantity", "price")


def _reason(row: list[str], layout: Layout, mapping: Mapping, style: SalesStyle, day: str | None) -> str:
    """What is wrong with a line, in one sentence: the day, a number, or the currency."""
    if not day:
        return _wrong(row, layout, "day", _("“{text}” in “{column}” is not a day"), _("there is no day in “{column}”"))
    for id in _number_columns(mapping):
        cell = row[layout.one(id)]
        if id == "discount":
            if parse_share(cell, style.decimal, style.percent) is None:
                return _wrong(row, layout, id, _("“{text}” in “{column}” is no discount from 0 to 100 %"), "")
        elif parse_number(cell, style.decimal) is None:
            return _wrong(
                row, layout, id, _("“{text}” in “{column}” is not a number"), _("there is no number in “{column}”")
            )
    currency = clean_line(row[layout.one("currency")]) if mapping.currency else ""
    if currency and currency.upper() != mapping.currency:
        sentence = _("the line is in {found}, the file is read in {wanted}; import it apart")
        return sentence.format(found=currency, wanted=mapping.currency)
    return _("the amount is too large")


def _wrong(row: list[str], layout: Layout, id: str, sentence: str, empty: str) -> str:
    at = layout.one(id)
    text = clean_line(row[at])
    return (sentence if text else empty or sentence).format(text=text[:40], column=layout.header(at) or id)
