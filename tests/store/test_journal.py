"""The journal: written by triggers on every table, whoever writes; undone and done again in order."""

from __future__ import annotations

import shutil
import sqlite3

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cockpit.core.errors import BadInput, BookUnusable, UndoRefused
from cockpit.core.verbs import BY_ID
from cockpit.store import actions, clients, journal, people, touches, triggers, views
from cockpit.store.book import open_book
from tests.store.rows import DAY, ROWS, insert

CALL = BY_ID["call"]
CHANGES = {
    "setting": ("value", "2"), "client": ("city", "Łódź"), "person": ("role", "chef"), "contact_point": ("value", "2"),
    "touch": ("note", None), "touch_person": ("person", 2), "action": ("text", "y"), "family": ("place", 2),
    "sales_line": ("net", 0), "plan": ("net", 8), "wallet": ("year_net", 6), "competitor": ("name", "D"),
    "supply": ("note", "n"), "tag": ("name", "V"), "client_tag": ("tag", 2), "view": ("tile", "dot"),
    "routine_template": ("minutes", 3), "routine_period": ("asked", 1), "routine_item": ("state", "done"),
    "sweep": ("breath_before", 0.3333333333333333), "sweep_card": ("outcome", "skip"), "origin": ("payload", "[]"),
    "text_template": ("text", "other"),
    "phone_record": ("state", "left"),

}  # fmt: skip


@pytest.fixture
def full(book, now):
    """A book with one row in every table."""
    with book.operation("all", now):
        for table in ROWS:
            insert(book.connection, table)
        book.connection.execute("INSERT INTO person (id, client, name, fold) VALUES (2, 1, 'Q', 'q')")
        book.connection.execute("INSERT INTO tag (id, name, fold) VALUES (2, 'U', 'u')")
    return book


def test_every_table_is_journaled(book):
    assert triggers.tables(book.connection) == list(ROWS)
    made = [name for (name,) in book.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            if not name.startswith("ledger_")]  # fmt: skip
    assert sorted(made) == sorted(
        f"journal_{table}_{kind}" for table in ROWS for kind in ("insert", "update", "delete")
    )


def test_one_operation_over_all_tables_is_undone_whole(book, full, now, content):
    after = content(book)
    assert all(after.values())
    journal.undo(book, now)
    assert not any(content(book).values())
    journal.redo(book, now)
    assert content(book) == after


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("kind", ["update", "delete"])
def test_each_table_leaves_what_undoing_needs(full, now, content, table, kind):
    before = content(full)
    column, value = CHANGES[table]
    with full.operation("one", now) as operation:
        if kind == "update":
            full.connection.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,))
        else:
            full.connection.execute(f'DELETE FROM "{table}"')
    found = full.rows('SELECT "table", key, kind FROM journal WHERE operation = ?', (operation.id,))
    assert (table, 1, kind) in found
    after = content(full)
    assert after != before
    assert journal.undo(full, now).undone == operation.id
    assert content(full) == before
    journal.redo(full, now)
    assert content(full) == after
    journal.undo(full, now)
    assert content(full) == before
    assert full.rows("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("table", ["setting", "client", "family"])
def test_each_table_leaves_the_key_of_a_new_row(book, now, table):
    with book.operation("one", now) as operation:
        insert(book.connection, table)
    assert book.rows('SELECT operation, "table", key, kind, before FROM journal') == [
        (operation.id, table, 1, "insert", None)
    ]


def test_what_a_script_writes_stands_under_operation_0(book, path):
    script = sqlite3.connect(path)
    script.execute("PRAGMA foreign_keys = ON")
    insert(script, "client")
    insert(script, "tag")
    script.execute("UPDATE client SET city = 'X'")
    script.commit()
    script.close()
    assert book.rows('SELECT operation, "table", kind FROM journal') == [
        (0, "client", "insert"), (0, "tag", "insert"), (0, "client", "update"),
    ]  # fmt: skip
    assert book.changed_outside()


def test_what_a_script_writes_is_passed_over_by_undo_and_not_overwritten(book, path, client, now):
    clients.edit(book, client, "city", "Kraków", now)
    script = sqlite3.connect(path)
    script.execute("UPDATE client SET region = 'scripted'")
    script.commit()
    script.close()
    with pytest.raises(UndoRefused, match="“written by another program” came after it"):
        journal.undo(book, now)
    with pytest.raises(BadInput, match="no such operation"):
        journal.undo(book, now, 0)
    assert clients.record(book, client)["region"] == "scripted"


def test_journal_lists_loud_acts_newest_first(book, client, now):
    touches.log(book, [client], CALL, now, names="Hurt Łódź")
    with book.operation("quiet", now, "system"):
        book.connection.execute("UPDATE client SET region = 'x'")
    undone = journal.undo(book, now)
    entries = journal.entries(book)
    assert [entry.label for entry in entries] == ["call, reached: Hurt Łódź"] * 2 + ["client added: Hurt Łódź"]
    assert (entries[0].source, entries[0].undoes, entries[1].undone_by) == ("undo", entries[1].id, undone.operation)
    assert entries[1].rows == 1
    assert len(journal.entries(book, limit=1)) == 1


def test_nothing_to_undo_or_redo(book, client, now):
    with pytest.raises(BadInput, match="nothing to do again"):
        journal.redo(book, now)
    undone = journal.undo(book, now)
    with pytest.raises(BadInput, match="there is nothing to undo"):
        journal.undo(book, now)
    with pytest.raises(BadInput, match="is itself an undo"):
        journal.undo(book, now, undone.operation)
    with pytest.raises(UndoRefused, match="is undone already"):
        journal.undo(book, now, undone.undone)
    with pytest.raises(BadInput, match="no such operation"):
        journal.undo(book, now, 777)


def test_undo_and_redo_go_along_the_row_of_acts(book, client, now, content):
    states = [content(book)]
    for n in range(4):
        touches.log(book, [client], CALL, now, note=str(n), follow_up=n)
        states.append(content(book))
    for _round in range(2):
        for state in reversed(states[:-1]):
            journal.undo(book, now)
            assert content(book) == state
        for state in states[1:]:
            journal.redo(book, now)
            assert content(book) == state
        with pytest.raises(BadInput):
            journal.redo(book, now)


def test_a_new_act_closes_redo(book, client, other, now):
    touches.log(book, [client], CALL, now)
    journal.undo(book, now)
    clients.edit(book, other, "city", "X", now)
    with pytest.raises(BadInput, match="something else was done since"):
        journal.redo(book, now)
    journal.undo(book, now)
    assert journal.redo(book, now).label == "city of Café Schön"
    with pytest.raises(BadInput):
        journal.redo(book, now)


def test_undo_survives_closing(book, path, client, content, now):
    before = content(book)
    touches.log(book, [client], CALL, now, note="x")
    after = content(book)
    book.close()
    again = open_book(path)
    journal.undo(again, now)
    assert content(again) == before
    again.close()
    again = open_book(path)
    journal.redo(again, now)
    assert content(again) == after
    again.close()


def test_an_older_act_alone_is_undone(book, client, other, now):
    first = touches.log(book, [client], CALL, now).operation
    touches.log(book, [other], CALL, now)
    undone = journal.undo(book, now, first)
    assert undone.clients == (client,)
    assert (touches.count(book, client), touches.count(book, other)) == (0, 1)
    assert journal.redo(book, now).undone == first


def test_undo_is_refused_where_a_later_change_stands_on_it(book, client, content, now):
    logged = touches.log(book, [client], CALL, now, note="old")
    touches.edit(book, logged.touches[0], now, note="new")
    before = content(book)
    with pytest.raises(UndoRefused, match="“touch edited: Hurt Łódź” came after it and stands on it; undo that first"):
        journal.undo(book, now, logged.operation)
    assert content(book) == before
    journal.undo(book, now)
    journal.undo(book, now, logged.operation)
    assert touches.count(book, client) == 0


@pytest.mark.parametrize("what", ["touch", "person", "action", "tag"])
def test_undo_is_refused_where_rows_hang_on_what_it_made(book, now, content, what):
    added, client = clients.add(book, "A", now)
    {
        "touch": lambda: touches.log(book, [client], CALL, now),
        "person": lambda: people.add(book, client, "P", now),
        "action": lambda: actions.plan(book, [client], "x", now.date, now),
        "tag": lambda: clients.tag(book, [client], "vip", now),
    }[what]()
    before = content(book)
    with pytest.raises(UndoRefused, match="“client added: A” cannot be taken back"):
        journal.undo(book, now, added)
    assert content(book) == before
    journal.undo(book, now)
    journal.undo(book, now, added)
    assert clients.name_of(book, client) == ""


def test_a_sweeps_card_does_not_hold_a_client(book, now):
    added, client = clients.add(book, "A", now)
    with book.operation("sweep", now, "system"):
        book.connection.execute("INSERT INTO sweep VALUES (1, ?, 5, 0.5, 0, NULL)", (DAY,))
        book.connection.execute("INSERT INTO sweep_card VALUES (2, 1, ?, 0, '[]', '')", (client,))
    journal.undo(book, now)
    assert book.value("SELECT count(*) FROM sweep_card") == 0
    journal.redo(book, now)
    assert book.value("SELECT client FROM sweep_card") == client
    assert journal.entries(book)[0].undoes == added


def test_undo_of_a_change_whose_later_change_was_undone(book, client, now):
    for city in ("a", "b", "c"):
        clients.edit(book, client, "city", city, now)
    for city in ("b", "a", "Łódź"):
        journal.undo(book, now)
        assert clients.record(book, client)["city"] == city


def test_undo_in_one_program_of_what_another_did(book, path, client, now):
    other = open_book(path)
    touches.log(other, [client], CALL, now, source="cli")
    other.close()
    assert journal.undo(book, now).label == "call, reached"
    assert touches.count(book, client) == 0


def test_which_clients_an_undo_concerns(book, client, other, now):
    _op, anna = people.add(book, client, "Anna", now)
    touches.log(book, [client, other], CALL, now, follow_up=3)
    assert set(journal.undo(book, now).clients) == {client, other}
    people.delete(book, anna, now)
    assert journal.undo(book, now).clients == (client,)
    with book.operation("many", now):
        for n in range(300):
            book.connection.execute(
                "INSERT INTO client (id, name, fold, made_ms, made_day) VALUES (?, 'x', 'x', 0, ?)", (n + 1, DAY)
            )
    assert journal.undo(book, now).clients == ()


values = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
)


@given(st.lists(values, max_size=6))
def test_a_row_as_the_triggers_write_it_is_read_back(row):
    connection = sqlite3.connect(":memory:")
    text = ",".join(connection.execute("SELECT quote(?)", (value,)).fetchone()[0] for value in row)
    connection.close()
    found = triggers.values_of(text)
    assert found == row
    assert [type(value) for value in found] == [type(value) for value in row]


@pytest.mark.parametrize("text", ["x", "1,,2", "'open", "X'00'", "1 ,2"])
def test_a_row_that_the_triggers_did_not_write_is_refused(text):
    with pytest.raises(BookUnusable, match="a row of the journal cannot be read"):
        triggers.values_of(text)


@pytest.fixture(scope="module")
def shared(tmp_path_factory, empty, now):
    path = tmp_path_factory.mktemp("journal") / "a"
    shutil.copy(empty, path)
    book = open_book(path)
    clients.add(book, "A", now)
    yield book
    book.close()


@given(text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@hypothesis_settings(max_examples=60)
def test_any_text_comes_back_by_undo(shared, now, text):
    (client,) = shared.row("SELECT id FROM client")
    with shared.operation("set", now):
        shared.connection.execute("UPDATE client SET note = ?", (text,))
    clients.edit(shared, client, "note", text + "!", now)
    journal.undo(shared, now)
    assert clients.record(shared, client)["note"] == text


def test_acts_that_stand_on_each_other_are_done_again_in_turn(book, client, content, now):
    touches.log(book, [client], CALL, now, follow_up=7)
    one = content(book)
    touches.log(book, [client], CALL, now)
    two = content(book)
    for _n in range(2):
        journal.undo(book, now)
    journal.redo(book, now)
    assert content(book) == one
    journal.redo(book, now)
    assert content(book) == two
    with pytest.raises(UndoRefused):
        journal.undo(book, now, journal.entries(book)[-2].id)


def test_an_act_whose_name_was_taken_since_is_refused_in_a_sentence(book, now):
    views.keep(book, views.View(), now, "A")
    views.forget(book, "A", now)
    forgotten = journal.entries(book, 1)[0].id
    views.keep(book, views.View("next"), now, "A")
    with pytest.raises(UndoRefused, match="the same name"):
        journal.undo(book, now, forgotten)
    assert views.load(book, "A").lens == "next"
