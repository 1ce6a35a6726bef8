"""A book whose tables, indexes or triggers are not ours is refused, and says what is not."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from cockpit.core.errors import BookUnusable
from cockpit.store import clients, fingerprint, schema
from cockpit.store.book import open_book


def changed(path, *statements) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path.read_bytes()


def test_the_fingerprint_is_that_of_the_migrations(book):
    assert fingerprint.of(book.connection) == schema.FINGERPRINT
    assert fingerprint.first_difference(book.connection, schema._as_made(schema.LATEST), journaled=True) is None


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (["DROP TRIGGER journal_touch_delete"], "trigger journal_touch_delete is missing"),
        (["DROP INDEX touch_last"], "index touch_last is missing"),
        (["DROP TABLE wallet"], "table wallet is missing"),
        (["ALTER TABLE client ADD COLUMN more TEXT"], "table client was changed"),
        (["CREATE TRIGGER evil AFTER INSERT ON touch BEGIN DELETE FROM client; END"], "trigger evil is not ours"),
        (["CREATE UNIQUE INDEX one_a_day ON touch (client, day)"], "index one_a_day is not ours"),
        (
            [
                "DROP TRIGGER journal_client_delete",
                "CREATE TRIGGER journal_client_delete AFTER DELETE ON client BEGIN SELECT 1; END",
            ],
            "trigger journal_client_delete was changed",
        ),
    ],
)
def test_what_is_not_as_made_is_named_and_not_touched(path, statements, words):
    before = changed(path, *statements)
    with pytest.raises(BookUnusable, match=words) as found:
        open_book(path)
    assert str(path) in str(found.value)
    assert "\n" not in str(found.value)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_stands_beside_ours_is_welcome(path, now):
    changed(
        path,
        "CREATE TABLE mine (id INTEGER PRIMARY KEY, x TEXT)",
        "CREATE INDEX mine_x ON mine (x)",
        "CREATE UNIQUE INDEX mine_one ON mine (x)",
        "CREATE TRIGGER mine_t AFTER INSERT ON mine BEGIN SELECT 1; END",
        "CREATE VIEW late AS SELECT name FROM client",
        "CREATE INDEX by_city ON client (city)",
    )
    book = open_book(path)
    clients.add(book, "A", now)
    book.close()
    changed(path, "ANALYZE")
    open_book(path).close()
