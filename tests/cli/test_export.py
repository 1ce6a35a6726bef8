"""`export`, `views`, `books`, and what `new` refuses."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import icalendar
import pytest
import vobject

from cockpit import recent
from cockpit.clock import Clock
from cockpit.store import views
from cockpit.store.book import open_book
from cockpit.store.views import View

COLUMNS = "name, code, status, potential_class, segment, city, address, postcode, tax_id, website"


@pytest.fixture(autouse=True)
def no_locale(monkeypatch):
    for name in ("LC_ALL", "LC_MONETARY", "LC_NUMERIC", "LANG"):
        monkeypatch.setenv(name, "C.UTF-8")


def told(ran):
    assert (ran.status, ran.err) == (0, "")
    return ran


def test_every_kind_and_list(cockpit, tmp_path):
    told(cockpit("next", "H-1", "oferta 15.12 14:30"))
    told(cockpit("log", "H-1", "call", "--note", "=SUM(A1)"))
    for kind, named, rows in (
        ("csv", "grid", 4), ("xlsx", "people", 2), ("json", "actions", 1), ("csv", "history", 1),
        ("json", "journal", None), ("csv", "routine", 0), ("vcard", "grid", 2), ("ics", "grid", 1),
    ):  # fmt: skip
        path = tmp_path / f"{named}.{kind}"
        made = told(cockpit("--json", "export", kind, str(path), "--list", named)).json
        assert made["file"] == str(path)
        assert rows is None or made["rows"] == rows, (kind, named)
        assert path.is_file()
        again = cockpit("export", kind, str(path), "--list", named)
        assert again.status == 2
        assert "is there already: name another file, or replace it with --force" in again.err
        assert told(cockpit("export", kind, str(path), "--list", named, "--force"))


def test_to_standard_output(path, tmp_path):
    import subprocess
    import sys

    for kind, begins in (("csv", b"\xef\xbb\xbfcockpit uid"), ("json", b'{"list"'), ("vcard", b"BEGIN:VCARD"),
                         ("ics", b"BEGIN:VCALENDAR")):  # fmt: skip
        run = subprocess.run(
            [sys.executable, "-m", "cockpit", "--book", str(path), "export", kind, "-"], capture_output=True, check=True
        )
        assert run.stdout.startswith(begins)
        assert run.stderr == b""


def test_one_client_and_the_ones_found(cockpit, tmp_path):
    for option, value, names in (("--client", "H-1", ["Hurt Łódź"]), ("--where", "berlin", ["Café Schön"])):
        path = tmp_path / f"{value}.json"
        told(cockpit("export", "json", str(path), option, value))
        assert [row["name"] for row in json.loads(path.read_text())["rows"]] == names
    assert cockpit("export", "json", str(tmp_path / "x.json"), "--client", "nobody").status == 4
    assert not (tmp_path / "x.json").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["pdf", "x.pdf"], ["csv", "x.csv", "--list", "nothing"], ["xlsx", "-"], ["csv", "none/x.csv"],
        ["csv", "x.csv", "--delimiter", "##"], ["csv", "x.csv", "--list", "journal", "--where", "x"],
        ["csv", "x.csv", "--lens", "nothing"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_cannot_be_exported(cockpit, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    ran = cockpit("export", *words)
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_clients_go_out_and_come_in_again(cockpit, stored, tmp_path, bare):
    names = ["=1+1", "+48 Firma", "-minus", "@home", "'=quoted", "'tis", 'a;b,c"d']
    for name in names:
        told(cockpit("import", str(_list(tmp_path, name))))
    told(cockpit("next", "K-2", "call fri"))
    clients = stored(f"SELECT {COLUMNS} FROM client ORDER BY name, code")
    assert set(names) <= {row[0] for row in clients}
    path = tmp_path / "out.csv"
    told(cockpit("export", "csv", str(path), "--delimiter", "semicolon", "--decimal", ","))
    # into the same book: nothing is new and nothing changes
    same = told(cockpit("--json", "import", str(path), "--dry-run")).json
    assert same["files"][0]["preset"] == "cockpit-list"
    assert (same["files"][0]["new"], same["files"][0]["changed"]) == (0, 0)
    assert same["files"][0]["same"] == len(clients)
    # into a new one: all of them, as they were
    other = tmp_path / "other.cockpit"
    told(bare("new", str(other), "--currency", "PLN"))
    told(bare("--book", str(other), "import", str(path)))
    book = open_book(other)
    assert book.rows(f"SELECT {COLUMNS} FROM client ORDER BY name, code") == clients
    book.close()


def test_people_go_out_and_come_in_again(cockpit, tmp_path, bare):
    path = tmp_path / "people.csv"
    told(cockpit("export", "csv", str(path), "--list", "people"))
    anna, _jan = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert anna["phone"] == "'+48 42 123 45 67"
    other = tmp_path / "other.cockpit"
    told(bare("new", str(other)))
    told(bare("--book", str(other), "import", str(path)))
    book = open_book(other)
    assert book.rows("SELECT name FROM client") == [("Hurt Łódź",)]
    assert book.rows("SELECT name FROM person ORDER BY name") == [("Anna Nowak",), ("Jan Kos",)]
    assert book.rows("SELECT value FROM contact_point") == [("+48 42 123 45 67",)]
    book.close()


def test_notes_go_out_only_where_asked(cockpit, tmp_path, path):
    book = open_book(path)
    now = Clock(date(2026, 11, 20)).now()
    with book.operation("note", now):
        book.connection.execute("UPDATE person SET note = 'divorced'")
        book.connection.execute("UPDATE client SET note = 'slow to pay'")
    book.close()
    for kind in ("vcard", "csv"):
        told(cockpit("export", kind, str(tmp_path / f"plain.{kind}")))
        told(cockpit("export", kind, str(tmp_path / f"notes.{kind}"), "--notes"))
        secret = "divorced" if kind == "vcard" else "slow to pay"
        assert secret not in (tmp_path / f"plain.{kind}").read_text()
        assert secret in (tmp_path / f"notes.{kind}").read_text()


def test_a_changed_action_is_the_same_entry(cockpit, tmp_path, path):
    told(cockpit("next", "H-1", "oferta 15.12"))

    def entry():
        file = tmp_path / "x.ics"
        told(cockpit("export", "ics", str(file), "--force"))
        (event,) = icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        return str(event["uid"]), int(event["sequence"]), event.decoded("dtstart")

    before = entry()
    book = open_book(path)
    with book.operation("moved", Clock(date(2026, 11, 27)).now()):
        book.connection.execute("UPDATE action SET due = '2026-12-20'")
    book.close()
    after = entry()
    assert after[0] == before[0]
    assert after[1] > before[1]
    assert after[2] == date(2026, 12, 20)


def test_contacts_are_read_by_vobject(cockpit, tmp_path):
    path = tmp_path / "x.vcf"
    told(cockpit("export", "vcard", str(path)))
    cards = list(vobject.readComponents(path.read_text()))
    assert [card.fn.value for card in cards] == ["Anna Nowak", "Jan Kos"]


def test_the_decimal_comma_follows_the_country(cockpit, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "pl_PL.UTF-8")
    told(cockpit("export", "csv", str(tmp_path / "pl.csv")))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    told(cockpit("export", "csv", str(tmp_path / "gb.csv")))
    assert "cockpit uid;client;" in (tmp_path / "pl.csv").read_text("utf-8-sig")
    assert "cockpit uid,client," in (tmp_path / "gb.csv").read_text("utf-8-sig")


def test_views_and_the_grid_through_one(cockpit, path):
    assert told(cockpit("views", "--json")).json == []
    book = open_book(path)
    views.keep(book, View("breath", "segment", "city", "auto", "never"), Clock(date(2026, 11, 27)).now(), "Never met")
    book.close()
    (kept,) = told(cockpit("views", "--json")).json
    assert kept == {
        "name": "Never met", "lens": "breath", "group": "segment", "order": "city", "tile": "auto", "bright": ["never"],
    }  # fmt: skip
    told(cockpit("log", "H-1", "call"))
    shown = told(cockpit("grid", "--view", "Never met", "--json")).json
    assert len(shown["clients"]) == 3
    assert {client["state"] for client in shown["clients"]} == {"never"}
    assert "gastro" in told(cockpit("grid", "--view", "Never met")).out
    assert cockpit("grid", "--view", "other").status == 2


def test_books_lists_what_was_opened(bare, path):
    assert told(bare("books", "--json")).json == []
    recent.remember(path, "Test", "2026-11-27", 4)
    recent.remember(path.with_name("gone.cockpit"), "", "2026-11-28", 0)
    shown = told(bare("books", "--json")).json
    assert [(one["name"], one["clients"], one["exists"]) for one in shown] == [("", 0, False), ("Test", 4, True)]
    assert "gone" in told(bare("books")).out


@pytest.mark.parametrize("words", [["--currency", "FOO"], ["--currency", "eu"], ["--country", "XX"]], ids=" ".join)
def test_a_currency_or_country_that_does_not_exist_is_refused(bare, tmp_path, words):
    ran = bare("new", str(tmp_path / "x.cockpit"), *words)
    assert ran.status == 2
    assert not (tmp_path / "x.cockpit").exists()


def test_a_country_is_kept(bare, tmp_path):
    told(bare("new", str(tmp_path / "x.cockpit"), "--currency", "pln", "--country", "pl"))
    book = open_book(tmp_path / "x.cockpit")
    assert (book.currency, book.country) == ("PLN", "PL")
    book.close()


def _list(folder, name):
    file = folder / "in.csv"
    with file.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows([["client name", "city"], [f"'{name}" if name[0] in "=+-@" else name, "Łódź"]])
    if name.startswith("'="):
        file.write_text(f"client name,city\n'{name},Łódź\n", encoding="utf-8")
    return file
