"""Workbooks as tables: which sheet, which row has the headers, what typed cells become, and what is turned away."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.incoming import IncomingClient, IncomingSale
from cockpit.exchange import held, workbooks
from cockpit.exchange.intake import Reading, prepare, sheets
from tests.exchange.workbook import workbook

Written = Callable[..., Path]
CLIENTS = [["Name", "Code", "Phone"], ["Acme", 14646, 48601234567], ["Beta", 14647.0, ""]]
SALES = [
    ["Date", "Customer code", "Net"],
    [date(2026, 9, 1), 14646, 100.5],
    [datetime.fromisoformat("2026-09-02T10:30"), 14647, 1.234],
]


def read(path: Path, **wishes: str) -> tuple[list[IncomingClient | IncomingSale], Reading]:
    reading = Reading([prepare(path, **wishes)])
    return [row for chunk in reading.chunks() for row in chunk.rows], reading


def test_numbers_of_a_sheet_are_codes_and_phones_without_decimals(tmp_path: Path) -> None:
    rows, reading = read(workbook(tmp_path / "a.xlsx", {"Clients": CLIENTS}))
    assert [(row.line, row.code) for row in rows] == [(2, "14646"), (3, "14647")]
    assert rows[0].people[0].phones == (("", "48601234567"),)
    assert (reading.prepared[0].source.encoding, reading.prepared[0].source.sheet) == ("", "Clients")


def test_days_and_amounts_are_read_as_they_are_typed(tmp_path: Path) -> None:
    rows, _reading = read(workbook(tmp_path / "a.xlsx", {"Sales": SALES}))
    assert [(row.day, row.client_code, row.net_minor) for row in rows] == [
        ("2026-09-01", "14646", 10050),
        ("2026-09-02", "14647", 123),
    ]


def test_a_typed_number_is_never_taken_for_thousands(tmp_path: Path) -> None:
    # The texts of the column have a decimal comma, under which a "1.234" would be a thousand and more.
    rows = [SALES[0], [date(2026, 9, 1), 7, "12,50"], [date(2026, 9, 2), 7, 1.234], [date(2026, 9, 3), 7, -2345.678]]
    sales, reading = read(workbook(tmp_path / "a.xlsx", {"Sales": rows}))
    assert ([sale.net_minor for sale in sales], reading.bad_count) == ([1250, 123, -234567], [0])


def test_what_cells_become() -> None:
    assert [workbooks._text(cell) for cell in (True, False, None, 0.1 + 0.2, 1e20, 5.0, 0.15, 1e-7, float("nan"))] == [
        "true", "false", "", "0.3", "100000000000000000000", "5", "0.15", "0.0000001", ""
    ]  # fmt: skip


def test_the_first_sheet_that_can_go_in_is_taken(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {"Empty": [], "Figures": [["a", "b"], [1, 2]], "Clients": CLIENTS, "Sales": SALES, "Secret": CLIENTS},
        hidden=("Secret",),
    )
    prepared = prepare(path)
    assert prepared.source.sheet == "Clients"
    assert sheets(prepared) == ("Empty", "Figures", "Clients", "Sales")
    assert prepare(path, sheet=" sales ").source.kind == "sales"
    assert prepare(path, sheet="Secret").source.sheet == "Secret"
    with pytest.raises(BadInput, match="no sheet “Kunden”; the workbook has Empty, Figures, Clients"):
        prepare(path, sheet="Kunden")
    with pytest.raises(BadInput, match="the sheet “Empty” has no table"):
        prepare(path, sheet="Empty")


def test_titles_above_the_headers_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    rows = [["Our clients 2026"], [], ["Name", "", "City", "Note"], ["Acme", "", "Rome", ""], [], ["", "", "Paris", ""]]
    found, reading = read(workbook(tmp_path / "a.xlsx", {"S": rows}))
    assert [(row.line, row.name, row.city) for row in found] == [(4, "Acme", "Rome")]
    assert [bad.line for bad in reading.bad[0]] == [6]
    assert reading.prepared[0].headers == ("Name", "City", "Note")


def test_days_that_lost_their_format_are_days_where_the_whole_column_is_so(tmp_path: Path) -> None:
    rows = [SALES[0], [46266, 7, 1], [46267.5, 7, 2]]
    found, _reading = read(workbook(tmp_path / "a.xlsx", {"S": rows}))
    assert [row.day for row in found] == ["2026-09-01", "2026-09-02"]


def test_a_sheet_that_would_fill_the_memory_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    far = workbook(tmp_path / "far.xlsx", {"S": [["Name"]]})
    _rewrite(far, "xl/worksheets/sheet1.xml", b'r="A1"', b'r="XFD1048576"')
    with pytest.raises(BadInput, match="more than two thousand columns wide"):
        prepare(far)
    _rewrite(far, "xl/worksheets/sheet1.xml", b'r="XFD1048576"', b'r="ZZ1048576"')
    with pytest.raises(BadInput, match="more than five million cells"):
        prepare(far)


@pytest.mark.parametrize(
    "cells",
    [
        '<table:table-row table:number-rows-repeated="900000"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="900"><text:p>x</text:p></table:table-cell></table:table-row>',
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="900"/><table:table-cell><text:p>x</text:p></table:table-cell>'
        "</table:table-row>",
    ],
)
def test_an_ods_that_repeats_itself_without_end_is_refused(tmp_path: Path, cells: str) -> None:
    with pytest.raises(BadInput, match="more than five million cells"):
        prepare(_ods(tmp_path / "a.ods", cells))


def test_an_ods_that_repeats_nothing_to_its_end_is_read(tmp_path: Path) -> None:
    def row(*texts: str) -> str:
        cells = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
        )
        return f'<table:table-row>{cells}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'

    rest = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="9"/>'
    rows, _reading = read(
        _ods(tmp_path / "a.ods", row("Name", "City") + row("Acme", "Rome") + rest + "</table:table-row>")
    )
    assert [(row.line, row.name, row.city) for row in rows] == [(2, "Acme", "Rome")]


def test_ten_thousand_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="two thousand columns"):
        prepare(workbook(tmp_path / "a.xlsx", {"S": [["x"] * 10_001, ["y"] * 10_001]}))


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": CLIENTS})
    monkeypatch.setattr(workbooks, "UNPACKED_CAP", 1_000)
    with pytest.raises(BadInput, match="unpacks to more than"):
        prepare(path)


def test_what_is_larger_than_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", {"S": CLIENTS})
    monkeypatch.setattr(held, "SIZE_CAP", 1_000)
    with pytest.raises(BadInput, match="larger than 50 MB"):
        prepare(path)


def test_damage_is_one_sentence(tmp_path: Path, written: Written) -> None:
    whole = workbook(tmp_path / "a.xlsx", {"S": CLIENTS}).read_bytes()
    broken = workbook(tmp_path / "b.xlsx", {"S": CLIENTS})
    _rewrite(broken, "xl/worksheets/sheet1.xml", b"</sheetData>", b"<row><c")
    for name, content in {
        "cut.xlsx": whole[: len(whole) // 2],
        "broken.xlsx": broken.read_bytes(),
        "ole.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "plain.zip": b"PK\x03\x04[Content_Types].xml",
    }.items():
        with pytest.raises(BadInput) as refused:
            prepare(written(content, name))
        assert "damaged" in str(refused.value), name
        assert "\n" not in str(refused.value)


def test_a_reader_that_stumbles_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """What the reader raises, which is no Exception."""

    class Stumbling:
        @staticmethod
        def from_path(path: Path) -> None:
            raise PanicException("range end index 124 out of range")

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Stumbling)
    with pytest.raises(BadInput, match=r"the workbook is damaged .*range end index"):
        prepare(workbook(tmp_path / "a.xlsx", {"S": CLIENTS}))


def _ods(path: Path, rows: str) -> Path:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", kind, zipfile.ZIP_STORED)
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
    return path


def _rewrite(path: Path, member: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts[member] = parts[member].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def test_a_sheet_without_headers_loses_no_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"Clients": [["Acme", 48601234567], ["Beta", 48601234568]]})
    rows, reading = read(path)
    assert ([row.name for row in rows], reading.prepared[0].table.headed) == (["Acme", "Beta"], False)
    prepared = prepare(path, header=True)
    assert prepared.headers == ("Acme", "48601234567")
    named = workbook(tmp_path / "b.xlsx", {"Clients": [["Name", "City"], ["Beta", "Opole"]]})
    assert prepare(named, header=False).sample == (("Name", "City"), ("Beta", "Opole"))
