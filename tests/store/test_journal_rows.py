"""The journal read: in portions, everything of it, and the rows of an act before and after it."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, agenda, clients, journal, journal_rows, people, settings, touches
from cockpit.store.agenda import Wording

DAY = date(2026, 11, 27)


def newest(book):
    return journal.entries(book, 1)[0]


def test_the_journal_is_read_in_portions(book, now, client):
    for number in range(7):
        agenda.add(book, [client], Wording(f"offer {number}", DAY), now)
    settings.put(book, now, "theme", "x", source="view")
    whole = journal.entries(book)
    assert journal.count(book) == len(whole) == 8
    read = []
    while True:
        portion = journal.entries(book, 3, before=read[-1].id if read else None)
        read += portion
        if len(portion) < 3:
            break
    assert read == whole
    assert journal.count(book, every=True) == 9 == len(journal.entries(book, every=True))
    assert journal.entries(book, every=True)[0].source == "view"
    assert journal.one(book, whole[0].id) == whole[0]
    with pytest.raises(BadInput):
        journal.one(book, 123)


def test_other_programs_stand_last_once_they_wrote(book, now, client, path):
    assert all(entry.id for entry in journal.entries(book, every=True))
    with sqlite3.connect(path) as script:
        script.execute("UPDATE client SET city = 'Gdynia'")
    script.close()
    last = journal.entries(book, every=True)[-1]
    assert (last.id, last.source, last.rows) == (0, "outside", 1)
    assert 0 not in {entry.id for entry in journal.entries(book)}
    change = journal_rows.changes(book, 0, 10)[0]
    assert (change.before["city"], change.after["city"], change.client) == ("Łódź", "Gdynia", "Hurt Łódź")


def test_a_row_before_and_after_each_of_its_changes(book, now, client):
    one = agenda.add(book, [client], Wording("offer", DAY), now)[1][0]
    made = newest(book)
    agenda.change(book, one, Wording("offer 2", DAY), now)
    first = newest(book)
    agenda.change(book, one, Wording("offer 3", DAY), now)
    second = newest(book)
    actions.delete(book, one, now)
    gone = newest(book)

    def texts(entry):
        (change,) = journal_rows.changes(book, entry.id, 10)
        return change.kind, change.before.get("text"), change.after.get("text"), change.client

    assert texts(made) == ("insert", None, "offer", "Hurt Łódź")
    assert texts(first) == ("update", "offer", "offer 2", "Hurt Łódź")
    assert texts(second) == ("update", "offer 2", "offer 3", "Hurt Łódź")
    assert texts(gone) == ("delete", "offer 3", None, "Hurt Łódź")
    journal.undo(book, now)
    assert texts(gone) == ("delete", "offer 3", None, "Hurt Łódź")
    assert texts(newest(book)) == ("insert", None, "offer 3", "Hurt Łódź")


def test_ids_are_told_by_name_also_of_what_is_gone(book, now, client):
    _operation, anna = people.add(book, client, "Anna", now)
    touches.log(book, [client], BY_ID["call"], now, people=[anna], note="x")
    logged = newest(book)
    changes = journal_rows.changes(book, logged.id, 10)
    assert [change.table for change in changes] == ["touch", "touch_person"]
    assert changes[1].after["person"] == "Anna"
    assert [change.client for change in changes] == ["Hurt Łódź", "Hurt Łódź"]
    people.delete(book, anna, now)
    assert journal_rows.changes(book, logged.id, 10)[1].after["person"] == "Anna"
    assert len(journal_rows.changes(book, logged.id, 1)) == 1
    assert len(journal_rows.changes(book, logged.id, 10, 1)) == 1


def test_any_act_is_taken_back_unless_another_stands_on_it(book, now, client, content):
    clients.edit(book, client, "city", "Gdynia", now)
    early = newest(book)
    agenda.add(book, [client], Wording("offer", DAY), now)
    journal.undo(book, now, early.id)
    assert clients.record(book, client)["city"] == "Łódź"
    assert journal.one(book, early.id).undone_by is not None
    assert len(agenda.open_entries(book)) == 1
