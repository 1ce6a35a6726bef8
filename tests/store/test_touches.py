"""Logging: each verb's rows, follow-ups closed and made, bumps, retries, and what is edited or deleted later."""

from __future__ import annotations

from datetime import date

import pytest

from cockpit.core.errors import BadInput, CockpitError
from cockpit.core.verbs import BY_ID, VERBS
from cockpit.store import actions, clients, journal, people, touches
from cockpit.store.touches import Promise

TOUCHING = [verb for verb in VERBS if verb.reach]
CONTACTS = [verb for verb in VERBS if verb.reach == "contact"]
ATTEMPTS = [verb for verb in VERBS if verb.reach == "attempt"]


def named(verb) -> str:
    return verb.id


def resting(book, client) -> tuple:
    return book.row("SELECT resting_until, resting_why FROM client WHERE id = ?", (client,))


@pytest.mark.parametrize("verb", TOUCHING, ids=named)
def test_the_row_of_each_verb(book, client, now, verb):
    logged = touches.log(book, [client], verb, now, note="  hello ", source="sweep")
    (touch,) = touches.history(book, client)
    assert logged.touches == (touch.id,)
    assert logged.clients == (client,)
    assert touch == (
        touch.id, client, now.ms, 60, "2026-11-27", verb.channel, verb.direction, verb.outcome, verb.reach,
        verb.minutes, "hello", "sweep", "",
    )  # fmt: skip
    assert book.value("SELECT zone FROM touch") == "Europe/Warsaw"


@pytest.mark.parametrize(
    ("verb", "follow_up", "retry"),
    [("no-answer", None, "2026-11-30"), ("message", None, "2026-11-29"), ("no-answer", 3, "2026-11-30"),
     ("message", 9, "2026-12-06"), ("no-answer", 0, "2026-11-27"), ("call", None, None), ("call", 7, None)],
)  # fmt: skip
def test_when_an_attempt_comes_back(book, client, now, verb, follow_up, retry):
    touches.log(book, [client], BY_ID[verb], now, follow_up=follow_up)
    assert book.value("SELECT retry_day FROM touch") == retry


def test_white_space_is_no_note_and_a_long_one_is_cut(book, client, now):
    touches.log(book, [client], BY_ID["call"], now, note=" \n ")
    touches.log(book, [client], BY_ID["call"], now, note="x" * 20_000)
    assert [touch.note and len(touch.note) for touch in touches.history(book, client)] == [10_000, None]


@pytest.mark.parametrize("verb", CONTACTS, ids=named)
def test_a_contact_closes_the_open_follow_ups_of_its_client_only(book, client, other, now, verb):
    touches.log(book, [client, other], BY_ID["call"], now, follow_up=7)
    actions.plan(book, [client], "offer", date(2026, 12, 1), now)
    touches.log(book, [client], verb, now)
    assert [(one.text, one.origin) for one in actions.of_client(book, client)] == [("offer", "typed")]
    assert len(actions.of_client(book, other)) == 1
    done = actions.of_client(book, client, done=True)[-1]
    assert (done.origin, done.done_day) == ("follow-up", now.day)


@pytest.mark.parametrize("verb", ATTEMPTS, ids=named)
def test_an_attempt_closes_nothing(book, client, now, verb):
    touches.log(book, [client], BY_ID["call"], now, follow_up=7)
    touches.log(book, [client], verb, now)
    assert len(actions.of_client(book, client)) == 1


@pytest.mark.parametrize("verb", TOUCHING, ids=named)
def test_a_number_makes_a_follow_up(book, client, now, verb):
    logged = touches.log(book, [client], verb, now, follow_up=7)
    (action,) = actions.of_client(book, client)
    assert logged.actions == (action.id,)
    assert (action.text, action.due, action.origin) == (verb.follow_up, "2026-12-04", "follow-up")


def test_a_new_follow_up_takes_the_place_of_the_old(book, client, now):
    for _n in range(3):
        touches.log(book, [client], BY_ID["call"], now, follow_up=7)
    assert len(actions.of_client(book, client)) == 1


def test_a_promise_in_the_users_words(book, client, now):
    touches.log(book, [client], BY_ID["call"], now, promise=Promise("offer", date(2026, 12, 1), "10:00"))
    touches.log(book, [client], BY_ID["call"], now)
    (action,) = actions.of_client(book, client)
    assert (action.text, action.due, action.at, action.origin) == ("offer", "2026-12-01", "10:00", "typed")


def test_one_operation_however_many_clients(book, client, other, content, now):
    before = content(book)
    operations = book.value("SELECT count(*) FROM operation")
    logged = touches.log(book, [client, other], BY_ID["call"], now, follow_up=3, names="2 clients")
    assert book.value("SELECT count(*) FROM operation") == operations + 1
    assert (len(logged.touches), len(logged.actions)) == (2, 2)
    assert journal.entries(book)[0].label == "call, reached: 2 clients"
    undone = journal.undo(book, now)
    assert set(undone.clients) == {client, other}
    assert content(book) == before


@pytest.mark.parametrize(("follow_up", "until"), [(None, "2026-11-28"), (14, "2026-12-11"), (0, "2026-11-28")])
def test_a_bump_is_no_touch_and_hides_the_client(book, client, now, follow_up, until):
    logged = touches.log(book, [client], BY_ID["bump"], now, follow_up=follow_up)
    assert (logged.touches, logged.actions) == ((), ())
    assert resting(book, client) == (until, "bump")
    assert touches.count(book, client) == 0
    assert actions.of_client(book, client) == []


def test_a_contact_ends_a_bump_and_no_other_rest(book, client, other, now):
    touches.log(book, [client], BY_ID["bump"], now)
    with book.operation("pause", now):
        touches.rest(book, other, date(2026, 12, 24), "pause")
    touches.log(book, [client, other], BY_ID["text"], now)
    assert resting(book, client) == (None, "")
    assert resting(book, other) == ("2026-12-24", "pause")


def test_an_attempt_leaves_a_bump(book, client, now):
    touches.log(book, [client], BY_ID["bump"], now)
    touches.log(book, [client], BY_ID["no-answer"], now)
    assert resting(book, client) == ("2026-11-28", "bump")


def test_what_happened_yesterday_is_kept_under_yesterday(book, client, at, now):
    touches.log(book, [client], BY_ID["message"], at("2026-11-26", "23:30"), now=now, follow_up=1)
    (touch,) = touches.history(book, client)
    assert (touch.day, touch.at_ms) == ("2026-11-26", at("2026-11-26", "23:30").ms)
    assert actions.of_client(book, client)[0].due == "2026-11-27"
    assert journal.entries(book)[0].at_ms == now.ms


def test_with_whom_it_was(book, client, now):
    _op, anna = people.add(book, client, "Anna", now)
    _op, jan = people.add(book, client, "Jan", now)
    touches.log(book, [client], BY_ID["visit"], now, people=[anna, jan])
    assert set(touches.history(book, client)[0].people.split(", ")) == {"Anna", "Jan"}


def test_history_is_newest_first_and_comes_in_portions(book, client, other, at, now):
    for day in (3, 1, 2):
        touches.log(book, [client], BY_ID["call"], at(f"2026-11-0{day}"), now=now, note=str(day))
    touches.log(book, [other], BY_ID["call"], now)
    assert [touch.note for touch in touches.history(book, client)] == ["3", "2", "1"]
    assert [touch.note for touch in touches.history(book, client, limit=1, offset=1)] == ["2"]
    assert touches.count(book, client) == 3


def test_a_sweeps_card_is_settled_with_the_touch(book, client, now):
    with book.operation("sweep", now, "system"):
        book.connection.execute("INSERT INTO sweep VALUES (1, '2026-11-27', 5, 0.5, 0, NULL)")
        book.connection.execute("INSERT INTO sweep_card VALUES (2, 1, ?, 0, '[]', '')", (client,))
    touches.log(book, [client], BY_ID["call"], now, sweep_card=(2, "contact"))
    assert book.value("SELECT outcome FROM sweep_card") == "contact"
    journal.undo(book, now)
    assert book.value("SELECT outcome FROM sweep_card") == ""


def test_a_touch_is_edited(book, client, at, now):
    (touch,) = touches.log(book, [client], BY_ID["call"], now, note="old").touches
    touches.edit(book, touch, now, note="new")
    touches.edit(book, touch, now, verb=BY_ID["message"], moved=at("2026-11-20"))
    (found,) = touches.history(book, client)
    assert (found.note, found.outcome, found.reach, found.day) == ("new", "message", "attempt", "2026-11-20")
    assert book.value("SELECT retry_day FROM touch") == "2026-11-22"
    touches.edit(book, touch, now, verb=BY_ID["call"], note=" ")
    assert book.row("SELECT retry_day, note, reach FROM touch") == (None, None, "contact")
    for _n in range(3):
        journal.undo(book, now)
    assert touches.history(book, client)[0].note == "old"


def test_a_touch_that_is_gone_cannot_be_edited(book, now):
    with pytest.raises(BadInput, match="that touch is gone"):
        touches.edit(book, 777, now, note="x")


def test_no_touch_becomes_a_bump(book, client, now):
    (touch,) = touches.log(book, [client], BY_ID["call"], now).touches
    with pytest.raises(CockpitError):
        touches.edit(book, touch, now, verb=BY_ID["bump"])
    assert touches.history(book, client)[0].reach == "contact"


def test_touches_are_deleted_as_one_and_come_back_whole(book, client, content, now):
    _op, anna = people.add(book, client, "Anna", now)
    made = [touches.log(book, [client], BY_ID["call"], now, note="żółw", people=[anna]).touches[0] for _n in range(3)]
    before = content(book)
    touches.delete(book, made[:2], now)
    assert [touch.id for touch in touches.history(book, client)] == made[2:]
    assert journal.entries(book)[0].label == "2 touches deleted"
    journal.undo(book, now)
    assert content(book) == before


def test_verbs_by_name():
    assert touches.verb_named("call") is BY_ID["call"]
    with pytest.raises(BadInput, match="“shout” is no verb: choose call, no-answer"):
        touches.verb_named("shout")


def test_a_follow_up_beyond_all_calendars_is_refused_whole(book, client, content, now):
    before = content(book)
    with pytest.raises(CockpitError):
        touches.log(book, [client], BY_ID["call"], now, follow_up=10**9)
    assert content(book) == before
    clients.edit(book, client, "city", "X", now)


def test_a_touch_is_logged_in_as_many_steps_however_long_the_journal_is(book, client, now):
    def steps() -> int:
        count = 0

        def step() -> int:
            nonlocal count
            count += 1
            return 0

        book.connection.set_progress_handler(step, 10)
        touches.log(book, [client], BY_ID["call"], now)
        book.connection.set_progress_handler(None, 0)
        return count

    touches.log(book, [client], BY_ID["call"], now)
    short = steps()
    touches.log(book, [client] * 500, BY_ID["text"], now)
    assert steps() <= short * 1.2
