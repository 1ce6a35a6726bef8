"""Rows of sales files into `IncomingSales`: exact money, one remainder and one count of lines for the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, TypeVar, cast

from cockpit.core.incoming import BadRow, IncomingSales, SaleColumns
from cockpit.core.words import _
from cockpit.exchange import columns
from cockpit.exchange.cleaning import Codes, Lines, clean_line
from cockpit.exchange.days import Days
from cockpit.exchange.delimited import Pass, Table, in_blocks
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


Meaning = TypeVar("Meaning")
BLOCK = 500
"""Rows that are worked on together: enough to be cheap, few enough to stay in the processor's cache."""


class SalesRun:
    """What the files of one run share: the remainder of rounding, the lines counted in each document, the caches.

    Rows are worked on by the column, in blocks: a file has hundreds of thousands of them, and what Python does once a
    block instead of once a row costs next to nothing.
    """

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
    ) -> Iterator[IncomingSales]:
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
        for numbers, cells in in_blocks(rows, min(BLOCK, size)):
            if not layout.plain:
                wanted = list(map(layout.prepare, cells))
                numbers, cells = list(compress(numbers, wanted)), list(compress(cells, wanted))
            if cells:
                columns = self._columns(Block(layout, numbers, cells), mapping, style, report)
                if columns.keys:
                    yield IncomingSales(columns)

    def _columns(
        self, block: Block, mapping: Mapping, style: SalesStyle, report: Callable[[BadRow], None]
    ) -> SaleColumns:
        lines = self._lines
        day_of = self._days.setdefault(style.days, Days(style.days))
        worth_of = self._worths.setdefault(style, Worths(style.decimal, style.digits, style.percent))
        numbers = [block.column(id) for id in _number_columns(mapping)]
        worths = list(map(worth_of.__getitem__, numbers[0] if len(numbers) == 1 else zip(*numbers, strict=True)))
        days = block.read("day", day_of)
        wrong: set[str] = set()
        if mapping.currency:
            currencies = set(block.column("currency"))
            wrong = {text for text in currencies if text and lines[text].upper() != mapping.currency}
        # a worth is a pair, and true, whatever it holds
        if wrong or not all(days) or not all(worths):
            good = [
                bool(day) and worth is not None and currency not in wrong
                for day, worth, currency in zip(days, worths, block.column("currency"), strict=True)
            ]
            for (line, row), is_good, day in zip(block.rows(), good, days, strict=True):
                if not is_good:
                    report(BadRow(line, _reason(row, block.layout, mapping, style, day)))
            days, worths = list(compress(days, good)), list(compress(worths, good))
            block.keep(good)
        known_days, known = cast("list[str]", days), cast("list[tuple[int, int]]", worths)
        codes = block.read("client_code", self._codes[style.whole_codes])
        documents = block.read("document", self._codes[style.whole_documents])
        names, countries, families = (block.read(id, lines) for id in ("client_name", "country", "family"))
        keys = self._keys(block.column("doc_line"), documents, known_days, (codes, names, families, known), style)
        if (template := mapping.client_name) and not all(names):
            names = [
                template.replace("{code}", code) if code and not name else name
                for code, name in zip(codes, names, strict=True)
            ]
        nets = [whole for whole, _part in known]
        rounded = [part != 0 for _whole, part in known]
        if any(rounded):
            settle = self._remainder.settle
            nets = [settle(whole, part) if part else whole for whole, part in known]
        return SaleColumns(block.lines, known_days, codes, names, countries, families, nets, rounded, keys, documents)

    def _keys(
        self,
        places: Sequence[str],
        documents: Sequence[str],
        days: Sequence[str],
        told: tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[tuple[int, int]]],
        style: SalesStyle,
    ) -> list[str]:
        """What makes each line the same in a later run; `told`: what is known of it beside document, place and day."""
        if any(places) or not all(documents):
            return self._keys_of_any(zip(documents, places, days, *told, strict=True), style)
        counted, keys = self._counted, []
        base = last_document = last_day = ""
        number = 0
        # lines of a document stand together
        for document, day in zip(documents, days, strict=True):
            if document is not last_document or day is not last_day:
                counted[base] = number
                last_document, last_day = document, day
                base = f"{document}/{day[:4]}"
                number = counted.get(base, 0)
            number += 1
            keys.append(f"{base}#{number}")
        counted[base] = number
        return keys

    def _keys_of_any(self, told: Iterable[Any], style: SalesStyle) -> list[str]:
        """The same of (document, place, day, code, name, family, worth), any of which may be empty."""
        counted, place_of = self._counted, self._codes[style.whole_codes]
        keys = []
        base = last_document = last_day = ""
        for document, place, day, code, name, family, (whole, part) in told:
            if not document:
                base = f"{day}|{code or name}|{family}|{whole}"
                last_document = ""
            elif document != last_document or day != last_day:
                # numbers of documents begin anew with the year
                base = f"{document}/{day[:4]}"
                last_document, last_day = document, day
            if document and place:
                keys.append(self._placed(f"{base}={place_of[place]}", (day, code, name, family, whole, part)))
            else:
                counted[base] = number = counted.get(base, 0) + 1
                keys.append(f"{base}#{number}")
        return keys

    def _placed(self, key: str, told: tuple[object, ...]) -> str:
        """The key of a line that says its place in the document; another line on the same place is another line."""
        number, place = 1, key
        while self._places.setdefault(place, told) != told:
            number += 1
            place = f"{key}~{number}"
        return place


class Block:
    """Some rows of a file by the column."""

    def __init__(self, layout: Layout, lines: Sequence[int], cells: Sequence[list[str]]) -> None:
        self.layout = layout
        self.lines = lines
        self._cells = cells
        self._columns: list[Sequence[str]] = list(zip(*cells, strict=True))

    def column(self, id: str) -> Sequence[str]:
        """The cells of a field; empty ones or the constant where no column of the file tells it."""
        at = self.layout.one(id)
        if at < self.layout.nothing:
            return self._columns[at]
        return [self.layout.tail[at - self.layout.nothing]] * len(self.lines)

    def read(self, id: str, meaning: dict[str, Meaning]) -> list[Meaning]:
        """What the cells of a field mean."""
        at = self.layout.one(id)
        if at < self.layout.nothing:
            return list(map(meaning.__getitem__, self._columns[at]))
        return [meaning[self.layout.tail[at - self.layout.nothing]]] * len(self.lines)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """(line, prepared row) pairs."""
        tail = self.layout.tail if self.layout.plain else ()
        return ((line, [*cells, *tail]) for line, cells in zip(self.lines, self._cells, strict=True))

    def keep(self, good: Sequence[bool]) -> None:
        """Leave the other rows out."""
        self.lines = list(compress(self.lines, good))
        self._cells = list(compress(self._cells, good))
        self._columns = [tuple(compress(column, good)) for column in self._columns]


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
