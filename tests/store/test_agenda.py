"""The agenda in the book, and the holidays it is laid out by."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, agenda, clients, holidays, journal, settings, touches
from cockpit.store.agenda import Place, Wording
from cockpit.store.book import make_book

FRIDAY = date(2026, 11, 27)


def made(book, now, client, text="offer", due=FRIDAY, **more):
    return agenda.add(book, [client] if client else [], Wording(text, due, **more), now)[1][0]


def test_what_is_open_is_listed_by_day_and_time(book, now, client):
    late = made(book, now, client, due=date(2026, 12, 1), at="10:00")
    task = made(book, now, None, "report", minutes=45, ground="analyse", horizon="year")
    early = made(book, now, client, due=date(2026, 12, 1), at="09:00")
    done = made(book, now, client)
    actions.tick(book, done, now)
    found = agenda.open_entries(book)
    assert [each.id for each in found] == [task, early, late]
    assert found[0] == (task, None, "", "report", "2026-11-27", None, 45, "analyse", "year")
    assert found[1].name == "Hurt Łódź"
    assert [each.id for each in agenda.open_entries(book, FRIDAY)] == [task]


@pytest.mark.parametrize("status", ["handed over", "archived"])
def test_clients_that_are_gone_promise_nothing(book, now, client, status):
    made(book, now, client)
    task = made(book, now, None)
    clients.edit(book, client, "status", status, now)
    assert [each.id for each in agenda.open_entries(book)] == [task]


def test_several_are_one_change_that_is_undone_whole(book, now, client, other, content):
    ids = [made(book, now, client, at="10:00"), made(book, now, other), made(book, now, None)]
    before = content(book)
    for change in (
        lambda: agenda.tick(book, ids, now, names="3"),
        lambda: agenda.move(book, {each: Place(date(2026, 12, 28), None) for each in ids}, now, names="3"),
        lambda: agenda.delete(book, ids, now, names="3"),
    ):
        acts = len(journal.entries(book))
        change()
        assert len(journal.entries(book)) == acts + 1
        after = content(book)
        assert after != before
        journal.undo(book, now)
        assert content(book) == before
        journal.redo(book, now)
        assert content(book) == after
        journal.undo(book, now)


def test_a_move_keeps_the_time_unless_one_is_named(book, now, client):
    one = made(book, now, client, at="10:00")
    agenda.move(book, {one: Place(date(2026, 12, 1), None)}, now, names="")
    assert actions.one(book, one)[3:5] == ("2026-12-01", "10:00")
    agenda.move(book, {one: Place(date(2026, 12, 1), "11:30")}, now, names="")
    assert actions.one(book, one)[3:5] == ("2026-12-01", "11:30")


@pytest.mark.parametrize("act", [agenda.tick, agenda.delete])
def test_where_one_is_gone_none_is_changed(book, now, client, act, content):
    one, gone = made(book, now, client), made(book, now, client)
    actions.delete(book, gone, now)
    before = content(book)
    with pytest.raises(BadInput):
        act(book, [one, gone], now, names="2")
    with pytest.raises(BadInput):
        agenda.move(book, {gone: Place(FRIDAY, None)}, now, names="1")
    assert content(book) == before


def test_all_that_is_said_of_an_action_can_be_changed(book, now, client):
    one = made(book, now, client)
    agenda.change(book, one, Wording("new", date(2026, 12, 2), "08:15", 30, "invest", "year"), now)
    assert agenda.open_entries(book)[0][3:] == ("new", "2026-12-02", "08:15", 30, "invest", "year")
    acts = len(journal.entries(book))
    agenda.change(book, one, Wording("new", date(2026, 12, 2), "08:15", 30, "invest", "year"), now)
    assert len(journal.entries(book)) == acts
    with pytest.raises(BadInput):
        agenda.change(book, 1, Wording("new", FRIDAY), now)


def test_who_has_an_open_action(book, now, client, other):
    made(book, now, client)
    assert agenda.clients_with_open(book, [client, other]) == {client}


# holidays


@pytest.mark.parametrize(
    ("code", "day", "names"),
    [
        ("PL", "2026-11-11", {"pl": "Narodowe Święto Niepodległości", "en": "National Independence Day"}),
        ("FR", "2026-07-14", {"fr": "Fête nationale"}),
        ("DE", "2026-10-03", {"de": "Tag der Deutschen Einheit"}),
    ],
)
def test_holidays_by_country_and_language(book, now, code, day, names):
    holidays.choose(book, code.lower(), now)
    assert holidays.country(book) == code
    for language, name in names.items():
        assert holidays.of_years(book, [2026], now, language)[day] == name
        assert holidays.kept(book)[day] == name


def test_holidays_of_a_book_that_cannot_be_written_are_known_and_not_kept(book, now):
    holidays.choose(book, "PL", now)
    book.refusal = "read-only"
    assert holidays.of_years(book, [2026], now, "en")["2026-11-11"]
    assert holidays.kept(book) == {}
    book.refusal = ""

    def in_the_way():
        raise BookUnusable("busy")

    book.before_write = in_the_way
    assert holidays.of_years(book, [2026], now, "en")["2026-11-11"]
    assert holidays.kept(book) == {}


def test_holidays_are_worked_out_once_and_kept(book, now, monkeypatch):
    first = holidays.of_years(book, [2026, 2027], now, "en")
    assert {"2026-12-25", "2027-01-01"} <= set(first)
    assert all(day[:4] in ("2026", "2027") for day in first)
    assert json.loads(book.value("SELECT value FROM setting WHERE name = 'holidays:PL:2026'"))["2026-11-11"]
    monkeypatch.setattr(holidays, "_work_out", lambda *_words: pytest.fail("worked out again"))
    assert holidays.of_years(book, [2026, 2027], now, "en") == first
    assert holidays.kept(book) == first
    assert holidays.of_years(book, [1500, 9999], now, "en") == {}


def test_keeping_them_is_no_act_of_the_users(book, now, client):
    one = made(book, now, client)
    holidays.of_years(book, [2026], now, "en")
    assert [entry.source for entry in journal.entries(book)] == ["keyed", "keyed"]
    journal.undo(book, now)
    assert not actions.known(book, one)
    assert holidays.kept(book)


def test_an_unknown_country_has_none_and_is_said(book, now, tmp_path):
    with pytest.raises(BadInput, match="XX"):
        holidays.choose(book, "XX", now)
    assert holidays.country(book) == "PL"
    assert holidays.choose(book, " ", now) == ""
    assert holidays.of_years(book, [2026], now) == {} == holidays.kept(book)
    odd = make_book(tmp_path / "odd.cockpit", now, country="XX")
    assert holidays.of_years(odd, [2026], now) == {}
    odd.close()


def test_another_country_is_taken_back_by_undo(book, now):
    holidays.choose(book, "FR", now)
    journal.undo(book, now)
    assert holidays.country(book) == "PL"
    acts = len(journal.entries(book))
    holidays.choose(book, "pl", now)
    assert len(journal.entries(book)) == acts


def test_no_answer_comes_back_after_the_holiday(book, at, client):
    tuesday = at("2026-11-10")

    def retry() -> str:
        touches.log(book, [client], BY_ID["no-answer"], tuesday)
        return str(book.value("SELECT retry_day FROM touch ORDER BY id DESC LIMIT 1"))

    assert retry() == "2026-11-11"
    holidays.of_years(book, [2026], tuesday, "en")
    assert retry() == "2026-11-12"
    settings.put(book, tuesday, "country", "DE")
    assert retry() == "2026-11-11"
    touches.log(book, [client], BY_ID["no-answer"], tuesday, follow_up=1)
    assert book.value("SELECT retry_day FROM touch ORDER BY id DESC LIMIT 1") == "2026-11-11"


def test_a_logged_call_never_loads_the_calendar_of_holidays():
    import subprocess
    import sys

    program = (
        "import sys, tempfile, pathlib\n"
        "from cockpit.store.book import make_book\nfrom cockpit.store import clients, touches\n"
        "from cockpit.core.moment import Moment\nfrom cockpit.core.verbs import BY_ID\n"
        "now = Moment(1795000000000, 'UTC', 0, '2026-11-18')\n"
        "book = make_book(pathlib.Path(tempfile.mkdtemp()) / 'a.cockpit', now, country='PL')\n"
        "client = clients.add(book, 'Hurt', now)[1]\n"
        "touches.log(book, [client], BY_ID['no-answer'], now)\n"
        "print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "holidays" not in run.stdout.split()
