"""A command writes into no damaged book, and says which values are none of ours."""

import sqlite3
from contextlib import closing

from cockpit import checked
from cockpit.store.connection import sight


def spoilt(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(sql)
        connection.commit()
    return path.read_bytes()


def test_nothing_is_written_into_a_damaged_book(cockpit, path):
    before = spoilt(path, "UPDATE client SET status = 'x' WHERE code = 'H-1'")
    ran = cockpit("log", "K-2", "call")
    assert ran.status == 3
    assert "is damaged (CHECK constraint failed in client): nothing is written to it" in ran.err
    assert path.read_bytes() == before
    assert cockpit("show", "K-2").status == 0, "it can be looked at"


def test_what_was_found_sound_is_not_looked_at_again_the_same_day(cockpit, path, monkeypatch):
    assert cockpit("log", "H-1", "call").status == 0
    monkeypatch.setattr("cockpit.store.soundness.Soundness.before_a_write", lambda _self: 1 / 0)
    assert cockpit("log", "H-1", "call").status == 0
    path.touch()
    assert checked._read()
    assert sight(path) is not None
    assert "a fault of the program" in cockpit("log", "H-1", "call").err, "written to by others: looked at again"


def test_a_value_that_is_none_of_ours_is_named(cockpit, path):
    assert cockpit("next", "H-1", "ring fri").status == 0
    spoilt(path, "UPDATE action SET due = '2026-02-30'")
    ran = cockpit("agenda")
    assert ran.status == 3
    assert "of action holds what the program never writes (due)" in ran.err
    assert "of action holds what the program never writes (due)" in cockpit("check").out


def test_a_fault_of_the_program_stays_one_where_the_book_is_in_order(cockpit, monkeypatch):
    monkeypatch.setattr("cockpit.cli.session.Session.answer", lambda *_given: [][0])
    assert "a fault of the program (IndexError)" in cockpit("grid").err
