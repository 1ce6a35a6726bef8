import re
import shutil
import sqlite3
from datetime import date, datetime
from pathlib import Path

import pytest

from cockpit.core import breath
from cockpit.core.facts import Alike
from cockpit.store import portfolio, schema, search, triggers
from cockpit.store.book import open_book
from cockpit.store.folding import fold
from samples import days, large, make, phones, tax
from samples.dump import dump

COMMITTED = Path(__file__).resolve().parents[2] / "sample.db"
FICTION = {
    iso: re.compile("|".join(re.escape(pattern).replace(r"\#", "[0-9]") for pattern in patterns))
    for iso, patterns in phones.RANGES.items()
}
ISO = {"Poland": "PL", "France": "FR", "Germany": "DE", "Ukraine": "UA"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "fresh.db"
    make.make(path)
    return path


@pytest.fixture(scope="module")
def db(fresh):
    connection = sqlite3.connect(f"file:{fresh}?mode=ro", uri=True)
    yield connection
    connection.close()


@pytest.fixture
def book(fresh, tmp_path):
    copy = tmp_path / "copy.db"
    shutil.copy(fresh, copy)
    opened = open_book(copy)
    yield opened
    opened.close()


def one(db, sql, *values):
    return db.execute(sql, values).fetchone()[0]


def test_the_same_content_each_time(fresh, tmp_path):
    again = tmp_path / "again.db"
    make.make(again)
    assert list(dump(fresh)) == list(dump(again))


def test_the_committed_sample_is_what_the_code_makes(fresh):
    assert list(dump(COMMITTED)) == list(dump(fresh)), "run `python -m samples.make` and commit sample.db"


def test_a_changed_row_changes_the_dump(fresh, tmp_path):
    copy = tmp_path / "changed.db"
    shutil.copy(fresh, copy)
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE touch SET minutes = minutes + 1 WHERE id = (SELECT max(id) FROM touch)")
    connection.commit()
    connection.close()
    assert list(dump(copy)) != list(dump(fresh))


def test_size(fresh):
    assert fresh.stat().st_size < 8_000_000
    assert COMMITTED.stat().st_size < 8_000_000


def test_the_file_is_sound(db):
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert one(db, "PRAGMA freelist_count") == 0
    assert one(db, "PRAGMA user_version") == schema.LATEST


def test_the_journal_is_empty_and_its_triggers_are_there(db, book):
    assert db.execute("SELECT id FROM operation").fetchall() == [(0,)]
    assert one(db, "SELECT count(*) FROM journal") == 0
    assert one(db, "SELECT indexed_seq FROM meta") == one(db, "SELECT count(open_operation) FROM operation") == 0
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert {name for name in names if not name.startswith("ledger_")} == {
        f"journal_{table}_{kind}" for table in triggers.tables(db) for kind in ("insert", "update", "delete")
    }
    assert not schema.check(book.connection, book.path)


def test_clients_of_four_countries(db):
    assert one(db, "SELECT count(*) FROM client") == 240
    countries = dict(db.execute("SELECT country, count(*) FROM client GROUP BY 1"))
    assert countries == {"Poland": 110, "France": 50, "Germany": 45, "Ukraine": 35}
    assert one(db, "SELECT count(*) FROM client WHERE status = 'archived'") == 0


def test_names_can_be_told_apart_when_cut(db):
    names = [fold(name) for (name,) in db.execute("SELECT name FROM client")]
    assert len(set(names)) == 240
    assert len({name[:8] for name in names}) >= 238
    assert len({name[:5] for name in names}) >= 225


def test_folds_are_those_of_the_store(db):
    for name, city, code, tax_id, folded in db.execute("SELECT name, city, code, tax_id, fold FROM client"):
        assert folded == fold(" ".join(part for part in (name, city, code, tax_id) if part))
    for table in ("person", "tag", "family", "competitor"):
        assert all(folded == fold(name) for name, folded in db.execute(f"SELECT name, fold FROM {table}"))


def test_two_years_of_touches(db):
    first, last = db.execute("SELECT min(day), max(day) FROM touch").fetchone()
    assert (date.fromisoformat(last) - date.fromisoformat(first)).days >= 720
    assert last == days.LAST.isoformat()
    assert 9_000 <= one(db, "SELECT count(*) FROM touch") <= 13_000
    assert one(db, "SELECT count(DISTINCT substr(day, 1, 7)) FROM touch") == 25
    assert one(db, "SELECT max(n) FROM (SELECT count(*) AS n FROM touch GROUP BY day)") <= 50
    assert one(db, "SELECT count(*) FROM touch JOIN client ON client.id = client WHERE touch.day < made_day") == 0


def test_instants_agree_with_the_days_and_the_zone_database(db):
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        warsaw = ZoneInfo(days.ZONE)
    except ZoneInfoNotFoundError:
        pytest.skip("this machine has no zone database")
    for at_ms, offset_min, day in db.execute("SELECT at_ms, offset_min, day FROM touch"):
        local = datetime.fromtimestamp(at_ms / 1000, warsaw)
        assert local.date().isoformat() == day
        assert local.utcoffset().total_seconds() == offset_min * 60
        assert local.weekday() < 5
        assert 7 <= local.hour < 18


def test_ids_follow_the_instants(db):
    instants = [at_ms for (at_ms,) in db.execute("SELECT at_ms FROM touch ORDER BY id")]
    assert instants == sorted(instants)


def test_notes_are_of_the_country(db):
    signs = {"PL": "ąćęłńóśźż", "FR": "éèàêçô", "DE": "äöüß", "UA": "іїєґ"}
    for country, iso in ISO.items():
        notes = [
            note
            for (note,) in db.execute(
                "SELECT t.note FROM touch t JOIN client c ON c.id = t.client"
                " WHERE c.country = ? AND t.note IS NOT NULL",
                (country,),
            )
        ]
        text = "".join(notes)
        assert len(notes) > 250
        assert len(set(notes)) > len(notes) / 2
        assert not re.search(r"[{}]", text)
        assert any(sign in text for sign in signs[iso])
        assert bool(re.search("[а-я]", text)) == (iso == "UA")
    share = one(db, "SELECT avg(note IS NOT NULL) FROM touch")
    assert 0.35 <= share <= 0.5


def test_every_note_can_be_found(book):
    count = book.value("SELECT count(*) FROM note_index")
    assert count == book.value("SELECT count(note) FROM touch")
    note, client = book.row("SELECT note, client FROM touch WHERE note IS NOT NULL AND length(note) > 20 LIMIT 1")
    assert client in {found for found, _touch, _note in search.noted(book, note)}


def test_touched_persons_belong_to_the_client(db):
    astray = one(
        db,
        "SELECT count(*) FROM touch_person k JOIN touch t ON t.id = k.touch JOIN person p ON p.id = k.person"
        " WHERE p.client <> t.client OR (t.channel = 'text' AND p.consent_text = 'refused')"
        " OR (t.channel = 'call' AND p.consent_call = 'refused')",
    )
    assert astray == 0


def test_eighteen_months_of_sales(db):
    assert one(db, "SELECT count(*) FROM family") == 6
    months, families = db.execute(
        "SELECT count(DISTINCT substr(day, 1, 7)), count(DISTINCT family) FROM sales_line"
    ).fetchone()
    assert months >= 18
    assert families == 6
    year = one(db, "SELECT sum(net) FROM sales_line WHERE day > '2025-09-14'")
    assert 6_000_000_00 <= year <= 9_000_000_00
    assert one(db, "SELECT count(*) FROM sales_line WHERE net < 0 AND document LIKE 'KOR/%'") > 20
    assert one(db, "SELECT count(*) FROM sales_line WHERE (net < 0) <> (document LIKE 'KOR/%')") == 0
    assert one(db, "SELECT count(*) FROM sales_line WHERE key NOT LIKE document || '#%'") == 0
    assert one(db, "SELECT max(day) FROM sales_line") <= days.LAST.isoformat()


def test_plan_of_the_year_for_most_buyers(db):
    planned = one(db, "SELECT count(DISTINCT client) FROM plan")
    buyers = one(db, "SELECT count(DISTINCT client) FROM sales_line")
    assert 0.65 <= planned / buyers <= 0.85
    assert one(db, "SELECT count(*) FROM plan") == planned * 12


def test_phones_ring_nowhere(db):
    found = db.execute(
        "SELECT c.country, p.value, p.digits FROM contact_point p JOIN client c ON c.id = p.client WHERE kind = 'phone'"
    ).fetchall()
    assert len(found) > 300
    for country, value, digits in found:
        assert FICTION[ISO[country]].fullmatch(value), value
        assert "+" + digits == value.replace(" ", "")


def test_addresses_and_numbers_are_nobodys(db):
    for (value,) in db.execute("SELECT value FROM contact_point WHERE kind = 'email'"):
        assert re.fullmatch(r"[a-z0-9.-]+@[a-z0-9-]+\.example", value), value
    for (website,) in db.execute("SELECT website FROM client WHERE website <> ''"):
        assert re.fullmatch(r"https://[a-z0-9-]+\.example", website)
    for country, number in db.execute("SELECT country, tax_id FROM client WHERE tax_id <> ''"):
        assert not tax.plausible(ISO[country], number)


@pytest.mark.parametrize(
    ("iso", "number"), [("PL", "1234563218"), ("FR", "732829320"), ("DE", "DE136695976"), ("UA", "32855961")]
)
def test_the_checks_of_tax_numbers_know_a_right_one(iso, number):
    assert tax.plausible(iso, number)


@pytest.mark.parametrize(
    "gap",
    [
        "code = ''",
        "city = ''",
        "segment = ''",
        "potential_class = ''",
        "tax_id = ''",
        "language = ''",
        "id NOT IN (SELECT client FROM person)",
        "id NOT IN (SELECT client FROM contact_point WHERE kind = 'phone')",
        "id NOT IN (SELECT client FROM touch)",
        "id NOT IN (SELECT client FROM sales_line)",
        "id NOT IN (SELECT client FROM wallet)",
        "id NOT IN (SELECT client FROM supply)",
        "id NOT IN (SELECT client FROM client_tag)",
        "id NOT IN (SELECT client FROM plan)",
        "id NOT IN (SELECT client FROM action WHERE client IS NOT NULL AND done_ms IS NULL)",
    ],
)
def test_a_gap_that_a_real_book_has(db, gap):
    assert 2 <= one(db, f"SELECT count(*) FROM client WHERE {gap}") < 140


def test_twins(db):
    for start in ("sielski ml", "glaserwelt"):
        cities = db.execute("SELECT city FROM client WHERE fold LIKE ?", (start + "%",)).fetchall()
        assert len(cities) == 2


def test_actions(db):
    today = days.ANCHOR.isoformat()
    opened = "SELECT count(DISTINCT client) FROM action WHERE done_ms IS NULL AND client IS NOT NULL"
    assert 0.5 <= one(db, opened) / 240 <= 0.6
    assert 6 <= one(db, opened + " AND due < ?", today) <= 10
    assert 5 <= one(db, opened + " AND due = ?", today) <= 8
    assert one(db, "SELECT count(*) FROM action WHERE client IS NULL") == 5
    assert one(db, "SELECT count(*) FROM action WHERE done_ms IS NOT NULL") > 100
    assert one(db, "SELECT count(*) FROM action WHERE at IS NOT NULL") >= 3
    assert one(db, "SELECT count(*) FROM action WHERE made_day > due OR made_day > done_day") == 0


def test_the_book_breathes_as_it_should(book):
    seen = portfolio.load(book, days.ANCHOR)
    assert book.anchor_day == days.ANCHOR.isoformat()
    assert breath.asked_per_day(Alike(seen.clients, *breath.FOLLOWS), seen.policy) <= seen.policy.capacity
    assert seen.stretch == 1.0
    breathe, whole = seen.breathing()
    assert 0.60 <= breathe / whole <= 0.80
    states = [breath.state(client, days.ANCHOR, seen.policy, seen.stretch)[0] for client in seen.clients]
    assert all(states.count(state) >= 3 for state in range(6))
    assert states.count(breath.NEVER) == 9
    assert 0.10 <= states.count(breath.LATE) / len(states) <= 0.14


def test_a_large_book_is_sound_and_the_same_each_time(tmp_path):
    paths = [tmp_path / "one.db", tmp_path / "two.db"]
    for path in paths:
        large.make(path, 300, 4_000, 7, sales=1_000)
    assert list(dump(paths[0])) == list(dump(paths[1]))
    opened = open_book(paths[0])
    try:
        assert opened.value("SELECT count(*) FROM client") == 300
        assert opened.value("SELECT count(*) FROM touch") == 4_000
        assert opened.value("SELECT count(*) FROM sales_line") == 1_000
        assert opened.value("PRAGMA integrity_check") == "ok"
        assert opened.rows("PRAGMA foreign_key_check") == []
        assert opened.anchor_day == days.ANCHOR.isoformat()
        assert portfolio.load(opened, days.ANCHOR).stretch == 1.0
        assert opened.value("SELECT count(*) FROM note_index") == opened.value("SELECT count(note) FROM touch")
    finally:
        opened.close()


def test_a_large_book_has_the_schema_of_the_sample(fresh, tmp_path):
    path = tmp_path / "large.db"
    large.make(path, 5, 20, 1)
    query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'table' ORDER BY 1, 2"
    schemas = []
    for each in (path, fresh):
        connection = sqlite3.connect(each)
        schemas.append(connection.execute(query).fetchall())
        connection.close()
    assert schemas[0] == schemas[1]
