"""Text templates in the book, what fields stand for there, and who may be written to."""

from __future__ import annotations

import pytest

from cockpit.core import text_defaults
from cockpit.core.errors import BadInput
from cockpit.core.verbs import BY_ID
from cockpit.store import clients, consent, journal, people, settings, text_fields, text_templates, touches


def test_a_book_starts_with_the_usual_texts_put_in_once_and_quietly(book, now):
    assert [one.id for one in text_templates.listed(book)] == [0] * len(text_templates.starting())
    assert book.value("SELECT count(*) FROM text_template") == 0
    held = text_templates.open_list(book, now)
    assert len(held) == len(text_defaults.PURPOSES) * len(text_defaults.TEXTS)
    assert [one[1:] for one in held] == [one[1:] for one in text_templates.starting()]
    assert text_templates.open_list(book, now) == text_templates.listed(book) == held
    assert journal.entries(book) == []
    with pytest.raises(BadInput, match="nothing to undo"):
        journal.undo(book, now)


def test_added_edited_retired_ordered_and_all_taken_back(book, content, now):
    text_templates.open_list(book, now)
    before = content(book)
    _operation, added = text_templates.add(book, " Grüße ", "de-DE", " Hallo {Name} ", now)
    assert text_templates.one(book, added)[1:] == ("Grüße", "de", "Hallo {Name}")
    assert text_templates.listed(book)[-1].id == added
    text_templates.edit(book, added, "text", "Servus", now)
    text_templates.edit(book, added, "language", "", now)
    text_templates.edit(book, added, "purpose", "Gruß", now)
    assert text_templates.one(book, added)[1:] == ("Gruß", "", "Servus")
    _operation, second = text_templates.add(book, "offer", "sv", "Hej", now)
    purposes = list(dict.fromkeys(one.purpose for one in text_templates.listed(book)))
    assert purposes == [*text_defaults.PURPOSES, "Gruß"]
    assert [one.id for one in text_templates.listed(book) if one.purpose == "offer"][-1] == second
    text_templates.reorder(book, ["Gruß", *reversed(text_defaults.PURPOSES)], now)
    purposes = list(dict.fromkeys(one.purpose for one in text_templates.listed(book)))
    assert purposes == ["Gruß", *reversed(text_defaults.PURPOSES)]
    text_templates.retire(book, added, now)
    assert added not in [one.id for one in text_templates.listed(book)]
    with pytest.raises(BadInput, match="that text is gone"):
        text_templates.edit(book, added, "text", "x", now)
    acts = len(journal.entries(book))
    for _each in range(acts):
        journal.undo(book, now)
    assert content(book) == before


def test_a_book_whose_texts_are_all_retired_stays_without(book, now):
    for one in text_templates.open_list(book, now):
        text_templates.retire(book, one.id, now)
    assert text_templates.open_list(book, now) == text_templates.listed(book) == []
    _operation, added = text_templates.add(book, "mine", "", "Hi", now)
    assert [one.id for one in text_templates.listed(book)] == [added]


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [("text", " ", "needs words"), ("text", "{nope}", "{nope} is no field"),
     ("purpose", "", "say what the text is for"),
     ("language", "klingon", "is no language"), ("text", "x" * 1001, "ends at 1000")],
)  # fmt: skip
def test_what_will_not_do_changes_nothing(book, content, now, column, typed, said):
    one = text_templates.open_list(book, now)[0]
    before = content(book)
    with pytest.raises(BadInput, match=said):
        text_templates.edit(book, one.id, column, typed, now)
    with pytest.raises(BadInput, match=said):
        text_templates.add(book, **{"purpose": "p", "language": "", "text": "t", column: typed}, now=now)
    assert content(book) == before


@pytest.fixture
def anna(book, client, now) -> people.Person:
    people.add(book, client, "Anna Żuk", now, ["+48 600 100 200"])
    return people.of_client(book, client)[0]


def test_what_the_fields_stand_for(book, client, anna, now):
    touches.log(book, [client], BY_ID["call"], now.moved(days=-15))
    touches.log(book, [client], BY_ID["no-answer"], now)
    with book.operation("rows", now):
        book.connection.execute(
            "INSERT INTO sales_line (id, key, client, day, net) VALUES (1, 'a', ?, '2026-03-01', 100),"
            " (2, 'b', ?, '2026-05-01', -100)",
            (client, client),
        )
        book.connection.execute(
            "INSERT INTO action (id, client, text, due, made_ms, made_day) VALUES (5, ?, 'oferta', ?, 0, ?)",
            (client, now.day, now.day),
        )
    settings.put(book, now, text_fields.MY_NAME, "Jan")
    found = text_fields.values(book, client, anna, "pl", now.date)
    assert found == {
        "first_name": "Anna", "name": "Anna Żuk", "client": "Hurt Łódź", "city": "Łódź", "last_order": "1 marca",
        "last_contact": "12 listopada", "next_action": "oferta", "offer": "", "my_name": "Jan",
        "today": "27 listopada", "weekday": "piątek",
    }  # fmt: skip
    bare = text_fields.values(book, client, None, "en", now.date)
    assert (bare["first_name"], bare["name"], bare["last_order"]) == ("", "", "1 March")


def test_whose_language(book, client, anna, now):
    def language(person):
        return text_fields.language(book, clients.record(book, client), person)

    assert language(anna) == "pl"  # the book's country
    clients.edit(book, client, "country", "Germany", now)
    assert language(anna) == "de"
    clients.edit(book, client, "language", "fr", now)
    assert language(anna) == language(None) == "fr"
    people.edit(book, anna.id, "language", "ru", now)
    assert language(people.of_client(book, client)[0]) == "ru"


def test_who_is_turned_to_first_and_who_refuses(book, client, anna, now):
    _operation, boss = people.add(book, client, "Boss", now, ["1234"])
    people.edit(book, boss, "rank", "decision-maker", now)
    found = people.of_client(book, client)
    assert [one.name for one in consent.in_order(found)] == ["Boss", "Anna Żuk"]
    people.edit(book, boss, "consent_text", "refused", now)
    found = people.of_client(book, client)
    assert [one.name for one in consent.in_order(found)] == ["Boss", "Anna Żuk"]
    assert consent.refusal(found[1], "text") == "Boss refused texts (People tab)"
    assert consent.refusal(found[1], "call") == consent.refusal(None, "text") == ""
    assert consent.first_for(found, "text").name == "Anna Żuk"
    assert consent.first_for(found, "call").name == "Boss"
    people.edit(book, boss, "consent_call", "refused", now)
    assert [one.name for one in consent.in_order(people.of_client(book, client))] == ["Anna Żuk", "Boss"]


def test_a_client_that_is_to_be_left_alone(book, client, now):
    assert consent.resting(book, client, now.date) == ""
    with book.operation("rest", now):
        touches.rest(book, client, now.date.replace(month=12), "do-not-contact")
    assert consent.resting(book, client, now.date) == "Hurt Łódź: do not contact before Sun 27 Dec 2026"
    assert consent.resting(book, client, now.date.replace(month=12)) == ""
    with book.operation("rest", now):
        touches.rest(book, client, now.date.replace(month=12), "pause")
    assert consent.resting(book, client, now.date) == ""
