"""A journal that is not the book's own is refused at sight; the book's own is played back as ever."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cockpit.core.errors import BookUnusable
from cockpit.store import backups, clients, connection, hot_journal
from cockpit.store.book import make_book, open_book

CRASH = """
import os, sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("PRAGMA cache_size = 1")
book.execute("BEGIN IMMEDIATE")
book.execute("UPDATE meta SET made_ms = made_ms + 1")
book.execute(
    "CREATE TABLE x AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
    " SELECT i, hex(randomblob(20)) FROM n"
)
os._exit(9)
"""
REFUSED = "-journal lies beside the book and could overwrite it: move it away, then open again"


@pytest.fixture(autouse=True)
def met(monkeypatch) -> set[tuple[int, int]]:
    """Files that this process was connected to: an inode of an earlier test may be in use again."""
    found: set[tuple[int, int]] = set()
    monkeypatch.setattr(connection, "_MET", found)
    return found


@pytest.fixture
def another(tmp_path, now) -> Path:
    """Another book, with more in it."""
    path = tmp_path / "another.cockpit"
    book = make_book(path, now)
    for number in range(5):
        clients.add(book, f"Client {number}", now)
    book.close()
    return path


def crashed(path: Path) -> Path:
    """The journal that a program leaves beside a book when it is ended in the middle of a write."""
    subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False)
    journal = path.with_name(path.name + "-journal")
    assert journal.stat().st_size > 0
    return journal


def refused(path: Path, met: set[tuple[int, int]]) -> None:
    met.clear()
    before = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    # the second time as well: it must not pass for one that is known
    for _time in range(2):
        with pytest.raises(BookUnusable, match=REFUSED) as found:
            open_book(path)
        assert str(path) in str(found.value)
    assert {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_another_books_journal_is_refused(path, another, met, now):
    crashed(another).rename(path.with_name(path.name + "-journal"))
    refused(path, met)
    path.with_name(path.name + "-journal").unlink()
    with closing(open_book(path)) as book:
        clients.add(book, "A", now)


def counted_alike(first: Path, second: Path) -> None:
    """Let one of two books change until both have been changed as often."""
    while (counts := [int.from_bytes(each.read_bytes()[24:28], "big") for each in (first, second)])[0] != counts[1]:
        with closing(sqlite3.connect(first if counts[0] < counts[1] else second)) as book:
            book.execute("UPDATE meta SET made_ms = made_ms + 1")
            book.commit()


def test_what_another_program_left_is_refused_though_it_counts_alike(path, tmp_path, met):
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as strange:
        strange.executescript("PRAGMA application_id = 77; CREATE TABLE meta (made_ms); INSERT INTO meta VALUES (1)")
    counted_alike(path, other)
    crashed(other).rename(path.with_name(path.name + "-journal"))
    refused(path, met)


def test_a_newer_journal_beside_an_older_copy_is_refused(path, met, now):
    with closing(open_book(path)) as book:
        clients.add(book, "A", now)
        older = path.read_bytes()
        clients.add(book, "B", now)
        clients.add(book, "C", now)
    crashed(path)
    path.write_bytes(older)
    refused(path, met)


def test_the_books_own_is_played_back(path, met, now):
    with closing(open_book(path)) as book:
        clients.add(book, "A", now)
    before = path.read_bytes()
    journal = crashed(path)
    assert path.read_bytes() != before
    met.clear()
    assert not hot_journal.of_another(path, journal)
    with closing(open_book(path)) as book:
        assert book.value("SELECT count(*) FROM client") == 1
    assert path.read_bytes() == before
    assert not journal.exists()


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 512, b"junk" * 4000, bytes.fromhex("d9d505f920a163d7") + b"\xff" * 600]
)
def test_what_sqlite_would_not_play_back_is_left_to_it(path, met, content):
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(content)
    assert not hot_journal.of_another(path, journal)
    with closing(open_book(path)) as book:
        assert book.value("SELECT count(*) FROM client") == 0


def test_a_book_that_is_being_written_can_be_looked_at(path, met):
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE meta SET name = 'x'")
        assert path.with_name(path.name + "-journal").exists()
        with closing(open_book(path)) as book:
            assert book.name == "Test"


def test_a_journal_that_goes_meanwhile_is_none(path):
    assert not hot_journal.of_another(path, path.with_name(path.name + "-journal"))


def test_a_book_that_is_open_is_not_opened_as_a_file(path, met, monkeypatch, now):
    """Closing such a handle would drop the locks of the connection."""
    with closing(open_book(path)) as book:
        monkeypatch.setattr(hot_journal, "of_another", lambda *_files: pytest.fail("opened as a file"))
        with book.operation("x", now):
            book.connection.execute("UPDATE meta SET name = 'y'")
            assert path.with_name(path.name + "-journal").exists()
            with closing(open_book(path)):
                pass


def test_a_backup_takes_its_place_all_the_same(path, another, met, now):
    with closing(open_book(path)) as book:
        clients.add(book, "A", now)
        made = backups.make(book, now)
    crashed(another).rename(path.with_name(path.name + "-journal"))
    before = path.read_bytes()
    met.clear()
    aside = backups.restore(path, made.path, now)
    assert aside is not None
    assert aside.read_bytes() == before
    assert aside.with_name(aside.name + "-journal").exists()
    with closing(open_book(path)) as book:
        assert book.value("SELECT count(*) FROM client") == 1


def test_a_link_to_a_book_is_looked_at_where_the_book_is(path, another, met, tmp_path):
    crashed(another).rename(path.with_name(path.name + "-journal"))
    link = tmp_path / "link"
    link.symlink_to(path)
    met.clear()
    with pytest.raises(BookUnusable, match=REFUSED):
        open_book(link)
    shutil.move(path.with_name(path.name + "-journal"), path.with_name(path.name + "-wal"))
    with pytest.raises(BookUnusable, match="-wal lies beside the book"):
        open_book(link)
