from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.errors import BadInput
from cockpit.core.incoming import BadRow
from cockpit.exchange import delimited
from cockpit.exchange.delimited import DelimitedTable, open_table

Written = Callable[..., Path]

SPECTRUM = (
    "comma_in_quotes empty empty_crlf escaped_quotes json location_coordinates newlines newlines_crlf "
    "quotes_and_newlines simple simple_crlf utf8"
).split()


def read(table: DelimitedTable) -> tuple[list[tuple[int, list[str]]], list[BadRow]]:
    bad: list[BadRow] = []
    return list(table.rows(bad.append)), bad


@pytest.mark.parametrize("name", SPECTRUM)
def test_csv_spectrum_reads_as_its_authors_expect(data: Path, name: str) -> None:
    folder = data / "08-csv" / "csv-spectrum"
    table = open_table(folder / "csvs" / f"{name}.csv")
    rows, bad = read(table)
    expected = json.loads((folder / "json" / f"{name}.json").read_text(encoding="utf-8"))
    expected = [expected] if isinstance(expected, dict) else expected
    if name == "location_coordinates":
        # The set's own JSON has another phone number than its CSV.
        expected[0]["Contact Phone Number"] = "2095257564"
    assert [dict(zip(table.headers, row, strict=True)) for _line, row in rows] == expected
    assert bad == []


@pytest.mark.parametrize(
    "text, delimiter",
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n1,7;3,0\n", ";"),
        ("a\tb, c\n1\t2\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ('a;b\n"x;y, z";2\n', ";"),
        ("sep=|\na|b\n1;2;3|4\n", "|"),
    ],
)
def test_the_delimiter_is_found(written: Written, text: str, delimiter: str) -> None:
    assert open_table(written(text)).delimiter == delimiter


def test_a_given_delimiter_wins_and_may_be_named(written: Written) -> None:
    path = written("a;b,c\n1;2,3\n")
    assert open_table(path, delimiter=",").headers == ("a;b", "c")
    assert open_table(path, delimiter="semicolon").headers == ("a", "b,c")
    with pytest.raises(BadInput, match="one character"):
        open_table(path, delimiter="ab")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_row_keeps_the_line_on_which_it_begins(written: Written, end: str) -> None:
    text = end.join(["a,b", "1,2", f'"x{end}y","z{end}{end}w"', "", "3,4"])
    rows, _bad = read(open_table(written(text)))
    assert [line for line, _row in rows] == [2, 3, 8]
    assert rows[1][1] == [f"x{end}y", f"z{end}{end}w"]


def test_short_rows_are_filled_and_long_ones_told_of(written: Written) -> None:
    rows, bad = read(open_table(written("a,b,c\n1\n1,2,3,4\n5,6,7,,\n,,\n8,9,0\n")))
    assert rows == [(2, ["1", "", ""]), (4, ["5", "6", "7"]), (6, ["8", "9", "0"])]
    assert bad == [BadRow(3, "4 cells stand under 3 headers")]


def test_what_stands_before_the_headers_is_passed_over(written: Written) -> None:
    table = open_table(written("Sales 2026;;;\n;;;\n\nday;client;net;note\n1;2;3;4\n"))
    assert table.headers == ("day", "client", "net", "note")
    assert read(table)[0] == [(5, ["1", "2", "3", "4"])]


def test_headers_are_made_unique(written: Written) -> None:
    assert open_table(written("id,,id,id (2),\n1,2,3,4,5\n")).headers == (
        "id",
        "column 2",
        "id (3)",
        "id (2)",
        "column 5",
    )


def test_headers_alone_are_a_table_without_rows(written: Written) -> None:
    table = open_table(written("id,name\n"))
    assert (table.headers, table.sample, read(table)[0]) == (("id", "name"), (), [])


def test_spaces_after_delimiters_go_before_quotes(written: Written) -> None:
    assert read(open_table(written('a, b\n1, "x, y"\n')))[0] == [(2, ["1", "x, y"])]


@pytest.mark.parametrize(
    "content, line",
    [
        ('a,b\n1,2\n3,"4\n5,6\n', 3),
        ("a,b\n\x00,2\n", 2),
        ("", 0),
        ("\n \n", 0),
        ('a,b\n1,"' + "x" * 200_000, 2),
    ],
)
def test_a_bad_file_is_refused_in_one_line(written: Written, content: str, line: int) -> None:
    path = written(content)
    with pytest.raises(BadInput) as refused:
        read(open_table(path))
    place = f"{path}:{line}: " if line else f"{path}: "
    assert str(refused.value).startswith(place)
    assert "\n" not in str(refused.value)


def test_missing_files_folders_and_other_kinds_are_refused(tmp_path: Path, written: Written) -> None:
    for path in (tmp_path / "none.csv", tmp_path, written(b"PK\x03\x04 rest", "book.xlsx")):
        with pytest.raises(BadInput, match=str(path)):
            open_table(path)


def test_too_many_rows_are_refused(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "ROW_CAP", 3)
    with pytest.raises(BadInput, match=":5: "):
        open_table(written("a,b\n1,2\n1,2\n1,2\n1,2\n"))


def test_the_place_in_the_file_is_told_on_the_way(written: Written) -> None:
    path = written("a,b\n" + "1,2\n" * 50_000)
    rows = open_table(path).rows(lambda _row: None)
    places = [rows.position for _row in rows]
    assert places == sorted(places)
    assert rows.position == path.stat().st_size


def test_every_nasty_file_reads_or_is_refused_in_one_line(data: Path) -> None:
    seen = 0
    for path in sorted((data / "08-csv").rglob("*")):
        if path.is_file() and path.suffix != ".json":
            seen += 1
            try:
                read(open_table(path))
            except BadInput as refused:
                assert "\n" not in str(refused)
                assert str(refused).startswith(str(path))
    assert seen > 100


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=8
) | st.sampled_from(["a\nb", 'say "x"', "1,5", "x;y", "p\tq", "r\r\ns", "'", "", " "])


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=8),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read(rows: list[tuple[str, str, str]], delimiter: str, encoding: str, end: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        with path.open("w", encoding=encoding, newline="") as handle:
            writer = csv.writer(handle, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
            writer.writerow(("first", "second", "third"))
            writer.writerows(rows)
        table = open_table(path, encoding=encoding, delimiter=delimiter)
        found, bad = read(table)
    assert table.headers == ("first", "second", "third")
    assert [tuple(row) for _line, row in found] == [row for row in rows if "".join(row).strip()]
    assert bad == []


@pytest.mark.parametrize(
    "text",
    [
        "Alpha;Warszawa;+48 600 100 200\nBeta;Kraków;+48 600 100 201\n",
        "Alpha,ann@alpha.pl\nBeta,bob@beta.pl\n",
        "2026-10-05;H-1;100,50\n2026-10-06;N-9;20,00\n",
        "Alpha;00-950\nBeta;31-042\n",
        "Alpha;600 100 200\n",
        "ann@alpha.pl\nbob@beta.pl\n",
        "Alpha;;\nBeta;Kraków;+48 600 100 201\nGamma;Opole;+48 600 100 202\n",
    ],
)
def test_a_first_row_of_data_is_no_header(written: Written, text: str) -> None:
    table = open_table(written(text))
    rows, bad = read(table)
    assert not table.headed
    assert table.headers == tuple(f"column {number + 1}" for number in range(len(rows[0][1])))
    assert [line for line, _row in rows] == list(range(1, text.count("\n") + 1))
    assert bad == []


@pytest.mark.parametrize(
    "text",
    [
        "Cliente;Teléfono\nAlpha;600 100 200\n",
        "Klient;2026-01-01;2026-02-01\nAlpha;1,50;2,50\n",
        "Wer;2026-01-01;2026-02-01\nAlpha;1,50;2,50\n",
        "Wer;2023/2024;2024/2025\nAlpha;6001002;6001003\n",
        "Wer;2024;2025\nAlpha;10;20\n",
        "Firma;600 100 200\nAlpha;600 100 201\n",
        "a,b\n1,2\n",
    ],
)
def test_a_row_of_headers_stays_one(written: Written, text: str) -> None:
    assert open_table(written(text)).headed


def test_what_the_user_says_of_the_header_goes(written: Written) -> None:
    named = written("Name;City\nAlpha;Warszawa\n")
    table = open_table(named, header=False)
    assert (table.headed, table.headers) == (False, ("column 1", "column 2"))
    assert read(table)[0] == [(1, ["Name", "City"]), (2, ["Alpha", "Warszawa"])]
    bare = written("Alpha;600 100 200\nBeta;600 100 201\n")
    assert open_table(bare, header=True).headers == ("Alpha", "600 100 200")


def test_without_a_header_no_row_is_too_wide_or_left_behind(written: Written) -> None:
    table = open_table(written("sep=;\nA;B\n1;2\n3;4;5\n"), header=False)
    assert read(table) == ([(2, ["A", "B", ""]), (3, ["1", "2", ""]), (4, ["3", "4", "5"])], [])


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["x", "", "a b", "l\nm", "l\r\nm", "\r", "\n\n", '"', ","]), min_size=2, max_size=2)
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.integers(1, 4),
)
def test_the_line_of_each_row_is_right_in_blocks_of_any_size(rows: list[list[str]], end: str, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            written = csv.writer(file, lineterminator=end, quoting=csv.QUOTE_ALL)
            written.writerow(("one", "two"))
            written.writerows(rows)
        table = open_table(path, delimiter="comma")
        expected, begin = [], 0
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            for row in reader:
                if begin and "".join(row).strip():
                    expected.append((begin + 1, row))
                begin = reader.line_num
        blocks = list(delimited.in_blocks(table.rows(lambda row: None), size))
        assert all(1 <= len(lines) == len(cells) <= size for lines, cells in blocks)
        assert [pair for lines, cells in blocks for pair in zip(lines, cells, strict=True)] == expected
