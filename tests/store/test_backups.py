"""Backups: whole, private, rotated, and taken back with a copy of what was there."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing

import pytest

from cockpit.core.errors import BadInput, BookUnusable
from cockpit.core.verbs import BY_ID
from cockpit.store import backups, clients, other_copies, schema, touches
from cockpit.store.book import make_book, open_book
from tests.store.faults import damage_index


@pytest.fixture
def full(book, now):
    _operation, one = clients.add(book, "Łódzkie Ciastka", now)
    touches.log(book, [one], BY_ID["call"], now, now=now)
    return book


def rows(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT * FROM touch ORDER BY id").fetchall(), connection.execute(
            "SELECT * FROM client ORDER BY id"
        ).fetchall()


def test_a_copy_holds_all_and_is_the_owners_alone(full, now):
    made = backups.make(full, now)
    assert rows(made.path) == rows(full.path)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert [each.name for each in made.path.parent.iterdir()] == [made.path.name]
    assert [one.path for one in backups.listed(full.path)] == [made.path]
    held = backups.held(made.path)
    assert (held.clients, held.touches, held.book_id) == (1, 1, full.book_id)


def test_it_can_be_opened_as_a_book(full, now):
    book = open_book(backups.make(full, now).path)
    assert book.value("SELECT name FROM client") == "Łódzkie Ciastka"
    book.close()


def test_older_copies_go_by_the_rule_and_strangers_stay(full, now):
    folder = backups.folder_of(full.path)
    first = backups.make(full, now.moved(days=-400))
    stranger = folder / "my own copy.cockpit"
    stranger.write_bytes(b"x")
    for days in range(60):
        for minutes in (0, 60):
            backups.make(full, now.moved(days=days - 60, minutes=minutes))
    left = backups.listed(full.path)
    assert stranger.exists()
    assert 20 <= len(left) <= 35
    assert first.path.exists()


def test_a_copy_that_is_not_whole_lets_no_good_one_go(full, now, monkeypatch):
    good = [backups.make(full, now.moved(days=-day)) for day in range(40, 60)]

    def half(connection, target):
        target.write_bytes(good[0].path.read_bytes()[:5000])

    before = [one.path for one in backups.listed(full.path)]
    monkeypatch.setattr(backups.schema, "copy_to", half)
    with pytest.raises(BookUnusable):
        backups.make(full, now)
    assert [one.path for one in backups.listed(full.path)] == before


def test_it_is_due_once_something_was_done_and_half_an_hour_passed(book, now):
    assert not backups.due(book, now)
    clients.add(book, "A", now)
    assert backups.due(book, now)
    backups.make(book, now)
    assert not backups.due(book, now)
    assert not backups.due(book, now.moved(minutes=45))
    clients.add(book, "B", now)
    assert not backups.due(book, now.moved(minutes=29))
    assert backups.due(book, now.moved(minutes=31))


def test_taking_one_back_keeps_what_was_there(full, now):
    early = backups.make(full, now)
    before = rows(full.path)
    clients.add(full, "Later", now.moved(minutes=1))
    after = rows(full.path)
    assert backups.lost_by(full.path, backups.held(early.path)) == 1
    kept = backups.restore(full.path, early.path, now.moved(minutes=2))
    assert rows(full.path) == before
    assert kept is not None and rows(kept) == after
    backups.restore(full.path, kept, now.moved(minutes=3))
    assert rows(full.path) == after


def test_a_book_open_elsewhere_notices(full, now):
    early = backups.make(full, now)
    clients.add(full, "Later", now)
    backups.restore(full.path, early.path, now.moved(minutes=1))
    with pytest.raises(BookUnusable, match="replaced"):
        clients.add(full, "Even later", now)
    again = open_book(full.path)
    clients.add(again, "Even later", now)
    again.close()


def test_the_backup_of_another_book_is_refused(full, now, tmp_path):
    other = make_book(tmp_path / "other.cockpit", now, name="Other")
    clients.add(other, "X", now)
    theirs = backups.make(other, now)
    other.close()
    before = rows(full.path)
    with pytest.raises(BadInput, match="another book"):
        backups.restore(full.path, theirs.path, now)
    assert rows(full.path) == before


@pytest.mark.parametrize("damage", ["cut", "zeros", "gone"])
def test_a_damaged_book_is_put_aside_and_the_copy_takes_its_name(full, now, damage):
    made = backups.make(full, now)
    wanted = rows(full.path)
    full.close()
    if damage == "gone":
        full.path.unlink()
    elif damage == "cut":
        full.path.write_bytes(full.path.read_bytes()[:700])
    else:
        full.path.write_bytes(b"\0" * 9000)
    bad = full.path.read_bytes() if full.path.exists() else None
    aside = backups.restore(full.path, made.path, now.moved(minutes=1))
    assert rows(full.path) == wanted
    assert (aside.read_bytes() if aside else None) == bad
    assert stat.S_IMODE(full.path.stat().st_mode) == 0o600


def test_a_damaged_backup_changes_nothing(full, now):
    made = backups.make(full, now)
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 9000] = b"\xff" * 9000
    made.path.write_bytes(data)
    before = rows(full.path)
    with pytest.raises(BookUnusable):
        backups.restore(full.path, made.path, now)
    assert rows(full.path) == before


@pytest.mark.parametrize("table", ["meta", "ledger", "operation", "journal", "touch", "client"])
def test_a_copy_whose_rows_are_a_query_without_end_is_not_looked_into(full, now, table):
    path, beside = backups.make(full, now).path, full.path.with_name(f"{full.path.stem} (1){full.path.suffix}")
    with closing(sqlite3.connect(path)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        columns = ", ".join(f'"{row[1]}"' for row in raw.execute(f'PRAGMA table_info("{table}")'))
        values = ", ".join(["x"] * (columns.count(",") + 1))
        ((kind,),) = raw.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchall()
        raw.execute(f'DROP {kind} "{table}"')
        raw.execute(
            f'CREATE VIEW "{table}" ({columns}) AS'
            f" WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT {values} FROM r"
        )
    with pytest.raises(BookUnusable, match=f"table {table} was changed"):
        backups.held(path)
    path.rename(beside)
    assert other_copies.candidates(full.path) == [beside]
    assert other_copies.found(full) == []


def test_a_folder_that_cannot_be_written_is_said(full, now):
    backups.folder_of(full.path).write_bytes(b"a file in its place")
    with pytest.raises(BookUnusable, match="no backup could be made"):
        backups.make(full, now)


def test_a_name_with_signs_of_a_pattern_is_found(tmp_path, now):
    book = make_book(tmp_path / "a[1]*.cockpit", now)
    clients.add(book, "A", now)
    made = backups.make(book, now)
    assert [one.path for one in backups.listed(book.path)] == [made.path]
    book.close()


def test_two_of_one_second_stand_side_by_side(full, now):
    made = [backups.make(full, now) for _each in range(3)]
    assert len({one.path for one in made}) == 3 == len(backups.listed(full.path))
    before = rows(made[0].path)
    clients.add(full, "Later", now)
    backups.restore(full.path, made[0].path, now)
    assert rows(made[0].path) == before == rows(full.path)


def test_the_book_itself_is_no_backup(full, now):
    before = full.path.read_bytes()
    with pytest.raises(BadInput, match="the book itself"):
        backups.restore(full.path, full.path.parent / ".." / full.path.parent.name / full.path.name, now)
    assert full.path.read_bytes() == before
    assert backups.listed(full.path) == []


def test_a_newer_backup_is_refused_before_anything_is_touched(full, now):
    made = backups.make(full, now)
    with closing(sqlite3.connect(made.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = rows(full.path)
    with pytest.raises(BookUnusable, match="newer"):
        backups.restore(full.path, made.path, now)
    assert rows(full.path) == before
    assert {each.name for each in full.path.parent.iterdir()} == {full.path.name, backups.folder_of(full.path).name}


def test_what_another_program_enters_meanwhile_is_kept_or_refused(full, now, monkeypatch):
    early = backups.make(full, now)
    other = open_book(full.path)
    real, told = schema.copy_to, []

    def copy(connection, target):
        real(connection, target)
        clients.add(other, "Entered meanwhile", now)
        told.append(True)

    monkeypatch.setattr(backups.schema, "copy_to", copy)
    kept = backups.restore(full.path, early.path, now.moved(minutes=1))
    assert told
    assert kept is not None
    assert any("Entered meanwhile" in row for row in rows(kept)[1])
    with pytest.raises(BookUnusable, match="replaced"):
        clients.add(other, "Too late", now)
    other.close()


def test_a_book_that_is_being_written_is_not_restored(full, now):
    early = backups.make(full, now)
    before = rows(full.path)
    with closing(sqlite3.connect(full.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookUnusable, match="another program"):
            backups.restore(full.path, early.path, now)
        writer.execute("ROLLBACK")
    assert rows(full.path) == before
    assert not list(full.path.parent.glob("*.restored"))


def test_a_book_damaged_where_it_can_still_be_read_is_no_backup_either(full, now):
    good = backups.make(full, now)
    path = full.path
    full.close()
    damage_index(path)
    bad = path.read_bytes()
    aside = backups.restore(path, good.path, now.moved(minutes=1))
    assert aside is not None
    assert aside.parent == path.parent
    assert aside.read_bytes() == bad
    assert [one.path for one in backups.listed(path)] == [good.path]
    assert rows(path) == rows(good.path)


def test_where_the_copy_cannot_be_made_the_damaged_book_stays_where_it_is(full, now, monkeypatch):
    good = backups.make(full, now)
    path = full.path
    full.close()
    path.write_bytes(b"\0" * 9000)

    def no_room(connection, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups.schema, "copy_to", no_room)
    with pytest.raises(BookUnusable, match="could not be restored: No space left on device"):
        backups.restore(path, good.path, now)
    assert path.read_bytes() == b"\0" * 9000


def test_a_book_reached_by_a_link_is_restored_where_it_lies(full, now, tmp_path):
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "link.cockpit"
    link.symlink_to(os.path.relpath(full.path, link.parent))
    through = open_book(link)
    early = backups.make(through, now)
    before = rows(full.path)
    clients.add(through, "Later", now.moved(minutes=1))
    after = rows(full.path)
    through.close()
    kept = backups.restore(link, early.path, now.moved(minutes=2))
    assert link.is_symlink()
    assert rows(full.path) == rows(link) == before
    assert kept is not None and not kept.is_symlink() and rows(kept) == after
    assert [one.path for one in backups.listed(link)] == [kept, early.path]


def test_a_damaged_book_reached_by_a_link_is_put_aside_where_it_lies(full, now, tmp_path):
    link = tmp_path / "link.cockpit"
    link.symlink_to(full.path)
    early, before = backups.make(full, now), rows(full.path)
    full.close()
    full.path.write_bytes(b"torn")
    aside = backups.restore(link, early.path, now)
    assert link.is_symlink() and rows(full.path) == before
    assert aside is not None and aside.parent == full.path.parent and aside.read_bytes() == b"torn"


def test_another_books_backups_in_the_folder_take_nobodys_place(tmp_path, now):
    one, other = (make_book(tmp_path / f"clients{ending}", now) for ending in (".cockpit", ".db"))
    for days in range(40, 20, -1):
        backups.make(one, now.moved(days=-days))
        backups.make(other, now.moved(days=-days, minutes=30))
    held = [backups.held(each.path).book_id for each in backups.listed(one.path)]
    assert held.count(one.book_id) == held.count(other.book_id) >= 12
    one.close()
    other.close()


def test_a_backup_of_a_wrong_clock_does_not_put_off_the_next(full, now):
    backups.make(full, now.moved(days=4000))
    clients.add(full, "Later", now)
    assert backups.due(full, now)
    made = backups.make(full, now)
    assert backups.newest(full.path, now) == made
    clients.add(full, "Later still", now)
    assert not backups.due(full, now.moved(minutes=10))
    assert backups.due(full, now.moved(minutes=40))


def test_two_books_of_one_name_keep_apart_in_one_folder(tmp_path, now):
    disk = tmp_path / "disk"
    disk.mkdir()
    for folder in ("one", "two"):
        book = make_book(tmp_path / folder / "book.cockpit", now)
        clients.add(book, folder, now)
        made = backups.make_also(book, now, disk)
        assert made is not None
        assert backups.listed(book.path, made.path.parent) == [made]
        book.close()
    assert len(list(disk.iterdir())) == 2
