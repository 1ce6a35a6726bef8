"""Files in from the command line."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cockpit.cli.verbs import import_
from tests.exchange.workbook import workbook

CLIENTS = "Name;City;Code\nHurt Łódź;Łódź;H-1\nBar Nowy;Kraków;N-9\n"
SALES = (
    "Document,Date,Customer code,Net amount\nF1,2026-10-05,H-1,100.50\nF2,2026-10-06,N-9,20.00\nF3,2026-10-07,,5.00\n"
)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    file = tmp_path / "clients.csv"
    file.write_text(CLIENTS, encoding="utf-8")
    return file


def test_import_twice_changes_nothing(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], lists: Path):
    first = cockpit("import", str(lists), "--json").json
    assert list(first) == ["operation", "files", "sums"]
    assert list(first["files"][0]) == [
        "file",
        "kind",
        "preset",
        "encoding",
        "sheet",
        "header",
        "new",
        "changed",
        "same",
        "columns",
        "bad",
    ]
    assert (first["files"][0]["kind"], first["files"][0]["new"], first["sums"]) == ("clients", 1, None)
    second = cockpit("import", str(lists))
    assert "nothing changed" in second.out
    assert stored("SELECT count(*) FROM client") == [(5,)]
    assert cockpit("undo").out == "undone: import: clients.csv\n"
    assert stored("SELECT count(*) FROM client") == [(4,)]


def test_a_dry_run_keeps_nothing(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], lists: Path):
    dry = cockpit("import", str(lists), "--dry-run")
    assert "new 1" in dry.out
    assert "a dry run" in dry.out
    assert cockpit("import", str(lists), "--dry-run", "--json").json["operation"] is None
    assert stored("SELECT count(*) FROM client") == [(4,)]


def test_sales_are_summed(cockpit: Callable[..., Any], lists: Path, tmp_path: Path):
    sales = tmp_path / "sales.csv"
    sales.write_text(SALES, encoding="utf-8")
    answer = cockpit("import", str(sales), str(lists), "--json").json
    assert answer["sums"] == {
        "currency": "PLN",
        "net": 12550,
        "lines": 3,
        "unassigned_lines": 1,
        "unassigned_net": 500,
    }
    assert "3 lines, 125.50 zł" in cockpit("import", str(sales)).out.replace("\u00a0", " ")


def test_sales_in_another_currency_are_refused(cockpit: Callable[..., Any], tmp_path: Path):
    sales = tmp_path / "sales.csv"
    sales.write_text(SALES, encoding="utf-8")
    map_file = tmp_path / "map.toml"
    map_file.write_text(
        'kind = "sales"\ncurrency = "EUR"\n[columns]\nday = "Date"\nnet = "Net amount"\nclient_code = "Customer code"\n'
        'document = "Document"\n',
        encoding="utf-8",
    )
    refused = cockpit("import", str(sales), "--map", str(map_file))
    assert refused.status == 2
    assert "the book is in PLN: `cockpit new EUR.cockpit --currency EUR` makes one" in refused.err


def test_bad_lines_are_listed_and_the_rest_goes_in(cockpit: Callable[..., Any], tmp_path: Path):
    sales = tmp_path / "sales.csv"
    rows = [f"G{n},2026-10-05,H-1,abc{chr(97 + n % 24)}" for n in range(26)]
    sales.write_text(SALES + "\n".join(rows) + "\n", encoding="utf-8")
    done = cockpit("import", str(sales))
    assert done.status == 0
    assert "bad 26" in done.out
    (line,) = [line for line in done.out.splitlines() if f"{sales}:5: " in line]
    # of those with one reason the first is named, the others counted
    assert line.endswith("(and 1 more)")
    assert f"{sales}:29: " not in done.out
    assert "\n  and 4 more\n" in done.out
    assert len(cockpit("import", str(sales), "--json").json["files"][0]["bad"]) == 26


def test_one_reason_of_thousands_of_lines_is_one_line(cockpit: Callable[..., Any], tmp_path: Path):
    sales = tmp_path / "sales.csv"
    good = "".join(f"S{n},2026-10-05,H-1,1.50\n" for n in range(60))
    sales.write_text(SALES + good + "G,2026-10-05,H-1,abc\n" * 2089, encoding="utf-8")
    told = [line for line in cockpit("import", str(sales), "--dry-run").out.splitlines() if str(sales) in line]
    assert len(told) == 2
    assert told[1].replace("\xa0", ",").endswith("(and 2,088 more)")


@pytest.mark.parametrize("content", ["", 'Name;City\n"unclosed;x\n', "\0\0\0\0", "x\ny\n"])
def test_a_bad_file_is_one_line_and_changes_nothing(
    cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], tmp_path: Path, content: str
):
    before = stored("SELECT max(seq) FROM journal")
    bad = tmp_path / "bad.csv"
    bad.write_text(content, encoding="utf-8")
    refused = cockpit("import", str(bad))
    assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert str(bad) in refused.err
    assert stored("SELECT max(seq) FROM journal") == before


def test_import_refuses(cockpit: Callable[..., Any], tmp_path: Path, lists: Path):
    assert cockpit("import").status == 2
    assert cockpit("import", str(tmp_path / "nope.csv")).status == 2
    assert cockpit("import", str(tmp_path)).status == 2
    assert cockpit("import", str(lists), "--as", "zzz").status == 2
    for encoding in ("zzz", "undefined", "\udcff"):
        assert cockpit("import", str(lists), "--encoding", encoding).status == 2
    assert cockpit("import", str(lists), "--map", str(tmp_path / "nope.toml")).status == 2


def test_a_disk_that_fails_while_it_is_read(
    cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], lists: Path, monkeypatch: pytest.MonkeyPatch
):
    before = stored("SELECT count(*), max(seq) FROM journal")

    def failing(*_given: object, **_more: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(import_, "prepare", failing)
    refused = cockpit("import", str(lists))
    assert refused == (2, "", "cockpit: a file went away or was changed while it was read: nothing was kept\n")
    assert stored("SELECT count(*), max(seq) FROM journal") == before


def test_ctrl_c_leaves_nothing(path: Path, stored: Callable[[str], list[Any]], tmp_path: Path):
    # large enough that it is still being read, or written, when Ctrl-C comes
    big = tmp_path / "big.csv"
    with big.open("w", encoding="utf-8") as file:
        file.write("Name;City;Code\n")
        file.writelines(f"Client {n};City {n};C-{n}\n" for n in range(400_000))
    run = subprocess.Popen(
        [sys.executable, "-m", "cockpit", "--book", str(path), "import", str(big)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    while not _reads(run.pid, big) and run.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (2, "")
    assert err == "cockpit: the import was stopped; nothing of it was kept\n"
    assert stored("SELECT count(*) FROM client") == [(4,)]


def _reads(pid: int, file: Path) -> bool:
    folder = Path(f"/proc/{pid}/fd")
    try:
        return any(os.readlink(link) == str(file) for link in folder.iterdir())
    except OSError:
        return False


def test_a_sheet_of_a_workbook_is_chosen(
    cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], tmp_path: Path
):
    book = workbook(
        tmp_path / "book.xlsx",
        {"Clients": [["Name", "Code"], ["Bar Nowy", 9], ["", 5]], "More": [["Name", "Code"], ["Kiosk", 10]]},
    )
    dry = cockpit("import", str(book), "--dry-run")
    assert "sheet “Clients”" in dry.out
    assert f"{book}:3: the row has no name" in dry.out
    assert stored("SELECT count(*) FROM client") == [(4,)]
    first = cockpit("import", str(book), "--json").json["files"][0]
    assert (first["sheet"], first["encoding"], first["new"], len(first["bad"])) == ("Clients", "", 1, 1)
    assert cockpit("import", str(book), "--sheet", "more", "--json").json["files"][0]["new"] == 1
    assert "nothing changed" in cockpit("import", str(book)).out
    refused = cockpit("import", str(book), "--sheet", "Kunden")
    assert (refused.status, refused.err.count("\n")) == (2, 1)
    assert "the workbook has Clients, More" in refused.err
    cockpit("undo")
    cockpit("undo")
    assert stored("SELECT count(*) FROM client") == [(4,)]


@pytest.mark.parametrize(
    "sectors",
    [
        # a chain of sectors that leads back into itself, which nobody would ever come out of
        b"\x00" * 512,
        # a directory that is cut off, over which the reader stumbles with a word of its own on the terminal
        b"\xfd\xff\xff\xff\xfe\xff\xff\xff" + b"\xff" * 504 + b"\x01" * 39,
    ],
)
def test_a_damaged_workbook_is_one_line_whatever_its_reader_says(path: Path, tmp_path: Path, sectors: bytes):
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    header[44] = header[48] = 1
    header[60:64] = header[68:72] = b"\xfe\xff\xff\xff"
    header[80:] = b"\xff" * 432
    bad = tmp_path / "bad.xls"
    bad.write_bytes(bytes(header) + sectors)
    run = subprocess.run(
        [sys.executable, "-m", "cockpit", "--book", str(path), "import", str(bad)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1, run.stderr
    assert "the workbook is damaged" in run.stderr


def test_cards_go_in_and_out(cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], tmp_path: Path):
    cards = tmp_path / "people.vcf"
    cards.write_text(
        "BEGIN:VCARD\nFN:Ewa Lis\nORG:Bar Nowy\nTEL;CELL:600100200\nEND:VCARD\nBEGIN:VCARD\nFN:Cut\n", encoding="utf-8"
    )
    dry = cockpit("import", str(cards), "--dry-run", "--json").json
    assert (dry["operation"], dry["files"][0]["preset"], dry["files"][0]["new"]) == (None, "vcard", 1)
    assert dry["files"][0]["bad"] == [{"line": 6, "reason": "the card that begins here has no end"}]
    assert "new 1" in cockpit("import", str(cards)).out
    assert "nothing changed" in cockpit("import", str(cards)).out
    assert stored("SELECT value FROM contact_point WHERE digits <> '' ORDER BY id DESC LIMIT 1") == [("600100200",)]
    cockpit("undo")
    assert stored("SELECT count(*) FROM client") == [(4,)]


def test_a_first_line_of_data_is_a_client_and_said_to_be_one(
    cockpit: Callable[..., Any], stored: Callable[[str], list[Any]], tmp_path: Path
) -> None:
    file = tmp_path / "f.csv"
    file.write_text("Alpha Ltd;Warszawa;+48 600 100 200\nBeta SA;Kraków;+48 600 100 201\n", encoding="utf-8")
    dry = cockpit("import", str(file), "--dry-run").out
    assert "new 2" in dry
    assert "the first line is taken for data" in dry
    assert "column 1 → Client" in dry
    headed = cockpit("import", str(file), "--dry-run", "--header").out
    assert "new 1" in headed
    assert "taken for data" not in headed
    assert cockpit("import", str(file), "--json").json["files"][0]["header"] is False
    assert stored("SELECT count(*) FROM client WHERE name = 'Alpha Ltd'") == [(1,)]


def test_a_first_line_that_looks_like_headers_can_be_data(cockpit: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("Alpha;Warszawa\nBeta;Kraków\nGamma;Opole\n", encoding="utf-8")
    assert "new 2" in cockpit("import", str(file), "--dry-run").out
    assert "new 3" in cockpit("import", str(file), "--dry-run", "--no-header").out
    kept = tmp_path / "f.map.toml"
    kept.write_text('kind = "clients"\nheader = false\n[columns]\nname = "column 1"\n', encoding="utf-8")
    assert "new 3" in cockpit("import", str(file), "--dry-run", "--map", str(kept)).out
    said_otherwise = cockpit("import", str(file), "--dry-run", "--map", str(kept), "--header")
    assert "column 1" in said_otherwise.err
