"""The file moved, deleted, replaced or written over while it is open: noticed before a write, and saved elsewhere."""

from __future__ import annotations

import errno
import os
import shutil
import stat

import pytest

from cockpit.core.errors import BadInput, BookMoved, BookUnusable
from cockpit.store import clients
from cockpit.store.book import make_book, open_book
from cockpit.store.rescue import proposed, rescue


def overwrite(path, data) -> None:
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def names(path) -> list[str]:
    book = open_book(path)
    found = [name for (name,) in book.rows("SELECT name FROM client ORDER BY id")]
    assert book.value("PRAGMA integrity_check") == "ok"
    book.close()
    return found


def test_while_all_is_well_nothing_is_said(path, book, client, now):
    assert book.astray() is None
    clients.add(book, "B", now)
    assert book.astray() is None
    other = open_book(path)
    clients.add(other, "C", now)
    other.close()
    assert book.astray() is None
    path.touch()
    assert book.astray() is None
    clients.add(book, "D", now)


def test_a_folder_that_may_no_longer_be_looked_into(path, book, client, now, monkeypatch):
    asked = os.stat

    def refused(one, *given, **more):
        if str(one).startswith(str(path.parent)):
            raise PermissionError(errno.EACCES, "Permission denied")
        return asked(one, *given, **more)

    with monkeypatch.context() as closed:
        closed.setattr(os, "stat", refused)
        fault = book.astray()
        assert isinstance(fault, BookMoved) and "is gone" in str(fault)
    assert book.astray() is None


@pytest.mark.parametrize(
    ("become", "words"),
    [
        (lambda path: path.unlink(), "is gone"),
        (lambda path: path.rename(path.with_name("elsewhere.cockpit")), "is gone"),
        (lambda path: (shutil.copy(path, path.with_name("copy")), path.with_name("copy").replace(path)), "replaced"),
    ],
    ids=["deleted", "moved", "replaced"],
)
def test_what_was_open_is_saved_elsewhere(path, book, client, now, become, words):
    become(path)
    fault = book.astray()
    assert isinstance(fault, BookMoved)
    assert words in str(fault)
    with pytest.raises(BookMoved, match=words):
        clients.add(book, "not yet", now)
    target = path.parent / "saved folder" / "saved.cockpit"
    assert rescue(book, target) == target
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [each.name for each in target.parent.iterdir()] == [target.name]
    assert names(target) == ["Hurt Łódź"]
    again = open_book(target)
    assert again.book_id == book.book_id
    clients.add(again, "goes on", now)
    again.close()


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\0" * 5000, "another"])
def test_a_file_written_over_in_place_is_noticed_and_is_no_rescue(path, book, client, now, content, tmp_path):
    if content == "another":
        other = make_book(tmp_path / "other", now)
        clients.add(other, "theirs", now)
        other.close()
        content = (tmp_path / "other").read_bytes()
    overwrite(path, content)
    assert isinstance(book.astray(), BookMoved)
    with pytest.raises(BookUnusable, match=r"replaced|damaged|is no book"):
        clients.add(book, "lost", now)
    with pytest.raises(BookUnusable, match=r"replaced|damaged|is no book"):
        rescue(book, tmp_path / "saved.cockpit")
    assert not (tmp_path / "saved.cockpit").exists()
    assert path.read_bytes() == content


def test_nothing_is_written_over_by_a_rescue(path, book, client, tmp_path):
    taken = tmp_path / "taken"
    taken.write_bytes(b"theirs")
    with pytest.raises(BadInput, match="is there already: name another file"):
        rescue(book, taken)
    assert taken.read_bytes() == b"theirs"
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(BadInput, match="is there already"):
        rescue(book, tmp_path / "link")
    with pytest.raises(BadInput, match="cannot be made"):
        rescue(book, taken / "x.cockpit")
    assert proposed(book) == path.with_name("test 2.cockpit")
    rescue(book, proposed(book))
    assert proposed(book) == path.with_name("test 3.cockpit")


def test_the_journal_of_a_stranger_is_not_played_into_the_open_book(path, book, client, tmp_path):
    path.unlink()
    path.with_name(path.name + "-journal").write_bytes(b"theirs")
    with pytest.raises(BookUnusable, match="another program is writing"):
        rescue(book, tmp_path / "saved.cockpit")
    assert path.with_name(path.name + "-journal").read_bytes() == b"theirs"
