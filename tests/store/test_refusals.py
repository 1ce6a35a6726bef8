"""What is no book of ours, or cannot be one now, is refused in one sentence with its bytes untouched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cockpit.core.errors import BookUnusable
from cockpit.store import clients
from cockpit.store.book import open_book
from cockpit.store.schema import LATEST


def refused(path: Path, words: str) -> None:
    before = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(BookUnusable, match=words) as found:
        open_book(path)
    assert str(path) in str(found.value)
    assert "\n" not in str(found.value)
    assert found.value.exit_status == 3
    assert {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_a_missing_file_is_not_made(tmp_path):
    refused(tmp_path / "none.cockpit", "is not there: `cockpit new ")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path):
    refused(tmp_path, "is a folder, not a book")


def test_an_empty_file(tmp_path):
    (tmp_path / "a").touch()
    refused(tmp_path / "a", "is an empty file, not a book")


def test_a_file_of_another_program(tmp_path):
    connection = sqlite3.connect(tmp_path / "a")
    connection.execute("CREATE TABLE client (id INTEGER)")
    connection.close()
    refused(tmp_path / "a", "is a SQLite file of another program")


@pytest.mark.parametrize("content", [b"x", b"name;city\n" * 500, b"SQLite format 3\0" + b"\xff" * 4000])
def test_no_database_at_all(tmp_path, content):
    (tmp_path / "a").write_bytes(content)
    refused(tmp_path / "a", "is no book: nothing was touched|is damaged or no book|is a SQLite file of another program")


@pytest.mark.parametrize("size", [1, 16, 50, 100, 511])
def test_the_first_bytes_of_a_book(path, size):
    path.write_bytes(path.read_bytes()[:size])
    refused(path, "is damaged or no book")


def test_a_book_cut_short(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    refused(path, "is damaged or no book")


def test_a_newer_book(path):
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    refused(path, f"was written by a newer cockpit .schema {LATEST + 1}, this one knows {LATEST}")


def test_a_wal_beside_it(path):
    path.with_name(path.name + "-wal").write_bytes(b"anything")
    refused(path, "lies beside the book and could overwrite it")


def test_a_name_that_no_folder_can_hold(tmp_path):
    refused(tmp_path / ("x" * 300), "cannot be opened")


@pytest.fixture
def unprivileged():
    """A folder, and the rights of somebody who owns nothing: to root nothing is read-only."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    privileged = os.geteuid() == 0
    if privileged:
        os.seteuid(65534)
    yield folder
    if privileged:
        os.seteuid(0)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def read_only(path: Path, folder: Path) -> Path:
    other = os.geteuid() != os.getuid()
    if other:
        os.seteuid(0)
    copy = shutil.copy(path, folder / "readonly.cockpit")
    Path(copy).chmod(0o444)
    folder.chmod(0o555)
    if other:
        os.seteuid(65534)
    return Path(copy)


def test_a_read_only_file_can_be_read_and_not_written(path, unprivileged, now):
    copy = read_only(path, unprivileged)
    before = copy.read_bytes()
    book = open_book(copy)
    assert book.value("SELECT count(*) FROM client") == 0
    with pytest.raises(BookUnusable, match="is read-only: make it writable"):
        clients.add(book, "A", now)
    book.close()
    assert copy.read_bytes() == before


def test_a_file_that_nobody_may_read(path, unprivileged):
    copy = read_only(path, unprivileged)
    if os.geteuid() != os.getuid():
        os.seteuid(0)
        copy.chmod(0)
        os.seteuid(65534)
    else:
        copy.chmod(0)
    with pytest.raises(BookUnusable, match="cannot be opened: check the rights"):
        open_book(copy)


CRASH = """
import os, sqlite3, sys
book = sqlite3.connect(sys.argv[1], isolation_level=None)
book.execute("PRAGMA cache_size = 1")
book.execute("BEGIN IMMEDIATE")
book.execute(
    "CREATE TABLE x AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
    " SELECT i, hex(randomblob(20)) FROM n"
)
os._exit(9)
"""


def test_a_crash_left_in_a_read_only_book_is_said(path, unprivileged):
    """A hot journal must be played back before anything is read, and that is a write."""
    privileged = os.geteuid() != os.getuid()
    if privileged:
        os.seteuid(0)
    copy = Path(shutil.copy(path, unprivileged / "readonly.cockpit"))
    subprocess.run([sys.executable, "-c", CRASH, str(copy)], check=False)
    journal = copy.with_name(copy.name + "-journal")
    assert journal.stat().st_size > 0
    for each in (copy, journal):
        each.chmod(0o444)
    unprivileged.chmod(0o555)
    if privileged:
        os.seteuid(65534)
    before = copy.read_bytes()
    with pytest.raises(BookUnusable, match="was left in the middle of a write and is read-only: make file and folder"):
        open_book(copy)
    assert copy.read_bytes() == before


def test_a_text_that_is_no_utf_8_is_a_sentence(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE meta SET name = CAST(x'ff41' AS TEXT)")
    connection.commit()
    connection.close()
    refused(path, "is damaged or no book")
