"""Making and opening a book: its settings, its rights, its first row."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest

from cockpit.core.errors import BadInput, BookUnusable, CockpitError
from cockpit.store import backups, clients, settings
from cockpit.store.book import make_book, open_book
from cockpit.store.connection import APPLICATION_ID, SAFE
from cockpit.store.rescue import rescue


def rights(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_book_knows_what_it_was_told(tmp_path, now):
    book = make_book(tmp_path / "a.cockpit", now, currency="UAH", name="Захід", country="UA")
    assert (book.currency, book.name, book.country, book.anchor_day, book.rev) == ("UAH", "Захід", "UA", None, 0)
    assert book.value("SELECT made_ms FROM meta") == now.ms
    assert book.value("PRAGMA application_id") == APPLICATION_ID
    book.close()


def test_two_books_are_two(tmp_path, now):
    one, other = (make_book(tmp_path / name, now) for name in "ab")
    assert one.book_id != other.book_id
    one.close()
    other.close()


IN_FORCE = {
    "journal_mode": "delete", "synchronous": 3, "fullfsync": 1, "locking_mode": "normal", "foreign_keys": 1,
    "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1, "temp_store": 2, "recursive_triggers": 1,
}  # fmt: skip


@pytest.mark.parametrize("name", IN_FORCE)
def test_each_safe_setting_is_in_force(book, name):
    assert book.value(f"PRAGMA {name}") == IN_FORCE[name]


def test_nothing_is_mapped_into_memory(book):
    assert SAFE["mmap_size"] == 0
    assert book.value("PRAGMA mmap_size") in (0, None)


def test_the_file_is_the_owners_alone_in_a_folder_of_its_own(tmp_path, now):
    before = os.umask(0)
    try:
        book = make_book(tmp_path / "folder" / "a.cockpit", now)
        clients.add(book, "A", now)
        book.close()
    finally:
        os.umask(before)
    assert rights(tmp_path / "folder") == 0o700
    assert rights(tmp_path / "folder" / "a.cockpit") == 0o600


def test_a_folder_that_was_there_keeps_its_rights(tmp_path, now):
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o755)
    make_book(folder / "a.cockpit", now).close()
    assert rights(folder) == 0o755


def test_no_book_is_made_over_a_file(path, now):
    before = path.read_bytes()
    with pytest.raises(BadInput, match="is there already: open it, or name another file"):
        make_book(path, now)
    assert path.read_bytes() == before


def test_no_book_is_made_through_a_link(tmp_path, now):
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(BadInput):
        make_book(tmp_path / "link", now)
    assert not (tmp_path / "target").exists()


@pytest.mark.parametrize("inside", ["book", "folder/book"])
def test_no_book_is_made_where_a_file_stands_for_the_folder(tmp_path, now, inside):
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match="cannot be made"):
        make_book(tmp_path / "file" / inside, now)


def test_what_cannot_be_finished_is_not_left_behind(tmp_path, now):
    with pytest.raises(CockpitError):
        make_book(tmp_path / "a.cockpit", now, currency="EURO")
    assert list(tmp_path.iterdir()) == []


def test_a_book_is_there_again_after_closing(book, path, client, now):
    book.close()
    again = open_book(path)
    assert again.value("SELECT name FROM client WHERE id = ?", (client,)) == "Hurt Łódź"
    assert (again.book_id, again.rev) == (book.book_id, book.rev)
    again.close()


@pytest.mark.parametrize("name", ["with space.cockpit", "50%?#.cockpit", "żółw.db"])
def test_any_file_name_will_do(tmp_path, now, name):
    make_book(tmp_path / name, now).close()
    open_book(tmp_path / name).close()
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_book_can_be_reached_through_a_link(path, tmp_path):
    (tmp_path / "link").symlink_to(path)
    open_book(tmp_path / "link").close()


def test_a_book_without_its_first_row_is_refused(path):
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM meta")
    connection.commit()
    connection.close()
    with pytest.raises(BookUnusable, match="has lost its first row"):
        open_book(path)


def test_settings_are_kept_and_undone_with_the_rest(book, now):
    assert settings.load(book) == {}
    settings.put(book, now, "capacity", 12)
    settings.put(book, now, "class_cadence", {"A": 7})
    settings.put(book, now, "capacity", 13)
    assert settings.load(book) == {"capacity": 13, "class_cadence": {"A": 7}}


def test_a_value_that_does_not_fit_is_a_sentence(book, client):
    with pytest.raises(CockpitError, match="does not fit"):
        book.rows("SELECT ?", (2**64,))
    with pytest.raises(CockpitError, match="does not fit"):
        book.rows("SELECT ?", ("\ud800",))


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o666, 0o600), (0o640, 0o640), (0o600, 0o600)])
def test_a_book_that_everybody_could_read_is_its_owners_alone_once_opened(path, before, after):
    path.chmod(before)
    book = open_book(path)
    assert book.was_open_to_all == (before != after)
    assert rights(path) == after
    book.close()


def test_no_copy_is_ever_there_for_others(book, client, now, tmp_path, monkeypatch):
    seen = []
    real = sqlite3.connect

    def connect(target, *args, **more):
        opened = real(target, *args, **more)
        for folder in (tmp_path, *tmp_path.glob("*backups")):
            seen.extend(rights(each) & 0o077 for each in folder.iterdir() if each.name != path_name)
        return opened

    path_name = book.path.name
    book.path.chmod(0o600)
    monkeypatch.setattr(sqlite3, "connect", connect)
    before = os.umask(0)
    try:
        backups.make(book, now)
        rescue(book, tmp_path / "saved")
    finally:
        os.umask(before)
    assert seen
    assert set(seen) == {0}
