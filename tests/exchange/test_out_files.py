"""Each format read back by a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from datetime import UTC, date, datetime

import icalendar
import pytest
import python_calamine
import vobject
from dateutil.rrule import rrulestr

from cockpit.core.errors import BadInput
from cockpit.core.outgoing import Calendar, Column, ContactCard, Entry, Table
from cockpit.exchange.guard import guarded, unguarded
from cockpit.exchange.out import Options, landing, out_formats, silent
from cockpit.exchange.out.csv import amount
from cockpit.exchange.out.vcard import folded

CALCULATES = [
    "=1+1", "=cmd|' /C calc'!A0", "+48 601 234 567", "+48601234567", "-2+3", "-cmd", "@SUM(A1)", "\tx", "\rx",
    "=HYPERLINK(\"http://x\")", "'=x", "''+x",
    "\uff1d1+1", "\uff0b48 601 234 567", "\uff0d2+3", "\uff20SUM(A1)", "\ufe661+1",
]  # fmt: skip
HARMLESS = ["-5", "-5,25", "12", "Łódź", "a=b", "'tis", "", "–5", "1+1"]
TABLE = Table(
    "clients",
    (
        Column("name", "client"), Column("n", "visits", "int"), Column("sum", "sales", "money"),
        Column("day", "day", "day"), Column("part", "share", "share"), Column("r", "ratio", "number"),
    ),
    [
        ("Hurt „Łódź”; Sp. z o.o.", 3, -120_05, "2026-02-28", 0.25, 1.3333),
        ("=1+1", None, None, None, None, None),
        ("https://a.example\nzwei", 0, 7, "2026-12-31", 1.0, 0.0),
    ],
    "PLN",
)  # fmt: skip


def written(id, content, **options):
    out = io.BytesIO()
    rows = out_formats()[id].write(out, content, Options(**options), silent)
    return rows, out.getvalue()


def test_the_formats_are_found_by_their_files():
    forms = out_formats()
    assert list(forms) == ["csv", "xlsx", "json", "vcard", "ics"]
    assert len({form.letter for form in forms.values()}) == 5


@pytest.mark.parametrize("text", CALCULATES)
def test_what_would_calculate_gets_an_apostrophe_and_loses_it_again(text):
    assert guarded(text) == "'" + text
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_does_not_calculate_is_left_alone(text):
    assert guarded(text) == text == unguarded(text)


def test_csv_is_read_by_a_spreadsheet():
    rows, data = written("csv", TABLE, delimiter=";", decimal=",")
    assert rows == 3
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert read[0] == ["client", "visits", "sales", "day", "share", "ratio"]
    assert read[1] == ["Hurt „Łódź”; Sp. z o.o.", "3", "-120,05", "2026-02-28", "0,25", "1,3333"]
    assert read[2] == ["'=1+1", "", "", "", "", ""]
    assert read[3] == ["https://a.example\nzwei", "0", "0,07", "2026-12-31", "1", "0"]


def test_no_cell_of_csv_begins_with_what_calculates():
    table = Table("x", (Column("a", "=header"),), [(text,) for text in CALCULATES])
    _rows, data = written("csv", table)
    for (cell,) in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize(("minor", "digits", "text"), [(0, 2, "0.00"), (-5, 2, "-0.05"), (1234, 0, "1234"),
                                                        (1234567, 3, "1234.567"), (-100, 2, "-1.00")])  # fmt: skip
def test_money_is_written_in_integers(minor, digits, text):
    assert amount(minor, digits) == text


def test_xlsx_has_typed_cells_and_no_author(tmp_path):
    rows, data = written("xlsx", TABLE)
    assert rows == 3
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    sheet = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert sheet[1] == ["Hurt „Łódź”; Sp. z o.o.", 3.0, -120.05, date(2026, 2, 28), 0.25, 1.3333]
    assert sheet[2][0] == "=1+1"
    assert sheet[3][0] == "https://a.example\nzwei"
    with zipfile.ZipFile(path) as parts:
        inside = parts.read("xl/worksheets/sheet1.xml").decode()
        core = parts.read("docProps/core.xml").decode()
    assert "<f>" not in inside
    assert "hyperlink" not in inside
    assert '<autoFilter ref="A1:F4"/>' in inside
    assert 'state="frozen"' in inside
    assert "<dc:creator></dc:creator>" in core
    assert str(datetime.now(UTC).year) not in core


def test_xlsx_takes_hostile_texts(tmp_path):
    table = Table("a/b:c*?[x]" * 9, (Column("a", "a"),), [("\x00\x1b[31m\ufffe",), ("x" * 40_000,), ("",)])
    _rows, data = written("xlsx", table)
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    read = book.get_sheet_by_index(0).to_python()
    assert len(book.sheet_names[0]) <= 31
    assert len(read[2][0]) == 32_767


def test_json_keeps_minor_units_and_days():
    _rows, data = written("json", TABLE)
    read = json.loads(data)
    assert read["currency"] == "PLN"
    assert read["rows"][0]["sum"] == -12005
    assert read["rows"][0]["day"] == "2026-02-28"
    assert read["rows"][1]["n"] is None
    assert [column["kind"] for column in read["columns"]] == ["text", "int", "money", "day", "share", "number"]
    assert json.loads(written("json", Table("x", (Column("a", "a"),), []))[1])["rows"] == []


CARDS = [
    ContactCard(
        7, "Anna Maria Nowak-Żółć", "Hurt, Łódź; Sp. z o.o. \\ Partner", role="kierowniczka\nzakupów",
        phones=(("mobile", "+48 601 234 567"), ("work", "042 1")), emails=(("", "anna@hurt.example"),),
        address="ul. Długa 1", postcode="90-001", city="Łódź", region="łódzkie", country="Poland",
        categories=("gastro", "a,b"), changed_ms=1_790_000_000_000, website="https://hurt.example",
    ),
    ContactCard(8, "Żó" * 90, "", note="line\nline"),
    ContactCard(7, "Hurt", "Hurt", person=False, phones=(("", "1"),)),
]  # fmt: skip


def test_vcards_are_read_by_vobject():
    rows, data = written("vcard", CARDS)
    assert rows == 3
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    first, long, firm = vobject.readComponents(data.decode())
    assert first.version.value == "3.0"
    assert first.fn.value == "Anna Maria Nowak-Żółć"
    assert (first.n.value.family, first.n.value.given) == ("Nowak-Żółć", "Anna Maria")
    assert first.org.value == ["Hurt, Łódź; Sp. z o.o. \\ Partner"]
    assert first.title.value == "kierowniczka\nzakupów"
    assert [(tel.type_param, tel.value) for tel in first.tel_list] == [("CELL", "+48 601 234 567"), ("WORK", "042 1")]
    assert first.email.value == "anna@hurt.example"
    assert (first.adr.value.street, first.adr.value.code, first.adr.value.city) == ("ul. Długa 1", "90-001", "Łódź")
    assert first.categories.value == ["gastro", "a,b"]
    assert first.rev.value == "2026-09-21T14:13:20Z"
    assert long.fn.value == "Żó" * 90
    assert long.note.value == "line\nline"
    uids = {card.uid.value for card in (first, long, firm)}
    assert len(uids) == 3
    assert uids == {card.uid.value for card in vobject.readComponents(written("vcard", CARDS)[1].decode())}


@pytest.mark.parametrize("text", ["", "a" * 75, "a" * 76, "ż" * 200, "漢" * 100, "x" + "\U0001f600" * 60])
def test_folding_parts_no_sign(text):
    data = folded(text)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode() == text


ENTRIES = [
    Entry(11, "oferta; pilne, dziś", "2026-11-27", "14:30", 45, "Hurt, Łódź", changed_ms=1_790_000_000_000, changes=3),
    Entry(12, "ring", "2026-11-28", changed_ms=1),
    Entry(13, "was done", "2026-11-20", done_ms=1_795_000_000_000, changed_ms=1),
    Entry(14, "Plan next week", "2026-11-18", period="week", rule="FREQ=WEEKLY;BYDAY=FR", changed_ms=1),
    Entry(15, "End of month", "2026-11-18", period="month", rule="FREQ=MONTHLY;BYMONTHDAY=-1", changed_ms=1),
    Entry(16, "Any day", "2026-11-18", period="quarter", changed_ms=1),
    Entry(17, "Broken", "2026-11-18", period="week", rule="FREQ=NEVER;BYDAY=XX", changed_ms=1),
]
NOW = 1_795_600_000_000


def calendar(zone="Europe/Warsaw", **options):
    rows, data = written("ics", Calendar("Test", ENTRIES, zone, NOW), **options)
    return rows, icalendar.Calendar.from_ical(data)


def test_actions_are_events_with_names_that_stay():
    rows, read = calendar()
    events = read.walk("VEVENT")
    assert rows == len(events) == 6
    timed, whole = events[0], events[1]
    assert str(timed["summary"]) == "oferta; pilne, dziś · Hurt, Łódź"
    assert timed.decoded("dtstart").isoformat() == "2026-11-27T14:30:00+01:00"
    assert timed["dtstart"].params["TZID"] == "Europe/Warsaw"
    assert timed.decoded("duration").total_seconds() == 45 * 60
    assert int(timed["sequence"]) == 3
    assert whole.decoded("dtstart") == date(2026, 11, 28)
    assert str(whole["transp"]) == "TRANSPARENT"
    assert len(read.walk("VTIMEZONE")) == 1
    uids = [str(event["uid"]) for event in events]
    assert len(set(uids)) == 6
    assert uids == [str(event["uid"]) for event in calendar()[1].walk("VEVENT")]
    assert all(uid.endswith("@cockpit") for uid in uids)


def test_the_routine_recurs():
    events = {str(event["summary"]): event for event in calendar()[1].walk("VEVENT") if "rrule" in event}
    begins = {name: event.decoded("dtstart").isoformat() for name, event in events.items()}
    assert begins == {
        "Plan next week": "2026-11-20", "End of month": "2026-11-30", "Any day": "2026-10-01", "Broken": "2026-11-16",
    }  # fmt: skip
    for event in events.values():
        start = datetime.combine(event.decoded("dtstart"), datetime.min.time())
        days = list(rrulestr(event["rrule"].to_ical().decode(), dtstart=start)[:40])
        assert days[0] == start
        assert len(days) == 40
    quarter = events["Any day"]
    days = rrulestr(
        quarter["rrule"].to_ical().decode(), dtstart=datetime.combine(date(2026, 10, 1), datetime.min.time())
    )[:3]
    assert [day.month for day in days] == [10, 1, 4]


def test_tasks_say_what_is_done():
    rows, read = calendar(todo=True)
    tasks = read.walk("VTODO")
    assert rows == 7
    assert [str(task["status"]) for task in tasks] == ["NEEDS-ACTION", "NEEDS-ACTION", "COMPLETED"]
    assert tasks[2].decoded("completed").year == 2026


@pytest.mark.parametrize("zone", ["", "Nowhere/Land", "../../etc/passwd"])
def test_an_unknown_zone_leaves_the_time_as_it_is(zone):
    event = calendar(zone)[1].walk("VEVENT")[0]
    assert event.decoded("dtstart").isoformat() == "2026-11-27T14:30:00"


def test_a_book_is_never_replaced_whatever_is_said(tmp_path):
    book, other, pipe = tmp_path / "my.cockpit", tmp_path / "other.db", tmp_path / "pipe"
    for path in (book, other):
        path.write_bytes(b"SQLite format 3\0" + b"x" * 100)
    os.mkfifo(pipe)
    link = tmp_path / "link.csv"
    link.symlink_to(book)
    for path in (book, other, pipe, link):
        for known in (book, None):
            with pytest.raises(BadInput):
                landing.check(path, replace=True, book=known)
    plain = tmp_path / "plain.csv"
    plain.write_text("old")
    landing.check(plain, replace=True, book=book)
