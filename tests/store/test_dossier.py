"""Everything about a person is told: each row of the whole file that names them or points to them is in it."""

from __future__ import annotations

import json

from cockpit.core.ids import uid
from cockpit.store import people
from cockpit.store.dossier import dossier
from cockpit.store.erasing.target import named
from tests.store.lived_in import found_in, live


def test_each_row_of_the_file_that_is_about_them_is_told(book, at):
    souls = live(book, at, 4)
    for soul in souls:
        told = dossier(book, named(book.connection, soul.name))
        written = json.dumps(told, ensure_ascii=False)
        rows = {table: {row["id"] for row in found} for table, found in [*told["rows"].items()]}
        mentions = {table: {row["id"] for row in found} for table, found in [*told["mentions"].items()]}
        seen = 0
        for (table,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'"):
            if table in ("ledger", "meta") or table.startswith(("note_index", "_sqlite")):
                continue
            cursor = book.connection.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for values in cursor.fetchall():
                row = dict(zip(columns, values, strict=True))
                text = "\0".join(str(value) for value in values)
                if soul.id in values or found_in(text.encode(), (*soul.needles, *soul.words)):
                    seen += 1
                    assert uid(row["id"]) in rows.get(table, set()) | mentions.get(table, set()), (table, row)
        assert seen > 8
        for needle in (*soul.needles, *soul.words):
            assert needle in written, needle
        for other in souls:
            # one setting names the first and the last of them
            if other is not soul and {soul, other} != {souls[0], souls[-1]}:
                assert other.needles[2] not in written
        kept = book.value(
            "SELECT count(*) FROM journal WHERE instr(before, ?) OR instr(before, ?)", (soul.name, str(soul.id))
        )
        assert len(told["journal"]) >= kept > 5


def test_others_of_the_client_are_not_told(book, client, now):
    people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])
    people.add(book, client, "Jan Kos", now, ["+48 602 345 678"])
    told = dossier(book, named(book.connection, "Anna"))
    assert told["client"]["name"] == "Hurt Łódź"
    assert [row["value"] for row in told["rows"]["contact_point"]] == ["+48 601 234 567"]
    assert "Kos" not in json.dumps(told)
