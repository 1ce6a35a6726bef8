"""The portfolio query against the same facts worked out in plain Python."""

from __future__ import annotations

import shutil
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cockpit.core import breath
from cockpit.core.facts import SalesFacts
from cockpit.core.lens import lenses
from cockpit.core.verbs import BY_ID, VERBS, retry_day
from cockpit.store import actions, clients, money, portfolio, settings, touches
from cockpit.store.book import open_book

TODAY = date(2026, 11, 27)
MIDNIGHT = (TODAY.toordinal() - 719_163) * 86_400_000


@pytest.fixture(scope="module")
def shared(tmp_path_factory, empty, now):
    """A book of three clients whose touches each example throws away."""
    path = tmp_path_factory.mktemp("portfolio") / "a"
    shutil.copy(empty, path)
    book = open_book(path)
    for name in ("A", "B", "C"):
        clients.add(book, name, now)
    yield book
    book.close()


@st.composite
def some_touches(draw):
    """(client 0 to 2, verb, minutes before today's midnight, offset) with no two at one instant."""
    minutes = draw(st.lists(st.integers(-1400, 150 * 1440), unique=True, max_size=25))
    return [
        (draw(st.integers(0, 2)), draw(st.sampled_from([v for v in VERBS if v.reach])), back,
         draw(st.sampled_from([0, 60, -180, 345, 840])))
        for back in minutes
    ]  # fmt: skip


def write(book, ids, found):
    """Put the touches there in place of all others; gives them back as dicts."""
    book.connection.execute("BEGIN")
    book.connection.execute("DELETE FROM touch")
    made = []
    for number, (who, verb, back, offset) in enumerate(found, 1):
        ms = MIDNIGHT - back * 60_000
        day = (date(1970, 1, 1) + timedelta(days=(ms + offset * 60_000) // 86_400_000)).isoformat()
        retry = retry_day(verb, date.fromisoformat(day))
        row = {
            "id": number, "client": ids[who], "at_ms": ms, "zone": "", "offset_min": offset, "day": day,
            "channel": verb.channel, "direction": verb.direction, "outcome": verb.outcome, "reach": verb.reach,
            "retry_day": retry.isoformat() if retry else None, "source": "cli",
        }  # fmt: skip
        marks = ", ".join(f":{name}" for name in row)
        book.connection.execute(f"INSERT INTO touch ({', '.join(row)}) VALUES ({marks})", row)
        made.append(row)
    book.connection.execute("COMMIT")
    return made


@given(found=some_touches())
@hypothesis_settings(max_examples=60)
def test_the_facts_of_touches(shared, found):
    ids = [one for (one,) in shared.rows("SELECT id FROM client ORDER BY name")]
    made = write(shared, ids, found)
    book = portfolio.load(shared, TODAY)
    activity = portfolio.activity(shared, TODAY)
    for client in ids:
        mine = sorted((touch for touch in made if touch["client"] == client), key=lambda touch: touch["at_ms"])
        contacts = [touch for touch in mine if touch["reach"] == "contact"]
        attempts = [touch for touch in mine if touch["reach"] == "attempt"]
        visits = [touch for touch in mine if touch["channel"] == "visit"]
        facts = book.by_id[client]
        last = contacts[-1] if contacts else None
        assert (facts.contact_day, facts.contact_ms, facts.contact_channel, facts.contact_direction) == (
            (last["day"], last["at_ms"], last["channel"], last["direction"]) if last else (None,) * 4
        )
        since = [touch for touch in attempts if last is None or touch["at_ms"] > last["at_ms"]]
        tried = since[-1] if since else None
        assert (facts.attempt_day, facts.attempt_ms, facts.attempt_outcome, facts.retry_day) == (
            (tried["day"], tried["at_ms"], tried["outcome"], tried["retry_day"]) if tried else (None,) * 4
        )
        assert facts.attempts == len(since)
        assert facts.visit_day == (visits[-1]["day"] if visits else None)
        since = (TODAY - timedelta(days=90)).isoformat()
        lately = (sum(t["day"] > since for t in contacts), sum(t["day"] > since for t in attempts))
        assert activity.get(client, (0, 0)) == lately


@given(found=some_touches(), cadence=st.lists(st.none() | st.integers(1, 60), min_size=3, max_size=3))
@hypothesis_settings(max_examples=60)
def test_the_series_of_breath_against_counting_each_day(shared, found, cadence):
    ids = [one for (one,) in shared.rows("SELECT id FROM client ORDER BY name")]
    made = write(shared, ids, found)
    shared.connection.executemany(
        "UPDATE client SET cadence_days = ? WHERE id = ?", list(zip(cadence, ids, strict=True))
    )
    book = portfolio.load(shared, TODAY)
    days = [TODAY - timedelta(days=7 * back) for back in range(13, -1, -1)]
    expected = []
    for day in days:
        breathing = 0
        for facts in book.clients:
            contacts = [t for t in made if t["client"] == facts.id and t["reach"] == "contact"]
            before = [t["day"] for t in contacts if t["day"] <= day.isoformat()]
            limit = breath.cadence_days(facts, book.policy) * book.stretch
            breathing += bool(before) and (day - date.fromisoformat(max(before))).days < limit
        expected.append(breathing / 3)
    assert portfolio.breath_series(shared, book, days) == pytest.approx(expected)


def test_the_series_of_an_empty_book(book):
    assert portfolio.breath_series(book, portfolio.load(book, TODAY), [TODAY, TODAY]) == [0.0, 0.0]


def test_the_series_ends_with_todays_share(book, client, other, now):
    touches.log(book, [client], BY_ID["text"], now)
    whole = portfolio.load(book, TODAY)
    assert portfolio.breath_series(book, whole, [TODAY - timedelta(days=1), TODAY]) == [0.0, 0.5]
    assert whole.breathing() == (1, 2)


@given(
    lines=st.lists(
        st.tuples(st.integers(0, 3), st.integers(-3, 800), st.integers(-500, 1000).filter(bool)), max_size=40
    )
)
@hypothesis_settings(max_examples=60)
def test_the_facts_of_sales(shared, lines):
    ids = [one for (one,) in shared.rows("SELECT id FROM client ORDER BY name")] + [None]
    shared.connection.execute("BEGIN")
    shared.connection.execute("DELETE FROM sales_line")
    rows = [
        (number, str(number), ids[who], (TODAY - timedelta(days=back)).isoformat(), net)
        for number, (who, back, net) in enumerate(lines, 1)
    ]
    shared.connection.executemany("INSERT INTO sales_line (id, key, client, day, net) VALUES (?, ?, ?, ?, ?)", rows)
    shared.connection.execute("COMMIT")
    found = portfolio.sales(shared, TODAY)
    for client in ids[:3]:
        mine = [(day, net) for _id, _key, who, day, net in rows if who == client and day <= TODAY.isoformat()]
        by_day: dict[str, int] = {}
        for day, net in mine:
            by_day[day] = by_day.get(day, 0) + net
        if not mine:
            assert client not in found
            continue
        year = sum(net for day, net in mine if day > (TODAY - timedelta(days=365)).isoformat())
        orders = sorted((day for day, net in by_day.items() if net > 0), reverse=True)
        assert found[client][:2] == (year, tuple(orders[:9]))
        whole = money.of_client(shared, client, TODAY)
        assert found[client][2:] == (*whole.year, *whole.month, whole.year_from.isoformat())
        if whole.rolling_known:
            assert found[client].net_year == whole.rolling.now


def test_the_sales_of_a_large_book_are_read_in_the_order_of_their_index(book):
    plans = [
        row[3]
        for sql in (
            "SELECT client, day, sum(net) FROM sales_line WHERE client IS NOT NULL AND day <= '2026-01-01'"
            " GROUP BY client, day ORDER BY client, day",
            "SELECT (SELECT min(day) FROM sales_line WHERE client = c.id AND day <= '2026-01-01') FROM client c",
        )
        for row in book.rows("EXPLAIN QUERY PLAN " + sql)
    ]
    assert not any("TEMP B-TREE" in plan for plan in plans)
    assert sum("COVERING INDEX sales_line_client" in plan for plan in plans) == 2


def test_a_day_that_comes_to_nought_is_no_order(book, client, now):
    with book.operation("sales", now):
        for key, day, net in (("a", "2026-11-20", 50), ("b", "2026-11-20", -50), ("c", "2026-11-19", 10)):
            book.connection.execute(
                "INSERT INTO sales_line (id, key, client, day, net) VALUES (?, ?, ?, ?, ?)",
                (ord(key), key, client, day, net),
            )
    assert portfolio.sales(book, TODAY) == {client: SalesFacts(10, ("2026-11-19",), 10, 0, 10, 0, "2026-01-01")}


def test_the_rest_of_a_clients_facts(book, client, other, now):
    clients.edit(book, client, "tags", "vip, cash", now)
    clients.edit(book, client, "cadence_days", "21", now)
    clients.edit(book, client, "code", "H-1", now)
    actions.plan(book, [client], "later", date(2026, 12, 9), now)
    _op, (first,) = actions.plan(book, [client], "sooner", date(2026, 12, 1), now, at="10:00")
    with book.operation("wallet", now):
        book.connection.execute("INSERT INTO wallet VALUES (1, ?, 100, '2026-01-01', '')", (client,))
        book.connection.execute("INSERT INTO wallet VALUES (2, ?, 200, '2026-01-01', '')", (client,))
    facts = portfolio.load(book, TODAY).by_id[client]
    assert (facts.tags, facts.cadence_days, facts.code, facts.wallet) == ("cash\x1fvip", 21, "H-1", 200)
    assert (facts.action_id, facts.action_text, facts.action_due, facts.action_at) == (
        first, "sooner", "2026-12-01", "10:00",
    )  # fmt: skip
    assert (facts.name, facts.fold, facts.city) == ("Hurt Łódź", "hurt lodz lodz h-1", "Łódź")


def test_a_timed_action_and_one_of_any_time(book, client, now):
    for text, at in (("timed", "09:00"), ("any", None)):
        actions.plan(book, [client], text, TODAY, now, at=at)
    listed = [one.text for one in actions.of_client(book, client)]
    assert portfolio.load(book, TODAY).by_id[client].action_text == listed[0]


def test_who_is_shown(book, now):
    for status in clients.STATUSES:
        clients.add(book, status, now, status=status)
    assert [one.name for one in portfolio.load(book, TODAY).clients] == ["active", "dormant", "lost", "prospect"]


def test_the_book_itself(book, now):
    settings.put(book, now, "capacity", 3)
    settings.put(book, now, "unheard of", 3)
    with book.operation("tasks", now):
        for due in (date(2026, 11, 26), TODAY, date(2026, 11, 28)):
            actions.insert(book, None, "task", due, now)
    whole = portfolio.load(book, TODAY)
    assert (whole.currency, whole.name, whole.policy.capacity, whole.tasks_due) == ("PLN", "Test", 3, 2)
    assert whole.sales is None and whole.activity is None


CHANGES = {
    "touch": lambda book, client, now: touches.log(book, [client], BY_ID["call"], now, follow_up=3),
    "attempt": lambda book, client, now: touches.log(book, [client], BY_ID["no-answer"], now),
    "promised": lambda book, client, now: actions.plan(book, [client], "call", TODAY, now),
    "overdue": lambda book, client, now: actions.plan(book, [client], "call", date(2026, 11, 2), now),
    "task": lambda book, client, now: actions.plan(book, [], "file the report", TODAY, now),
    "rename": lambda book, client, now: clients.edit(book, client, "name", "Zebra", now),
    "cadence": lambda book, client, now: clients.edit(book, client, "cadence_days", "1", now),
    "archived": lambda book, client, now: clients.edit(book, client, "status", "archived", now),
    "lost": lambda book, client, now: clients.edit(book, client, "status", "lost", now),
    "tags": lambda book, client, now: clients.edit(book, client, "tags", "vip", now),
    "nothing": lambda book, client, now: None,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("lens", sorted(lenses()))
def test_some_clients_read_again_are_the_book_read_again(book, client, other, now, change, lens):
    touches.log(book, [client, other], BY_ID["email"], now)
    before = portfolio.with_needs(book, portfolio.load(book, TODAY), "sales", "activity")
    reading = before.read(lenses()[lens])
    CHANGES[change](book, client, now)
    fresh = portfolio.refreshed(book, before, [client])
    whole = portfolio.with_needs(book, portfolio.load(book, TODAY), "sales", "activity")
    assert fresh == whole
    assert fresh.by_id == whole.by_id
    if set(fresh.by_id) == set(before.by_id):
        assert fresh.reread(reading, [client]) == whole.read(lenses()[lens])


def test_a_client_that_comes_or_goes_is_a_book_read_again(book, client, now):
    before = portfolio.load(book, TODAY)
    _op, new = clients.add(book, "Nowy", now)
    assert portfolio.refreshed(book, before, [new]) == portfolio.load(book, TODAY)
    assert portfolio.refreshed(book, before, [777]) == before


def test_needs_are_loaded_once(book, client):
    bare = portfolio.load(book, TODAY)
    full = portfolio.with_needs(book, bare, "sales", "")
    assert full.sales == {} and full.activity is None
    assert portfolio.with_needs(book, full, "sales").sales is full.sales
    assert portfolio.reload(book, full).sales == {}
