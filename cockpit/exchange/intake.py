"""Files in: what a file is, what it lacks, and its rows in chunks, ready for the book."""

from __future__ import annotations

from bisect import insort_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cockpit.core.errors import BadInput
from cockpit.core.incoming import BadRow, IncomingClient, IncomingSales, IncomingTouch, Source
from cockpit.core.words import _
from cockpit.exchange import mapping as mappings
from cockpit.exchange.delimited import Table
from cockpit.exchange.fields import SALES
from cockpit.exchange.formats import format_of, formats, recognised
from cockpit.exchange.held import HeldTable
from cockpit.exchange.mapping import Mapping
from cockpit.exchange.openers import Wishes, open_file
from cockpit.exchange.phone.table import PhoneTable, portions
from cockpit.exchange.refusal import refusal
from cockpit.exchange.rows import Layout
from cockpit.exchange.sales import SalesRun, SalesStyle, settle_style

SAMPLE_ROWS = 20
"""Rows that are shown before anything is written."""
BAD_CAP = 1_000
"""Bad rows of a file that are kept with their reasons; all are counted."""


@dataclass(frozen=True)
class Prepared:
    """A file that was looked at, and how it will be read."""

    source: Source
    table: Table
    mapping: Mapping
    sample: tuple[tuple[str, ...], ...]
    """The first SAMPLE_ROWS rows, cells as they stand in the file."""
    headers: tuple[str, ...]


@dataclass(frozen=True)
class Chunk:
    """Some rows of one file."""

    file_index: int
    """Index of the file among those that the reading was given."""
    kind: str
    """"clients", "sales" or "touches", which says what the rows are."""
    rows: list[IncomingClient] | IncomingSales | list[IncomingTouch]


def kinds() -> list[tuple[str, str]]:
    """(id, label) of everything that `prepare` can be told a file is; labels in the user's language."""
    return [(format.id, _(format.label)) for format in sorted(formats(), key=lambda format: bool(format.signature))]


def prepare(
    path: Path,
    kind: str = "",
    map_file: Path | None = None,
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    header: bool | None = None,
) -> Prepared:
    """Look at a file: encoding, delimiter, headers, what it is and which column tells what.

    A file that is not recognised comes back all the same, with what could be guessed: see `missing`.

    Args:
        path: The file.
        kind: Id of a format (see `kinds`), "clients" or "sales" to have it read as that; empty to find out.
        map_file: A map file (see `mapfile.load_map`), which then says all.
        encoding: A Python codec name; empty to find out.
        delimiter: One character or a name such as "tab"; empty to find out.
        sheet: Name of a sheet, for a workbook; empty for the first with a table.
        header: Whether a table has a row of headers; None for what the map file says, else to find out.

    Raises:
        BadInput: The file or the map file cannot be used; one line says where and why.
    """
    known = format_of(kind) if kind else None
    if kind and known is None:
        ids = ", ".join(format.id for format in formats())
        raise BadInput(_("there is no kind “{kind}”; there are {ids}").format(kind=kind, ids=ids))
    mapped = None
    if map_file is not None:
        # Imported here: pydantic costs 120 ms, which only a map file asks for.
        from cockpit.exchange.mapfile import load_map

        mapped = load_map(map_file)
        if known is not None and known.kind != mapped.kind:
            raise refusal(
                map_file, _("this map is for {found}, not for {wanted}").format(found=mapped.kind, wanted=known.kind)
            )
        header = mapped.header if header is None else header
    table = open_file(path, Wishes(encoding, delimiter, sheet, header))
    if isinstance(table, PhoneTable):
        return _prepared(table, table.mapping)
    if mapped is not None:
        mapping = mapped
    elif known is not None and known.signature:
        mapping = known.map(table.headers)
    elif known is None and (preset := recognised(table.headers)) is not None:
        mapping = preset.map(table.headers)
    else:
        mapping = mappings.guess(table, kind)
    return _prepared(table, mapping)


def sheets(prepared: Prepared) -> tuple[str, ...]:
    """The sheets that can be chosen, of a workbook; none of any other file."""
    return prepared.table.sheets if isinstance(prepared.table, HeldTable) else ()


def remap(prepared: Prepared, mapping: Mapping) -> Prepared:
    """The same file, read in another way (see `Mapping.assign`).

    Raises:
        BadInput: The mapping names a column that the file does not have.
    """
    return _prepared(prepared.table, mapping)


def missing(prepared: Prepared, currency: str = "") -> list[str]:
    """What is still needed before the file can be read, a sentence each ("no column tells the client's name").

    Args:
        prepared: The file.
        currency: The book's, where there is a book; amounts in another one do not go in.
    """
    if isinstance(prepared.table, PhoneTable):
        return prepared.table.lacks
    lacks = mappings.missing_fields(prepared.mapping)
    source = prepared.source
    if currency and source.kind == SALES and source.currency and source.currency != currency:
        lacks.append(
            _(
                "the amounts are in {theirs}, the book is in {ours}: `cockpit new {theirs}.cockpit --currency {theirs}`"
                " makes one"
            ).format(theirs=source.currency, ours=currency)
        )
    return lacks


def _prepared(table: Table, mapping: Mapping) -> Prepared:
    Layout(table, mapping)
    source = Source(
        file=str(table.path),
        kind=mapping.kind,
        preset=mapping.preset,
        encoding=table.encoding,
        delimiter=table.delimiter,
        currency=mapping.currency,
        sheet=table.sheet if isinstance(table, HeldTable) else "",
    )
    return Prepared(source, table, mapping, table.sample[:SAMPLE_ROWS], table.headers)


class Reading:
    """One pass over one or several files, client lists first, so that the sales find their clients.

    The sales files of a reading are one run: the lines of a document are counted, and what rounding cuts off is
    carried, across files.
    """

    def __init__(self, prepared: Sequence[Prepared]) -> None:
        """Begin a reading; nothing is read yet.

        Raises:
            BadInput: A file still lacks something (see `missing`).
        """
        for each in prepared:
            lacks = missing(each)
            if lacks:
                raise refusal(each.table.path, "; ".join(lacks))
        self.prepared = tuple(prepared)
        self.order = sorted(range(len(prepared)), key=lambda at: prepared[at].source.kind == SALES)
        """Indexes of the files in the order in which they are read."""
        self.bad: dict[int, list[BadRow]] = {at: [] for at in range(len(prepared))}
        """By file index: rows that could not be understood, the first BAD_CAP of them."""
        self.bad_count: list[int] = [0] * len(prepared)
        """Bad rows of each file, all of them."""
        self.reasons: list[Counter[str]] = [Counter() for _each in prepared]
        """Of each file, how many bad rows have the same reason, for the first BAD_CAP reasons."""
        self.rows: list[int] = [0] * len(prepared)
        """Clients or sales lines that each file gave so far."""
        self.left_out: list[Counter[str]] = [Counter() for _each in prepared]
        """Of each file, records that are no touches, by the id of the reason (`core.phone_log.LEFT_OUT`)."""
        self.total_bytes = sum(each.table.size for each in prepared)
        self.current = self.order[0] if self.order else 0
        """Index of the file that is being read."""
        self._done_bytes = 0
        self._pass: _Positioned | None = None

    @property
    def read_bytes(self) -> int:
        """Bytes read so far, of `total_bytes`."""
        return self._done_bytes + (self._pass.position if self._pass is not None else 0)

    @property
    def fraction(self) -> float:
        """The part of all bytes that was read, 0 to 1, for a progress bar."""
        return min(1.0, self.read_bytes / self.total_bytes) if self.total_bytes else 1.0

    def chunks(self, size: int = 5_000) -> Iterator[Chunk]:
        """All rows of all files, at most `size` a chunk, a chunk never of two files; to be asked for once.

        Raises:
            BadInput: A file turns out to be damaged on the way (an unclosed quote, too many rows): keep nothing.
        """
        run = SalesRun()
        styles = self._styles()
        for at in self.order:
            self.current = at
            each = self.prepared[at]
            rows: Iterator[list[IncomingClient]] | Iterator[IncomingSales] | Iterator[list[IncomingTouch]]
            if isinstance(each.table, PhoneTable):
                self._pass = touches = each.table.touches(self._reporter(at), self.left_out[at])
                rows = portions(touches, size)
            elif each.source.kind == SALES:
                self._pass = lines = each.table.rows(self._reporter(at))
                rows = run.read(each.table, each.mapping, styles[at], lines, self._reporter(at), size)
            else:
                from cockpit.exchange.clients import ClientReader

                self._pass = lines = each.table.rows(self._reporter(at))
                rows = ClientReader(each.table, each.mapping).read(lines, self._reporter(at), size)
            for chunk in rows:
                self.rows[at] += len(chunk)
                yield Chunk(at, each.source.kind, chunk)
            self._pass = None
            self._done_bytes += each.table.size

    def _reporter(self, at: int) -> _Reporter:
        return _Reporter(self.bad[at], self.bad_count, self.reasons[at], at)

    def _styles(self) -> dict[int, SalesStyle]:
        """How the values of each sales file are written; files with like headers and mapping are asked together."""
        alike: list[tuple[Prepared, list[int]]] = []
        for at, each in enumerate(self.prepared):
            if each.source.kind != SALES:
                continue
            for first, members in alike:
                if first.headers == each.headers and first.mapping == each.mapping:
                    members.append(at)
                    break
            else:
                alike.append((each, [at]))
        return {
            at: style
            for first, members in alike
            for style in [settle_style([self.prepared[at].table for at in members], first.mapping)]
            for at in members
        }


class _Positioned(Protocol):
    """A reading that knows how far it is."""

    @property
    def position(self) -> int:
        """Bytes of the file read so far."""


class _Reporter:
    """Counts the bad rows of a file and keeps the first of them, in the order of their lines."""

    def __init__(self, kept: list[BadRow], counts: list[int], reasons: Counter[str], at: int) -> None:
        self._kept = kept
        self._counts = counts
        self._reasons = reasons
        self._at = at

    def __call__(self, row: BadRow) -> None:
        self._counts[self._at] += 1
        if row.reason in self._reasons or len(self._reasons) < BAD_CAP:
            self._reasons[row.reason] += 1
        kept = self._kept
        if not kept or row.line >= kept[-1].line:
            if len(kept) < BAD_CAP:
                kept.append(row)
            return
        # rows that do not fit under the headers are told of before the values of the rows around them are judged
        insort_right(kept, row, key=_line)
        del kept[BAD_CAP:]


def _line(row: BadRow) -> int:
    return row.line
