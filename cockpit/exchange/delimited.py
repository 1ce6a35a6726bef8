"""A delimited text file as a table: encoding, delimiter and header row found, rows read in a stream."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader, TextIOWrapper
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import Protocol

from cockpit.core.incoming import BadRow
from cockpit.core.words import _
from cockpit.exchange import encodings
from cockpit.exchange.headerless import begins_with_data
from cockpit.exchange.headings import header_at, unique_headers
from cockpit.exchange.refusal import refusal

COLUMN_CAP = 2_000
"""Columns of the widest file that is read."""
ROW_CAP = 2_000_000
"""Rows of the longest file that is read."""
SAMPLE = 200
"""Rows from which columns are judged."""

_PEEK = 128 * 1024
_DELIMITERS = (";", "\t", ",", "|")
_NAMES = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_BREAK = re.compile(r"\r\n|\r|\n")
_SEP_LINE = re.compile(r'^"?sep=(.)"?(\r\n|\r|\n|$)', re.IGNORECASE)


Block = tuple[Sequence[int], Sequence[list[str]]]
"""Some rows: the line on which each begins, the cells of each."""


class Pass(Protocol):
    """One reading of a table from its first row to its last."""

    @property
    def position(self) -> int:
        """Bytes of the file read so far."""

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """(line on which the row begins, its cells) pairs; the list is the caller's to change."""


class Table(Protocol):
    """Rows under headers, wherever they come from."""

    path: Path
    encoding: str
    """Python codec name."""
    delimiter: str
    headers: tuple[str, ...]
    """Cleaned, never empty, no two alike."""
    sample: tuple[tuple[str, ...], ...]
    """The first rows, at most SAMPLE of them."""
    size: int
    """Bytes."""
    headed: bool
    """Whether the file has a row of headers; else its columns are numbered."""

    def rows(self, report: Callable[[BadRow], None]) -> Pass:
        """A new reading; `report` is told of each row that does not fit under the headers."""


@dataclass(slots=True)
class DelimitedTable:
    """A delimited text file that was looked at; see `Table`."""

    path: Path
    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    size: int
    before: int
    """Records of the file up to the header row, that one included; none of them where no row is one."""
    spaced: bool
    """A space follows each delimiter, before the quotes."""
    sample: tuple[tuple[str, ...], ...] = ()
    headed: bool = True

    def rows(self, report: Callable[[BadRow], None]) -> DelimitedPass:
        """A new reading; `report` is told of each row that does not fit under the headers."""
        return DelimitedPass(self, report)


class DelimitedPass:
    """One reading of a delimited file, a row at a time; short rows are filled up, blank ones passed over."""

    def __init__(self, table: DelimitedTable, report: Callable[[BadRow], None]) -> None:
        self._table = table
        self._report = report
        self._ended = False
        self._handle: BufferedReader | None = None
        self._position = 0

    @property
    def position(self) -> int:
        """Bytes of the file read so far."""
        if self._handle is not None:
            self._position = self._handle.tell()
        return self._position

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """(line on which the row begins, its cells) pairs; see `blocks`."""
        for lines, rows in self.blocks(SAMPLE):
            yield from zip(lines, rows, strict=True)

    def blocks(self, size: int) -> Iterator[Block]:
        """The rows, at most `size` at a time: what is done once a block instead of once a row costs next to nothing.

        Raises:
            BadInput: A quote is never closed, a cell is too long, or there are more than ROW_CAP rows.
        """
        table = self._table
        # a row that only a quote left open can swallow
        end = "," if table.delimiter != "," else "."
        count = 0
        with (
            table.path.open("rb") as raw,
            TextIOWrapper(raw, encoding=table.encoding, newline="") as handle,
        ):
            self._handle = raw
            # chained, not a generator around the lines: a file has hundreds of thousands of them
            reader = csv.reader(
                chain(handle, self._last(end)), delimiter=table.delimiter, skipinitialspace=table.spaced
            )
            rows: list[list[str]] = []
            begin = 1
            try:
                for _record in islice(reader, table.before):
                    pass
                while not self._ended:
                    rows, begin = [], reader.line_num + 1
                    rows.extend(islice(reader, size))
                    if self._ended and rows.pop() != [end]:
                        raise refusal(table.path, _("a quote that opens here is never closed"), _after(rows, begin))
                    lines, rows = self._under_headers(rows, begin, reader.line_num - self._ended)
                    if count + len(rows) > ROW_CAP:
                        reason = _("the file has more than two million rows; split it")
                        raise refusal(table.path, reason, lines[ROW_CAP - count])
                    count += len(rows)
                    if rows:
                        yield lines, rows
            except csv.Error:
                # the rows before it are in the list
                reason = _("a cell that begins here is too long; probably a quote is not closed")
                raise refusal(table.path, reason, _after(rows, begin)) from None
            finally:
                self._position = raw.tell()
                self._handle = None

    def _last(self, end: str) -> Iterator[str]:
        """A line more than the file has: a row of its own, unless a quote was left open."""
        self._ended = True
        yield end

    def _under_headers(self, rows: list[list[str]], begin: int, last: int) -> tuple[Sequence[int], list[list[str]]]:
        """The line of each row and its cells, one for each header; those of the lines from `begin` to `last`."""
        width = len(self._table.headers)
        lines: Sequence[int] = range(begin, begin + len(rows))
        if last - begin + 1 != len(rows):
            lines = list(accumulate(map(_height, rows[:-1]), initial=begin))
        if set(map(len, rows)) <= {width}:
            firsts = [row[0] for row in rows]
            if all(firsts) and not any(map(str.isspace, firsts)):
                return lines, rows
        fitted = [
            (line, row)
            for line, row in zip(lines, rows, strict=True)
            if (len(row) == width or self._fitted(row, width, line)) and "".join(row).strip()
        ]
        return [line for line, _row in fitted], [row for _line, row in fitted]

    def _fitted(self, row: list[str], width: int, line: int) -> bool:
        if len(row) < width:
            row += [""] * (width - len(row))
            return True
        if "".join(row[width:]).strip():
            reason = _("{found} cells stand under {expected} headers").format(found=len(row), expected=width)
            self._report(BadRow(line, reason))
            return False
        del row[width:]
        return True


def in_blocks(rows: Pass, size: int) -> Iterator[Block]:
    """The rows of any reading, at most `size` at a time."""
    if isinstance(rows, DelimitedPass):
        yield from rows.blocks(size)
        return
    left = iter(rows)
    while part := list(islice(left, size)):
        lines, cells = zip(*part, strict=True)
        yield lines, cells


def _height(row: list[str]) -> int:
    """Lines of the file that a row takes; a quoted cell may hold ends of lines."""
    return 1 + len(_BREAK.findall("|".join(row)))


def _after(rows: list[list[str]], begin: int) -> int:
    """The line after rows of which the first stands on `begin`."""
    return begin + sum(map(_height, rows))


def open_table(path: Path, encoding: str = "", delimiter: str = "", header: bool | None = None) -> DelimitedTable:
    """Look at a delimited text file: how it is written, its headers, its first rows.

    Args:
        path: The file.
        encoding: A Python codec name; found out if empty.
        delimiter: One character, or "tab", "comma", "semicolon", "pipe"; found out if empty.
        header: Whether there is a row of headers; found out if None.

    Raises:
        BadInput: The file cannot be read as a table; one line says where and why.
    """
    encoding = encodings.detect(path, encoding)
    with path.open(encoding=encoding, newline="") as handle:
        text = handle.read(_PEEK)
    if len(text) == _PEEK:
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    delimiter = _NAMES.get(delimiter, delimiter)
    if len(delimiter) > 1 or delimiter in ('"', "\r", "\n"):
        raise refusal(path, _("the delimiter must be one character, such as , or ; or tab"))
    before = 0
    named = _SEP_LINE.match(text)
    if named:
        before, text = 1, text[named.end() :]
        delimiter = delimiter or named.group(1)
    delimiter = delimiter or _delimiter(text)
    spaced = f'{delimiter} "' in text and f'{delimiter}"' not in text
    records = _records(text, delimiter, 60, spaced)
    at = header_at(records)
    if at < 0:
        raise refusal(path, _("the file has no row with headers"))
    headed = not begins_with_data(records, at) if header is None else header
    cells = records[at] if headed else [""] * max(map(len, records))
    if len(cells) > COLUMN_CAP:
        reason = _("the table is more than two thousand columns wide; keep those that you need")
        raise refusal(path, reason, before + at + 1)
    table = DelimitedTable(
        path=path,
        encoding=encoding,
        delimiter=delimiter,
        headers=unique_headers(cells),
        size=path.stat().st_size,
        before=before + at + 1 if headed else before,
        spaced=spaced,
        headed=headed,
    )
    table.sample = tuple(tuple(row) for _line, row in islice(table.rows(_ignore), SAMPLE))
    return table


def _ignore(_row: BadRow) -> None:
    """Rows that do not fit are told of when the file is read for good, not when it is looked at."""


def _records(text: str, delimiter: str, count: int, spaced: bool = False) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=spaced)
    records: list[list[str]] = []
    try:
        records.extend(islice(reader, count))
    except csv.Error:
        # An endless cell: the pass over the rows will say where.
        return records
    return records


def _delimiter(text: str) -> str:
    """The delimiter under which the most rows have the same number of cells; the more cells the better."""
    best, best_score = "", 0.0
    for candidate in _DELIMITERS:
        widths = [len(record) for record in _records(text, candidate, 50) if record]
        if not widths:
            continue
        width, share = Counter(width for width in widths).most_common(1)[0]
        if width < 2:
            continue
        score = share / len(widths) + 0.02 * min(width, 20)
        if width not in widths[:3]:
            score -= 0.5
        if score > best_score:
            best, best_score = candidate, score
    if best:
        return best
    # One column only: any sign that the text does not have.
    return next((candidate for candidate in (",", *_DELIMITERS) if candidate not in text), ",")
