"""Calls and messages meet the book: matched by number, beside what was logged by hand, never twice, all undone."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import pytest

from cockpit.core.errors import Cancelled
from cockpit.core.incoming import IncomingTouch, Source
from cockpit.core.phone_log import NO_ANSWER, REACHED, TEXT_IN, TEXT_OUT, number_digits, whom
from cockpit.core.verbs import BY_ID
from cockpit.store import clients, journal, people, portfolio, strangers, touches
from cockpit.store.intake import take

SOURCES = [Source("calls.xml", "touches", "sms-backup-restore", "utf-8", "")]
ANNA, JAN, FIRM = "+48 601 234 567", "602 111 222", "+48 42 123 45 67"


class Portion(NamedTuple):
    file_index: int
    kind: str
    rows: list[IncomingTouch]


def told(at, party, day="2026-11-20", clock="14:00", sort=REACHED, minutes=2, name="", body="", known_only=False):
    """A record as an importer makes it."""
    moment = at(day, clock)
    digits = number_digits(party)
    key = f"{moment.ms}|{whom(digits, party)}|{sort}"
    return IncomingTouch(
        1, party, digits, name, moment.ms, moment.zone, moment.offset_min, day, *sort, minutes, body, key, known_only
    )


@pytest.fixture
def anna(book, client, now):
    return people.add(book, client, "Anna Nowak", now, [ANNA])[1]


@pytest.fixture
def bring(book, now):
    def bring(*rows, dry_run=False, at=now, **more):
        portions = [Portion(0, "touches", list(rows))]
        return take(book, portions, SOURCES, at, label="import", dry_run=dry_run, **more)

    return bring


def counts(outcome):
    found = outcome.files[0]
    return {"new": found.new, "same": found.same, "linked": found.linked, "unmatched": found.unmatched}


def test_a_call_is_a_touch_of_the_one_who_has_the_number(book, client, anna, at, bring):
    outcome = bring(told(at, "601234567", minutes=7))
    assert counts(outcome) == {"new": 1, "same": 0, "linked": 0, "unmatched": 0}
    (touch,) = touches.history(book, client)
    assert (touch.channel, touch.direction, touch.outcome, touch.reach) == REACHED
    assert (touch.minutes, touch.note, touch.source, touch.people) == (7, None, "import", "Anna Nowak")
    assert portfolio.facts(book, [client])[0].contact_day == "2026-11-20"


def test_a_second_run_changes_nothing(book, client, anna, at, bring, content):
    rows = [told(at, ANNA), told(at, ANNA, sort=TEXT_IN), told(at, "+33 6 12 34 56 78")]
    bring(*rows)
    before = content(book)
    again = bring(*rows)
    assert again.operation is None
    assert counts(again) == {"new": 0, "same": 3, "linked": 0, "unmatched": 0}
    assert content(book) == before


def test_overlapping_backups_make_no_doubles(book, client, anna, at, bring):
    one = [told(at, ANNA, clock=f"{hour}:00") for hour in range(10, 16)]
    bring(*one[:4])
    outcome = bring(*one[2:], *one[2:])
    assert counts(outcome) == {"new": 2, "same": 6, "linked": 0, "unmatched": 0}
    assert touches.count(book, client) == 6


def test_undo_is_exact(book, client, anna, at, bring, content, now):
    before = content(book)
    bring(told(at, ANNA), told(at, ANNA, sort=TEXT_OUT, body="x"), told(at, "0033612345678"))
    journal.undo(book, now)
    assert content(book) == before
    journal.redo(book, now)
    assert touches.count(book, client) == 2
    assert len(strangers.waiting(book)) == 1


def test_a_dry_run_counts_and_keeps_nothing(book, client, anna, at, bring, content):
    before = content(book)
    outcome = bring(told(at, ANNA), told(at, "0033612345678"), dry_run=True)
    assert counts(outcome) == {"new": 1, "same": 0, "linked": 0, "unmatched": 1}
    assert (outcome.touches, content(book)) == (1, before)


def test_stopped_in_the_middle_keeps_nothing(book, client, anna, at, bring, content):
    before = content(book)
    with pytest.raises(Cancelled):
        bring(told(at, ANNA), cancelled=lambda: True)
    assert content(book) == before


def test_an_attempt_hides_the_client_until_the_next_working_day(book, client, anna, at, bring):
    bring(told(at, ANNA, sort=NO_ANSWER, minutes=1))
    assert book.rows("SELECT reach, retry_day FROM touch") == [("attempt", "2026-11-23")]
    assert portfolio.facts(book, [client])[0].attempts == 1


def test_the_messages_of_a_day_are_one_touch(book, client, anna, at, bring):
    day = [told(at, ANNA, clock=f"{hour:02}:00", sort=TEXT_IN) for hour in range(8, 20)]
    bring(*day, *[told(at, ANNA, clock=f"{hour:02}:30", sort=TEXT_OUT) for hour in (9, 10)])
    assert [(touch.direction, touch.note, touch.minutes) for touch in touches.history(book, client)] == [
        ("out", "2 messages", 2),
        ("in", "12 messages", 12),
    ]
    assert book.value("SELECT count(*) FROM phone_record WHERE state = 'taken' AND touch IS NOT NULL") == 14


def test_later_messages_of_the_same_day_join_the_touch(book, client, anna, at, bring):
    bring(told(at, ANNA, clock="10:00", sort=TEXT_IN))
    outcome = bring(told(at, ANNA, clock="09:00", sort=TEXT_IN), told(at, ANNA, clock="11:00", sort=TEXT_IN))
    assert (outcome.touches, counts(outcome)["new"]) == (0, 2)
    (touch,) = touches.history(book, client)
    assert (touch.note, touch.at_ms) == ("3 messages", at("2026-11-20", "09:00").ms)


def test_a_note_that_was_written_by_hand_stays(book, client, anna, at, bring, now):
    bring(told(at, ANNA, clock="10:00", sort=TEXT_IN), told(at, ANNA, clock="10:05", sort=TEXT_IN))
    touches.edit(book, touches.history(book, client)[0].id, now, note="wants a price")
    bring(told(at, ANNA, clock="11:00", sort=TEXT_IN))
    assert [touch.note for touch in touches.history(book, client)] == ["wants a price"]


def test_two_who_write_on_one_day_are_two_touches(book, client, anna, at, bring, now):
    people.add(book, client, "Jan Kos", now, [JAN])
    bring(told(at, ANNA, sort=TEXT_IN), told(at, JAN, sort=TEXT_IN))
    assert sorted(touch.people for touch in touches.history(book, client)) == ["Anna Nowak", "Jan Kos"]


@pytest.mark.parametrize(("clock", "linked"), [("13:46", 1), ("14:14", 1), ("13:44", 0), ("14:16", 0)])
def test_a_call_logged_by_hand_is_not_doubled(book, client, anna, at, bring, clock, linked):
    touches.log(book, [client], BY_ID["call"], at("2026-11-20", clock), note="about the price")
    outcome = bring(told(at, ANNA))
    assert counts(outcome)["linked"] == linked
    assert touches.count(book, client) == 2 - linked
    assert counts(bring(told(at, ANNA))) == {"new": 0, "same": 1, "linked": 0, "unmatched": 0}
    assert "about the price" in [touch.note for touch in touches.history(book, client)]


def test_two_calls_are_not_one_logged_by_hand(book, client, anna, at, bring):
    touches.log(book, [client], BY_ID["call"], at("2026-11-20", "14:03"))
    outcome = bring(told(at, ANNA, clock="14:00"), told(at, ANNA, clock="14:05"))
    assert counts(outcome)["linked"] == 1
    assert touches.count(book, client) == 2


def test_texts_logged_by_hand_that_day_are_not_doubled(book, client, anna, at, bring):
    touches.log(book, [client], BY_ID["text"], at("2026-11-20", "18:00"))
    touches.log(book, [client], BY_ID["incoming"], at("2026-11-20", "14:10"))
    rows = [told(at, ANNA, sort=TEXT_OUT), told(at, ANNA, clock="09:00", sort=TEXT_OUT), told(at, ANNA, sort=TEXT_IN)]
    assert counts(bring(*rows))["linked"] == 3
    assert [touch.note for touch in touches.history(book, client)] == [None, None]


def test_a_deleted_touch_does_not_come_back(book, client, anna, at, bring, now):
    bring(told(at, ANNA))
    touches.delete(book, [touches.history(book, client)[0].id], now)
    assert counts(bring(told(at, ANNA)))["same"] == 1
    assert touches.count(book, client) == 0


def test_what_was_said_comes_only_where_asked_for(book, client, anna, at, bring):
    bring(told(at, ANNA, sort=TEXT_IN), told(at, ANNA, clock="15:00", sort=TEXT_IN))
    outcome = bring(
        told(at, ANNA, sort=TEXT_IN, body="Dzień dobry"), told(at, ANNA, clock="15:00", sort=TEXT_IN, body="Czekam")
    )
    assert (outcome.files[0].changed, outcome.files[0].same) == (2, 0)
    assert [touch.note for touch in touches.history(book, client)] == ["Dzień dobry\nCzekam"]
    again = bring(told(at, ANNA, sort=TEXT_IN, body="Dzień dobry"))
    assert again.operation is None


def test_a_contact_closes_the_follow_ups_made_before_it(book, client, anna, at, bring):
    touches.log(book, [client], BY_ID["call"], at("2026-11-18"), follow_up=3)
    bring(told(at, ANNA, day="2026-11-17"))
    assert book.value("SELECT count(*) FROM action WHERE done_ms IS NULL") == 1
    bring(told(at, ANNA, day="2026-11-19", sort=NO_ANSWER))
    assert book.value("SELECT count(*) FROM action WHERE done_ms IS NULL") == 1
    bring(told(at, ANNA, day="2026-11-20"))
    assert book.rows("SELECT done_day FROM action") == [("2026-11-20",)]


def test_a_number_of_the_firm_gives_the_client(book, client, at, bring, now):
    point = (book.ids.new(now.ms), client, FIRM)
    with book.operation("number", now):
        book.connection.execute("INSERT INTO contact_point (id, client, kind, value) VALUES (?, ?, 'phone', ?)", point)
    bring(told(at, "421234567"))
    assert [touch.people for touch in touches.history(book, client)] == [""]


def test_one_number_at_two_clients_is_nobodys(book, client, other, anna, at, bring, now):
    people.add(book, other, "Anna too", now, ["601234567"])
    assert counts(bring(told(at, ANNA)))["unmatched"] == 1
    (one,) = strangers.waiting(book)
    maybe = strangers.candidates(book, [one])[one.id]
    assert (set(maybe.clients), maybe.by_number) == ({client, other}, True)


def test_the_country_tells_apart_what_the_last_digits_do_not(book, client, other, anna, at, bring, now):
    people.add(book, other, "Hans", now, ["+49 601 234 567"])
    bring(told(at, "+49601234567"), told(at, "601 234 567", clock="15:00"))
    assert (touches.count(book, other), touches.count(book, client)) == (1, 1)


def test_a_name_is_matched_where_it_is_one_persons(book, client, other, anna, at, bring, now):
    assert counts(bring(told(at, "anna nowak", sort=TEXT_IN)))["new"] == 1
    people.add(book, other, "Anna Nowak", now)
    assert counts(bring(told(at, "Anna Nowak", day="2026-11-21", sort=TEXT_IN)))["unmatched"] == 1


def test_strangers_of_a_group_stay_out(book, client, anna, at, bring):
    outcome = bring(told(at, "Ktoś", sort=TEXT_IN, known_only=True), told(at, ANNA, sort=TEXT_IN, known_only=True))
    assert counts(outcome) == {"new": 1, "same": 0, "linked": 0, "unmatched": 0}
    assert outcome.files[0].left_out == {"strangers": 1}
    assert book.value("SELECT count(*) FROM phone_record") == 1


def test_those_who_waited_come_in_once_they_are_known(book, client, at, bring, now):
    bring(told(at, ANNA))
    people.add(book, client, "Anna Nowak", now, [ANNA])
    outcome = bring(told(at, ANNA))
    assert outcome.touches == 1
    assert touches.count(book, client) == 1
    assert strangers.waiting(book) == []


# the numbers that wait


def test_assigning_gives_the_number_and_makes_the_touches(book, client, at, bring, now, content):
    bring(told(at, ANNA, name="Anna Zielińska"), told(at, "601234567", clock="15:00", sort=TEXT_IN))
    before = content(book)
    (one,) = strangers.waiting(book)
    assert (one.name, one.calls, one.texts, one.last_day) == ("Anna Zielińska", 1, 1, "2026-11-20")
    done = strangers.assign(book, one, client, now)
    assert done.touches == 2
    assert [(person.name, person.phones) for person in people.of_client(book, client)] == [
        ("Anna Zielińska", (one.party,))
    ]
    assert {touch.people for touch in touches.history(book, client)} == {"Anna Zielińska"}
    assert strangers.waiting(book) == []
    assert counts(bring(told(at, ANNA, day="2026-11-21")))["new"] == 1
    journal.undo(book, now)
    journal.undo(book, now)
    assert content(book) == before


def test_a_number_without_a_name_becomes_the_clients_own(book, client, at, bring, now):
    bring(told(at, ANNA))
    done = strangers.assign(book, strangers.waiting(book)[0], client, now)
    assert done.person == 0
    assert [point.value for point in people.firm_points(book, client)] == [ANNA]


def test_a_person_of_that_name_gets_the_number(book, client, at, bring, now):
    person = people.add(book, client, "Anna Zielińska", now)[1]
    bring(told(at, ANNA, name="ANNA ZIELINSKA"))
    assert strangers.assign(book, strangers.waiting(book)[0], client, now).person == person
    assert len(people.of_client(book, client)) == 1


def test_a_new_client_of_a_number_is_one_change(book, at, bring, now, content):
    bring(told(at, ANNA, name="Anna Zielińska"))
    before = content(book)
    done = strangers.assign_to_new(book, strangers.waiting(book)[0], "Sklep Anna", now)
    assert clients.name_of(book, done.client) == "Sklep Anna"
    assert touches.count(book, done.client) == 1
    journal.undo(book, now)
    assert content(book) == before


def test_a_number_that_was_left_out_is_not_asked_about_again(book, at, bring, now):
    bring(told(at, ANNA, body="secret"))
    strangers.leave_out(book, strangers.waiting(book)[0], now)
    assert strangers.waiting(book) == []
    outcome = bring(told(at, ANNA), told(at, "601 234 567", day="2026-11-21"))
    assert counts(outcome) == {"new": 0, "same": 1, "linked": 0, "unmatched": 0}
    assert outcome.files[0].left_out == {"refused": 1}
    assert strangers.waiting(book) == []
    assert Counter(book.rows("SELECT state, note FROM phone_record")) == {("left", None): 2}
    journal.undo(book, now)
    journal.undo(book, now)
    assert len(strangers.waiting(book)) == 1


def test_many_records_are_taken_at_once(book, client, anna, at, bring):
    # not by time, which a busy machine would falsify, but by how often the book is asked
    rows = [told(at, f"+4870{number:07}", clock=f"{number % 24:02}:00") for number in range(3_000)]
    rows += [told(at, ANNA, day=f"2026-{month:02}-{day:02}") for month in range(1, 11) for day in range(1, 29)]
    statements = []
    book.connection.set_trace_callback(lambda sql: statements.append(sql) if sql.startswith("SELECT") else None)
    outcome = bring(*rows)
    book.connection.set_trace_callback(None)
    assert counts(outcome) == {"new": 280, "same": 0, "linked": 0, "unmatched": 3_000}
    assert len(statements) < 60
