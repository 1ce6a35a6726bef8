"""Find: folded names, phones in any format, notes that follow every change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cockpit.core.verbs import BY_ID
from cockpit.store import actions, clients, journal, people, search, touches
from cockpit.store.book import open_book
from cockpit.store.folding import digits, fold
from cockpit.store.search import Haystack


@pytest.fixture
def ivan(book, now) -> int:
    return clients.add(book, "Іван і сини", now, city="Київ")[1]


def found(book, typed: str) -> set[int]:
    return set(Haystack(book).find(typed))


@pytest.mark.parametrize("typed", ["lodz", "ŁÓDŹ", "hurt  lod", "łódź hurt"])
def test_polish(book, client, other, ivan, typed):
    assert found(book, typed) == {client}


@pytest.mark.parametrize("typed", ["schon", "Schön", "cafe", "CAFÉ scho", "berlin", "scho\u0308n"])
def test_german_and_french(book, client, other, ivan, typed):
    assert found(book, typed) == {other}


@pytest.mark.parametrize("typed", ["ivan", "Іван", "ІВАН", "київ", "сини"])
def test_ukrainian(book, client, other, ivan, typed):
    assert found(book, typed) == {ivan}


def test_nothing_typed_finds_nothing(book, client):
    assert found(book, "") == found(book, "  ") == set()
    assert search.find(book, " ") == []


def test_people_and_addresses(book, client, other, now):
    _op, anna = people.add(book, client, "Anna Żuk", now)
    people.edit(book, anna, "emails", "Zuk@Firma.PL", now)
    assert found(book, "zuk") == found(book, "zuk@firma") == found(book, "anna lodz") == {client}
    assert {hit.where for hit in search.find(book, "zuk")} == {"person", "email"}


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("+48 600 100 200", "600100200"),
        ("+48 600 100 200", "+48600100200"),
        ("+48 600 100 200", "0048 600-100-200"),
        ("+48 600 100 200", "100 200"),
        ("600 100 200", "+48 600 100 200"),
        ("0048600100200", "(600) 100.200"),
        ("+49 (0)30 123456", "+49 30 123456"),
        ("+49 (0)30 123456", "030 123456"),
        ("030/123456", "030 123 456"),
        ("+33 1 23 45 67 89", "01 23 45 67 89"),
    ],
)
def test_a_phone_in_any_format(book, client, other, now, stored, typed):
    people.add(book, client, "Anna", now, [stored])
    people.add(book, other, "Jan", now, ["+48 999 888 777"])
    assert found(book, typed) == {client}
    assert [(hit.client, hit.where, hit.snippet) for hit in search.find(book, typed)] == [(client, "phone", stored)]


def test_two_digits_are_no_phone():
    assert search.phone_digits("42") == ""
    assert search.phone_digits("4 2 1") == "421"
    assert search.phone_digits("421x") == ""
    assert digits("(0048) 42") == "4842"


def test_notes_by_any_part_of_three_letters(book, client, other, now):
    touches.log(book, [client], BY_ID["call"], now, note="Chce rabat 5% na żółtą herbatę")
    touches.log(book, [other], BY_ID["call"], now, note="nic")
    for typed in ("zolta herb", "ŻÓŁT", "5% na", "abat"):
        assert found(book, typed) == {client}
    assert found(book, "herbate zolta") == set()
    assert found(book, "ze") == set()
    (hit,) = search.find(book, "herbat")
    assert (hit.where, hit.snippet) == ("note", "Chce rabat 5% na żółtą herbatę")


def test_the_search_follows_the_note(book, path, client, now):
    (touch,) = touches.log(book, [client], BY_ID["call"], now, note="alpha").touches
    touches.edit(book, touch, now, note="bravo")
    assert (found(book, "alpha"), found(book, "bravo")) == (set(), {client})
    journal.undo(book, now)
    assert (found(book, "alpha"), found(book, "bravo")) == ({client}, set())
    journal.redo(book, now)
    assert (found(book, "alpha"), found(book, "bravo")) == (set(), {client})
    touches.delete(book, [touch], now)
    assert found(book, "bravo") == set()
    journal.undo(book, now)
    assert found(book, "bravo") == {client}
    assert book.value("SELECT count(*) FROM note_index") == 1


def test_a_note_that_a_script_wrote_is_found_after_the_next_change(book, path, client, now):
    script = open_book(path)
    script.connection.execute(
        "INSERT INTO touch (id, client, at_ms, zone, offset_min, day, channel, direction, outcome, reach, note, source)"
        " VALUES (5, ?, 0, '', 0, '2026-11-01', 'call', 'out', 'reached', 'contact', 'scripted', 'cli')",
        (client,),
    )
    script.close()
    clients.edit(book, client, "region", "x", now)
    assert found(book, "script") == {client}


def test_open_actions_are_found(book, client, now):
    _op, (action,) = actions.plan(book, [client], "Żurek offer", now.date, now)
    assert [(hit.where, hit.snippet) for hit in search.find(book, "zurek")] == [("action", "Żurek offer")]
    actions.tick(book, action, now)
    assert search.find(book, "zurek") == []


def test_clients_come_first_and_the_list_ends(book, now):
    for n in range(6):
        _op, client = clients.add(book, f"Sklep {n}", now)
        touches.log(book, [client], BY_ID["call"], now, note="sklep zamknięty")
    hits = search.find(book, "sklep", limit=8)
    assert [hit.where for hit in hits] == ["client"] * 6 + ["note"] * 2


@pytest.mark.parametrize("before", ["word " * 40, "щука " * 40, "Straße " * 40])
def test_the_snippet_shows_what_was_found(book, client, now, before):
    touches.log(book, [client], BY_ID["call"], now, note=f"{before}rabat{' end' * 40}")
    (hit,) = search.find(book, "rabat")
    assert "rabat" in hit.snippet
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…")
    assert len(hit.snippet) < 100


@given(typed=st.text(max_size=30))
@hypothesis_settings(max_examples=200)
def test_any_text_can_be_looked_for(read_only_book, typed):
    found = Haystack(read_only_book).find(typed)
    assert dict(found).keys() == found.ranks.keys()
    assert isinstance(search.find(read_only_book, typed), list)


@pytest.fixture(scope="module")
def read_only_book(tmp_path_factory, empty, now):
    import shutil

    path = tmp_path_factory.mktemp("search") / "a"
    shutil.copy(empty, path)
    book = open_book(path)
    _op, client = clients.add(book, "A \"quoted\" 'name'", now)
    touches.log(book, [client], BY_ID["call"], now, note='he said "no" AND left*')
    yield book
    book.close()


@pytest.mark.parametrize("typed", ['said "no"', "no* AND", "left*", '"', "AND left", "NEAR(a b)"])
def test_signs_of_the_search_language_are_plain_text(read_only_book, typed):
    expected = fold(typed) in fold('A "quoted" \'name\' he said "no" AND left*')
    assert bool(Haystack(read_only_book).find(typed)) == expected


@given(st.text())
def test_folding_is_ascii_and_folding_again_changes_nothing(text):
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded


def test_letter_by_letter_finds_what_the_whole_word_finds(book, now):
    for number, name in enumerate(("Hotel Bałtyk", "Bar Hotelowy", "Hostel", "Barka", "Kobar", "Hurt", "Ba Rum")):
        _op, client = clients.add(book, name, now)
        if number % 2:
            people.add(book, client, "Hortensja Baran", now)
            touches.log(book, [client], BY_ID["call"], now, note="wants the bar at the hotel")
    letters, others = Haystack(book), Haystack(book)
    only = {client for (client,) in book.rows("SELECT id FROM client WHERE id % 2")}
    for typed in (
        "h",
        "ho",
        "hot",
        "hote",
        "hot",
        "ho",
        "hotel b",
        "hotel ba",
        "b",
        "ba",
        "bar",
        "",
        "ba r",
        "bar",
        "x",
    ):
        whole = dict(Haystack(book).find(typed))
        assert dict(letters.find(typed)) == whole, typed
        assert dict(others.find(typed, only)) == {client: why for client, why in whole.items() if client in only}
