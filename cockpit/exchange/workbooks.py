"""Workbooks (XLSX, XLSB, XLS, ODS) as tables: what they would cost is looked at before they are opened.

The cells of a sheet are typed; they become the text that a reader of text files cannot misread: days in ISO form,
whole numbers without decimals, others with a point that can be no thousands' sign.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from cockpit.core.errors import BadInput
from cockpit.core.named import NamedTuple
from cockpit.core.words import _
from cockpit.exchange.compound import ends
from cockpit.exchange.delimited import Table
from cockpit.exchange.encodings import detect
from cockpit.exchange.headerless import begins_with_data
from cockpit.exchange.headings import header_at, unique_headers
from cockpit.exchange.held import HeldTable, held_size
from cockpit.exchange.refusal import refusal
from cockpit.exchange.workbook_trial import trial

UNPACKED_CAP = 400 * 1024 * 1024
"""Bytes that a packed workbook may have unpacked."""
CELL_CAP = 5_000_000
"""Cells of the largest sheet that is read, empty ones between them included."""
COLUMN_CAP = 2_000
"""Columns of the widest sheet that is read."""
MEMBER_CAP = 2_000
"""Parts of the workbook with the most; each has to be looked at."""
LIGHT = 256 * 1024 * 1024
"""Bytes that a workbook may come to at worst without being tried in a process of its own first."""
VALUE_CAP = 32_767
"""Signs of the longest cell, which is what the programs themselves allow."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0\xfe\xff", b"\0\0\0<")
"""How XML begins in which the reader would see tags where they are not looked for here."""
_LOOKED_AT = 60
"""Rows in which the headers are looked for."""
_BLOCK = 1024 * 1024
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])([^<>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*?\br\s*=\s*[\"'](\d+)")
_AT = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([^\"']*)[\"']")
_PLACE = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^<>]*?)(/?)>")
_ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d{1,9})"')


def open_workbook(path: Path, sheet: str = "", header: bool | None = None) -> Table:
    """Read one sheet of a workbook.

    Args:
        path: The file.
        sheet: The sheet's name; the first that has what a client list or a sales file needs, else the first with a
            table, if empty.
        header: Whether it has a row of headers; found out if None.

    Raises:
        BadInput: It is no workbook, locked, damaged or too large, or has no such sheet or no table; one line says
            which.
    """
    size = held_size(path)
    _weigh(path)
    # Imported here: only a workbook asks for it.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_path(path)
        known = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        names = tuple(each.name for each in known)
        shown = tuple(each.name for each in known if each.visible == SheetVisibleEnum.Visible) or names
        if sheet:
            wanted = _named(path, sheet, names)
            found = _table(path, wanted, _rows(path, book.get_sheet_by_name(wanted)), size, shown, header)
            if found is None:
                raise refusal(path, _("the sheet “{sheet}” has no table").format(sheet=wanted))
            return found
        return _first(path, shown, ((name, _rows(path, book.get_sheet_by_name(name))) for name in shown), size, header)
    except PasswordError:
        raise _locked(path) from None
    except (CalamineError, OSError, ValueError) as problem:
        raise _damaged(path, problem) from None
    except BaseException as problem:
        # where the reader itself stumbles over a damaged file, what it raises is no Exception and has no public name
        if type(problem).__name__ == "PanicException":
            raise _damaged(path, problem) from None
        raise


def _named(path: Path, sheet: str, names: Sequence[str]) -> str:
    for name in names:
        if name.strip().casefold() == sheet.strip().casefold():
            return name
    reason = _("there is no sheet “{sheet}”; the workbook has {names}")
    raise refusal(path, reason.format(sheet=sheet, names=", ".join(names[:12])))


def _first(
    path: Path,
    names: tuple[str, ...],
    sheets: Iterator[tuple[str, list[list[Any]]]],
    size: int,
    header: bool | None,
) -> Table:
    """The first sheet that could go in as it is, else the first with a table."""
    # Imported here: the mapping knows tables, and a table asks it which of several is one to be read.
    from cockpit.exchange.formats import recognised
    from cockpit.exchange.mapping import guess, missing_fields

    fallback: Table | None = None
    for name, rows in sheets:
        table = _table(path, name, rows, size, names, header)
        if table is None:
            continue
        if recognised(table.headers) or not missing_fields(guess(table)):
            return table
        fallback = fallback or table
    if fallback is None:
        raise refusal(path, _("no sheet of the workbook has a table"))
    return fallback


def _table(
    path: Path, name: str, rows: list[list[Any]], size: int, names: tuple[str, ...], header: bool | None
) -> HeldTable | None:
    """The table of a sheet: headers and a row below at least, or rows alone; None if there is none."""
    records = [[_text(cell) for cell in row] for row in islice(rows, _LOOKED_AT)]
    at = header_at(records)
    if at < 0:
        return None
    is_headed = not begins_with_data(records, at) if header is None else header
    first = at + 1 if is_headed else 0
    entries = [
        (number, cells)
        for number, row in enumerate(rows[first:], start=first + 1)
        if any(cells := [_text(cell) for cell in row])
    ]
    if not entries:
        return None
    headed = records[at] if is_headed else [""] * len(records[at])
    width = len(headed)
    told = [place for place in range(width) if headed[place] or any(cells[place] for _number, cells in entries)]
    headers = unique_headers([headed[place] for place in told])
    kept = [(number, [cells[place] for place in told]) for number, cells in entries]
    return HeldTable(path, headers, kept, size, sheet=name, sheets=names, headed=is_headed)


def _rows(path: Path, sheet: Any) -> list[list[Any]]:
    """All rows of a sheet from its first, all of one width."""
    if sheet.end is None:
        return []
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    _check_extent(path, rows, columns)
    found: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    width = max(map(len, found), default=0)
    for row in found:
        row += [""] * (width - len(row))
    return found


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell.strip()[:VALUE_CAP]
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


def _number(value: float) -> str:
    """A number with the fifteen digits that a spreadsheet keeps; three decimals get a nought behind them.

    "1.234" could be a thousand in some languages, "1.2340" in none.
    """
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = format(Decimal(format(value, ".15g")), "f")
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _weigh(path: Path) -> None:
    """Turn away what would fill the memory, by what the file says of itself before anything is unpacked.

    Raises:
        BadInput: It unpacks to too much, or its sheets reach too far; or it is no workbook at all.
    """
    with path.open("rb") as handle:
        head = handle.read(8)
    if head == OLE:
        if not ends(path.read_bytes()):
            raise refusal(path, _("the workbook is damaged: its parts lead back into themselves or behind its end"))
        trial(path)
        return
    if head[:4] != ZIP:
        detect(path)
        raise refusal(path, _("this is no workbook, whatever its name says; if it is text, call it .csv"))
    try:
        with zipfile.ZipFile(path) as packed:
            members = packed.infolist()
            if len(members) > MEMBER_CAP:
                raise refusal(path, _("the workbook has more than two thousand parts; save the sheet as CSV"))
            if sum(member.file_size for member in members) > UNPACKED_CAP:
                raise refusal(path, _("the workbook unpacks to more than 400 MB; save the sheet as CSV"))
            # a sheet may be called anything: every part is looked at
            seen = [
                (_unroll if member.filename.casefold() == "content.xml" else _measure)(path, packed, member)
                for member in members
            ]
        binary = any(member.filename.casefold() == "xl/workbook.bin" for member in members)
        if binary or sum(each.cells for each in seen) * max((each.longest for each in seen), default=0) > LIGHT:
            trial(path)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, OSError, ValueError) as problem:
        if isinstance(problem, RuntimeError) and "password" in str(problem):
            raise _locked(path) from None
        raise _damaged(path, problem) from None


def _blocks(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member in pieces that end where a tag ends; no more of it than it says that it has."""
    rest, room = b"", UNPACKED_CAP
    with packed.open(member) as handle:
        while room > 0 and (block := handle.read(_BLOCK)):
            room -= len(block)
            block = rest + block
            end = block.rfind(b">") + 1
            rest = block[end:] if end else b""
            yield block[:end] if end else block


class _Seen(NamedTuple):
    """What a part of a workbook would cost."""

    cells: int
    longest: int
    """Bytes of the longest text in it, which every cell may repeat."""


def _measure(path: Path, packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> _Seen:
    """How far a part reaches that may be a sheet, whatever it is called, and how long its texts are."""
    rows = columns = cells = strings = run = longest = last = 0
    bare = False
    for number, block in enumerate(_blocks(packed, member)):
        if not number and b"\0" in block[:64]:
            if block.startswith(_WIDE):
                raise refusal(path, _("the workbook is not written as workbooks are; save it anew, or as CSV"))
            break
        for said in _CELL.findall(block):
            if said.endswith(b"/"):
                continue
            cells += 1
            place = _AT.search(said)
            if place is None:
                bare = True
                continue
            found = _PLACE.fullmatch(place[1])
            if found is None:
                raise _too_large(path)
            columns = max(columns, _column(found[1]))
            rows = max(rows, int(found[2]))
        last = max([last, *(int(row[:12]) for row in _ROW.findall(block))])
        if strings or b"<si" in block:
            strings += block.count(b"<si")
            first, *others = block.split(b"</si>")
            longest = max(longest, run + len(first), *map(len, others))
            run = len(others[-1]) if others else run + len(first)
        if max(strings, cells) > CELL_CAP:
            raise _too_large(path)
    if bare:
        rows = max(rows, last)
    _check_extent(path, rows, columns or int(bool(rows)))
    return _Seen(cells, longest)


def _column(letters: bytes) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + letter - 64
    return column


def _unroll(path: Path, packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> _Seen:
    """How far the sheets of an ODS reach once what it says is repeated stands in every place."""
    rows = row = column = columns = times = cells = longest = 0
    filled = False
    for block in _blocks(packed, member):
        longest = max(longest, *map(len, block.split(b"<")))
        for tag, said, closed in _TAG.findall(block):
            if tag == b"table":
                rows = row = columns = 0
            elif tag == b"table-row":
                repeats = _ROWS_REPEATED.search(said)
                row, column, filled = row + times, 0, False
                times = int(repeats.group(1)) if repeats else 1
            else:
                repeats = _COLUMNS_REPEATED.search(said)
                column += int(repeats.group(1)) if repeats else 1
                if not closed or b"office:value" in said:
                    filled = True
                    columns = max(columns, column)
            if filled:
                rows = max(rows, row + times)
                cells = max(cells, rows * columns)
                _check_extent(path, rows, columns)
    return _Seen(cells, longest)


def _check_extent(path: Path, rows: int, columns: int) -> None:
    if columns > COLUMN_CAP:
        raise refusal(path, _("a sheet is more than two thousand columns wide; save what you need as CSV"))
    if rows * columns > CELL_CAP:
        raise _too_large(path)


def _too_large(path: Path) -> BadInput:
    return refusal(path, _("a sheet has more than five million cells; save it as CSV"))


def _locked(path: Path) -> BadInput:
    return refusal(path, _("the workbook is locked by a password; save it without one"))


def _damaged(path: Path, problem: BaseException) -> BadInput:
    why = " ".join(str(problem).split())[:80]
    return refusal(path, _("the workbook is damaged or of a kind that is not read ({why})").format(why=why))
