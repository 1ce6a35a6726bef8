"""People at a client: numbers, addresses, rank, consent."""

from __future__ import annotations

import pytest

from cockpit.core.errors import BadInput
from cockpit.core.verbs import BY_ID
from cockpit.store import journal, people, touches


@pytest.fixture
def anna(book, client, now) -> int:
    return people.add(book, client, " Anna Żuk ", now, ["+48 600 100 200", "42 123"])[1]


def test_people_stand_in_the_order_in_which_they_came(book, client, anna, now):
    people.add(book, client, "Aaron", now)
    first, second = people.of_client(book, client)
    assert (first.name, second.name) == ("Anna Żuk", "Aaron")
    assert first.phones == ("+48 600 100 200", "42 123")
    assert second.phones == second.emails == ()
    with pytest.raises(BadInput, match="a person needs a name"):
        people.add(book, client, " ", now)


def test_numbers_that_stay_keep_their_row(book, client, anna, now):
    before = {point.value: point.id for point in people.of_client(book, client)[0].points}
    people.edit(book, anna, "phones", "42 123; +48 700", now)
    after = people.of_client(book, client)[0]
    assert after.phones == ("42 123", "+48 700")
    assert after.points[0].id == before["42 123"]
    people.edit(book, anna, "emails", "a@b.pl, c@d.pl", now)
    assert people.of_client(book, client)[0].emails == ("a@b.pl", "c@d.pl")
    journal.undo(book, now)
    journal.undo(book, now)
    assert people.of_client(book, client)[0].phones == ("+48 600 100 200", "42 123")


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [("name", "Ann", "Ann"), ("rank", "dec", "decision-maker"), ("rank", "", ""),
     ("consent_text", "Refused", "refused"),
     ("role", " chef ", "chef"), ("note", "x", "x"), ("language", "pl", "pl")],
)  # fmt: skip
def test_a_field_takes_what_was_typed(book, client, anna, now, column, typed, value):
    people.edit(book, anna, column, typed, now)
    assert getattr(people.of_client(book, client)[0], column) == value


@pytest.mark.parametrize(("column", "typed"), [("name", " "), ("rank", "boss"), ("consent_call", "maybe")])
def test_what_a_field_cannot_hold_is_refused(book, anna, now, column, typed):
    with pytest.raises(BadInput):
        people.edit(book, anna, column, typed, now)


def test_a_person_that_is_gone(book, now):
    with pytest.raises(BadInput, match="that person is gone"):
        people.edit(book, 777, "name", "X", now)


def test_removed_with_all_that_hangs_on_it_and_back_again(book, client, anna, content, now):
    touches.log(book, [client], BY_ID["call"], now, people=[anna])
    with book.operation("action", now):
        book.connection.execute(
            "INSERT INTO action (id, client, person, text, due, made_ms, made_day) VALUES (5, ?, ?, 'x', ?, 0, ?)",
            (client, anna, now.day, now.day),
        )
    before = content(book)
    people.delete(book, anna, now)
    assert people.of_client(book, client) == []
    assert book.value("SELECT count(*) FROM contact_point") == book.value("SELECT count(*) FROM touch_person") == 0
    assert book.value("SELECT person FROM action") is None
    journal.undo(book, now)
    assert content(book) == before


def test_numbers_of_the_firm_itself(book, client, anna, now):
    with book.operation("firm", now):
        book.connection.execute(
            "INSERT INTO contact_point (id, client, kind, value) VALUES (5, ?, 'phone', '42')", (client,)
        )
    assert [point.value for point in people.firm_points(book, client)] == ["42"]
