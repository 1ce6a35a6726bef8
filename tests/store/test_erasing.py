"""Erasing: not a byte is left of 25 people, in the book, its journal and its backups; what is others' stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.core.errors import NoSuchClient, UndoRefused
from cockpit.core.verbs import BY_ID
from cockpit.store import backups, clients, journal, notes, people, touches
from cockpit.store.book import make_book, open_book
from cockpit.store.erasing import erase as erasing
from cockpit.store.erasing import rows, target
from cockpit.store.examination import examine
from tests.store.lived_in import found_in, live


@pytest.fixture
def remove(book, now):
    """`remove(name)`: erase somebody as the command does."""

    def run(name, *, within=0, everywhere=False, files=()):
        who = target.named(book.connection, name, erasing.copies_of(book.path), within)
        planned = erasing.plan(book, who, now, everywhere=everywhere)
        return erasing.erase(book, planned, now, list(files))

    return run


@pytest.fixture
def files(path):
    """`files()`: the bytes of the book and of everything beside it."""
    return lambda: {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}


def test_of_25_people_erased_one_by_one_not_a_byte_is_left(book, path, at, remove, files, tmp_path):
    souls = live(book, at)
    draft = tmp_path / "draft.txt"
    draft.write_text("".join(f"jutro: {soul.name}, {soul.needles[3]}\n" for soul in souls), encoding="utf-8")
    book.connection.execute("PRAGMA shrink_memory")
    before = files()
    # the book, the backups (one made before the import), the draft
    assert len(before) == 5
    for soul in souls:
        # the control: the search finds them all before
        assert all(found_in(content, soul.needles[:1]) for content in before.values())
        assert found_in(before[path], soul.words)
    for n, soul in enumerate(souls):
        done = remove(soul.name, files=[draft])
        assert not done.untreated
        assert not done.left
        assert not done.places
        assert len(done.copies) == 3
        if n in (0, 12, 24):
            assert examine(path) == []
    left = {
        (one.name, way): soul.name
        for one, content in files().items()
        for soul in souls
        for way in found_in(content, (*soul.needles, *soul.words))
    }
    assert left == {}
    assert book.value("SELECT count(*) FROM client") == 25
    assert book.value("SELECT count(*) FROM person") == 25
    assert book.value("SELECT count(*) FROM operation WHERE source = 'erase'") == 25
    for copy in erasing.copies_of(path):
        held = backups.held(copy)
        assert held.clients == 25
        assert examine(copy) == []


def test_another_books_backups_in_the_same_folder_are_none_of_this_ones(book, path, now, remove):
    other = make_book(path.with_suffix(".db"), now)
    for one in (book, other):
        _operation, client = clients.add(one, "Firma", now)
        people.add(one, client, "Zofia Znana", now)
        touches.log(one, [client], BY_ID["call"], now, now=now, note="with Zofia Znana")
        backups.make(one, now)
    other.close()
    theirs = [one.path for one in backups.listed(path) if backups.held(one.path).book_id != book.book_id]
    before = theirs[0].read_bytes()
    done = remove("Zofia Znana", everywhere=True)
    assert len(theirs) == 1 == len(done.copies)
    assert theirs[0].read_bytes() == before
    assert not done.untreated
    # the other book itself may be a copy made by hand: that it holds the name is told
    assert set(done.left) == {other.path}


class TestWithoutAStep:
    """What the search of the bytes would find if a step were left out: each of these must find something."""

    @pytest.fixture
    def souls(self, book, at):
        return live(book, at, 3)

    def test_without_the_journal(self, souls, remove, files, monkeypatch):
        monkeypatch.setattr(rows.Cleaning, "_clean_journal", lambda self, talks: None)
        done = remove(souls[0].name)
        assert done.places
        assert any(found_in(content, souls[0].needles) for content in files().values())

    def test_without_the_labels(self, souls, remove, files, monkeypatch):
        monkeypatch.setattr(rows.Cleaning, "_clean_labels", lambda self: None)
        assert {place.table for place in remove(souls[0].name).places} == {"operation"}
        assert any(found_in(content, souls[0].needles) for content in files().values())

    def test_without_the_search_table(self, souls, remove, files, monkeypatch):
        monkeypatch.setattr(notes, "index_after", lambda connection, since: None)
        remove(souls[0].name)
        assert any(found_in(content, souls[0].words) for content in files().values())

    def test_without_writing_the_file_anew(self, souls, book, remove, files, monkeypatch):
        monkeypatch.setattr(erasing, "_tidy", lambda connection, path: None)
        book.connection.execute("PRAGMA secure_delete = 0")
        done = remove(souls[0].name)
        assert done.left
        assert any(found_in(content, souls[0].needles) for content in files().values())

    def test_without_the_backups(self, souls, book, remove, files, monkeypatch):
        monkeypatch.setattr(erasing, "copies_of", lambda path: [])
        done = remove(souls[0].name)
        assert any(found_in(content, souls[0].needles) for content in files().values())
        assert len(done.left) == 3


def test_a_client_goes_whole_with_its_people(book, path, at, remove, files):
    souls = live(book, at, 4)
    name = clients.name_of(book, souls[1].client)
    done = remove(name)
    assert not done.left
    needles = (*souls[1].needles, *souls[1].words, name)
    assert not [way for content in files().values() for way in found_in(content, needles)]
    assert book.value("SELECT count(*) FROM client") == 3
    assert examine(path) == []
    kept = (souls[2].name, souls[2].needles[2], *souls[2].words)
    assert all(found_in(files()[path], (needle,)) for needle in kept)


def test_the_touch_stays_and_what_was_said_goes(book, client, now, at, remove):
    anna = people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])[1]
    jan = people.add(book, client, "Jan Kos", now)[1]
    touches.log(book, [client], BY_ID["call"], at("2026-11-20"), note="lubi poziomki", people=[anna])
    touches.log(book, [client], BY_ID["call"], at("2026-11-21"), note="o Annie nic", people=[jan])
    touches.log(
        book, [client], BY_ID["call"], at("2026-11-22"), note="Nowak pytała; Anna też; Joanna nie", people=[jan]
    )
    remove("Anna Nowak")
    assert [(t.day, t.note, t.people) for t in touches.history(book, client)] == [
        ("2026-11-22", "… pytała; … też; Joanna nie", "Jan Kos"),
        ("2026-11-21", "o Annie nic", "Jan Kos"),
        ("2026-11-20", None, ""),
    ]


def test_other_acts_are_still_undone_and_theirs_are_refused(book, client, other, now, remove, content):
    anna = people.add(book, client, "Anna Nowak", now)[1]
    people.edit(book, anna, "role", "szefowa", now)
    removed = people.delete(book, anna, now)
    journal.undo(book, now)
    moved = clients.edit(book, other, "city", "Hamburg", now)
    edited = people.edit(book, anna, "note", "miła", now)
    before = content(book)
    remove("Anna Nowak")
    label = book.value("SELECT label FROM operation WHERE id = ?", (edited,))
    assert "Nowak" not in label
    for operation in (edited, removed):
        with pytest.raises(UndoRefused):
            journal.undo(book, now, operation)
    with pytest.raises(UndoRefused, match="does not come back"):
        journal.undo(book, now, book.value("SELECT max(id) FROM operation"))
    # what `u` takes back is the last act that can be
    assert journal.undo(book, now).undone == moved
    assert book.value("SELECT city FROM client WHERE id = ?", (other,)) == "Berlin"
    assert book.value("SELECT count(*) FROM person") == 0
    assert len(before["person"]) == 1
    journal.redo(book, now)
    assert book.value("SELECT city FROM client WHERE id = ?", (other,)) == "Hamburg"
    assert book.value("SELECT count(*) FROM person") == 0


def test_an_import_with_somebody_erased_is_still_taken_back(book, at, now, remove):
    live(book, at, 2)
    imported = book.value("SELECT min(id) FROM operation WHERE id > 0")
    remove("Anna Wiśniewska")
    assert examine(book.path) == []
    with pytest.raises(UndoRefused) as refused:
        journal.undo(book, now, imported)
    assert "erased" not in str(refused.value)


def test_somebody_else_of_the_name_stays_and_is_named(book, client, other, now, remove):
    people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])
    namesake = people.add(book, other, "Anna Nowak", now, ["+48 602 000 000"])[1]
    touches.log(book, [other], BY_ID["call"], now, note="Anna Nowak z Łodzi poleca", people=[namesake])
    with pytest.raises(NoSuchClient, match=r"Anna Nowak at Hurt Łódź; \w+ Anna Nowak at Café Schön"):
        remove("Anna Nowak")
    done = remove("Anna Nowak", within=client)
    assert {(place.table, place.column, place.client) for place in done.places} == {
        ("person", "name", "Café Schön"),
        ("touch", "note", "Café Schön"),
    }
    assert not done.left
    assert book.value("SELECT name FROM person WHERE id = ?", (namesake,)) == "Anna Nowak"


def test_everywhere_reaches_the_notes_of_others(book, client, other, now, remove):
    people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])
    touches.log(book, [other], BY_ID["call"], now, note="Nowak, Anna poleca: 601-234-567 lub 601 234 568")
    assert [place.table for place in remove("Anna Nowak").places] == ["touch"]
    people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])
    assert remove("Anna Nowak", everywhere=True).places == []
    assert touches.history(book, other)[0].note == "… poleca: … lub 601 234 568"


def test_what_was_cut_short_is_finished_by_asking_again(book, client, now, remove, monkeypatch, files):
    people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])
    backups.make(book, now)
    with monkeypatch.context() as broken:
        broken.setattr(erasing, "_finish", lambda *anything: None)
        remove("Anna Nowak")
    assert any(found_in(content, ("Anna Nowak",)) for content in files().values())
    done = remove("Anna Nowak")
    assert not done.left
    assert not any(found_in(content, ("Anna Nowak", "+48 601 234 567")) for content in files().values())


def test_who_was_removed_long_ago_is_found_in_the_journal(book, client, now, remove, files):
    anna = people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])[1]
    people.delete(book, anna, now)
    done = remove("anna nowak")
    assert not done.left
    assert not any(found_in(content, ("Anna Nowak", "+48 601 234 567")) for content in files().values())


def test_a_copy_that_cannot_be_treated_is_named_and_stays(book, client, now, remove):
    people.add(book, client, "Anna Nowak", now, ["+48 601 234 567"])
    copy = backups.make(book, now).path
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2 // 4096 * 4096])
    cut = copy.read_bytes()
    done = remove("Anna Nowak")
    assert list(done.untreated) == [copy]
    assert copy.read_bytes() == cut
    assert not list(copy.parent.glob("*.erasing*"))


def test_a_copy_made_by_hand_is_named_where_it_holds_them(book, client, now, remove, path):
    people.add(book, client, "Anna Nowak", now)
    by_hand = path.with_name("test (copy).cockpit")
    by_hand.write_bytes(backups.make(book, now).path.read_bytes())
    assert list(remove("Anna Nowak").left) == [by_hand]


def test_a_count_changes_nothing(book, client, now, path, content):
    people.add(book, client, "Anna Nowak", now)
    before, kept = content(book), book.rows("SELECT * FROM journal")
    planned = erasing.plan(book, target.named(book.connection, "Anna"), now)
    assert planned.gone.rows == {"person": 1}
    assert (content(book), book.rows("SELECT * FROM journal")) == (before, kept)


def test_a_backup_that_was_treated_is_still_taken_back(book, client, other, now, at, remove, path):
    people.add(book, client, "Anna Nowak", now)
    copy = backups.make(book, now).path
    clients.edit(book, other, "city", "Hamburg", now)
    remove("Anna Nowak")
    assert backups.lost_by(path, backups.held(copy)) == 2
    book.close()
    backups.restore(path, copy, at("2026-11-28"))
    again = open_book(Path(path))
    assert again.value("SELECT city FROM client WHERE id = ?", (other,)) == "Berlin"
    assert again.value("SELECT count(*) FROM person") == 0
    again.close()
