"""Migrations: a book of the first schema is brought up to date with every row it has, or is left as it was."""

from __future__ import annotations

import importlib.util
import os
import re
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from cockpit.core.errors import BookUnusable
from cockpit.store import clients, journal, schema, triggers
from cockpit.store.book import open_book
from cockpit.store.connection import APPLICATION_ID
from cockpit.store.touches import Moment
from tests.store.rows import ROWS, insert

FOLDER = schema.folder()
FILES = sorted(FOLDER.glob("m[0-9][0-9][0-9][0-9]_*.py"))
FIRST = {table: row for table, row in ROWS.items() if table not in ("text_template", "phone_record")}
"""Rows of the tables that the first schema had."""
NOW = Moment(1_795_777_200_000, "Europe/Warsaw", 60, "2026-11-27")


@pytest.fixture
def first(tmp_path):
    """A file of the first schema, as the first version of the program would have left it, a row in every table."""
    spec = importlib.util.spec_from_file_location("first", FILES[0])
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    migrations = Migrations("cockpit")
    migrations(name=FILES[0].stem)(module.apply)
    path = tmp_path / "first.cockpit"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection))
        connection.execute("INSERT INTO meta (id, book_id, name, made_ms) VALUES (1, 77, 'Old', 0)")
        for table in FIRST:
            insert(connection, table)
    return path


def rows_of(path: Path) -> dict[str, list[dict]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {table: [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')] for table in FIRST}


def test_every_table_of_the_first_schema_has_a_row(first):
    assert all(rows_of(first).values())


def test_a_book_of_the_first_schema_is_opened_with_every_row(first):
    before = rows_of(first)
    book = open_book(first)
    assert (book.book_id, book.name) == (77, "Old")
    assert book.value("PRAGMA user_version") == schema.LATEST
    assert book.value("PRAGMA integrity_check") == "ok"
    assert book.rows("PRAGMA foreign_key_check") == []
    book.close()
    after = rows_of(first)
    for table, rows in before.items():
        # a later schema may know more of a row, never less
        assert [{name: row[name] for name in old} for row, old in zip(after[table], rows, strict=True)] == rows


def test_and_is_journaled_from_then_on(first):
    book = open_book(first)
    clients.edit(book, 1, "city", "Kraków", NOW)
    assert journal.undo(book, NOW).clients == (1,)
    assert clients.record(book, 1)["city"] == ""
    book.close()


def test_a_backup_is_made_before_and_belongs_to_the_owner_alone(first):
    before = rows_of(first)
    open_book(first).close()
    backup = first.with_name(f"first.cockpit.before-{schema.LATEST:04}.bak")
    assert rows_of(backup) == before
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert {each.name for each in first.parent.iterdir()} == {first.name, backup.name}


def test_a_book_up_to_date_is_not_touched(first):
    open_book(first).close()
    for each in first.parent.glob("*.bak"):
        each.unlink()
    before = first.read_bytes()
    open_book(first).close()
    assert first.read_bytes() == before
    assert list(first.parent.iterdir()) == [first]


def failing(db: Database) -> None:
    db.execute("ALTER TABLE client ADD COLUMN half TEXT")
    raise sqlite3.OperationalError("disk I/O error")


def dangling(db: Database) -> None:
    db.execute("INSERT INTO touch_person (id, touch, person) VALUES (9, 999, 1)")


@pytest.mark.parametrize("fault", [failing, dangling])
def test_a_migration_that_fails_leaves_the_book_as_it_was(first, monkeypatch, fault):
    def two() -> Migrations:
        migrations = Migrations("cockpit")
        migrations(name="m9999_fails")(fault)
        return migrations

    open_book(first).close()
    before = first.read_bytes()
    monkeypatch.setattr(schema, "_migrations", two)
    monkeypatch.setattr(schema, "LATEST", 9999)
    with pytest.raises(BookUnusable):
        open_book(first)
    assert first.read_bytes() == before
    monkeypatch.undo()
    open_book(first).close()


def test_the_newest_file_is_the_version_that_the_program_knows():
    assert [int(path.name[1:5]) for path in FILES] == list(range(1, schema.LATEST + 1))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_migration_gives_its_reason_and_imports_no_live_code(path):
    text = path.read_text()
    assert text.startswith('"""')
    assert re.search(r"^def apply\(db\)", text, re.MULTILINE)
    assert not re.search(r"^\s*(from|import) cockpit", text, re.MULTILINE)


def test_the_command_of_sqlite_utils_makes_the_same_book(tmp_path):
    path = tmp_path / "by-hand.cockpit"
    run = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", "migrate", str(path), str(FOLDER / "migrations.py")],
        capture_output=True, text=True, env={**os.environ, "PYTHONWARNINGS": ""},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert schema.version(connection) == schema.LATEST
        assert triggers.tables(connection) == list(ROWS)
        assert not triggers.installed(connection)
        connection.execute("INSERT INTO meta (id, book_id, made_ms) VALUES (1, 5, 0)")
    book = open_book(path)
    assert triggers.installed(book.connection)
    book.close()


def test_the_strict_schema_keeps_out_what_the_program_could_not_have_written(first):
    with closing(sqlite3.connect(first, isolation_level=None)) as connection:
        kinds = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall())
        assert all(kinds[table] for table in FIRST)
        for sql in (
            "UPDATE touch SET day = 'yesterday'", "UPDATE client SET name = ' '", "UPDATE client SET cadence_days = 0",
            "UPDATE client SET resting_until = '2026-11-27'", "UPDATE touch SET at_ms = 'noon'",
            "UPDATE action SET done_ms = 5", "UPDATE plan SET month = '2026'", "UPDATE client SET status = 'x'",
        ):  # fmt: skip
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(sql)
